// Owns the breaking of styled text into rows of at most so many cells.
// Where a row may end is the business of line-breaks.ts; what stands before a row, that of the caller.

import { findBreak, type MeasuredText, measureText, offsetOf, skipSpaces } from './line-breaks.ts';
import type { Span } from './row.ts';
import { EMPTY_LINE, type Line, mergeSpans, sliceSpans, textOfLine } from './spans.ts';
import { cellWidth, graphemes, isSimple } from './text-width.ts';

export type WrapOptions = {
  /** Cells of the first row, where that is narrower than the rest. A first word that fits only below leaves it empty. */
  readonly firstColumns?: number;
  /** Keep every space and break only where a row is full. */
  readonly verbatim?: boolean;
};

/** Stands for a character that is wider than the whole row. */
const STAND_IN = '?';

/**
 * The spans as rows, one at least, none wider than `columns` (taken as 1 if less). Spaces at a break are dropped, line
 * feeds start a new row, soft hyphens vanish, and adjacent spans of one style are one.
 */
export function wrapSpans(
  spans: readonly Span[],
  columns: number,
  options: WrapOptions = {},
): readonly Line[] {
  const full = Math.max(1, columns);
  let first = Math.max(1, Math.min(options.firstColumns ?? full, full));
  const rows: Line[] = [];
  for (const line of splitLines(spans)) {
    wrapLine(settle(line, full), full, first, options.verbatim === true, rows);
    first = full;
  }
  return rows;
}

function wrapLine(line: Line, full: number, first: number, verbatim: boolean, rows: Line[]): void {
  const text = measureText(textOfLine(line));
  let limit = first;
  let from = verbatim ? 0 : skipSpaces(text, 0);
  do {
    const { to, next } = findBreak(text, from, { limit, full, verbatim });
    rows.push(sliceClusters(line, text, from, to));
    from = next;
    limit = full;
  } while (from < text.count);
}

function sliceClusters(line: Line, text: MeasuredText, from: number, to: number): Line {
  if (to <= from) return EMPTY_LINE;
  return sliceSpans(line, offsetOf(text, from), offsetOf(text, to));
}

/** One list of spans for each line of the text. */
function splitLines(spans: readonly Span[]): readonly (readonly Span[])[] {
  if (!spans.some(({ text }) => text.includes('\n'))) return [spans];
  const lines: Span[][] = [[]];
  for (const one of spans) {
    one.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...one, text });
    });
  }
  return lines;
}

/** Merged spans without soft hyphens, in which every cluster lies in one span and fits on a row. */
function settle(spans: readonly Span[], columns: number): Line {
  const text = textOfLine(spans);
  if (isSimple(text)) return mergeSpans(spans);
  return snapToClusters(spans.map(withoutSoftHyphens), columns);
}

function withoutSoftHyphens(one: Span): Span {
  return one.text.includes('\u00ad') ? { ...one, text: one.text.replaceAll('\u00ad', '') } : one;
}

/** A cluster belongs to the span that it starts in. */
function snapToClusters(spans: readonly Span[], columns: number): Line {
  const settled: Span[] = [];
  let index = 0;
  let spanEnd = spans[0]?.text.length ?? 0;
  let offset = 0;
  let text = '';
  const close = (): void => {
    const one = spans[index];
    if (one !== undefined) settled.push({ ...one, text });
    text = '';
    index += 1;
    spanEnd += spans[index]?.text.length ?? 0;
  };
  for (const cluster of graphemes(textOfLine(spans))) {
    while (offset >= spanEnd) close();
    text += cellWidth(cluster) > columns ? STAND_IN : cluster;
    offset += cluster.length;
  }
  close();
  return mergeSpans(settled);
}
