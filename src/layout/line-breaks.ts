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

/**
 * How much of the text from cluster `from` on goes on a row. Always goes forward where the row is as wide as `full`; a
 * narrower one stays empty when the first word fits only on the next.
 */
export function findBreak(text: MeasuredText, from: number, limits: RowLimits): RowBreak {
  const index = firstBeyond(text, from, limits.limit);
  if (index === text.count) {
    return { to: limits.verbatim ? index : trimEnd(text, from, index), next: index };
  }
  if (limits.verbatim) return { to: index, next: index };
  return breakBy(text, from, wordAt(text, from, index), index, limits);
}

/** The first cluster that does not fit on the row; the count where all do. Where each takes one cell none need be counted. */
function firstBeyond(text: MeasuredText, from: number, limit: number): number {
  if (text.widths === null) return Math.min(from + limit, text.count);
  let width = 0;
  let index = from;
  while (index < text.count) {
    width += widthOf(text, index);
    if (width > limit) break;
    index += 1;
  }
  return index;
}

/** Where the word that the cluster is part of starts, on the row that starts at `from`: looked for from its end. */
function wordAt(text: MeasuredText, from: number, index: number): number {
  let word = index;
  while (word > from && !breaksBefore(text, word)) word -= 1;
  return word;
}

/** The best break for a row that starts at `from`, whose last word starts at `word` and which `index` does not fit on. */
function breakBy(
  text: MeasuredText,
  from: number,
  word: number,
  index: number,
  { limit, full }: RowLimits,
): RowBreak {
  if (isSpaceAt(text, index)) return breakAt(text, from, index);
  if (fitsOnRow(text, word, full)) {
    return word > from || limit < full ? breakAt(text, from, word) : breakAt(text, from, index);
  }
  const split = lastSplit(text, word, index);
  if (split > word) return breakAt(text, from, split);
  return breakAt(text, from, word > from ? word : lastCut(text, from, index));
}

/** The last place at or before `index` to split a word that is too long for any row; its start if there is none. */
function lastSplit(text: MeasuredText, word: number, index: number): number {
  let split = index;
  while (split > word && !splitsBefore(text, split)) split -= 1;
  return split;
}

/** Where to cut a word that has no place to split it at: not just before a closing mark, if that can be helped. */
function lastCut(text: MeasuredText, from: number, index: number): number {
  return index - 1 > from && isClosing(clusterAt(text, index)) ? index - 1 : index;
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
function fitsOnRow(text: MeasuredText, word: number, columns: number): boolean {
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
const SPLITS_AFTER = '-/\\?&=_+#|\u2010\u2013';
/** Of what stands before this, the brackets, quotes and signs are told by name: most of text, and no expression is built. */
const NAMED = '\u2040';
const OPENING = '([{\u00ab\u0f3a\u0f3c\u169b\u2018\u201a\u201b\u201c\u201e\u201f\u2039';
const CLOSING = '!"\'%),.:;?]}\u00b0\u00bb\u0f3b\u0f3d\u169c\u2019\u201d\u2026\u203a';

/** After which no row ends. */
export function isOpening(cluster: string): boolean {
  if (cluster < NAMED) return cluster !== '' && OPENING.includes(cluster.charAt(0));
  return /^[\p{Ps}\p{Pi}]/u.test(cluster);
}

/** Before which no row ends. */
export function isClosing(cluster: string): boolean {
  if (cluster < NAMED) return cluster !== '' && CLOSING.includes(cluster.charAt(0));
  return /^[\p{Pe}\p{Pf}\u3001\u3002\u3005\u30fc\u30fb\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee]/u.test(
    cluster,
  );
}

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
  if (before === '—') return !isClosing(after) && after !== '—' && after !== '\u00a0';
  if (text.widths === null) return false;
  if (!breaksAround(text, cluster - 1) && !breaksAround(text, cluster)) return false;
  return !isOpening(before) && !isClosing(after) && before !== '\u00a0' && after !== '\u00a0';
}

/** Wide characters stand alone, but for Korean, which has spaces between its words. */
function breaksAround(text: MeasuredText, cluster: number): boolean {
  return widthOf(text, cluster) > 1 && !/^\p{Script=Hangul}/u.test(clusterAt(text, cluster));
}

/** Whether a word too long for a row may be split between the cluster and the one before it. */
function splitsBefore(text: MeasuredText, cluster: number): boolean {
  const before = clusterAt(text, cluster - 1);
  if (!SPLITS_AFTER.includes(before) || SPLITS_AFTER.includes(clusterAt(text, cluster)))
    return false;
  return before !== '/' || cluster < 2 || clusterAt(text, cluster - 2) !== '/';
}
