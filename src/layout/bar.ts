// Owns the bar: one row with something at its start, publisher's text after it, and what changes often at its right end.

import { EMPTY_ROW, type Row, type Span } from './row.ts';
import { type Line, lineWidth, mergeSpans, sliceSpans, span, textOfLine } from './spans.ts';
import { cellWidth, hasDisputedWidth, truncate } from './text-width.ts';

export type Bar = {
  readonly start: readonly Span[];
  /** Cut first, and with the ellipsis, when there is no room for all. */
  readonly text: Span;
  readonly end: readonly Span[];
};

/**
 * The bar as a row of exactly so many cells; the end is dropped where it would leave the text nothing. Nothing of ours
 * stands to the right of text whose width terminals dispute: there the end comes before the text and the row stops with it.
 */
export function layoutBar(bar: Bar, columns: number, ellipsis: string): Row {
  const start = cutLine(bar.start, columns);
  const room = columns - lineWidth(start);
  const endWidth = bar.end.length === 0 ? 0 : lineWidth(bar.end) + 1;
  const end = endWidth < room || (endWidth <= room && bar.text.text === '') ? bar.end : [];
  const text = truncate(bar.text.text, room - (end.length === 0 ? 0 : endWidth), ellipsis);
  const middle = { ...bar.text, text };
  if (hasDisputedWidth(text))
    return rowOf([...start, ...end, span(end.length > 0 ? ' ' : '', 'bar'), middle]);
  const blank = columns - lineWidth(start) - cellWidth(text) - lineWidth(end);
  return rowOf([...start, middle, span(' '.repeat(Math.max(blank, 0)), 'bar'), ...end]);
}

export function rowOf(spans: readonly Span[]): Row {
  const merged = mergeSpans(spans);
  return merged.length === 0 ? EMPTY_ROW : { spans: merged, blockId: null };
}

/** As much of a line as fits; meant for our own text, of which every character is one cell wide. */
export function cutLine(line: Line, columns: number): Line {
  return lineWidth(line) <= columns
    ? line
    : sliceSpans(line, 0, truncate(textOfLine(line), columns, '').length);
}
