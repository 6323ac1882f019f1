// Owns the telling of the story as it comes: what is there at first, then each thing that happens, once.

import type { BlockId } from '../model/block.ts';
import type { Since } from '../model/since.ts';
import { eventsBetween, type OutputEvent } from '../output/events.ts';
import { formatPlainText, type PlainOptions } from '../output/plain-text.ts';
import { selectMissed } from '../state/missed.ts';
import type { State } from '../state/state.ts';
import { type KeyBindings, OWN_KEYS } from '../ui/key-bindings.ts';

export type TellOptions = PlainOptions & {
  /** Posts first published before this are left out of what is there at first, epoch ms. */
  readonly since: number | null;
  /** How many of the posts that are there are told at first; null for a few. */
  readonly limit: number | null;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
};

/** Where nobody said how many: enough to know what it is about. */
const FIRST_POSTS = 5;
/** What has come since the last visit is told whole up to so many. */
const MOST_MISSED = 20;

/** What is said, and the oldest post of those that were told. */
type Present = { readonly says: string; readonly first: BlockId | null };

export type StoryTelling = {
  /** What is there, and where in the story that is. The next state is told against this one. */
  readonly present: (state: State, since: Since, now: number) => Present;
  /** What has happened since the last state given. */
  readonly next: (state: State, keyEventsOnly: boolean, now: number) => string;
};

export function createStoryTelling(options: TellOptions): StoryTelling {
  let previous: State | null = null;

  return {
    present(state, since, now) {
      const missed = selectMissed(state, since).blocks.length;
      const limit =
        options.limit ??
        Math.max(FIRST_POSTS, since.mark === 'left' ? Math.min(missed, MOST_MISSED) : 0);
      const selection = { keyEventsOnly: false, since: options.since, limit };
      const events = eventsBetween(null, state, selection, now);
      previous = state;
      const told = events.flatMap((event) => (event.event === 'block' ? event.block.id : []));
      const says = joined([
        ...events.map((event) => formatPlainText(event, options)),
        wordsOf(told.length, state.order.length, options.keys ?? OWN_KEYS),
      ]);
      return { says, first: told[0] ?? null };
    },
    next(state, keyEventsOnly, now) {
      const before = previous;
      previous = state;
      if (before === null || before === state) return '';
      // Older pages are read because they were asked for, and are read out then.
      const selection = { keyEventsOnly, since: options.since, limit: 0 };
      const events = eventsBetween(before, state, selection, now).filter(
        (event) => !isToldAgain(event, before),
      );
      return joined(events.map((event) => formatPlainText(event, options)));
    },
  };
}

/** A publisher who cannot be reached is told of once, and not every minute. */
function isToldAgain({ event }: OutputEvent, before: State): boolean {
  return event === 'poll-failed' && before.poll.phase === 'failed';
}

function wordsOf(told: number, known: number, { spell }: KeyBindings): string {
  const posts = `${told} of ${known} post${known === 1 ? '' : 's'} told.`;
  const keys = '{previous-block} reads the one before, {help} lists the keys, {quit} quits.';
  return `${posts} ${spell(keys)}\n`;
}

function joined(paragraphs: readonly string[]): string {
  return paragraphs.filter((text) => text !== '').join('\n');
}
