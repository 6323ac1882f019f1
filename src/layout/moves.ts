// Owns the reader's moves: each takes the viewport and the scene as they are on the screen, and gives the viewport after.
// A move costs the rows that it passes, never the length of the story.

import type { Block, BlockId, BlockKey } from '../model/block.ts';
import {
  blockAt,
  comparePlaces,
  FIRST_PLACE,
  indexOf,
  indexOfId,
  lastTop,
  type Place,
  rowsAt,
  walk,
} from './timeline.ts';
import { FOLLOWING, holdAt, placeOf, type Scene, settleAt, type Viewport } from './viewport.ts';

export type Move = (viewport: Viewport, scene: Scene) => Viewport;

export type Direction = 'up' | 'down';

/** Down by so many rows, up if negative: never past the first row, nor past the last screenful. */
export function scrollRows(viewport: Viewport, scene: Scene, rows: number): Viewport {
  const from = placeOf(viewport, scene);
  const to = walk(scene.timeline, from, rows);
  return settleAt(rows > 0 ? stopAtEnd(scene, from, to) : to, scene);
}

export function scrollPage(viewport: Viewport, scene: Scene, direction: Direction): Viewport {
  return scrollRows(viewport, scene, signed(direction, scene.bodyRows));
}

export function scrollHalfPage(viewport: Viewport, scene: Scene, direction: Direction): Viewport {
  return scrollRows(viewport, scene, signed(direction, Math.floor(scene.bodyRows / 2)));
}

/** To the next block; first through the block on top, a screen at a time, while some of it is still below the screen. */
export const nextBlock: Move = (viewport, scene) => {
  const place = placeOf(viewport, scene);
  const hidden = rowsAt(scene.timeline, place.index).length - place.row - scene.bodyRows;
  if (place.row < 0 || hidden <= 0) return headBelow(viewport, scene);
  return settleAt({ index: place.index, row: place.row + Math.min(hidden, step(scene)) }, scene);
};

/** To the head of the block on top, a screen at a time; from there to the head of the block above. */
export const previousBlock: Move = (viewport, scene) => {
  const place = placeOf(viewport, scene);
  if (place.row <= 0) return headAbove(viewport, scene);
  return settleAt({ index: place.index, row: Math.max(place.row - step(scene), 0) }, scene);
};

/** The next head below the top of the body goes to the top, be it the last block's. */
export const headBelow: Move = (viewport, scene) => {
  const place = placeOf(viewport, scene);
  const index = place.row < 0 ? place.index : place.index + 1;
  return blockAt(scene.timeline, index) === undefined
    ? viewport
    : settleAt({ index, row: 0 }, scene);
};

/** The next head above the top of the body goes to the top: inside a block that is its own. */
export const headAbove: Move = (viewport, scene) => {
  const place = placeOf(viewport, scene);
  const index = place.row > 0 ? place.index : place.index - 1;
  return blockAt(scene.timeline, index) === undefined
    ? viewport
    : settleAt({ index, row: 0 }, scene);
};

export const toTop: Move = (_viewport, scene) => settleAt(FIRST_PLACE, scene);

/** The last screenful. */
export const toBottom: Move = (_viewport, scene) =>
  settleAt(lastTop(scene.timeline, scene.bodyRows), scene);

export const toLiveEdge: Move = () => FOLLOWING;

/** Stays where it is, even at the live edge. */
export const hold: Move = (viewport, scene) =>
  viewport.mode === 'holding' ? viewport : holdAt(placeOf(viewport, scene), scene);

/**
 * Puts the head of a block on top and holds it, even at the live edge; a block that is not shown moves nothing. To find it
 * by its id alone costs the length of the story, once.
 */
export function jumpToBlock(viewport: Viewport, scene: Scene, block: BlockId | BlockKey): Viewport {
  const { timeline } = scene;
  const index = typeof block === 'string' ? indexOfId(timeline, block) : indexOf(timeline, block);
  return index < 0 ? viewport : holdAt({ index, row: 0 }, scene);
}

/** To the nearest matching block beyond the one on top; none: moves nothing. */
export function jumpToMatch(
  viewport: Viewport,
  scene: Scene,
  direction: Direction,
  matches: (block: Block) => boolean,
): Viewport {
  const place = placeOf(viewport, scene);
  const start =
    place.row < 0 && direction === 'down' ? place.index : place.index + signed(direction, 1);
  for (let index = start; ; index += signed(direction, 1)) {
    const block = blockAt(scene.timeline, index);
    if (block === undefined) return viewport;
    if (matches(block)) return holdAt({ index, row: 0 }, scene);
  }
}

/** A scroll down ends with a full screen, unless it started further down, where a jump can lead. */
function stopAtEnd(scene: Scene, from: Place, to: Place): Place {
  const { timeline, bodyRows } = scene;
  const bottom = walk(timeline, to, Math.max(bodyRows - 1, 0));
  if (bottom.index < timeline.blocks.length - 1) return to;
  const furthest = later(from, lastTop(timeline, bodyRows));
  return comparePlaces(to, furthest) > 0 ? furthest : to;
}

function later(a: Place, b: Place): Place {
  return comparePlaces(a, b) > 0 ? a : b;
}

/** A screen less one row, so that the eye finds its place again. */
function step(scene: Scene): number {
  return Math.max(scene.bodyRows - 1, 1);
}

function signed(direction: Direction, rows: number): number {
  return (direction === 'up' ? -1 : 1) * Math.max(rows, 1);
}
