// Owns the judgement that an answer is an old copy: news may still be in it, but it is evidence of no absence.

import type { Update } from '../model/update.ts';
import type { State } from './state.ts';

/** True when the source itself stamps this answer earlier than one already known. */
export function isStale(state: State, update: Update): boolean {
  const statedAt = update.header?.updatedAt ?? null;
  const knownAt = state.header?.updatedAt ?? null;
  return statedAt !== null && knownAt !== null && statedAt < knownAt;
}
