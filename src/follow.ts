// Owns following: joins one adapter, the client, the poller and the store into a session. Draws nothing, knows no screen.
// Faults are caught here, once, and become state.

import { DecodeError, type FollowFault, HttpError, isFollowFault } from './model/errors.ts';
import type { Cursor, Update } from './model/update.ts';
import type { PollOutcome, Schedule } from './net/backoff.ts';
import type { Client } from './net/client.ts';
import type { Clock } from './net/clock.ts';
import { createPoller } from './net/poller.ts';
import type { Selection } from './source/registry.ts';
import { hasGap } from './state/gap.ts';
import { inferRemovals } from './state/infer-removals.ts';
import type { Store } from './state/store.ts';

export type FollowOptions = {
  readonly selection: Selection;
  readonly client: Client;
  readonly store: Store;
  /** Real time: what polls are spaced by. */
  readonly clock: Clock;
  /** The story's own time, epoch ms: the same as the clock's, but for a story that is replayed. */
  readonly storyNow: () => number;
  readonly schedule: Schedule;
};

/** Why following ended. `failed`: the first request did, and nothing was ever shown. `stopped`: the caller said so. */
export type Ending =
  | { readonly reason: 'ended' | 'stopped' }
  | { readonly reason: 'gone' | 'failed'; readonly fault: FollowFault };

export type FollowSession = {
  /** Asks once, and for older pages while `wants` says so. Does not poll. */
  readonly open: (signal: AbortSignal, wants?: WantsOlder) => Promise<Ending | null>;
  /** Polls, after `open` gave null, until the story ends or is gone, or the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<Ending>;
  /** Polls at once, unless a request is in flight or the publisher asked us to wait. */
  readonly pollNow: () => void;
  /** Reads the next older page, if there is one; one request in flight, ever. A failure becomes state. */
  readonly readOlder: (signal: AbortSignal) => Promise<void>;
};

/** Asked after each page of the opening: true for one more. From `reachedAt` (epoch ms) on, every block is known. */
export type WantsOlder = (reachedAt: number) => boolean;

/** Pages that a gap is filled from before it is left: a laptop that slept for a week asks for no more than this at once. */
const MOST_GAP_PAGES = 20;

