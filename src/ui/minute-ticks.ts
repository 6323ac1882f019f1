// Owns the ticking of the story's clock on the screen: once a minute, on the minute, and never more often than a reader
// of a story played fast could follow.

import type { Timer } from '../terminal/timer.ts';

const MINUTE_MS = 60_000;
/** At high speeds minutes fly by: the screen shows the time no more often than this. */
const LEAST_MS = 1000;

/** Ticks until the returned function is called. `speed`: how many times faster than life the story's clock runs. */
export function startMinuteTicks(options: {
  readonly timer: Timer;
  readonly speed: number;
  readonly storyNow: () => number;
  readonly onTick: (now: number) => void;
}): () => void {
  const { timer, speed, storyNow, onTick } = options;
  let cancel = () => {};

  function wait(): void {
    const now = storyNow();
    const intoMinute = ((now % MINUTE_MS) + MINUTE_MS) % MINUTE_MS;
    const ms = (MINUTE_MS - intoMinute) / speed;
    cancel = timer(Math.max(Math.ceil(ms), LEAST_MS), () => {
      onTick(storyNow());
      wait();
    });
  }

  wait();
  return () => cancel();
}
