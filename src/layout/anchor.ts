// Owns the anchor: a row of a block remembered by what it says, so that it can be found again when the block has been
// edited, wrapped to another width, or is among other blocks. Knows nothing of screens; it can be saved as it is.

import type { BlockKey } from '../model/block.ts';
import type { Row } from './row.ts';
import {
  blockAt,
  gapAbove,
  indexOf,
  nearestIndex,
  type Place,
  placeOfDivider,
  rowAt,
  rowsAt,
  type Timeline,
  walk,
} from './timeline.ts';

/** What the divider says to an anchor, at any width and time of day. */
const DIVIDER = '== you left here ==';

export type Anchor = {
  /** Enough of the block to say where it stood once it is not shown. */
  readonly block: BlockKey;
  /** Counted from the block's head; below zero: in the gap above it. */
  readonly row: number;
  /** What the row says, without its indent. */
  readonly text: string;
  /** Letters of the block above the row: what stays when the text is wrapped to another width. */
  readonly lettersAbove: number;
  /** Letters of the row above the one that is kept in sight: not zero only after a change of width. */
  readonly lettersInto: number;
};

/** The anchor for another visit, in which the divider stands elsewhere: the gap that it stood in. */
export function withoutDivider(anchor: Anchor): Anchor {
  return anchor.row < 0 && anchor.text === DIVIDER ? { ...anchor, text: '' } : anchor;
}

/** The anchor that holds a place; null when there is no block at it. */
export function anchorAt(timeline: Timeline, place: Place): Anchor | null {
  const block = blockAt(timeline, place.index);
  if (block === undefined) return null;
  const lettersAbove = lettersAboveRows(rowsAt(timeline, place.index))[Math.max(place.row, 0)] ?? 0;
  const text = place.row < 0 ? textInGap(timeline, place) : textOfRow(rowAt(timeline, place));
  const { id, publishedAt, lastUpdatedAt } = block;
  return {
    block: { id, publishedAt, lastUpdatedAt },
    row: place.row,
    text,
    lettersAbove,
    lettersInto: 0,
  };
}

/** The anchor that holds the head of a block, which need not be shown yet. */
export function headAnchor({ id, publishedAt, lastUpdatedAt }: BlockKey): Anchor {
  const block = { id, publishedAt, lastUpdatedAt };
  return { block, row: 0, text: '', lettersAbove: 0, lettersInto: 0 };
}

/** Where the anchored row stands now; null when its block is not shown. */
export function placeOfAnchor(timeline: Timeline, anchor: Anchor): Place | null {
  if (anchor.row < 0 && anchor.text === DIVIDER) {
    const divider = placeOfDivider(timeline);
    if (divider !== null) return divider;
  }
  const index = indexOf(timeline, anchor.block);
  if (index < 0) return null;
  if (anchor.row < 0) return placeInGap(timeline, index, anchor);
  return { index, row: findRow(rowsAt(timeline, index), anchor) };
}

/**
 * In the gap above a block. Where what stood in it is gone, since posts that were missing have come, the block below stays
 * on its row of the screen.
 */
function placeInGap(timeline: Timeline, index: number, { row, text }: Anchor): Place {
  const first = 0 - gapAbove(timeline, index).length;
  const isGone = row < first && text !== '';
  return isGone ? walk(timeline, { index, row: 0 }, row) : { index, row: Math.max(row, first) };
}

/** The head of the shown block nearest to the anchored one. */
export function placeNearAnchor(timeline: Timeline, anchor: Anchor): Place {
  return { index: nearestIndex(timeline, anchor.block), row: 0 };
}

/** The anchor as it reads at the place where it was found: the same one when nothing about it changed. */
export function refreshAnchor(timeline: Timeline, anchor: Anchor, place: Place): Anchor {
  const now = anchorAt(timeline, place);
  if (now === null) return anchor;
  const kept = now.text === anchor.text ? anchor.lettersInto : keptLetters(anchor, now);
  const fresh = { ...now, lettersInto: Math.max(kept, 0) };
  return isSameAnchor(anchor, fresh) ? anchor : fresh;
}

function keptLetters(before: Anchor, now: Anchor): number {
  return before.lettersAbove + before.lettersInto - now.lettersAbove;
}

function isSameAnchor(a: Anchor, b: Anchor): boolean {
  return (
    a.block.id === b.block.id &&
    a.block.publishedAt === b.block.publishedAt &&
    a.block.lastUpdatedAt === b.block.lastUpdatedAt &&
    a.row === b.row &&
    a.text === b.text &&
    a.lettersAbove === b.lettersAbove &&
    a.lettersInto === b.lettersInto
  );
}

/** The row that says the same, nearest to where it was; else the one that holds the letter that was kept in sight. */
function findRow(rows: readonly Row[], anchor: Anchor): number {
  if (
    textOfRow(rows[anchor.row]) === anchor.text &&
    above(rows, anchor.row) === anchor.lettersAbove
  )
    return anchor.row;
  const same = findSameText(rows, anchor);
  if (same !== null) return same;
  const letter = anchor.lettersAbove + anchor.lettersInto;
  const next = lettersAboveRows(rows).findIndex((letters) => letters > letter);
  return Math.max(0, (next < 0 ? rows.length : next) - 1);
}

function findSameText(rows: readonly Row[], anchor: Anchor): number | null {
  const candidates = rows.keys().filter((row) => {
    if (textOfRow(rows[row]) !== anchor.text) return false;
    return hasLetters(anchor.text) || above(rows, row) === anchor.lettersAbove;
  });
  const distance = (row: number) => Math.abs(above(rows, row) - anchor.lettersAbove);
  return candidates.reduce<number | null>(
    (best, row) => (best === null || distance(row) < distance(best) ? row : best),
    null,
  );
}

/** For each row, the letters and digits of the block's rows above it: indents, bars and bullets do not count. */
const letterCounts = new WeakMap<readonly Row[], readonly number[]>();

function lettersAboveRows(rows: readonly Row[]): readonly number[] {
  const known = letterCounts.get(rows);
  if (known !== undefined) return known;
  let letters = 0;
  const counts = rows.map((row) => {
    const before = letters;
    letters += textOfRow(row).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return before;
  });
  letterCounts.set(rows, counts);
  return counts;
}

function above(rows: readonly Row[], row: number): number {
  return lettersAboveRows(rows)[row] ?? 0;
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A blank row is known by what else stands in its gap: it would be somewhere else without it. */
function textInGap(timeline: Timeline, place: Place): string {
  const own = textOfRow(rowAt(timeline, place));
  if (own !== '') return own;
  const others = gapAbove(timeline, place.index).filter(({ divider }) => divider !== true);
  return others.map(textOfRow).find((text) => text !== '') ?? '';
}

function textOfRow(row: Row | undefined): string {
  if (row?.divider === true) return DIVIDER;
  return (row?.spans ?? [])
    .map((span) => span.text)
    .join('')
    .trim();
}
