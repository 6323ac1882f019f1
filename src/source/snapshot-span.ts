// Owns the judgement that a list of blocks is a stretch of the story without holes, from which a removal may be told.

import type { SnapshotSpan } from '../model/update.ts';

/**
 * The stretch that the first-published times of a page cover, in the page's own order. Null when that is not newest first
 * throughout, or a time is missing: then the order is the editors', and what is not in it may stand elsewhere.
 */
export function spanOfTimes(times: readonly (number | null)[]): SnapshotSpan | null {
  let from = Number.POSITIVE_INFINITY;
  for (const time of times) {
    if (time === null || time > from) return null;
    from = time;
  }
  const to = times[0] ?? null;
  return to === null ? null : { from, to };
}
