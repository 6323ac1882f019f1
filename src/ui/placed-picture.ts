// Owns the way of a picture from the rows that it stands on into a frame: finds those rows, packs the pixels in the
// terminal's own way when they are sent, and is the same picture as long as nothing about it changes.

import type { PictureRow, Row } from '../layout/row.ts';
import { cropPixels, fittingSize, type Pixels, scalePixels } from '../model/pixels.ts';
import type { FramePicture } from '../terminal/frame-picture.ts';
import { itermPicture } from '../terminal/iterm-picture.ts';
import { KITTY_IDS, kittyLine, kittyPicture, kittyRemoval } from '../terminal/kitty-picture.ts';
import type { Multiplexer } from '../terminal/multiplexer.ts';
import type { PixelWay } from '../terminal/picture-way.ts';
import { sixelOf } from '../terminal/sixel.ts';

export type Placed = { readonly lines: readonly string[]; readonly picture: FramePicture | null };

export type PlacePicture = (rows: readonly Row[], lines: readonly string[]) => Placed;

type Size = Pick<Pixels, 'width' | 'height'>;

/** Where a picture stands: from which of its rows on, how many of them, and on which row of the screen the first is. */
type Stand = PictureRow & { readonly count: number; readonly top: number };

type Options = {
  readonly way: PixelWay;
  readonly multiplexer: Multiplexer;
  readonly seed: number;
  /** The size of a cell, as far as it is known by now. */
  readonly cell: () => Size;
};

export function createPlacing(options: Options): PlacePicture {
  const place = options.way === 'kitty' ? createKeeping(options) : createPainting(options);
  return (rows, lines) => {
    const stand = standIn(rows);
    return stand === null ? { lines, picture: null } : place(stand, lines);
  };
}

function standIn(rows: readonly Row[]): Stand | null {
  const top = rows.findIndex(({ picture }) => picture !== undefined);
  const picture = rows[top]?.picture;
  if (picture === undefined) return null;
  return { ...picture, top, count: rows.filter((row) => row.picture !== undefined).length };
}

type Place = (stand: Stand, lines: readonly string[]) => Placed;

/** The terminal keeps the whole picture; which of its rows stand where is for the lines to say. */
function createKeeping({ multiplexer, seed, cell }: Options): Place {
  const idCount = KITTY_IDS.last - KITTY_IDS.first + 1;
  let count = 0;
  let last: { readonly stand: Stand; readonly id: number; readonly picture: FramePicture } | null =
    null;

  function keep(stand: Stand) {
    const id = KITTY_IDS.first + ((seed + count++) % idCount);
    const bring = () => kittyPicture(scaledTo(stand, cell()), id, stand, multiplexer);
    const remove = kittyRemoval(id, multiplexer);
    return { stand, id, picture: { kind: 'kept' as const, bring, remove } };
  }

  return (stand, lines) => {
    last = last !== null && isSamePicture(last.stand, stand) ? last : keep(stand);
    const { id, picture } = last;
    const drawn = lines.map((line, at) => {
      const row = stand.row + at - stand.top;
      const isOn = at >= stand.top && at < stand.top + stand.count;
      return isOn ? kittyLine(id, row, stand.columns) : line;
    });
    return { lines: drawn, picture };
  };
}

/** What is painted is the part that can be seen; below it is a row at least, or it would push the screen up. */
function createPainting({ way, cell }: Options): Place {
  let last: { readonly stand: Stand; readonly picture: FramePicture } | null = null;

  return (given, lines) => {
    const count = Math.min(given.count, lines.length - 1 - given.top);
    if (count < 1) return { lines, picture: null };
    const stand = { ...given, count };
    if (last === null || !isSamePart(last.stand, stand)) {
      const paint = () => painted(stand, way, cell());
      last = { stand, picture: { kind: 'painted', row: stand.top, paint } };
    }
    return { lines, picture: last.picture };
  };
}

function painted(stand: Stand, way: PixelWay, cell: Size): string {
  const scaled = scaledTo(stand, cell);
  const top = Math.min(stand.row * cell.height, scaled.height - 1);
  const part = cropPixels(scaled, top, stand.count * cell.height);
  return way === 'sixel' ? sixelOf(part) : itermPicture(part, { ...stand, rows: stand.count });
}

/** No larger than its cells. */
function scaledTo({ pixels, columns, rows }: PictureRow, cell: Size): Pixels {
  const room = { width: columns * cell.width, height: rows * cell.height };
  return scalePixels(pixels, fittingSize(pixels, room));
}

function isSamePicture(a: PictureRow, b: PictureRow): boolean {
  return a.pixels === b.pixels && a.columns === b.columns && a.rows === b.rows;
}

function isSamePart(a: Stand, b: Stand): boolean {
  return isSamePicture(a, b) && a.row === b.row && a.count === b.count && a.top === b.top;
}
