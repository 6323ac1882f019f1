// Owns a timer whose bells a test rings: nothing passes by itself.

import type { Timer } from '../../src/terminal/timer.ts';

export type FakeTimer = {
  readonly timer: Timer;
  /** Rings every bell that is due within `ms`, in order, also those set meanwhile. */
  advance(ms: number): void;
  /** How many bells are set. */
  pending(): number;
};

export function createFakeTimer(): FakeTimer {
  let now = 0;
  const bells = new Set<{ readonly at: number; readonly ring: () => void }>();

  function next(until: number) {
    return [...bells].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }

  return {
    timer: (ms, ring) => {
      const bell = { at: now + ms, ring };
      bells.add(bell);
      return () => bells.delete(bell);
    },
    advance(ms) {
      const until = now + ms;
      for (let bell = next(until); bell !== undefined; bell = next(until)) {
        bells.delete(bell);
        now = bell.at;
        bell.ring();
      }
      now = until;
    },
    pending: () => bells.size,
  };
}
