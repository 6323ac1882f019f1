// Owns what the screen shows of the state as a whole: what the story is called and how it stands, where posts are missing,
// which of them are key events and which were not seen.

import type { ScreenInput } from '../layout/screen-input.ts';
import type { Block } from '../model/block.ts';
import { compareNewestFirst } from '../state/order.ts';
import { selectTimeline } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Reader } from './reader.ts';

/** It is not as it is now, but as it was. */
export function isReplayed({ poll }: Pick<State, 'poll'>): boolean {
  return poll.phase === 'replayed' || (poll.phase === 'stopped' && poll.reason === 'kept');
}

export function storyOf({ header, poll }: State): ScreenInput['story'] {
  if (header === null) return null;
  if (isReplayed({ poll })) return { title: header.title, status: 'past' };
  if (poll.phase !== 'stopped' || poll.reason === 'ended') return header;
  return { title: header.title, status: poll.reason === 'file' ? 'saved' : 'gone' };
}

/** One that is still being filled is nobody's business yet. */
export function shownGaps({ gaps }: State): ScreenInput['gaps'] {
  return gaps.length === 0 ? gaps : gaps.filter(({ isLeft }) => isLeft);
}

export function unseenOf({ unseen, records }: State): readonly Block[] {
  return [...unseen]
    .flatMap((id) => records.get(id)?.block ?? [])
    .sort((a, b) => compareNewestFirst(b, a));
}

export function keyEventsOf(state: State, order: Reader['order']): readonly Block[] {
  return selectTimeline(state, { keyEventsOnly: true, order });
}
