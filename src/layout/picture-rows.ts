// Owns how the images of a post are told: what they show, in words, first; then, if the reader has asked for it, the image.

import type { ImageElement } from '../model/element.ts';
import type { Pixels } from '../model/pixels.ts';
import { rowOf } from './bar.ts';
import type { GlyphSet } from './glyphs.ts';
import { layoutPixels, type PictureDepth } from './half-blocks.ts';
import { layoutPlaced } from './placed-rows.ts';
import { EMPTY_ROW, type Row, type Span } from './row.ts';
import { span } from './spans.ts';
import { wrapSpans } from './wrap.ts';

export type ShownPictures = {
  readonly images: readonly ImageElement[];
  /** Which of them is told. */
  readonly cursor: number;
  /** What came of asking for it: nothing was asked, or can be; it is on its way; its pixels, or why there are none. */
  readonly drawing: 'unasked' | 'never' | 'loading' | Pixels | { readonly reason: string };
  readonly depth: PictureDepth;
  /** The size of a cell in pixels where the terminal draws pictures itself; null where characters draw them. */
  readonly cell: Pick<Pixels, 'width' | 'height'> | null;
};

type Setting = {
  readonly columns: number;
  readonly glyphs: GlyphSet;
  /** Writes the reader's keys into a text. */
  readonly spellKeys: (text: string) => string;
};

/** As many rows as it takes; where an image is drawn, exactly `height` if the words leave it any room. */
export function layoutPictures(
  pictures: ShownPictures,
  setting: Setting,
  height: number,
): readonly Row[] {
  const { columns, glyphs } = setting;
  const { drawing, cell } = pictures;
  const words = partsOf(pictures, setting).flatMap((spans) =>
    wrapSpans(
      spans.map((one) => ({ ...one, text: glyphs.spell(one.text) })),
      columns,
    ).map(rowOf),
  );
  if (typeof drawing === 'string' || 'reason' in drawing) return words;
  const depth = glyphs.name === 'ascii' ? 'none' : pictures.depth;
  const room = { columns, rows: Math.max(height - words.length - 1, Math.floor(height / 2)) };
  const drawn =
    cell === null
      ? layoutPixels(drawing, { ...room, depth })
      : layoutPlaced(drawing, { ...room, cell });
  return [...words, EMPTY_ROW, ...drawn];
}

/** One list of spans for each paragraph. */
function partsOf(
  { images, cursor, drawing }: ShownPictures,
  { spellKeys }: Setting,
): readonly (readonly Span[])[] {
  const image = images[cursor];
  if (image === undefined) return [];
  const { alt, caption, credit, url } = image;
  const count = images.length === 1 ? 'Image' : `Image ${cursor + 1} of ${images.length}`;
  const described = [alt, caption].filter((text, at, all) => text && all.indexOf(text) === at);
  return [
    [span(count, 'title')],
    ...(described.length === 0 ? [[span('It is not described.', 'dim')]] : []),
    ...described.map((text) => [span(text ?? '')]),
    ...(credit === null ? [] : [[span(credit, 'dim')]]),
    ...(url === null ? [] : [[{ ...span(url, 'link'), href: url }]]),
    ...wordsAbout(drawing, url, spellKeys),
  ];
}

function wordsAbout(
  drawing: ShownPictures['drawing'],
  url: string | null,
  spellKeys: Setting['spellKeys'],
): readonly (readonly Span[])[] {
  if (url === null || drawing === 'never') return [];
  if (drawing === 'unasked') return [[span(spellKeys('{image} again draws it here.'), 'dim')]];
  if (drawing === 'loading') return [[span('It is being fetched.', 'dim')]];
  return 'reason' in drawing ? [[span(`Not drawn: ${drawing.reason}.`, 'warning')]] : [];
}
