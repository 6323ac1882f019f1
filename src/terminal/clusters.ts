// Owns the cutting of text into what a terminal puts into cells, with the number of cells, and with the honest answer
// to "will every terminal agree on that number?". Knows nothing of styles or rows.

import stringWidth from 'string-width';

export type Cluster = {
  readonly text: string;
  /** Cells: 0, 1 or 2. */
  readonly width: number;
  /** Terminals are known to differ on the width. */
  readonly disputed: boolean;
};

const ASCII = /^[\u0020-\u007e]*$/u;

/** One cell in every terminal: Latin, Greek, Cyrillic, dashes, quotes, bullets, ellipsis, arrows, box drawing, blocks. */
const NARROW =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u03ff\u0400-\u0482\u048a-\u052f\u1e00-\u1fbc\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u2500-\u259f]$/u;

/** Two cells in every terminal: kana, Han, Hangul syllables, full-width forms. */
const WIDE =
  /^[\u3001-\u3029\u3030\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u318e\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]$/u;

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
