// Owns the mark of a visit: where the last one ended, or else what was there when this one began. It holds still from the
// first answer on.

import type { BlockKey } from '../model/block.ts';
import type { Since } from '../model/since.ts';
import { keyOf } from '../state/order.ts';
import type { State } from '../state/state.ts';

/** How an earlier visit ended. */
export type Left = {
  /** The newest block that had been seen. */
  readonly lastSeen: BlockKey | null;
  /** Epoch ms of the story's own time. */
  readonly at: number;
};

/** As the kept place tells. `now`: epoch ms, for one that was kept without a time. */
export function leftFrom(
  place: { readonly lastSeen: BlockKey | null; readonly leftAt?: number } | undefined,
  now: number,
): Left | null {
  return place === undefined ? null : { lastSeen: place.lastSeen, at: place.leftAt ?? now };
}

/** The mark of one visit. `openedAt`: epoch ms, for a visit that no other is known to have come before. */
export function createVisitMark(left: Left | null, openedAt: number): (state: State) => Since {
  if (left !== null) {
    const since: Since = { mark: 'left', newest: left.lastSeen, at: left.at };
    return () => since;
  }
  let fixed: Since | null = null;
  return ({ header, order, records }) => {
    if (fixed !== null) return fixed;
    const block = records.get(order[0] ?? '')?.block ?? null;
    const since: Since = {
      mark: 'opened',
      newest: block === null ? null : keyOf(block),
      at: openedAt,
    };
    if (header !== null) fixed = since;
    return since;
  };
}
