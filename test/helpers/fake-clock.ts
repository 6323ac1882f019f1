// Owns a clock that stands still until a test moves it. Sleepers wake in order of time, each before the next.

import type { Clock } from '../../src/net/clock.ts';

type Sleeper = { readonly wakeAt: number; readonly wake: () => void };

export type FakeClock = Clock & {
  /** Lets what is under way settle, then `ms` pass: sleepers that are due wake in order, each settling before the next. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone, in either direction, as a correction or a laptop's sleep does: nobody wakes. */
  step(ms: number): void;
  /** Resolves as soon as at least `count` sleepers are waiting. */
  asleep(count?: number): Promise<void>;
  /** What each sleeper still has to wait, ms, soonest first. */
  waits(): readonly number[];
};

export function createFakeClock(startAt = 0): FakeClock {
  let elapsed = 0;
  let offset = startAt;
  const sleepers = new Set<Sleeper>();
  const watchers = new Set<() => void>();

  function earliest(): Sleeper | undefined {
    return [...sleepers].sort((one, other) => one.wakeAt - other.wakeAt)[0];
  }

  return {
    now: () => offset + elapsed,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper: Sleeper = {
          wakeAt: elapsed + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        signal?.addEventListener('abort', sleeper.wake);
        sleepers.add(sleeper);
        for (const check of [...watchers]) check();
      }),
    async advance(ms) {
      await settled();
      const target = elapsed + ms;
      for (let next = earliest(); next && next.wakeAt <= target; next = earliest()) {
        elapsed = Math.max(elapsed, next.wakeAt);
        next.wake();
        await settled();
      }
      elapsed = target;
      await settled();
    },
    step(ms) {
      offset += ms;
    },
    asleep: (count = 1) =>
      new Promise((resolve) => {
        const check = () => {
          if (sleepers.size < count) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
    waits: () =>
      [...sleepers].map(({ wakeAt }) => wakeAt - elapsed).sort((one, other) => one - other),
  };
}

/** Every promise that can settle without a timer or a socket has settled by the next turn of the loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
