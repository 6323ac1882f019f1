// Owns what lies over the timeline while the images of a post are looked at, and how commands move in it. Pure: knows
// nothing of what fetches an image.

import type { PictureDepth } from '../layout/half-blocks.ts';
import type { ShownPictures } from '../layout/picture-rows.ts';
import type { Block } from '../model/block.ts';

export type PictureLayer = {
  readonly kind: 'pictures';
  readonly scroll: number;
} & ShownPictures;

/** The images of a block, the first one told in words; null when it has none. `areDrawn`: more can be asked for. */
export function tellPictures(
  block: Block | null,
  { depth, areDrawn }: { readonly depth: PictureDepth; readonly areDrawn: boolean },
): PictureLayer | null {
  const images = (block?.elements ?? []).filter((element) => element.type === 'image');
  if (images.length === 0) return null;
  const drawing = areDrawn ? 'unasked' : 'never';
  return { kind: 'pictures', images, cursor: 0, scroll: 0, drawing, depth, cell: null };
}

/** What the key that opened the images does next: nothing while one is on its way. */
export function nextLook({
  images,
  cursor,
  drawing,
}: PictureLayer): 'draw' | 'wait' | 'next' | 'close' {
  if (drawing === 'loading') return 'wait';
  if (drawing === 'unasked' && (images[cursor]?.url ?? null) !== null) return 'draw';
  return images.length > 1 ? 'next' : 'close';
}

/** To the image after the one that is told, around at the end: nothing of it has been asked for yet. */
export function tellNext(layer: PictureLayer): PictureLayer {
  const cursor = (layer.cursor + 1) % layer.images.length;
  const drawing = layer.drawing === 'never' ? 'never' : 'unasked';
  return { ...layer, cursor, scroll: 0, drawing };
}

export function scrollPictures(
  layer: PictureLayer,
  distance: number,
  lastScroll: number,
): PictureLayer {
  const scroll = Math.min(layer.scroll, lastScroll) + distance;
  return { ...layer, scroll: Math.max(0, Math.min(scroll, lastScroll)) };
}
