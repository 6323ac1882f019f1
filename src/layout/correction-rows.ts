// Owns the list of all that was changed in a story after it was first read: edits and removals, a row each, and under the
// chosen one the words themselves. Lays out no more of it than is shown.

import type { Block } from '../model/block.ts';
import { textOfBlock } from '../model/visible-text.ts';
import { cutLine, rowOf } from './bar.ts';
import { zoneOf } from './head-row.ts';
import { firstShown, nameOf } from './listing.ts';
import { padRows } from './pad-rows.ts';
import { diffOfBlocks, markPiece } from './revision-rows.ts';
import type { Row, Span } from './row.ts';
import type { ScreenInput } from './screen-input.ts';
import { prefixLines, span } from './spans.ts';
import { cellWidth, truncate } from './text-width.ts';
import { formatStamp } from './time.ts';
import { withoutFarText } from './word-diff.ts';
import { wrapSpans } from './wrap.ts';

export type ShownCorrection = {
  /** When it was noticed, epoch ms. */
  readonly at: number;
  /** As it stood after an edit, or before a removal. */
  readonly block: Block;
  /** As it read before; null for a removal. */
  readonly previous: Block | null;
};

export type CorrectionList = {
  /** Newest first. */
  readonly corrections: readonly ShownCorrection[];
  readonly cursor: number;
};

type Setting = Pick<ScreenInput, 'columns' | 'glyphs' | 'time'>;

/** Exactly `height` rows. */
export function layoutCorrections(
  { corrections, cursor }: CorrectionList,
  setting: Setting,
  height: number,
): readonly Row[] {
  const { columns } = setting;
  const chosen = corrections[cursor];
  if (chosen === undefined) {
    const none = 'Nothing has been edited or removed since it was first read';
    return padRows(wrapSpans([span(none, 'dim')], columns).map(rowOf), height);
  }
  const title = layoutTitle(corrections, columns);
  const titleRows = height > 4 ? [title] : [];
  const room = height - titleRows.length;
  const words = layoutWords(chosen, setting).slice(0, Math.max(room - 1, 0));
  const listed = Math.max(room - words.length, 1);
  const first = firstShown(cursor, corrections.length, listed);
  const rows = corrections.slice(first, first + listed).flatMap((one, offset) => {
    const choice = first + offset;
    const row = layoutRow(one, choice === cursor, setting);
    return [row, ...(choice === cursor ? words : [])].map((each) => ({ ...each, choice }));
  });
  return padRows([...titleRows, ...rows], height);
}

function layoutTitle(corrections: readonly ShownCorrection[], columns: number): Row {
  const removals = corrections.filter(({ previous }) => previous === null).length;
  const edits = corrections.length - removals;
  const counted = `  ${edits} edited, ${removals} removed`;
  return rowOf(cutLine([span('Corrections', 'title'), span(counted, 'dim')], columns));
}

function layoutRow(
  { at, block, previous }: ShownCorrection,
  isChosen: boolean,
  { columns, glyphs, time }: Setting,
): Row {
  const marker = previous === null ? span('x', 'removed') : span('~', 'edited');
  const head = [span(isChosen ? '> ' : '  ', isChosen ? 'match' : 'plain'), marker];
  const when = ` ${formatStamp(at, time.now, zoneOf(time))} `;
  const room = columns - 3 - cellWidth(when);
  if (room < 1) return rowOf(cutLine(head, columns));
  const name = truncate(nameOf(block, glyphs), room, glyphs.ellipsis);
  return rowOf([...head, span(when, 'dim'), span(name, isChosen ? 'match' : 'plain')]);
}

const INDENT = 4;
const SAVED_WORDS = 40;

/** What went and what came, with a few words around it; of a removed block its first words. */
function layoutWords(correction: ShownCorrection, { columns, glyphs }: Setting): readonly Row[] {
  const indent = columns > 20 ? INDENT : 0;
  const spans = spansOf(correction, glyphs.ellipsis).map((one) => ({
    ...one,
    text: glyphs.spell(one.text),
  }));
  const lines = wrapSpans(spans, columns - indent);
  const blank = span(' '.repeat(indent));
  return prefixLines(lines, blank, blank).map(rowOf);
}

function spansOf({ block, previous }: ShownCorrection, ellipsis: string): readonly Span[] {
  if (previous !== null)
    return withoutFarText(diffOfBlocks(previous, block), ellipsis).flatMap(markPiece);
  const words = textOfBlock(block).split(/\s+/u);
  const cut =
    words.length > SAVED_WORDS
      ? `${words.slice(0, SAVED_WORDS).join(' ')}${ellipsis}`
      : words.join(' ');
  return markPiece({ kind: 'removed', text: cut });
}
