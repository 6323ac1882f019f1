// Owns the state that a story begins with when an earlier visit has kept something of it: all is known, nothing is news.

import type { BlockId } from '../model/block.ts';
import type { BlockRecord } from './block-record.ts';
import { initialState } from './initial-state.ts';
import { filedAt } from './order.ts';
import { reduce } from './reduce.ts';
import type { State } from './state.ts';

/** What was kept; of the records the newest must be among these, while others may be restored later. */
export type Restored = Pick<
  State,
  'header' | 'pinStatedAt' | 'older' | 'reachedStart' | 'totalBlocks' | 'unseen' | 'marks' | 'gaps'
> & { readonly records: ReadonlyMap<BlockId, BlockRecord> };

/** The story as it was left, with the first answer of this visit on its way. `now` is epoch ms. */
export function restoredState({ records, unseen, ...known }: Restored, now: number): State {
  const empty = { ...initialState(now), ...known };
  const state = reduce(empty, { type: 'records-restored', records });
  const newest = state.records.get(state.order[0] ?? '')?.block ?? null;
  const at = newest === null ? Number.NEGATIVE_INFINITY : filedAt(newest);
  return { ...state, unseen, knownBefore: Number.isFinite(at) ? at : null };
}
