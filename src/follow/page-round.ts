// Owns the order in which older pages are read again: one at a beat, the newest of them most often. Pure.

import type { Cursor } from '../model/update.ts';

/** The pages below the newest one, newest first, as far as they are to be read again. */
export type PageRound = {
  readonly pages: readonly RoundPage[];
  /** How many pages have been read again so far. */
  readonly beat: number;
};

export type RoundPage = {
  readonly cursor: Cursor;
  /** The beat at which it was last asked for; 0 for never. */
  readonly askedOn: number;
  /** The beat at which it was last had. */
  readonly hadOn: number;
  /** What it said under this very cursor, so that it may be told to stand unchanged; null while it was not read again. */
  readonly said: Bottom | null;
  /** In a row, up to now. */
  readonly failures: number;
};

/** Where a page ends. */
export type Bottom = {
  /** Of its oldest block, epoch ms. */
  readonly from: number;
  /** The source's own stamp, epoch ms. Null where there is none, and for an old copy. */
  readonly statedAt: number | null;
  /** The page after it. */
  readonly older: Cursor | null;
};

export const NO_PAGES: PageRound = { pages: [], beat: 0 };

/** One-block pages of a long story must not fill the memory with cursors. */
const MOST_PAGES = 200;

/** The round once the page at this depth has been asked for. Null where nothing new was said. */
export function withReading(round: PageRound, depth: number, said: Bottom | null): PageRound {
  const beat = round.beat + 1;
  const pages = round.pages.map((page, at) =>
    at === depth
      ? { ...page, askedOn: beat, hadOn: beat, said: said ?? page.said, failures: 0 }
      : page,
  );
  return { pages, beat };
}

/** The round once the page at this depth could not be had: it waits for its turn like one that was. */
export function withFailure({ pages, beat }: PageRound, depth: number): PageRound {
  const failed = pages.map((page, at) =>
    at === depth ? { ...page, askedOn: beat + 1, failures: page.failures + 1 } : page,
  );
  return { pages: failed, beat: beat + 1 };
}

/** The round without the page that is not there any more, and so without those that it led to. */
export function withoutPage({ pages, beat }: PageRound, depth: number): PageRound {
  return { pages: pages.slice(0, depth), beat };
}

/**
 * Which page is due, by its depth; null when there is none. What each has waited, divided by its place in the row: a page
 * twice as far down is read half as often, and none is forgotten.
 */
export function duePage({ pages, beat }: PageRound): number | null {
  let due: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [depth, { askedOn }] of pages.entries()) {
    const urgency = (beat + 1 - askedOn) / (depth + 1);
    if (urgency <= most) continue;
    most = urgency;
    due = depth;
  }
  return due;
}

/**
 * The round once a page has named the one after it; -1 for the newest page of all, null for none. A publisher whose pages
 * lead in a circle leads to no page that is known already.
 */
export function withNext(round: PageRound, depth: number, cursor: Cursor | null): PageRound {
  const { pages, beat } = round;
  const above = pages.slice(0, depth + 1);
  const isOver = above.length >= MOST_PAGES || above.some((page) => page.cursor === cursor);
  if (cursor === null || isOver) return { pages: above, beat };
  const known = pages[above.length];
  if (known?.cursor === cursor) return round;
  const page = { cursor, askedOn: known?.askedOn ?? 0, hadOn: 0, said: null, failures: 0 };
  return { pages: [...above, page, ...pages.slice(above.length + 1)], beat };
}
