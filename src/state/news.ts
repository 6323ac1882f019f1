// Owns which changes are news: what came about while the story was being followed, and not what the first answer brought.

import type { Change, State } from './state.ts';

/** The changes that a listener of the store, told `state` after `previous`, has news of; oldest first. */
export function newsIn(state: State, previous: State): readonly Change[] {
  const isFirst = previous.poll.phase === 'connecting';
  if (isFirst || state.changes === previous.changes) return [];
  return state.changes.filter((change) => change.kind !== 'block' || change.cause === 'new');
}
