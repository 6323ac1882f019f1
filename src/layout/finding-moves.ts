// Owns where a search goes: to the next block that matches, and in a block taller than the screen to the next part of it in
// which there is something to see. A search costs the blocks that it passes.

import type { Block } from '../model/block.ts';
import { type RangesIn, rowsWithRanges } from './highlight-rows.ts';
import type { Direction } from './moves.ts';
import { blockAt, type Place, rowsAt } from './timeline.ts';
import type { Scene } from './viewport.ts';

export type Finder = {
  readonly matches: (block: Block) => boolean;
  readonly rangesIn: RangesIn;
};

/** The nearest place beyond `from` that shows a match; null for none. */
export function placeOfNext(
  scene: Scene,
  from: Place,
  direction: Direction,
  finder: Finder,
): Place | null {
  const step = direction === 'down' ? 1 : -1;
  for (let index = from.index; ; index += step) {
    const block = blockAt(scene.timeline, index);
    if (block === undefined) return null;
    if (!finder.matches(block)) continue;
    const stops = stopsAt(scene, index, finder);
    const row =
      direction === 'down'
        ? stops.find((stop) => index > from.index || stop > from.row)
        : stops.findLast((stop) => index < from.index || stop < from.row);
    if (row !== undefined) return { index, row };
  }
}

/** `from` itself if a match is in sight in the block on top, else the nearest place further down. */
export function placeOfFirst(scene: Scene, from: Place, finder: Finder): Place | null {
  const block = blockAt(scene.timeline, from.index);
  if (block === undefined || !finder.matches(block))
    return placeOfNext(scene, from, 'down', finder);
  const rows = rowsWithRanges(rowsAt(scene.timeline, from.index), finder.rangesIn);
  const isInSight = (row: number) => row >= from.row && row < from.row + scene.bodyRows;
  return rows.some(isInSight) || (rows.length === 0 && from.row <= 0)
    ? from
    : placeOfNext(scene, from, 'down', finder);
}

/** The rows of a matching block to put on top, so that each range is seen from one: its head, wherever that will do. */
function stopsAt({ timeline, bodyRows }: Scene, index: number, { rangesIn }: Finder) {
  const stops: number[] = [];
  for (const row of rowsWithRanges(rowsAt(timeline, index), rangesIn)) {
    const last = stops.at(-1);
    if (last === undefined) stops.push(row < bodyRows ? 0 : row);
    else if (row >= last + bodyRows) stops.push(row);
  }
  return stops.length === 0 ? [0] : stops;
}
