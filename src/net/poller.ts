// Owns the polling loop: ask, wait as the delay rule says, ask again; one request in flight, ever.
// Knows nothing of HTTP or of what an answer holds. A fault is an outcome here, never the end of the loop.

import { isFollowFault } from '../model/errors.ts';
import {
  nextDelayMs,
  nextPace,
  type PollOutcome,
  retryAfterMs,
  type Schedule,
  startPace,
} from './backoff.ts';
import type { Clock } from './clock.ts';

export type PollerOptions = {
  /** One poll. A FollowFault that it throws is the outcome `failed`; anything else is a fault of ours and ends `run`. */
  readonly ask: (signal: AbortSignal) => Promise<PollOutcome>;
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** Called after each poll but the last, with when the next one is due, epoch ms. */
  readonly onScheduled?: (nextAt: number, outcome: PollOutcome) => void;
  /** Dice in [0, 1). */
  readonly random?: () => number;
};

export type Poller = {
  /** Polls until the outcome is `stop` or the signal aborts, then resolves. To be called once. */
  run(signal: AbortSignal): Promise<void>;
  /** Ends the wait at once. Without effect while a request is in flight, and while a server's Retry-After lasts. */
  pollNow(): void;
};

/**
 * A wait is slept in slices, because the timers of a sleeping laptop stand still: within one slice of waking we see
 * that the wall clock has moved on by more than we slept.
 */
const SLICE_MS = 5000;

export function createPoller(options: PollerOptions): Poller {
  const { ask, clock, schedule, onScheduled, random = Math.random } = options;
  /** Set only while a wait may be cut short. */
  let nap: AbortController | null = null;

  async function askOnce(signal: AbortSignal): Promise<PollOutcome> {
    try {
      return await ask(signal);
    } catch (error) {
      if (signal.aborted) return { kind: 'stop' };
      if (isFollowFault(error)) return { kind: 'failed', fault: error };
      throw error;
    }
  }

  async function waitUnlessWoken(ms: number, signal: AbortSignal): Promise<void> {
    const waking = new AbortController();
    const wake = () => waking.abort();
    signal.addEventListener('abort', wake);
    nap = waking;
    if (!signal.aborted) await sleepInSlices(clock, ms, waking.signal);
    nap = null;
    signal.removeEventListener('abort', wake);
  }

  return {
    async run(signal) {
      let pace = startPace(clock.now());
      while (!signal.aborted) {
        const outcome = await askOnce(signal);
        if (outcome.kind === 'stop' || signal.aborted) return;
        const now = clock.now();
        pace = nextPace(pace, outcome, now);
        const delay = nextDelayMs(schedule, pace, outcome, now, random());
        onScheduled?.(now + delay, outcome);
        const demandedMs = retryAfterMs(outcome) ?? 0;
        await sleepInSlices(clock, demandedMs, signal);
        await waitUnlessWoken(delay - demandedMs, signal);
      }
    },
    pollNow() {
      nap?.abort();
    },
  };
}

/** A clock that was set back must not prolong the wait; one that ran ahead (a laptop's sleep) ends it. */
async function sleepInSlices(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted; ) {
    const slice = Math.min(left, SLICE_MS);
    const before = clock.now();
    await clock.sleep(slice, signal);
    left -= Math.max(slice, clock.now() - before);
  }
}
