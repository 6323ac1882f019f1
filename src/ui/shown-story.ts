// Owns what the screen shows of the state as a whole: what the story is called and how it stands, where posts are missing,
// which of them are key events and which were not seen.

import type { ScreenInput } from '../layout/screen-input.ts';
import type { Block } from '../model/block.ts';
import { compareNewestFirst } from '../state/order.ts';
import { selectTimeline } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Reader } from './reader.ts';

export function storyOf({ header, poll }: State): ScreenInput['story'] {
  if (header === null || poll.phase !== 'stopped' || poll.reason === 'ended') return header;
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
