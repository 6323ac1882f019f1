// Owns which changes are news: what came about while the story was being followed, and not what the first answer brought.

import type { Change, State } from './state.ts';

/**
 * The changes that a listener of the store, told `state` after `previous`, has news of; oldest first. `isResumed`: the story
 * was followed a moment ago, and its first answer is one like any other.
 */
export function newsIn(state: State, previous: State, isResumed = false): readonly Change[] {
  const isFirst = !isResumed && previous.poll.phase === 'connecting';
  if (isFirst || state.changes === previous.changes) return [];
  return state.changes.filter((change) => change.kind !== 'block' || change.cause === 'new');
}
