// Owns reading older pages again, one at a beat, so that an edit or a removal below the newest page is noticed though nobody
// looks there. Only pages of which something is known are read: this carries no story further back. Knows no schedule.

import { DecodeError, type FollowFault, HttpError, isFollowFault } from '../model/errors.ts';
import type { Cursor, Update } from '../model/update.ts';
import { filedAt } from '../state/order.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { AskSource } from './ask-source.ts';
import {
  type Bottom,
  duePage,
  NO_PAGES,
  type PageRound,
  type RoundPage,
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
  /** Throws a FollowFault when the publisher tells us to wait. Any other failure is a page that is tried again later. */
  readonly readNext: (signal: AbortSignal) => Promise<void>;
};

type Reading = Update | 'unchanged' | 'failed' | 'lost';

export function createRereading(options: {
  readonly ask: AskSource;
  readonly store: Store;
  /** True when the page lacks something for the first time: it takes a second look to tell a removal. */
  readonly receive: (update: Update) => boolean;
}): Rereading {
  const { ask, store, receive } = options;
  let round: PageRound = NO_PAGES;
  let newest: Bottom | null = null;
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
    if (update.older !== null) newest = bottomOf(update);
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
      if (signal.aborted || !isFollowFault(error) || tellsToWait(error)) throw error;
      return isLost(error) ? 'lost' : 'failed';
    }
  }

  function turn(depth: number, reading: Reading): PageRound {
    if (reading === 'lost') return withoutPage(round, depth);
    const said = typeof reading === 'string' ? null : bottomOf(reading);
    const read = withReading(round, depth, said);
    return goOn(read, depth, read.pages[depth]?.said ?? null);
  }

  /** To the page after this one, if something of what it may hold is known by now. */
  function goOn(from: PageRound, depth: number, bottom: Bottom | null): PageRound {
    if (bottom === null) return from;
    const isKnown = isKnownBelow(store.getState(), bottom.from);
    return withNext(from, depth, isKnown ? bottom.older : null);
  }

  /** The second look has been had, whatever it showed: one that showed nothing must not hold up the others. */
  function look({ cursor }: RoundPage, update: Update): void {
    const isSecond = inDoubt?.cursor === cursor;
    const lacksMore = receive(update);
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
      if (typeof shown === 'object') look(page, shown);
      else inDoubt = null;
      round = turn(depth, reading);
      if (seenSinceEnd !== null && inDoubt === null) seenSinceEnd = depth + 1;
    },
  };
}

function bottomOf({ older, span, blocks }: Update): Bottom {
  return { from: span?.from ?? Math.min(...blocks.map(filedAt)), older };
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

function tellsToWait(fault: FollowFault): boolean {
  return fault instanceof HttpError && (fault.status === 429 || fault.retryAfterMs !== null);
}

/** There is no such page any more, or none of this story: the newest one names others. */
function isLost(fault: FollowFault): boolean {
  if (fault instanceof DecodeError) return true;
  return fault instanceof HttpError && (fault.status === 404 || fault.status === 410);
}
