// Owns reading older pages again, one at a beat, so that an edit or a removal below the newest page is noticed though nobody
// looks there. Only pages of which something is known are read: this carries no story further back. Knows no schedule.

import { type FollowFault, HttpError, isFollowFault, NetworkError } from '../model/errors.ts';
import type { Cursor, Update } from '../model/update.ts';
import { filedAt } from '../state/order.ts';
import { isStale } from '../state/staleness.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { AskSource } from './ask-source.ts';
import {
  type Bottom,
  duePage,
  NO_PAGES,
  type PageRound,
  type RoundPage,
  withFailure,
  withNext,
  withoutPage,
  withReading,
} from './page-round.ts';

export type Rereading = {
  /** The newest page was read: there the older ones begin. */
  readonly sawNewest: (update: Update) => void;
  /** True when there is a page to be read again. Of a story that has ended, each is once more. */
  readonly hasWork: () => boolean;
  /** True when the story has ended while we looked, and older pages have not been seen since. */
  readonly isUnseen: () => boolean;
  /**
   * Throws a FollowFault when the publisher cannot be reached, or tells us to wait. Any other failure is the page's own, and
   * tried again later.
   */
  readonly readNext: (signal: AbortSignal) => Promise<void>;
};

type Reading = Update | 'unchanged' | { readonly fault: FollowFault };

/** A page that fails as often as this in a row is given up for this time. */
const MOST_FAILURES = 2;

export function createRereading(options: {
  readonly ask: AskSource;
  readonly store: Store;
  /** True when the page lacks something for the first time: it takes a second look to tell a removal. */
  readonly receive: (update: Update) => boolean;
}): Rereading {
  const { ask, store, receive } = options;
  let round: PageRound = NO_PAGES;
  let newest: Bottom | null = null;
  /** The beat after which it was read. */
  let newestHadOn = 0;
  /** A page that lacks something, and what it said. */
  let inDoubt: { readonly cursor: Cursor; readonly update: Update } | null = null;
  let wasLive = isKnownLive(store.getState());
  /** Pages that were seen since the end; null while the story goes on. */
  let seenSinceEnd: number | null = null;

  function sawNewest(update: Update): void {
    const hasEnded = store.getState().header?.status === 'ended';
    if (!hasEnded) wasLive = true;
    seenSinceEnd = hasEnded ? (seenSinceEnd ?? 0) : null;
    // What says nothing of older pages takes none away.
    if (update.older !== null) {
      newest = bottomOf(store.getState(), update);
      newestHadOn = round.beat;
    }
  }

  function nextDepth(): number | null {
    round = goOn(round, -1, newest);
    const doubtful = round.pages.findIndex(({ cursor }) => cursor === inDoubt?.cursor);
    if (doubtful >= 0) return doubtful;
    if (seenSinceEnd === null) return duePage(round);
    return wasLive && seenSinceEnd < round.pages.length ? seenSinceEnd : null;
  }

  async function readPage({ cursor, said }: RoundPage, signal: AbortSignal): Promise<Reading> {
    try {
      const answer = await ask(cursor, signal, said === null ? 'none' : 'held');
      return answer.kind === 'update' ? answer.update : 'unchanged';
    } catch (error) {
      if (signal.aborted || !isFollowFault(error)) throw error;
      return { fault: error };
    }
  }

  function turn(depth: number, reading: Reading): PageRound {
    if (isFailure(reading)) return turnFailed(depth, reading.fault);
    const said = reading === 'unchanged' ? null : bottomOf(store.getState(), reading);
    const read = withReading(round, depth, said);
    return goOn(read, depth, read.pages[depth]?.said ?? null);
  }

  /** What is not there when it is asked for again is gone, and what it led to with it; the newest page may name others. */
  function turnFailed(depth: number, fault: FollowFault): PageRound {
    const failed = withFailure(round, depth);
    return isGivenUp(failed, depth) && isAbsence(fault) ? withoutPage(failed, depth) : failed;
  }

  /** To the page after this one, if something of what it may hold is known by now. */
  function goOn(from: PageRound, depth: number, bottom: Bottom | null): PageRound {
    if (bottom === null) return from;
    const isKnown = isKnownBelow(store.getState(), bottom.from);
    return withNext(from, depth, isKnown ? bottom.older : null);
  }

  /**
   * The page, and that nothing stands between it and the one above, which neither can tell alone: of pages that are cut from the
   * oldest block on, and none of which is an old copy. The one above must have been read since, as the second witness that it is.
   */
  function joined(depth: number, { hadOn }: RoundPage, update: Update): Update {
    const page = round.pages[depth - 1];
    const above = depth === 0 ? newest : (page?.said ?? null);
    const { span, header } = update;
    const statedAt = header?.updatedAt ?? null;
    if (above === null || above.statedAt === null || statedAt === null) return update;
    if (span === null || update.isCutFromOldest !== true) return update;
    const isSince = depth === 0 ? newestHadOn >= hadOn : (page?.hadOn ?? 0) > hadOn;
    const isStill = seenSinceEnd !== null && above.statedAt === statedAt;
    if (!isSince && !isStill) return update;
    return { ...update, span: { from: span.from, to: Math.max(span.to, above.from) } };
  }

  /** The second look has been had, whatever it showed: one that showed nothing must not hold up the others. */
  function look(depth: number, page: RoundPage, update: Update): void {
    const { cursor } = page;
    const isSecond = inDoubt?.cursor === cursor;
    const lacksMore = receive(joined(depth, page, update));
    inDoubt = lacksMore && !isSecond ? { cursor, update } : null;
  }

  return {
    sawNewest,
    hasWork: () => nextDepth() !== null,
    isUnseen: () => seenSinceEnd !== null && nextDepth() !== null,
    async readNext(signal) {
      const depth = nextDepth();
      const page = depth === null ? undefined : round.pages[depth];
      if (depth === null || page === undefined) return;
      const reading = await readPage(page, signal);
      const isDoubted = inDoubt?.cursor === page.cursor;
      const shown = reading === 'unchanged' && isDoubted ? inDoubt?.update : reading;
      if (typeof shown === 'object' && !isFailure(shown)) look(depth, page, shown);
      else inDoubt = null;
      round = turn(depth, reading);
      const isDone = inDoubt === null && (!isFailure(reading) || isGivenUp(round, depth));
      if (seenSinceEnd !== null && isDone) seenSinceEnd = depth + 1;
      if (isFailure(reading) && isOfPublisher(reading.fault)) throw reading.fault;
    },
  };
}

