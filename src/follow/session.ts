// Owns following: joins one adapter, the client, the poller and the store into a session. Draws nothing, knows no screen.
// Faults are caught here, once, and become state.

import { type FollowFault, HttpError, isFollowFault } from '../model/errors.ts';
import type { PollOutcome, Schedule } from '../net/backoff.ts';
import type { Clock } from '../net/clock.ts';
import { createPoller } from '../net/poller.ts';
import type { Store } from '../state/store.ts';
import { createAskSource, type SourceOptions } from './ask-source.ts';
import { createBeat } from './beat.ts';
import { createGlimpseWatch } from './glimpse.ts';
import { createPages, type Newest } from './pages.ts';

export type SessionOptions = SourceOptions & {
  readonly store: Store;
  /** Real time: what polls are spaced by. */
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** Older pages are not read again on a beat: for a story that nobody looks at, and for a line that is to be spared. */
  readonly newestOnly?: boolean;
  /** Dice in [0, 1). */
  readonly random?: () => number;
};

/**
 * Why following ended. `failed`: the first request did, and nothing was ever shown. `stopped`: the caller said so.
 * `file`: what was read does not change. `kept`: what was kept has been played.
 */
export type Ending =
  | { readonly reason: 'ended' | 'stopped' | 'file' | 'kept' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type FollowSession = {
  /** Asks once, and for older pages while `wants` says so. Does not poll. Null: there is more to come. */
  readonly open: (signal: AbortSignal, wants?: WantsOlder) => Promise<Ending | null>;
  /** Polls, after `open` gave null, until the story ends or is gone, or the signal aborts. To be called once. */
  readonly run: (signal: AbortSignal) => Promise<Ending>;
  /** Polls at once, unless a request is in flight or the publisher asked us to wait. */
  readonly pollNow: () => void;
  /** Reads the next older page, if there is one; one request in flight, ever. A failure becomes state. */
  readonly readOlder: (signal: AbortSignal) => Promise<void>;
  /**
   * Epoch ms: every block from then on is known, while of those before there may be key events alone. Infinity while no
   * answer has said.
   */
  readonly reachedAt: () => number;
};

/** Asked after each page of the opening: true for one more. From `reachedAt` (epoch ms) on, every block is known. */
type WantsOlder = (reachedAt: number) => boolean;

export function createFollowSession(options: SessionOptions): FollowSession {
  const { store, clock, storyNow, schedule, random } = options;
  const pages = createPages({
    ask: createAskSource(options),
    glimpses: createGlimpseWatch(options),
    store,
    clock,
    storyNow,
  });
  const { newestOnly = false, sparesSnapshots = false } = options;
  const isOff = newestOnly || sparesSnapshots;
  const beat = createBeat({ pages, clock, schedule, storyNow, isOff });
  let ending: Ending | null = null;
  /** What `open` came to: the poller's first outcome, so that it does not ask again at once. */
  let opening: PollOutcome | null = null;

  function end(how: Ending): PollOutcome {
    ending = how;
    const reason = how.reason === 'ended' ? 'ended' : 'gone';
    store.dispatch({ type: 'polling-stopped', at: storyNow(), reason });
    return { kind: 'stop' };
  }

  async function pollOrEnd(signal: AbortSignal): Promise<PollOutcome> {
    const opened = opening;
    opening = null;
    if (opened !== null) return opened;
    if (beat.isSeeingOut()) {
      await beat.seeOut(signal);
      return signal.aborted ? { kind: 'stop' } : end({ reason: 'ended' });
    }
    let newest: Newest;
    try {
      newest = await pages.readNewest(signal);
    } catch (error) {
      if (!(error instanceof HttpError) || error.status !== 410) throw error;
      return end({ reason: 'gone', fault: error });
    }
    return settle(newest, signal);
  }

  /** The story is over only when nothing of it is missing, and all that is known has been seen since. */
  async function settle({ changed, ...asked }: Newest, signal: AbortSignal): Promise<PollOutcome> {
    await pages.fillGaps(signal);
    const kind = changed ? 'changed' : 'unchanged';
    if (!pages.isOver()) return { kind, ...asked, isDouble: await beat.afterPoll(asked, signal) };
    return beat.isSeeingOut() ? { kind, ...asked } : end({ reason: 'ended' });
  }

  const poller = createPoller({
    ask: pollOrEnd,
    clock,
    schedule,
    ...(random === undefined ? {} : { random }),
    onScheduled(nextAt, outcome) {
      if (outcome.kind !== 'failed') return;
      const failedAt = storyNow();
      const retryAt = failedAt + (nextAt - clock.now()) * schedule.speed;
      store.dispatch({ type: 'poll-failed', fault: outcome.fault, failedAt, retryAt });
    },
  });

  /** False when the story was not carried further back. */
  async function readOlder(signal: AbortSignal): Promise<boolean> {
    try {
      return await pages.readOlder(signal);
    } catch (error) {
      if (signal.aborted) return false;
      if (!isFollowFault(error)) throw error;
      store.dispatch({ type: 'poll-failed', fault: error, failedAt: storyNow(), retryAt: null });
      return false;
    }
  }

  /** A failure while there is a story to show, of an earlier visit or half of this one: it is a poll like any other. */
  function failLater(fault: FollowFault): PollOutcome {
    const isGone = fault instanceof HttpError && fault.status === 410;
    return isGone ? end({ reason: 'gone', fault }) : { kind: 'failed', fault };
  }

  return {
    async open(signal, wantsOlder = () => false) {
      try {
        opening = await settle(await pages.readNewest(signal), signal);
      } catch (error) {
        if (signal.aborted) return { reason: 'stopped' };
        if (!isFollowFault(error)) throw error;
        if (store.getState().order.length === 0) return endingOf(error);
        opening = failLater(error);
        return null;
      }
      while (!signal.aborted && wantsOlder(pages.reachedAt()) && (await readOlder(signal)));
      return ending ?? (signal.aborted ? { reason: 'stopped' } : null);
    },
    async run(signal) {
      await poller.run(signal);
      return ending ?? { reason: 'stopped' };
    },
    pollNow() {
      pages.wantSnapshot();
      poller.pollNow();
    },
    async readOlder(signal) {
      await readOlder(signal);
    },
    reachedAt: pages.reachedAt,
  };
}

/** What the first request's failure means: 404, like 410, says that there is nothing at the address. */
export function endingOf(fault: FollowFault): Ending {
  const isAbsent = fault instanceof HttpError && (fault.status === 404 || fault.status === 410);
  return { reason: isAbsent ? 'gone' : 'failed', fault };
}
