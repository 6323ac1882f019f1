// Owns the questions asked of the State. Answers are derived, never stored, and keep their identity while they stay true.

import { type Block, type BlockId, isKeyEvent } from '../model/block.ts';
import { updateList } from './block-list.ts';
import { type BlockRecord, isRemoved, standingBlock } from './block-record.ts';
import { type BlockTable, changedRecords, emptyTable } from './block-table.ts';
import type { State } from './state.ts';

export type TimelineView = {
  readonly keyEventsOnly: boolean;
  readonly order: 'newest' | 'oldest';
};

/** The blocks that a view shows, in its order; removed ones stay in their place, `isRemovedId` tells them apart. */
export type TimelineSelector = (state: State, view: TimelineView) => readonly Block[];

/**
 * A selector with a memory of its own: the same array comes back for as long as no block in it changed, and when one did
 * the next array is made from the last. It remembers one story; who shows several at once makes one for each.
 */
export function createTimelineSelector(): TimelineSelector {
  const memory = new Map<boolean, Remembered>();
  return (state, { keyEventsOnly, order }) => {
    const { records } = state;
    const last = memory.get(keyEventsOnly);
    const newestFirst = last === undefined ? listOf(state, keyEventsOnly) : follow(last, records);
    if (newestFirst !== last?.newestFirst || records !== last.records)
      memory.set(keyEventsOnly, { records, newestFirst, isListed: listing(keyEventsOnly) });
    return order === 'newest' ? newestFirst : reversed(newestFirst);
  };
}

type Remembered = {
  readonly records: BlockTable;
  readonly newestFirst: readonly Block[];
  readonly isListed: (block: Block) => boolean;
};

function follow(last: Remembered, records: BlockTable): readonly Block[] {
  if (last.records === records) return last.newestFirst;
  return updateList(last.newestFirst, changedRecords(last.records, records), last.isListed);
}

export const selectTimeline: TimelineSelector = createTimelineSelector();

/** Key events and summaries, newest first. */
export function selectKeyEvents(state: State): readonly Block[] {
  return selectTimeline(state, { keyEventsOnly: true, order: 'newest' });
}

/** The block that is pinned, if it is known and stands. */
export function selectPinned({ header, records }: State): Block | null {
  const pinnedId = header?.pinnedId ?? null;
  return pinnedId === null ? null : standingBlock(records.get(pinnedId));
}

export function selectUnseenCount(state: State): number {
  return state.unseen.size;
}

export type Counts = {
  /** Blocks that are known and stand. */
  readonly known: number;
  /** Blocks in the whole story as the source counts them; null when it does not say. */
  readonly total: number | null;
  /** Key events and summaries among the known. */
  readonly key: number;
  /** Blocks edited since the story was opened. */
  readonly edited: number;
  readonly removed: number;
};

export function selectCounts(state: State): Counts {
  const { known, key, removed } = tallyOf(state);
  return { known, total: state.totalBlocks, key, edited: state.edited.size, removed };
}

export function isRemovedId(state: State, id: BlockId): boolean {
  return selectRemoval(state, id) !== null;
}

/** The removal that stands over a block, or null while the block itself stands or was never heard of. Times are epoch ms. */
export function selectRemoval(
  state: State,
  id: BlockId,
): Pick<BlockRecord, 'removedRevisionAt' | 'noticedAt'> | null {
  const record = state.records.get(id);
  return record !== undefined && isRemoved(record) ? record : null;
}

function listOf({ records, order }: State, keyEventsOnly: boolean): readonly Block[] {
  const isListed = listing(keyEventsOnly);
  return order.flatMap((id) => {
    const block = records.get(id)?.block ?? null;
    return block !== null && isListed(block) ? block : [];
  });
}

function listing(keyEventsOnly: boolean): (block: Block) => boolean {
  return keyEventsOnly ? isKeyEvent : () => true;
}

const reversals = new WeakMap<readonly Block[], readonly Block[]>();

function reversed(blocks: readonly Block[]): readonly Block[] {
  const known = reversals.get(blocks) ?? blocks.toReversed();
  reversals.set(blocks, known);
  return known;
}

type Tally = Pick<Counts, 'known' | 'key' | 'removed'>;
const EMPTY = { records: emptyTable, tally: { known: 0, key: 0, removed: 0 } };
let latest: { readonly records: BlockTable; readonly tally: Tally } = EMPTY;

/** Counted from the last tally, since the header asks at every frame. */
function tallyOf({ records }: State): Tally {
  if (latest.records === records) return latest.tally;
  let { known, key, removed } = latest.tally;
  for (const { before, after } of changedRecords(latest.records, records)) {
    const [was, is] = [countsOf(before), countsOf(after)];
    known += is.known - was.known;
    key += is.key - was.key;
    removed += is.removed - was.removed;
  }
  latest = { records, tally: { known, key, removed } };
  return latest.tally;
}

function countsOf(record: BlockRecord | undefined): Tally {
  const block = standingBlock(record);
  return {
    known: Number(block !== null),
    key: Number(block !== null && isKeyEvent(block)),
    removed: Number(block === null && (record?.block ?? null) !== null),
  };
}
