// Owns the marking of what was looked for in rows that are laid out already: text that goes on from one row to the next is
// searched as one. Knows no query: who calls says where in a text the ranges are.

import { memoByIdentity } from './memo.ts';
import type { Row } from './row.ts';
import { mergeSpans, sliceSpans, textOfLine } from './spans.ts';

/** A stretch of a text in UTF-16 units, the end not included. */
type TextRange = { readonly start: number; readonly end: number };

/** In order and apart. The same function for as long as its answers are the same: what is marked is kept by it. */
export type RangesIn = (text: string) => readonly TextRange[];

/** The rows of a block with every range in the tone of a match. Rows without one are the same rows. */
export const highlightRows: (rows: readonly Row[], rangesIn: RangesIn) => readonly Row[] =
  memoByIdentity(
    (rows, rangesIn) => {
      const ranges = rangesByRow(rows, rangesIn);
      return rows.map((row, index) => highlightRow(row, ranges.get(index) ?? []));
    },
    (a, b) => a === b,
  );

/** The rows with a range in them, counted from the block's head, in order. */
export const rowsWithRanges: (rows: readonly Row[], rangesIn: RangesIn) => readonly number[] =
  memoByIdentity(
    (rows, rangesIn) => [...rangesByRow(rows, rangesIn).keys()].sort((a, b) => a - b),
    (a, b) => a === b,
  );

/** The ranges of each row that has any, counted from the start of its text. */
function rangesByRow(
  rows: readonly Row[],
  rangesIn: RangesIn,
): ReadonlyMap<number, readonly TextRange[]> {
  const pieces = toPieces(rows);
  const text = pieces.map(({ text: piece, join }) => piece + join).join('');
  const byRow = new Map<number, TextRange[]>();
  let first = 0;
  for (const { start, end } of rangesIn(text)) {
    while ((pieces[first]?.end ?? text.length) <= start && first < pieces.length - 1) first += 1;
    for (let row = first; row < pieces.length; row += 1) {
      const piece = pieces[row];
      if (piece === undefined || piece.start >= end) break;
      const from = Math.max(start, piece.start);
      const to = Math.min(end, piece.end);
      if (to <= from) continue;
      const shift = piece.indent - piece.start;
      byRow.set(row, [...(byRow.get(row) ?? []), { start: from + shift, end: to + shift }]);
    }
  }
  return byRow;
}

type Piece = {
  readonly text: string;
  /** What stands before the text in its row, in UTF-16 units. */
  readonly indent: number;
  /** What stands between it and the next: a blank where the text goes on, line breaks around an empty row. */
  readonly join: string;
  /** Where it stands in the joined text. */
  readonly start: number;
  readonly end: number;
};

/** Blanks, and the bars beside a quotation. */
const INDENT = /^(?:[│|] |\s)+/u;

function toPieces(rows: readonly Row[]): readonly Piece[] {
  let start = 0;
  const texts = rows.map((row) => textOfLine(row.spans));
  return texts.map((whole, index) => {
    const text = whole.replace(INDENT, '');
    const isBreak = text === '' || (texts[index + 1] ?? '').trim() === '';
    const piece = {
      text,
      indent: whole.length - text.length,
      join: isBreak ? '\n' : ' ',
      start,
      end: start + text.length,
    };
    start = piece.end + 1;
    return piece;
  });
}

function highlightRow(row: Row, ranges: readonly TextRange[]): Row {
  if (ranges.length === 0) return row;
  let at = 0;
  const spans = ranges.flatMap(({ start, end }) => {
    const before = sliceSpans(row.spans, at, start);
    const marked = sliceSpans(row.spans, start, end);
    at = end;
    return [...before, ...marked.map((one) => ({ ...one, tone: 'match' as const }))];
  });
  return {
    ...row,
    spans: mergeSpans([...spans, ...sliceSpans(row.spans, at, Number.POSITIVE_INFINITY)]),
  };
}
