// Owns the gaps of a story: stretches between two known blocks of which nothing was read, found when a whole page of news
// passed between two answers, and closed by the pages that lead from one side to the other. Pure.

import type { Block, BlockKey } from '../model/block.ts';
import type { StoryHeader } from '../model/story.ts';
import type { Cursor, Update } from '../model/update.ts';
import { compareNewestFirst, filedAt, firstIndex, keyOf } from './order.ts';
import type { State } from './state.ts';

export type Gap = {
  /** The newest block known below the gap: it stays the same for as long as there is a gap, and names it. */
  readonly after: BlockKey;
  /** The oldest block known above it. */
  readonly before: BlockKey;
  /** The page that may fill it; null when there is none to be had. */
  readonly goesOnAt: Cursor | null;
  /** It was tried, and could not be filled, at least not yet: the reader is to be told. */
  readonly isLeft: boolean;
};

export const NO_GAPS: readonly Gap[] = [];

/**
 * The gaps that there are once the newest page is known beside `state`, the newest one first: the same list when the page
 * shares a block with it. Where there is no older page to fill a gap with, only a page that claims to be without holes, and
 * lies above all that is known, tells of one: what an adapter asks for from a time on shares nothing, and misses nothing.
 */
export function gapsAfterNewest(state: State, update: Update): readonly Gap[] {
  const { gaps, header } = state;
  const page = pageOf(update);
  const oldest = page.at(-1);
  const sharesOne = page.some(({ id }) => state.records.get(id)?.block);
  if (oldest === undefined || sharesOne || isOfOther(header, update.header)) return gaps;
  const after = newestBelow(state, oldest);
  if (after === null || !mayMiss(state, update)) return gaps;
  return [{ after, before: keyOf(oldest), goesOnAt: update.older, isLeft: false }, ...gaps];
}

/** The gaps once a page is known that was read to fill one of them; null: there was no such page to be had. */
export function gapsAfterPage(
  gaps: readonly Gap[],
  filled: Gap,
  update: Update | null,
): readonly Gap[] {
  return gaps.flatMap((gap) => {
    if (gap.after.id !== filled.after.id) return gap;
    return update === null ? { ...gap, goesOnAt: null } : (restOf(gap, update) ?? []);
  });
}

/** All gaps are left as they are for now; the same list when they were. */
export function leaveGaps(gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.every(({ isLeft }) => isLeft)) return gaps;
  return gaps.map((gap) => (gap.isLeft ? gap : { ...gap, isLeft: true }));
}

/** What a page leaves of a gap. The page after which there is no older one is the beginning of the story. */
function restOf(gap: Gap, update: Update): Gap | null {
  const page = pageOf(update);
  const reaches = page.some((block) => compareNewestFirst(block, gap.after) >= 0);
  if (reaches || update.older === null) return null;
  const oldest = page.at(-1);
  const isLower = oldest !== undefined && compareNewestFirst(oldest, gap.before) > 0;
  return { ...gap, goesOnAt: update.older, before: isLower ? keyOf(oldest) : gap.before };
}

/** Newest first. A pinned block from elsewhere in the story proves nothing, so blocks outside the span are left out. */
function pageOf({ blocks, span }: Update): readonly Block[] {
  const { from, to } = span ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return blocks
    .filter((block) => filedAt(block) >= from && filedAt(block) <= to)
    .sort(compareNewestFirst);
}

function mayMiss({ order, records }: State, { older, span, next, listed }: Update): boolean {
  if (older !== null) return true;
  const newest = records.get(order[0] ?? '')?.block ?? null;
  const isAbove = newest !== null && span !== null && filedAt(newest) < span.from;
  return isAbove && next === undefined && listed === undefined;
}

/** Another source names the same blocks by ids of its own. */
function isOfOther(known: StoryHeader | null, told: StoryHeader | null): boolean {
  return known !== null && told !== null && known.source !== told.source;
}

function newestBelow({ order, records }: State, block: Block): BlockKey | null {
  const at = firstIndex(order, 0, (id) => {
    const other = records.get(id)?.block ?? null;
    return other !== null && compareNewestFirst(other, block) > 0;
  });
  const found = records.get(order[at] ?? '')?.block ?? null;
  return found === null ? null : keyOf(found);
}
