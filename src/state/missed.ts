// Owns the questions of what has come since a mark: the lists of it for one who catches up, and the counts for the header,
// which are carried on from state to state.

import { type Block, type BlockId, type BlockKey, isKeyEvent } from '../model/block.ts';
import type { Missed, Since } from '../model/since.ts';
import { type BlockRecord, isRemoved, standingBlock } from './block-record.ts';
import { changedRecords, emptyTable } from './block-table.ts';
import { compareNewestFirst } from './order.ts';
import type { State } from './state.ts';

/** Looks at every block: for one who asks, not for every frame. */
export function selectMissed(state: State, since: Since): Missed {
  const missed: Block[] = [];
  const edited: Block[] = [];
  const removed: Block[] = [];
  let summary: Block | null = null;
  for (const id of state.order.toReversed()) {
    const record = state.records.get(id);
    const block = standingBlock(record);
    if (block === null) {
      if (record?.block && isRemovedSince(record, since.at)) removed.push(record.block);
      continue;
    }
    if (block.summary) summary = block;
    if (state.edited.has(id)) edited.push(block);
    if (state.unseen.has(id) || hasComeSince(block, since)) missed.push(block);
  }
  const keyEvents = missed.filter(isKeyEvent);
  return { since, summary, blocks: missed, keyEvents, edited, removed };
}

/** True for a block that is filed as newer than the newest one that had been seen. */
function hasComeSince(block: BlockKey, { newest }: Since): boolean {
  return newest === null || compareNewestFirst(block, newest) < 0;
}

export type SinceCounts = {
  /** Key events and summaries among the blocks that have not been seen. */
  readonly unseenKey: number;
  /** Blocks that were noticed to be removed since. */
  readonly removed: number;
};

/** A counter for one story, which remembers how far it has counted. `at`: epoch ms. */
export function createSinceCounter(at: number): (state: State) => SinceCounts {
  let records = emptyTable;
  let unseen: ReadonlySet<BlockId> | null = null;
  let counts: SinceCounts = { unseenKey: 0, removed: 0 };
  return (state) => {
    if (state.records === records && state.unseen === unseen) return counts;
    let { removed } = counts;
    for (const { before, after } of changedRecords(records, state.records))
      removed += countOf(after, at) - countOf(before, at);
    counts = { unseenKey: countUnseenKey(state), removed };
    records = state.records;
    unseen = state.unseen;
    return counts;
  };
}

function countUnseenKey({ unseen, records }: State): number {
  let count = 0;
  for (const id of unseen) {
    const block = standingBlock(records.get(id));
    if (block !== null && isKeyEvent(block)) count += 1;
  }
  return count;
}

function countOf(record: BlockRecord | undefined, at: number): number {
  return Number(record !== undefined && record.block !== null && isRemovedSince(record, at));
}

function isRemovedSince(record: BlockRecord, at: number): boolean {
  return isRemoved(record) && record.noticedAt !== null && record.noticedAt > at;
}
