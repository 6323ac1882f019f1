// Owns the row in which the reader types: the sign of what is asked for, the text with its cursor, and where the text is
// wrong, the character at fault and the sentence.

import { cutLine, rowOf } from './bar.ts';
import type { GlyphSet } from './glyphs.ts';
import type { Row, Span } from './row.ts';
import type { Prompt } from './screen-input.ts';
import { lineWidth, span, textOfLine } from './spans.ts';
import { cellWidth, graphemes, hasDisputedWidth, truncate } from './text-width.ts';

/** The text keeps at least this much of the row, whatever is to be said of it. */
const LEAST_SHARE = 0.4;

export function layoutPrompt(prompt: Prompt, columns: number, glyphs: GlyphSet): Row {
  const cells = toCells(prompt, glyphs);
  const sign = { ...span(prompt.sign, 'bar'), bold: true as const };
  const words = wordsOf(prompt);
  const least = Math.ceil(columns * LEAST_SHARE);
  const taken = words === '' ? 0 : cellWidth(words) + 2;
  const room = Math.max(columns - 1 - taken, least, 1);
  const text = windowOf(cells, Math.min(room, columns - 1));
  const left = columns - 1 - lineWidth(text) - 2;
  const said =
    words === '' || left < 1
      ? []
      : [span(truncate(words, left, glyphs.ellipsis), prompt.fault === null ? 'bar' : 'warning')];
  // Nothing of ours stands to the right of text whose width terminals dispute.
  const parts = hasDisputedWidth(textOfLine(text))
    ? [...said, span(said.length === 0 ? '' : '  ', 'bar'), sign, ...text]
    : [sign, ...text, span(said.length === 0 ? '' : '  ', 'bar'), ...said];
  return rowOf(lineWidth(parts) <= columns ? parts : cutLine(parts, columns));
}

/** "7: expected a value right after author:", the column counted from the first character after the sign. */
function wordsOf({ fault, words }: Prompt): string {
  return fault === null ? words : `${fault.at + 1}: ${fault.message}`;
}

type Cell = Span & { readonly isCursor: boolean };

/** One span for each character, and a blank behind the last for the cursor. */
function toCells({ text, cursor, fault }: Prompt, glyphs: GlyphSet): readonly Cell[] {
  let index = 0;
  return [...graphemes(text), ' '].map((cluster) => {
    const holds = (at: number) => at >= index && at < index + cluster.length;
    const isCursor = holds(cursor);
    const isFault = fault !== null && holds(fault.index);
    index += cluster.length;
    const shown = glyphs.spell(cluster.replace(/\n/gu, ' '));
    const tone = isCursor ? 'match' : isFault ? 'fault' : 'bar';
    return { text: shown, tone, isCursor };
  });
}

/** As many cells as there is room for, the cursor among them. */
function windowOf(cells: readonly Cell[], room: number): readonly Span[] {
  const cursor = Math.max(
    cells.findIndex(({ isCursor }) => isCursor),
    0,
  );
  let first = cursor;
  let width = cellWidth(cells[cursor]?.text ?? '');
  while (first > 0 && width + cellWidth(cells[first - 1]?.text ?? '') <= room) {
    first -= 1;
    width += cellWidth(cells[first]?.text ?? '');
  }
  let end = cursor + 1;
  while (end < cells.length && width + cellWidth(cells[end]?.text ?? '') <= room) {
    width += cellWidth(cells[end]?.text ?? '');
    end += 1;
  }
  return cells.slice(first, end).map(({ text, tone }) => ({ text, tone }));
}