function bottomOf(state: State, update: Update): Bottom {
  const { header, older, span, blocks } = update;
  const from = span?.from ?? Math.min(...blocks.map(filedAt));
  const statedAt = isStale(state, update) ? null : (header?.updatedAt ?? null);
  return { from, older, statedAt };
}

/** True when something older is known that stood on a page: key events and the pin are told ahead of their pages. */
function isKnownBelow({ order, records, header }: State, from: number): boolean {
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const block = records.get(order[at] ?? '')?.block ?? null;
    if (block === null) continue;
    if (filedAt(block) >= from) return false;
    if (!block.keyEvent && !block.summary && block.id !== header?.pinnedId) return true;
  }
  return false;
}

function isKnownLive({ records, header }: State): boolean {
  return records.size > 0 && header?.status !== 'ended';
}

function isFailure(reading: Reading): reading is Extract<Reading, { readonly fault: FollowFault }> {
  return typeof reading === 'object' && 'fault' in reading;
}

/** A page that was taken out of the row is given up too. */
function isGivenUp({ pages }: PageRound, depth: number): boolean {
  return (pages[depth]?.failures ?? MOST_FAILURES) >= MOST_FAILURES;
}

function isOfPublisher(fault: FollowFault): boolean {
  if (!(fault instanceof HttpError)) return fault instanceof NetworkError;
  return fault.status === 429 || fault.retryAfterMs !== null;
}

function isAbsence(fault: FollowFault): boolean {
  return fault instanceof HttpError && (fault.status === 404 || fault.status === 410);
}
