// Owns what lies over the timeline while the images of a post are looked at, and how commands move in it. Pure: knows
// nothing of what fetches an image.

import type { PictureDepth } from '../layout/half-blocks.ts';
import type { ShownPictures } from '../layout/picture-rows.ts';
import type { Block } from '../model/block.ts';

export type PictureLayer = {
  readonly kind: 'pictures';
  readonly scroll: number;
} & ShownPictures;

/** The images of a block, the first one told in words; null when it has none. */
export function tellPictures(block: Block | null, depth: PictureDepth): PictureLayer | null {
  const images = (block?.elements ?? []).filter((element) => element.type === 'image');
  if (images.length === 0) return null;
  return { kind: 'pictures', images, cursor: 0, scroll: 0, drawing: 'unasked', depth };
}

/** To the image after the one that is told, around at the end: nothing of it has been asked for yet. */
export function tellNext(layer: PictureLayer): PictureLayer {
  const cursor = (layer.cursor + 1) % layer.images.length;
  return { ...layer, cursor, scroll: 0, drawing: 'unasked' };
}

export function scrollPictures(
  layer: PictureLayer,
  distance: number,
  lastScroll: number,
): PictureLayer {
  const scroll = Math.min(layer.scroll, lastScroll) + distance;
  return { ...layer, scroll: Math.max(0, Math.min(scroll, lastScroll)) };
}
