// Owns the pages of a story as they are read: the newest, older ones, those of a gap; and what follows from a page for
// removals and for how far back all is known. Knows no schedule.

import { HttpError } from '../model/errors.ts';
import type { Cursor, Update } from '../model/update.ts';
import type { Clock } from '../net/clock.ts';
import { type Gap, gapsAfterNewest } from '../state/gap.ts';
import { inferRemovals } from '../state/infer-removals.ts';
import type { Store } from '../state/store.ts';
import type { AskSource } from './ask-source.ts';
import { createCompletion } from './completion.ts';
import { createGapFiller } from './fill-gaps.ts';
import type { GlimpseWatch } from './glimpse.ts';
import { createRereading } from './reread.ts';
import { createTurns } from './turns.ts';

export type Newest = {
  /** The story is not what it was before. */
  readonly changed: boolean;
  readonly maxAgeMs: number | null;
  readonly pollAfterMs: number | null;
};

/** Each throws a FollowFault when its page cannot be had, and what the signal aborts with. */
export type Pages = {
  readonly readNewest: (signal: AbortSignal) => Promise<Newest>;
  /** The next `readNewest` asks for the snapshot, whatever a cheaper question could tell. */
  readonly wantSnapshot: () => void;
  /** Reads the next older page. False when there is none, or when it leads no further back. */
  readonly readOlder: (signal: AbortSignal) => Promise<boolean>;
  /** Reads the pages between the newest one and what was known before it, if any lie between. */
  readonly fillGaps: (signal: AbortSignal) => Promise<void>;
  /** Reads one older page again, the one that is due, if there is any. */
  readonly readAgain: (signal: AbortSignal) => Promise<void>;
  readonly mayReadAgain: () => boolean;
  /** True when the story ended while it was followed, and older pages of it have not been seen since. */
  readonly isUnseen: () => boolean;
  /** From here on, epoch ms, every block is known. Key events of older pages are known before those pages are. */
  readonly reachedAt: () => number;
  /** True when the publisher has ended the story, no gap is left to fill and no removal is left to be confirmed. */
  readonly isOver: () => boolean;
};

