// Owns when an older page is read again: seldom, in turns that polls give up for it, and once more when the story has ended.
// Knows no page.

import { leastDelayMs, type Schedule, shortestDelayMs } from '../net/backoff.ts';
import type { Clock } from '../net/clock.ts';
import type { Newest, Pages } from './pages.ts';

export type Beat = {
  /** After a good poll: reads a page if one is due. True when it took a request, whose interval is still to be waited for. */
  readonly afterPoll: (asked: Omit<Newest, 'changed'>, signal: AbortSignal) => Promise<boolean>;
  /** True when the story has ended, and older pages are to be seen once more before it is left. */
  readonly isSeeingOut: () => boolean;
  /** Sees them, an interval apart. */
  readonly seeOut: (signal: AbortSignal) => Promise<void>;
};

/** A page an edit of which nobody waits for; twenty of them make a round of some hours. */
const LEAST_MS = 180_000;

/** At most every tenth request is one of these: news comes first. */
const POLLS_A_BEAT = 10;

/** `isOff`: older pages are read when the reader gets there, and not again. */
export function createBeat(options: {
  readonly pages: Pick<Pages, 'readAgain' | 'mayReadAgain' | 'isUnseen' | 'isOver'>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly schedule: Schedule;
  /** Epoch ms. */
  readonly storyNow: () => number;
  readonly isOff: boolean;
}): Beat {
  const { pages, clock, schedule, storyNow, isOff } = options;
  let lastAt: number | null = null;

  function isDue(asked: Omit<Newest, 'changed'>): boolean {
    const now = storyNow();
    // A clock that was set back must not hold up the next beat until it is where it was.
    if (lastAt === null || lastAt > now) lastAt = now;
    return now - lastAt >= Math.max(LEAST_MS, POLLS_A_BEAT * leastDelayMs(schedule, asked));
  }

  return {
    async afterPoll(asked, signal) {
      if (isOff || !isDue(asked) || !pages.mayReadAgain()) return false;
      lastAt = storyNow();
      await pages.readAgain(signal);
      return true;
    },
    isSeeingOut: () => !isOff && pages.isOver() && pages.isUnseen(),
    async seeOut(signal) {
      while (!signal.aborted && pages.isUnseen()) {
        await pages.readAgain(signal);
        if (pages.isUnseen()) await clock.sleep(shortestDelayMs(schedule), signal);
      }
    },
  };
}
