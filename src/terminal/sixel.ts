// Owns the packing of pixels as sixels: six rows at a time, for each colour the columns that it stands in, in printable
// ASCII. Pure.

import type { Pixels } from '../model/pixels.ts';
import { type Indexed, indexPixels } from './palette.ts';

/** What every terminal with sixels has today. */
const COLOURS = 256;

const BAND_ROWS = 6;

/** A shorter run is written out. */
const SHORTEST_REPEAT = 4;

/** The whole string, to be drawn from the cursor down; what lies outside of it stays as it is. */
export function sixelOf(pixels: Pixels): string {
  const indexed = indexPixels(pixels, COLOURS);
  const { width, height, palette } = indexed;
  const size = `"1;1;${width};${height}`;
  return `\u001bP0;1;0q${size}${palette.map(registerOf).join('')}${bandsOf(indexed)}\u001b\\`;
}

/** Sixels count to a hundred. */
function registerOf(colour: number, index: number): string {
  const shares = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff].map((value) =>
    Math.round((value * 100) / 255),
  );
  return `#${index};2;${shares.join(';')}`;
}

function bandsOf(indexed: Indexed): string {
  const count = Math.ceil(indexed.height / BAND_ROWS);
  return Array.from({ length: count }, (_, band) => bandOf(indexed, band * BAND_ROWS)).join('-');
}

/** The colours one over the other; each as far as it reaches. */
function bandOf({ width, height, indexes }: Indexed, top: number): string {
  const columnsOf = new Map<number, Uint8Array>();
  for (let y = top; y < Math.min(top + BAND_ROWS, height); y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = indexes[y * width + x] ?? 0;
      const columns = columnsOf.get(colour) ?? new Uint8Array(width);
      columnsOf.set(colour, columns);
      columns[x] = (columns[x] ?? 0) | (1 << (y - top));
    }
  }
  return [...columnsOf].map(([colour, columns]) => `#${colour}${runsOf(columns)}`).join('$');
}

function runsOf(columns: Uint8Array): string {
  let out = '';
  const end = columns.findLastIndex((bits) => bits !== 0) + 1;
  for (let x = 0; x < end; ) {
    const bits = columns[x] ?? 0;
    let next = x + 1;
    while (next < end && columns[next] === bits) next += 1;
    out += repeated(String.fromCharCode(0x3f + bits), next - x);
    x = next;
  }
  return out;
}

function repeated(sixel: string, count: number): string {
  return count < SHORTEST_REPEAT ? sixel.repeat(count) : `!${count}${sixel}`;
}
