// Owns small operations on runs of styled text: merging, cutting, prefixing.
// A line is the spans of one row, before it is known which block the row belongs to.

import type { Span, Tone } from './row.ts';
import { cellWidth } from './text-width.ts';

export type Line = readonly Span[];

export const EMPTY_LINE: Line = [];

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

export function textOfLine(line: Line): string {
  return line.length === 1 ? (line[0]?.text ?? '') : line.map(({ text }) => text).join('');
}

export function lineWidth(line: Line): number {
  return cellWidth(textOfLine(line));
}

function isSameStyle(a: Span, b: Span): boolean {
  return (
    a.tone === b.tone &&
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.strike === b.strike &&
    a.href === b.href
  );
}

/** The same text in as few spans as its styles allow. */
export function mergeSpans(spans: readonly Span[]): Line {
  const merged: Span[] = [];
  for (const next of spans) {
    const last = merged.at(-1);
    if (next.text === '') continue;
    if (last === undefined || !isSameStyle(last, next)) merged.push(next);
    else merged[merged.length - 1] = { ...last, text: last.text + next.text };
  }
  return merged;
}

/** The stretch of the spans' joined text from one character offset up to another. */
export function sliceSpans(spans: readonly Span[], from: number, to: number): Line {
  const sliced: Span[] = [];
  let start = 0;
  for (const one of spans) {
    const end = start + one.text.length;
    if (start >= to) break;
    if (end > from) sliced.push(cut(one, from - start, to - start));
    start = end;
  }
  return sliced;
}

function cut(one: Span, from: number, to: number): Span {
  if (from <= 0 && to >= one.text.length) return one;
  return { ...one, text: one.text.slice(Math.max(from, 0), to) };
}

/** Lines with one span before the first and another before the rest. An empty line gets no blanks. */
export function prefixLines(lines: readonly Line[], first: Span, rest: Span): readonly Line[] {
  return lines.map((line, index) => prefixLine(line, index === 0 ? first : rest));
}

function prefixLine(line: Line, prefix: Span): Line {
  return line.length > 0
    ? mergeSpans([prefix, ...line])
    : mergeSpans([{ ...prefix, text: prefix.text.trimEnd() }]);
}