export function createPages(options: {
  readonly ask: AskSource;
  readonly glimpses: GlimpseWatch;
  readonly store: Store;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly storyNow: () => number;
}): Pages {
  const { ask, glimpses, store, clock, storyNow } = options;
  const inTurn = createTurns();
  let latest: Update | null = null;
  /** Where the next poll starts; null for the newest page. */
  let next: Cursor | null = null;
  let isOpening = false;
  /** Answers in a row by which the story has ended. */
  let endings = 0;
  let missing: ReadonlySet<string> = new Set();
  let reachedAt = Number.POSITIVE_INFINITY;
  let wantsSnapshot = false;
  /** The last page lacked a block that was there before. One that left the page meanwhile waits in `missing` for ever. */
  let awaitsWitness = false;

  const completion = createCompletion({
    ask,
    clock,
    isKnown: (id) => (store.getState().records.get(id)?.block ?? null) !== null,
    receive: (update) => receive(update, isOpening ? 'opening' : 'poll'),
  });

  const filler = createGapFiller({
    store,
    inTurn,
    ask: askOlder,
    receive: (update, gaps) => void receive(update, 'poll', gaps),
  });

  const rereading = createRereading({
    ask,
    store,
    receive: (update) => take(update, 'reread').lacksMore,
  });

  /** True when it changed the story. */
  function receive(
    update: Update,
    cause: 'opening' | 'poll' | 'backfill',
    gaps?: readonly Gap[],
  ): boolean {
    reachedAt = Math.min(reachedAt, update.span?.from ?? reachedAt);
    const { changed, lacksMore } = take(update, cause, gaps);
    awaitsWitness = lacksMore;
    return changed;
  }

  /** `lacksMore`: than was missing before. */
  function take(
    update: Update,
    cause: 'opening' | 'poll' | 'backfill' | 'reread',
    gaps?: readonly Gap[],
  ): { readonly changed: boolean; readonly lacksMore: boolean } {
    const before = store.getState();
    const inferred = inferRemovals(before, update, missing);
    const lacksMore = !inferred.missing.isSubsetOf(missing);
    missing = inferred.missing;
    const removals = [...update.removals, ...inferred.removals];
    const receivedAt = storyNow();
    store.dispatch({
      type: 'update-received',
      ...{ update: { ...update, removals }, receivedAt, cause },
      ...(gaps === undefined ? {} : { gaps }),
    });
    return { changed: store.getState().records !== before.records, lacksMore };
  }

  async function readNewest(signal: AbortSignal): Promise<Newest> {
    const known = mayGlimpse() ? latest : null;
    const confirmed = known && (await glimpses.confirm(known.blocks, signal));
    if (confirmed !== null) {
      store.dispatch({ type: 'poll-unchanged', receivedAt: storyNow() });
      return { changed: false, maxAgeMs: confirmed.maxAgeMs, pollAfterMs: null };
    }
    const newest = await readSnapshot(signal);
    wantsSnapshot = false;
    glimpses.sawSnapshot(newest.changed);
    return newest;
  }

  /** Not while one more snapshot is needed to tell a removal, or a gap is being filled. */
  function mayGlimpse(): boolean {
    return !awaitsWitness && !filler.hasWork() && !wantsSnapshot;
  }

  /** What the newest answer leaves to others counts as a part of it. */
  async function readSnapshot(signal: AbortSignal): Promise<Newest> {
    const before = store.getState();
    isOpening = before.header === null && before.records.size === 0;
    const { newest, update } = await readNewestAnswer(signal);
    await completion.complete(update, signal);
    if (latest !== null) countEnding(latest);
    // One that stands unchanged has been read once more.
    if (latest !== null) rereading.sawNewest(latest);
    return { ...newest, changed: newest.changed || store.getState().records !== before.records };
  }

  async function askNewest(signal: AbortSignal): ReturnType<AskSource> {
    try {
      return await ask(next, signal, 'poll');
    } catch (error) {
      // Where the next poll was to start may be what is wrong with it.
      next = null;
      throw error;
    }
  }

  async function readNewestAnswer(
    signal: AbortSignal,
  ): Promise<{ readonly newest: Newest; readonly update: Update | null }> {
    const answer = await askNewest(signal);
    if (answer.kind === 'unchanged') {
      const changed = confirmLatest();
      return { newest: { changed, maxAgeMs: answer.maxAgeMs, pollAfterMs: null }, update: null };
    }
    const { update, maxAgeMs, pollAfterMs } = answer;
    latest = update;
    next = update.next ?? null;
    const changed = receive(update, 'poll', gapsAfterNewest(store.getState(), update));
    return { newest: { changed, maxAgeMs, pollAfterMs }, update };
  }

  /** The last answer of all is asked for twice where it lacks something: it takes two to witness a removal. */
  function countEnding({ mayResume }: Update): void {
    const isEnded = store.getState().header?.status === 'ended' && mayResume !== true;
    endings = isEnded ? endings + 1 : 0;
  }

  /** A snapshot that stands unchanged is a second witness for what it lacked before. */
  function confirmLatest(): boolean {
    const changed = latest !== null && missing.size > 0 && receive(latest, 'poll');
    store.dispatch({ type: 'poll-unchanged', receivedAt: storyNow() });
    return changed;
  }

  /** The block that the cursor names may have been removed since: then the newest page names the block to begin from. */
  async function askOlder(cursor: Cursor, signal: AbortSignal): Promise<Update | null> {
    const answer = await ask(cursor, signal).catch((error: unknown) => {
      const restart = latest?.older ?? null;
      if (!isMissing(error) || restart === null || restart === cursor) throw error;
      return ask(restart, signal);
    });
    return answer.kind === 'update' ? answer.update : null;
  }

  async function readOlder(signal: AbortSignal): Promise<boolean> {
    const { older } = store.getState();
    const update = older === null ? null : await askOlder(older, signal);
    if (update === null) return false;
    const before = reachedAt;
    receive(update, 'backfill');
    return reachedAt < before;
  }

  return {
    readNewest: (signal) => inTurn(() => readNewest(signal)),
    wantSnapshot: () => {
      wantsSnapshot = true;
    },
    readOlder: (signal) => inTurn(() => readOlder(signal)),
    fillGaps: filler.fill,
    readAgain: (signal) => inTurn(() => rereading.readNext(signal)),
    mayReadAgain: rereading.hasWork,
    isUnseen: rereading.isUnseen,
    reachedAt: () => reachedAt,
    isOver: () => !filler.hasWork() && endings >= (missing.size === 0 ? 1 : 2),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof HttpError && (error.status === 404 || error.status === 410);
}
