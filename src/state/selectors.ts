// Owns the questions asked of the State. Answers are derived, never stored, and keep their identity while they stay true.

import { type Block, type BlockId, isKeyEvent } from '../model/block.ts';
import { type BlockRecord, isRemoved, standingBlock } from './block-record.ts';
import type { State } from './state.ts';

export type TimelineView = {
  readonly keyEventsOnly: boolean;
  readonly order: 'newest' | 'oldest';
};

/** The blocks that a view shows, in its order; removed ones stay in their place, `isRemovedId` tells them apart. */
export type TimelineSelector = (state: State, view: TimelineView) => readonly Block[];

/**
 * A selector with a memory of its own: the same array comes back for as long as no block in it changed. It remembers one
 * story; who shows several at once makes one for each.
 */
export function createTimelineSelector(): TimelineSelector {
  const memory = new Map<string, Remembered>();
  return (state, view) => {
    const key = `${view.keyEventsOnly} ${view.order}`;
    const last = memory.get(key);
    if (last !== undefined && last.records === state.records && last.order === state.order)
      return last.blocks;
    const fresh = blocksOf(state, view);
    const blocks = last !== undefined && isSameList(last.blocks, fresh) ? last.blocks : fresh;
    memory.set(key, { records: state.records, order: state.order, blocks });
    return blocks;
  };
}

type Remembered = Pick<State, 'records' | 'order'> & { readonly blocks: readonly Block[] };

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

function blocksOf({ records, order }: State, view: TimelineView): readonly Block[] {
  const blocks: Block[] = [];
  for (const id of order) {
    const block = records.get(id)?.block ?? null;
    if (block !== null && (!view.keyEventsOnly || isKeyEvent(block))) blocks.push(block);
  }
  return view.order === 'newest' ? blocks : blocks.reverse();
}

function isSameList(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, index) => block === b[index]);
}

type Tally = Pick<Counts, 'known' | 'key' | 'removed'>;
const tallies = new WeakMap<State['records'], Tally>();

/** Counted once for each table, since the header asks at every frame. */
function tallyOf({ records, order }: State): Tally {
  const counted = tallies.get(records);
  if (counted !== undefined) return counted;
  const standing = order.flatMap((id) => standingBlock(records.get(id)) ?? []);
  const tally = {
    known: standing.length,
    key: standing.filter(isKeyEvent).length,
    removed: order.length - standing.length,
  };
  tallies.set(records, tally);
  return tally;
}
