// Owns the cutting of text into what a terminal puts into cells, with the number of cells, and with the answer to "may a row
// be rewritten in part beside it?": only where every terminal agrees on that number, and on nothing less than proof. The
// layout's question is another (layout/text-width.ts). Knows nothing of styles or rows.

import stringWidth from 'string-width';
import { ONE_CELL, TWO_CELLS } from '../model/agreed-widths.ts';

export type Cluster = {
  readonly text: string;
  /** Cells: 0, 1 or 2. */
  readonly width: number;
  /** Terminals may differ on the width. */
  readonly disputed: boolean;
};

const ASCII = /^[\u0020-\u007e]*$/u;

const NARROW = new RegExp(`^[${ONE_CELL}]$`, 'u');
const WIDE = new RegExp(`^[${TWO_CELLS}]$`, 'u');

// Built when the first text needs it: making it costs more than a first frame may.
let segmenter: Intl.Segmenter | undefined;

/** Cuts text without controls into clusters, in order. */
export function clustersOf(text: string): readonly Cluster[] {
  if (ASCII.test(text)) return Array.from(text, narrow);
  const chars = Array.from(text);
  if (chars.every((char) => NARROW.test(char) || WIDE.test(char))) return chars.map(agreed);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => measured(segment));
}

function narrow(text: string): Cluster {
  return { text, width: 1, disputed: false };
}

function agreed(text: string): Cluster {
  return { text, width: NARROW.test(text) ? 1 : 2, disputed: false };
}

function measured(text: string): Cluster {
  if (NARROW.test(text) || WIDE.test(text)) return agreed(text);
  return { text, width: stringWidth(text), disputed: true };
}
