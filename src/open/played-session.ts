// Owns the playing of what was kept: each delivery is told at its time in the story. Asks nobody.

import type { FollowSession } from '../follow/session.ts';
import type { Clock } from '../net/clock.ts';
import type { Past } from '../state/past.ts';
import type { Store } from '../state/store.ts';

export type PlayedOptions = {
  readonly past: Past;
  readonly store: Store;
  /** Epoch ms of the story's own time: what came until then is in the store. */
  readonly startAt: number;
  /** 0 stands still. */
  readonly speed: number;
  readonly storyNow: () => number;
  /** Puts that clock on, by ms of the story's own time. */
  readonly skip: (ms: number) => void;
  /** Real time. */
  readonly clock: Pick<Clock, 'sleep'>;
};

/** A silence in the story is played up to so long, in its own time; or up to so long in real time, where that is longer. */
const MOST_SILENCE_MS = 3_600_000;
const MOST_WAIT_MS = 60_000;

/** Tells what was kept at its time in the story. */
export function createPlayedSession(options: PlayedOptions): FollowSession {
  const { past, store, startAt, speed, storyNow, skip, clock } = options;
  const mostSilenceMs = Math.max(MOST_SILENCE_MS, MOST_WAIT_MS * speed);

  async function waitFor(at: number, signal: AbortSignal): Promise<void> {
    const silenceMs = at - storyNow();
    if (silenceMs > mostSilenceMs) skip(silenceMs - mostSilenceMs);
    do {
      const ms = Math.ceil((at - storyNow()) / speed);
      await clock.sleep(Math.max(ms, 0), signal);
    } while (storyNow() < at && !signal.aborted);
  }

  return {
    // What stands still is shown whole, as a file is.
    open: async () => (speed === 0 ? { reason: 'file' } : null),
    async run(signal) {
      for (const delivery of past.deliveries) {
        if (signal.aborted) return { reason: 'stopped' };
        if (delivery.receivedAt <= startAt) continue;
        await waitFor(delivery.receivedAt, signal);
        if (signal.aborted) break;
        // However fast it is played, the clock is not behind what is told.
        store.dispatch({ type: 'ticked', now: storyNow() });
        store.dispatch(delivery);
      }
      if (signal.aborted) return { reason: 'stopped' };
      store.dispatch({ type: 'polling-stopped', at: storyNow(), reason: 'kept' });
      return { reason: 'kept' };
    },
    pollNow: () => {},
    readOlder: async () => {},
    reachedAt: () => Number.NEGATIVE_INFINITY,
  };
}
