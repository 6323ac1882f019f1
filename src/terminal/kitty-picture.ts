// Owns what kitty and its like are sent: a picture once, kept by the terminal under a number, and characters that stand for
// its cells (https://sw.kovidgoyal.net/kitty/graphics-protocol/). So a picture is text like any other: it goes with its
// cells, whatever a multiplexer does with them. Pure.

import type { Pixels } from '../model/pixels.ts';
import { type Multiplexer, passedOn } from './multiplexer.ts';
import { pngOf } from './png.ts';

const APC = '\u001b_G';
const ST = '\u001b\\';

/** No more base64 than this in one string. */
const LONGEST_PIECE = 4096;

/** Answers would be taken for keys by whoever reads after us. */
const SILENT = 'q=2';

/** The cell of a picture; the mark on it says which row of the picture it is on. */
const PLACEHOLDER = '\u{10eeee}';

/** The protocol's first marks, each the sign of a row. A cell without one goes on where the cell to its left ends. */
const ROW_MARKS = Array.from(
  '\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b' +
    '\u0363\u0364\u0365\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f\u0483\u0484\u0485\u0486' +
    '\u0487\u0592\u0593\u0594\u0595\u0597\u0598\u0599\u059c\u059d\u059e\u059f\u05a0\u05a1\u05a8\u05a9\u05ab' +
    '\u05ac\u05af\u05c4',
);

/** The most rows that a picture can have. */
export const MOST_KITTY_ROWS = ROW_MARKS.length;

/** The numbers that a colour of the 256 can name, without the 16 that text is drawn in. */
export const KITTY_IDS = { first: 16, last: 255 } as const;

type Cells = { readonly columns: number; readonly rows: number };

/** Hands the picture over, to be shown where its characters stand, in so many cells. */
export function kittyPicture(
  pixels: Pixels,
  id: number,
  { columns, rows }: Cells,
  multiplexer: Multiplexer,
): string {
  const pieces = pngOf(pixels).toString('base64').match(PIECES) ?? [];
  return pieces
    .map((piece, at) => {
      const first = at === 0 ? `a=T,U=1,i=${id},f=100,c=${columns},r=${rows},` : '';
      const more = at < pieces.length - 1 ? 1 : 0;
      return passedOn(`${APC}${first}${SILENT},m=${more};${piece}${ST}`, multiplexer);
    })
    .join('');
}

const PIECES = new RegExp(`.{1,${LONGEST_PIECE}}`, 'gu');

/** Takes the picture from the terminal's memory, and from wherever it stands. */
export function kittyRemoval(id: number, multiplexer: Multiplexer): string {
  return passedOn(`${APC}a=d,d=I,i=${id},${SILENT}${ST}`, multiplexer);
}

/** One row of the picture as a line of a frame: the colour of the characters is its number. */
export function kittyLine(id: number, row: number, columns: number): string {
  const mark = ROW_MARKS[row] ?? '';
  return `\u001b[38;5;${id}m${PLACEHOLDER}${mark}${PLACEHOLDER.repeat(columns - 1)}\u001b[0m`;
}
