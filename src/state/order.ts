// Owns the order of the timeline: newest first by first-published, or by where the source's editors put a block. Inserts without sorting the whole again.

import type { Block, BlockId, BlockKey } from '../model/block.ts';
import type { BlockTable } from './block-table.ts';

/** The time a block is filed under; the oldest of all when the source gives no time at all. */
export function filedAt(block: BlockKey): number {
  return block.placedAt ?? block.publishedAt ?? block.lastUpdatedAt ?? Number.NEGATIVE_INFINITY;
}

/** Where a block stands in the order, for one who does not keep the block. */
export function keyOf({ id, publishedAt, lastUpdatedAt, placedAt }: BlockKey): BlockKey {
  const key = { id, publishedAt, lastUpdatedAt };
  return placedAt === undefined ? key : { ...key, placedAt };
}

/** Newest first. Blocks of one time stand by id, so that the order is the same however they arrived. */
export function compareNewestFirst(a: BlockKey, b: BlockKey): number {
  const [atA, atB] = [filedAt(a), filedAt(b)];
  if (atA !== atB) return atA > atB ? -1 : 1;
  return a.id === b.id ? 0 : a.id > b.id ? -1 : 1;
}

/**
 * The order with these blocks in it, and none of `moved` where it stood; the same array when there is nothing to place.
 * `records` knows every id of `order` as the block that it stands there for.
 */
export function placeInOrder(
  order: readonly BlockId[],
  records: BlockTable,
  blocks: readonly Block[],
  moved: ReadonlySet<BlockId>,
): readonly BlockId[] {
  if (blocks.length === 0) return order;
  const staying = moved.size === 0 ? order : order.filter((id) => !moved.has(id));
  const placed: BlockId[] = [];
  let copied = 0;
  for (const block of blocks.toSorted(compareNewestFirst)) {
    const place = firstIndex(staying, copied, (id) => {
      const other = records.get(id)?.block;
      return !!other && compareNewestFirst(other, block) > 0;
    });
    for (const id of staying.slice(copied, place)) placed.push(id);
    placed.push(block.id);
    copied = place;
  }
  return placed.concat(staying.slice(copied));
}

/** The first index at or after `from` whose id answers yes, where no id that answers no follows one that answers yes. */
export function firstIndex(
  order: readonly BlockId[],
  from: number,
  isPast: (id: BlockId) => boolean,
): number {
  let [low, high] = [from, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = order[middle];
    if (id === undefined || isPast(id)) high = middle;
    else low = middle + 1;
  }
  return low;
}