export function createFollowSession(options: FollowOptions): FollowSession {
  const { client, store, clock, storyNow, schedule, selection } = options;
  let missing: ReadonlySet<string> = new Set();
  let latest: Update | null = null;
  let ending: Ending | null = null;
  /** What `open` came to: the poller's first outcome, so that it does not ask again at once. */
  let opening: PollOutcome | null = null;
  /** Where the gap that is not yet filled goes on. */
  let gapAt: Cursor | null = null;
  /** From here on there are no holes: key events of older pages are known before the pages are. */
  let reachedAt = Number.POSITIVE_INFINITY;
  /** The request in flight: the next one waits for it. */
  let inFlight: Promise<unknown> = Promise.resolve();

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = inFlight.then(task);
    inFlight = turn.catch(() => undefined);
    return turn;
  }

  const ask = (cursor: Cursor | null, signal: AbortSignal) =>
    inTurn(() => askSource({ client, selection }, cursor, signal));

  function receive(update: Update, cause: 'poll' | 'backfill'): boolean {
    const before = store.getState();
    const removals = inferRemovals(before, update, missing);
    missing = removals.missing;
    reachedAt = Math.min(reachedAt, update.span?.from ?? reachedAt);
    store.dispatch({
      type: 'update-received',
      update: { ...update, removals: [...update.removals, ...removals.removals] },
      receivedAt: storyNow(),
      cause,
    });
    return store.getState().records !== before.records;
  }

  /** Goes on where it stopped when a page could not be had: the next poll comes back to it. */
  async function fillGap(signal: AbortSignal): Promise<void> {
    for (let page = 0; gapAt !== null && page < MOST_GAP_PAGES; page++) {
      const answer = await ask(gapAt, signal);
      if (answer.kind !== 'update') return;
      gapAt = hasGap(store.getState(), answer.update) ? answer.update.older : null;
      receive(answer.update, 'poll');
    }
    gapAt = null;
  }

  /** One poll of the newest page. A snapshot that stands unchanged is a second witness for what it lacked before. */
  async function poll(signal: AbortSignal): Promise<PollOutcome> {
    const answer = await ask(null, signal);
    if (answer.kind === 'unchanged') {
      if (latest !== null && missing.size > 0) receive(latest, 'poll');
      store.dispatch({ type: 'poll-unchanged', receivedAt: storyNow() });
      return { kind: 'unchanged', maxAgeMs: answer.maxAgeMs, pollAfterMs: null };
    }
    const { update, maxAgeMs, pollAfterMs } = answer;
    if (hasGap(store.getState(), update)) gapAt = update.older;
    latest = update;
    const changed = receive(update, 'poll');
    await fillGap(signal);
    if (update.header?.status === 'ended') return end({ reason: 'ended' });
    return { kind: changed ? 'changed' : 'unchanged', maxAgeMs, pollAfterMs };
  }

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
    try {
      return await poll(signal);
    } catch (error) {
      if (error instanceof HttpError && error.status === 410) {
        return end({ reason: 'gone', fault: error });
      }
      throw error;
    }
  }

  const poller = createPoller({
    ask: pollOrEnd,
    clock,
    schedule,
    onScheduled(nextAt, outcome) {
      if (outcome.kind !== 'failed') return;
      const failedAt = storyNow();
      const retryAt = failedAt + (nextAt - clock.now()) * schedule.speed;
      store.dispatch({ type: 'poll-failed', fault: outcome.fault, failedAt, retryAt });
    },
  });

  async function readOlder(signal: AbortSignal): Promise<boolean> {
    const { older } = store.getState();
    if (older === null) return false;
    try {
      const answer = await ask(older, signal);
      if (answer.kind === 'update') receive(answer.update, 'backfill');
      return answer.kind === 'update';
    } catch (error) {
      if (!isFollowFault(error)) throw error;
      store.dispatch({ type: 'poll-failed', fault: error, failedAt: storyNow(), retryAt: null });
      return false;
    }
  }

  return {
    async open(signal, wantsOlder = () => false) {
      try {
        opening = await poll(signal);
      } catch (error) {
        if (signal.aborted) return { reason: 'stopped' };
        if (!isFollowFault(error)) throw error;
        return endingOf(error);
      }
      while (!signal.aborted && wantsOlder(reachedAt) && (await readOlder(signal)));
      return ending;
    },
    async run(signal) {
      await poller.run(signal);
      return ending ?? { reason: 'stopped' };
    },
    pollNow: poller.pollNow,
    async readOlder(signal) {
      await readOlder(signal);
    },
  };
}

/** What the first request's failure means: 404 and 410 say that there is nothing at the address. */
function endingOf(fault: FollowFault): Ending {
  const isGone = fault instanceof HttpError && (fault.status === 404 || fault.status === 410);
  return { reason: isGone ? 'gone' : 'failed', fault };
}

type Answer =
  | {
      readonly kind: 'update';
      readonly update: Update;
      readonly maxAgeMs: number | null;
      readonly pollAfterMs: number | null;
    }
  | { readonly kind: 'unchanged'; readonly maxAgeMs: number | null };

/** One request of the source and what it says. Throws a FollowFault that names the URL. */
async function askSource(
  { client, selection }: Pick<FollowOptions, 'client' | 'selection'>,
  cursor: Cursor | null,
  signal: AbortSignal,
): Promise<Answer> {
  const { adapter, address } = selection;
  const request = adapter.request(address, cursor);
  const result = await client.get(request, signal);
  if (result.kind === 'unchanged') return result;
  try {
    const update = adapter.parse(result.body, { address, requestUrl: request.url, cursor });
    const { maxAgeMs, retryAfterMs } = result;
    const asked = Math.max(update.pollAfterMs ?? 0, retryAfterMs ?? 0);
    return { kind: 'update', update, maxAgeMs, pollAfterMs: asked === 0 ? null : asked };
  } catch (error) {
    // A later 304 must not stand for a body that could not be read.
    client.forget(request.url);
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(error.path, error.message, { url: request.url, cause: error });
  }
}
