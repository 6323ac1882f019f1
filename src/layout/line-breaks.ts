// Owns where a line of text may break: after spaces and long dashes, between wide characters; inside a word only when the
// word is longer than a row, and then after a hyphen or a slash if there is one. Knows nothing of styles.

import { cellWidth, graphemes, isSimple } from './text-width.ts';

/**
 * A text without line feeds, as clusters. For simple text both arrays are null: cluster i is character i, one cell wide.
 */
export type MeasuredText = {
  readonly text: string;
  readonly count: number;
  readonly offsets: readonly number[] | null;
  readonly widths: readonly number[] | null;
};

export type RowLimits = {
  /** Cells of this row. */
  readonly limit: number;
  /** Cells of the rows after it; never less. */
  readonly full: number;
  readonly verbatim: boolean;
};

/** The row ends before cluster `to`, and the next one starts at `next`. */
export type RowBreak = { readonly to: number; readonly next: number };

export function measureText(text: string): MeasuredText {
  if (isSimple(text)) return { text, count: text.length, offsets: null, widths: null };
  const clusters = graphemes(text);
  const offsets: number[] = [];
  let offset = 0;
  for (const cluster of clusters) {
    offsets.push(offset);
    offset += cluster.length;
  }
  return { text, count: clusters.length, offsets, widths: clusters.map(cellWidth) };
}

/** The character offset at which a cluster starts; the text's length for the one after the last. */
export function offsetOf({ text, offsets }: MeasuredText, cluster: number): number {
  return offsets === null ? cluster : (offsets[cluster] ?? text.length);
}

function widthOf({ widths }: MeasuredText, cluster: number): number {
  return widths === null ? 1 : (widths[cluster] ?? 0);
}

/** The first cluster from `from` on that is not a space. */
export function skipSpaces(text: MeasuredText, from: number): number {
  let index = from;
  while (index < text.count && isSpaceAt(text, index)) index += 1;
  return index;
}

/** How much of the text from cluster `from` on goes on a row. Goes forward, but for a row narrower than `full`, which may stay empty. */
export function findBreak(text: MeasuredText, from: number, limits: RowLimits): RowBreak {
  let width = 0;
  let word = from;
  let inside = -1;
  for (let index = from; index < text.count; index += 1) {
    if (index > from && !limits.verbatim) {
      if (breaksBefore(text, index)) {
        word = index;
        inside = -1;
      } else if (splitsBefore(text, index)) inside = index;
    }
    width += widthOf(text, index);
    if (width > limits.limit) {
      return limits.verbatim
        ? { to: index, next: index }
        : overflowBreak(text, { from, word, inside, index }, limits);
    }
  }
  return { to: limits.verbatim ? text.count : trimEnd(text, from, text.count), next: text.count };
}

/** `word`: the last place to break at. `inside`: the last place to split that word at, or -1. `index`: the cluster too much. */
type Overflow = {
  readonly from: number;
  readonly word: number;
  readonly inside: number;
  readonly index: number;
};

function overflowBreak(text: MeasuredText, at: Overflow, { limit, full }: RowLimits): RowBreak {
  if (isSpaceAt(text, at.index)) return breakAt(text, at.from, at.index);
  const wordFits = fitsInRow(text, at.word, full);
  if (at.word > at.from && (wordFits || at.inside < 0)) return breakAt(text, at.from, at.word);
  if (wordFits && limit < full) return { to: at.from, next: at.from };
  if (at.inside > at.from) return breakAt(text, at.from, at.inside);
  return breakAt(text, at.from, Math.max(at.index, at.from));
}

function breakAt(text: MeasuredText, from: number, index: number): RowBreak {
  return { to: trimEnd(text, from, index), next: skipSpaces(text, index) };
}

function trimEnd(text: MeasuredText, from: number, to: number): number {
  let end = to;
  while (end > from && isSpaceAt(text, end - 1)) end -= 1;
  return end;
}

/** Whether the word that starts at a cluster fits on a row of its own. */
function fitsInRow(text: MeasuredText, word: number, columns: number): boolean {
  let width = 0;
  for (let index = word; index < text.count; index += 1) {
    if (index > word && (isSpaceAt(text, index) || breaksBefore(text, index))) return true;
    width += widthOf(text, index);
    if (width > columns) return false;
  }
  return true;
}

/** The spaces at which text breaks; not the non-breaking ones. */
const OTHER_SPACES = /^[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]$/;
const SPLITS_AFTER = /^[-/\\?&=_.,:;+#%~|@\u2010\u2013]$/;
const OPENING = /^[\p{Ps}\p{Pi}]/u;
const CLOSING =
  /^[\p{Pe}\p{Pf}!"'%,.:;?\u00b0\u2026\u3001\u3002\u3005\u30fc\u30fb\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee]/u;
const HANGUL = /^\p{Script=Hangul}/u;

function clusterAt(text: MeasuredText, cluster: number): string {
  return text.offsets === null
    ? text.text.charAt(cluster)
    : text.text.slice(offsetOf(text, cluster), offsetOf(text, cluster + 1));
}

function isSpaceAt(text: MeasuredText, cluster: number): boolean {
  const character = clusterAt(text, cluster);
  return character === ' ' || (character > '\u1000' && OTHER_SPACES.test(character));
}

/** Whether any row may end between the cluster and the one before it. */
function breaksBefore(text: MeasuredText, cluster: number): boolean {
  if (isSpaceAt(text, cluster)) return false;
  if (isSpaceAt(text, cluster - 1)) return true;
  const before = clusterAt(text, cluster - 1);
  if (before === '\u200b') return true;
  const after = clusterAt(text, cluster);
  if (before === '—') return !CLOSING.test(after) && after !== '—' && after !== '\u00a0';
  if (text.widths === null) return false;
  if (!breaksAround(text, cluster - 1) && !breaksAround(text, cluster)) return false;
  return !OPENING.test(before) && !CLOSING.test(after) && before !== '\u00a0' && after !== '\u00a0';
}

/** Wide characters stand alone, but for Korean, which has spaces between its words. */
function breaksAround(text: MeasuredText, cluster: number): boolean {
  return widthOf(text, cluster) > 1 && !HANGUL.test(clusterAt(text, cluster));
}

/** Whether a word too long for a row may be split between the cluster and the one before it. */
function splitsBefore(text: MeasuredText, cluster: number): boolean {
  const before = clusterAt(text, cluster - 1);
  if (!SPLITS_AFTER.test(before) || SPLITS_AFTER.test(clusterAt(text, cluster))) return false;
  return before !== '/' || cluster < 2 || clusterAt(text, cluster - 2) !== '/';
}
