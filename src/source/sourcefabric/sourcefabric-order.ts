// Owns where posts of Sourcefabric's Live Blog stand: each has a number, counted up as posts are published, which editors
// change to move one. What is known of the newest posts goes from answer to answer, so that one that comes alone is placed.

import type { BlockId } from '../../model/block.ts';
import { hashText } from '../element-id.ts';

/** Which post it is, its number, and the time under which it is filed, epoch ms. */
type Standing = readonly [key: string, order: number, filedAt: number];

/**
 * The posts with the highest numbers, as they stood in the last answer: their times rise with their numbers. A post that is
 * moved down out of them stands just below them until its page is read again.
 */
export type Frame = readonly Standing[];

export type Numbered = {
  readonly id: BlockId;
  readonly order: number | null;
  readonly publishedAt: number | null;
};

export type Placing = {
  /** Where the moved ones among the posts stand, epoch ms; none for those that stand where their time says. */
  readonly places: ReadonlyMap<BlockId, number>;
  readonly frame: Frame;
};

/** `id` is null for a post that only the frame tells of. `filedAt` is null where it is still to be found. */
type Place = {
  readonly id: BlockId | null;
  readonly key: string;
  readonly order: number;
  readonly publishedAt: number;
  readonly filedAt: number | null;
};

/** A cursor is no place for a whole story. */
const LONGEST_FRAME = 100;

export function placePosts(posts: readonly Numbered[], before: Frame): Placing {
  const told = toPlaces(posts, before);
  const keys = new Set(told.map(({ key }) => key));
  const others = before
    .filter(([key]) => !keys.has(key))
    .map(([key, order, at]): Place => ({ id: null, key, order, publishedAt: at, filedAt: at }));
  const places = [...told, ...others].toSorted(byOrder);
  const rising = fixedPoints(places);
  return fileAll(
    places.map((place) => (rising.has(place) ? { ...place, filedAt: place.publishedAt } : place)),
  );
}

/** One whose number is what it was stands where it stood: two answers of one moment must agree. */
function toPlaces(posts: readonly Numbered[], before: Frame): readonly Place[] {
  const known = new Map(before.map((standing) => [standing[0], standing]));
  return posts.flatMap(({ id, order, publishedAt }): Place[] => {
    if (order === null || publishedAt === null) return [];
    const key = keyOf(id);
    const [, orderBefore, filedBefore = null] = known.get(key) ?? [];
    return [{ id, key, order, publishedAt, filedAt: orderBefore === order ? filedBefore : null }];
  });
}

/** Short, and as good as unlike any other of a hundred. */
function keyOf(id: BlockId): string {
  return hashText(id).slice(0, 7);
}

function byOrder(a: Place, b: Place): number {
  return a.order - b.order || a.publishedAt - b.publishedAt;
}

/** Between the fixed points the others keep their own time if it fits, else they stand half way, as their numbers do. */
function fileAll(places: readonly Place[]): Placing {
  const moved = new Map<BlockId, number>();
  const frame: Standing[] = [];
  let below = Number.NEGATIVE_INFINITY;
  for (const [index, { id, key, order, publishedAt, filedAt }] of places.entries()) {
    const above = places.slice(index + 1).find((other) => other.filedAt !== null)?.filedAt;
    const filed = filedAt ?? fileBetween(below, above ?? Number.POSITIVE_INFINITY, publishedAt);
    if (id !== null && filed !== publishedAt) moved.set(id, filed);
    frame.unshift([key, order, filed]);
    below = filed;
  }
  return { places: moved, frame: frame.slice(0, LONGEST_FRAME) };
}

function fileBetween(below: number, above: number, at: number): number {
  if (at > below && at < above) return at;
  if (below === Number.NEGATIVE_INFINITY) return above - 1;
  return above === Number.POSITIVE_INFINITY ? below + 1 : (below + above) / 2;
}

/**
 * Of the posts that are still to be placed, the longest row whose numbers and times both rise: of two that were published
 * in one second the times do not tell which comes first. A number with a fraction was given by a move.
 */
function fixedPoints(places: readonly Place[]): ReadonlySet<Place> {
  const rows: { readonly last: Place; readonly before: number; readonly length: number }[] = [];
  let longest = -1;
  for (const last of places.filter((place) => mayBeFixed(place, places))) {
    let before = -1;
    for (const [index, row] of rows.entries()) {
      const rises = row.last.publishedAt < last.publishedAt;
      if (rises && row.length > (rows[before]?.length ?? 0)) before = index;
    }
    const length = (rows[before]?.length ?? 0) + 1;
    rows.push({ last, before, length });
    if (length > (rows[longest]?.length ?? 0)) longest = rows.length - 1;
  }
  const fixed = new Set<Place>();
  for (let row = rows[longest]; row !== undefined; row = rows[row.before]) fixed.add(row.last);
  return fixed;
}

function mayBeFixed({ order, publishedAt, filedAt }: Place, places: readonly Place[]): boolean {
  if (filedAt !== null || !Number.isInteger(order)) return false;
  return places.every(({ filedAt: other, order: otherOrder }) => {
    if (other === null) return true;
    return otherOrder < order ? other < publishedAt : other > publishedAt;
  });
}

export function decodeFrame(value: unknown): Frame {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry): Standing[] => {
    const [key, order, filedAt] = Array.isArray(entry) ? entry : [];
    const isStanding = typeof key === 'string' && isNumber(order) && isNumber(filedAt);
    return isStanding ? [[key, order, filedAt]] : [];
  });
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
