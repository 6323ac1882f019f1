// Owns the state before anything is known.

import { emptyTable } from './block-table.ts';
import { NO_GAPS } from './gap.ts';
import { NO_MARKS } from './marks.ts';
import type { Change, State } from './state.ts';

/** One array for "nothing changed", so that two such states can be told alike at a glance. */
export const NO_CHANGES: readonly Change[] = [];

/** Nothing known yet, and the first answer on its way. `now` is epoch ms. */
export function initialState(now: number): State {
  return {
    header: null,
    pinStatedAt: null,
    records: emptyTable,
    order: [],
    unseen: new Set(),
    edited: new Set(),
    marks: NO_MARKS,
    gaps: NO_GAPS,
    older: null,
    reachedStart: false,
    totalBlocks: null,
    changes: NO_CHANGES,
    poll: { phase: 'connecting' },
    knownBefore: null,
    notKept: null,
    now,
  };
}
