// Owns how many cells a text takes and where it may be cut: clusters, widths, truncation; and whether anything of ours may
// stand to the right of it. Agrees with string-width; knows nothing of rows or styles. Whether a row may be rewritten in part
// is another question, and stricter (terminal/clusters.ts).

import stringWidth from 'string-width';
import { ONE_CELL, TWO_CELLS } from '../model/agreed-widths.ts';

/**
 * Latin, Greek, Cyrillic, punctuation, currency, letter-like signs, arrows, box drawing: every character is a cluster of
 * its own and one cell wide, so that neither the segmenter nor the emoji tables need be built for them.
 */
const SIMPLE =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u20a0-\u20c0\u2100-\u22ff\u2500-\u25fc]*$/;

/** One such character that is always two cells wide. */
const WIDE = new RegExp(`^[${TWO_CELLS}]$`, 'u');

/** Signs that terminals of today draw alike, though not all of them always have. */
const AGREED_TODAY =
  '\\u0378-\\u0379\\u0380-\\u0383\\u1fbd-\\u1fff\\u202f\\u20c0\\u2100-\\u2121\\u2123-\\u2138\\u213a-\\u218f\\u219a-\\u21a8\\u21ab-\\u22ff\\u25a0-\\u25a9';
const LETTER = '\\u0041-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u1e00-\\u1fff';
const COMBINED = `(?<=[${LETTER}])[\\u0300-\\u036f]`;
/** The regional indicators and skin tones are left out, since they combine. */
const EMOJI = '(?![\\u{1f1e6}-\\u{1f1ff}\\u{1f3fb}-\\u{1f3ff}])\\p{Emoji_Presentation}';

/** Clusters on whose width terminals agree well enough to draw beside them. */
const AGREED = new RegExp(
  `^(?:[${ONE_CELL}${TWO_CELLS}${AGREED_TODAY}]|${COMBINED}|${EMOJI})*$`,
  'u',
);

let segmenter: Intl.Segmenter | undefined;

/** True for text of which every character is one cluster and one cell. Line feeds are not. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text);
}

/** The clusters that a reader takes for characters, in order. */
export function graphemes(text: string): readonly string[] {
  if (isSimple(text)) return text.split('');
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many cells the text takes on one row; line feeds and other controls take none. */
export function cellWidth(text: string): number {
  if (isSimple(text)) return text.length;
  if (WIDE.test(text)) return 2;
  return stringWidth(text);
}

/**
 * The text, or as much of its start as leaves room for the ellipsis: never wider than `columns`.
 * Where not even the ellipsis fits, as much of that as does.
 */
export function truncate(text: string, columns: number, ellipsis = '…'): string {
  if (cellWidth(text) <= columns) return text;
  const room = columns - cellWidth(ellipsis);
  if (room < 0) return startOf(ellipsis, columns);
  return startOf(text, room).trimEnd() + ellipsis;
}

function startOf(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const cluster of graphemes(text)) {
    width += cellWidth(cluster);
    if (width > columns) break;
    end += cluster.length;
  }
  return text.slice(0, end);
}

/**
 * True where terminals disagree about the cells that the text takes: joined or modified emoji, flags, key caps, scripts
 * that reorder or stack, ambiguous symbols. Nothing of ours may stand to the right of such text.
 */
export function hasDisputedWidth(text: string): boolean {
  return !isSafeAscii(text) && !AGREED.test(text);
}

function isSafeAscii(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text);
}
