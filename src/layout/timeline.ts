// Owns the timeline: the shown blocks in display order as one long run of rows, walked block by block from wherever one
// stands. Nothing here lays out more blocks than it passes, and nothing knows of the screen or of what the reader wants.

import type { Block, BlockId, BlockKey } from '../model/block.ts';
import type { Row } from './row.ts';

export type DisplayOrder = 'newest' | 'oldest';

export type Timeline = {
  /** The shown blocks in display order. */
  readonly blocks: readonly Block[];
  readonly order: DisplayOrder;
  /** As the blocks stand newest first, whatever the display order. */
  readonly compare: (a: BlockKey, b: BlockKey) => number;
  /** At least one row for every block. Called again and again: the caller keeps what it has laid out. */
  readonly rowsOf: (block: Block) => readonly Row[];
  /** The rows between two neighbours, in display order. */
  readonly gapBetween: (above: Block, below: Block) => readonly Row[];
  /** The newest block above or below which the gap may hold a divider; left out where there is none to look for. */
  readonly mark?: BlockKey | null;
};

/** A row of the timeline: `row` counts from the head of the block at `index` in display order; below zero: the gap above it. */
export type Place = { readonly index: number; readonly row: number };

export const FIRST_PLACE: Place = { index: 0, row: 0 };

export function blockAt(timeline: Timeline, index: number): Block | undefined {
  return timeline.blocks[index];
}

export function rowsAt(timeline: Timeline, index: number): readonly Row[] {
  const block = blockAt(timeline, index);
  return block === undefined ? [] : timeline.rowsOf(block);
}

/** The rows between the block at `index` and the one above it; none above the first. */
export function gapAbove(timeline: Timeline, index: number): readonly Row[] {
  const above = blockAt(timeline, index - 1);
  const below = blockAt(timeline, index);
  return above === undefined || below === undefined ? [] : timeline.gapBetween(above, below);
}

export function rowAt(timeline: Timeline, place: Place): Row | undefined {
  if (place.row >= 0) return rowsAt(timeline, place.index)[place.row];
  return gapAbove(timeline, place.index).at(place.row);
}

/** Up to `count` rows from a place on. */
export function rowsFrom(timeline: Timeline, place: Place, count: number): readonly Row[] {
  const rows: Row[] = [];
  let { index, row } = place;
  while (rows.length < count && index < timeline.blocks.length) {
    const extent = [...gapAbove(timeline, index), ...rowsAt(timeline, index)];
    const skipped = row + gapAbove(timeline, index).length;
    rows.push(...extent.slice(skipped, skipped + count - rows.length));
    index += 1;
    row = 0 - gapAbove(timeline, index).length;
  }
  return rows;
}

/** The place so many rows further down (up, if negative), stopping at the ends. */
export function walk(timeline: Timeline, from: Place, rows: number): Place {
  return rows < 0 ? walkUp(timeline, from, -rows) : walkDown(timeline, from, rows);
}

function walkDown(timeline: Timeline, from: Place, rows: number): Place {
  let index = from.index;
  let row = from.row + rows;
  for (;;) {
    const height = rowsAt(timeline, index).length;
    if (row < height) return { index, row };
    if (index + 1 >= timeline.blocks.length) return { index, row: Math.max(height - 1, 0) };
    index += 1;
    row -= height + gapAbove(timeline, index).length;
  }
}

function walkUp(timeline: Timeline, from: Place, rows: number): Place {
  let index = from.index;
  let row = from.row - rows;
  for (;;) {
    const gap = gapAbove(timeline, index).length;
    if (row >= -gap) return { index, row };
    if (index <= 0) return FIRST_PLACE;
    index -= 1;
    row += gap + rowsAt(timeline, index).length;
  }
}

/** The first row of the last screenful: the furthest down that a screen can stand and still be full. */
export function lastTop(timeline: Timeline, bodyRows: number): Place {
  const index = Math.max(timeline.blocks.length - 1, 0);
  const lastRow = Math.max(rowsAt(timeline, index).length - 1, 0);
  return walk(timeline, { index, row: lastRow }, 1 - Math.max(bodyRows, 1));
}

export function comparePlaces(a: Place, b: Place): number {
  return a.index - b.index || a.row - b.row;
}

/** Where a shown block stands in display order, or -1. */
export function indexOf(timeline: Timeline, key: BlockKey): number {
  const guess = searchBlocks(timeline, key);
  return timeline.blocks[guess]?.id === key.id ? guess : indexOfId(timeline, key.id);
}

/** As `indexOf`, for one who knows the id alone. */
export function indexOfId(timeline: Timeline, id: BlockId): number {
  return positionsOf(timeline.blocks).get(id) ?? -1;
}

/** The shown block nearest to one that is not shown: the first that stands after it in display order, else the last. */
export function nearestIndex(timeline: Timeline, key: BlockKey): number {
  return Math.max(0, Math.min(searchBlocks(timeline, key), timeline.blocks.length - 1));
}

/** The row of the divider, wherever the blocks around it have got to; null where it is not shown. */
export function placeOfDivider(timeline: Timeline): Place | null {
  const { mark = null, order, compare } = timeline;
  if (mark === null) return null;
  const found = searchBlocks(timeline, mark);
  const block = blockAt(timeline, found);
  const isPassed = order === 'oldest' && block !== undefined && compare(block, mark) === 0;
  const index = isPassed ? found + 1 : found;
  const gap = gapAbove(timeline, index);
  const row = gap.findIndex(({ divider }) => divider === true);
  return row < 0 ? null : { index, row: row - gap.length };
}

/** The first index whose block does not stand before the key. */
function searchBlocks({ blocks, order, compare }: Timeline, key: BlockKey): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    const distance = block === undefined ? 0 : compare(block, key);
    if (order === 'newest' ? distance < 0 : distance > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Built once for each array of blocks, and only for what the search by time does not find: an id alone, or a
 * block whose first-published time was changed.
 */
const positions = new WeakMap<readonly Block[], ReadonlyMap<BlockId, number>>();

function positionsOf(blocks: readonly Block[]): ReadonlyMap<BlockId, number> {
  const known = positions.get(blocks);
  if (known !== undefined) return known;
  const built = new Map(blocks.map((block, position) => [block.id, position]));
  positions.set(blocks, built);
  return built;
}
