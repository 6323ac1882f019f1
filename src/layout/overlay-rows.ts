// Owns what can lie over the body: the index of key events, the help, what there is to catch up on. Lays out no more of the
// index than is shown.

import type { Block } from '../model/block.ts';
import { cutLine, rowOf } from './bar.ts';
import { layoutCatchUp } from './catch-up-rows.ts';
import { layoutCorrections } from './correction-rows.ts';
import { layoutAddress, layoutLinks } from './link-rows.ts';
import { firstShown, listingOf } from './listing.ts';
import { padRows } from './pad-rows.ts';
import { layoutPictures } from './picture-rows.ts';
import { layoutComparison } from './revision-rows.ts';
import type { Row } from './row.ts';
import type { HelpEntry, ScreenInput } from './screen-input.ts';
import { type Line, lineWidth, prefixLines, span } from './spans.ts';
import { wrapSpans } from './wrap.ts';

export type OverlayRows = {
  /** Exactly as many as asked for. */
  readonly rows: readonly Row[];
  /** The furthest that it can be scrolled; 0 for a list with a cursor. */
  readonly lastScroll: number;
};

/** The rows of the overlay that is open, but for what is played, which is a timeline. */
export function layoutOverlay(input: ScreenInput, height: number): OverlayRows {
  const { overlay, columns } = input;
  if (overlay?.kind === 'help')
    return scrolled(layoutHelp(overlay.entries, columns), overlay.scroll, height);
  if (overlay?.kind === 'catch-up')
    return scrolled(layoutCatchUp(overlay.missed, input), overlay.scroll, height);
  if (overlay?.kind === 'links')
    return { rows: padRows(layoutLinks(overlay, input, height), height), lastScroll: 0 };
  if (overlay?.kind === 'address')
    return scrolled(layoutAddress(overlay, input), overlay.scroll, height);
  if (overlay?.kind === 'pictures')
    return scrolled(layoutPictures(overlay, input, height), overlay.scroll, height);
  if (overlay?.kind === 'revisions')
    return scrolled(layoutComparison(overlay, input), overlay.scroll, height);
  if (overlay?.kind === 'corrections')
    return { rows: layoutCorrections(overlay, input, height), lastScroll: 0 };
  const cursor = overlay?.kind === 'index' ? overlay.cursor : 0;
  return { rows: layoutIndex(input, cursor, height), lastScroll: 0 };
}

function scrolled(rows: readonly Row[], scroll: number, height: number): OverlayRows {
  const lastScroll = Math.max(rows.length - height, 0);
  const from = Math.max(0, Math.min(scroll, lastScroll));
  return { rows: padRows(rows.slice(from), height), lastScroll };
}

function layoutIndex(input: ScreenInput, cursor: number, height: number): readonly Row[] {
  const { keyEvents, columns, counts } = input;
  if (keyEvents.length === 0)
    return padRows([ourRow([span('No key events yet', 'dim')], columns)], height);
  const title = [
    span('Key events and summaries', 'title'),
    span(`  ${keyEvents.length} of ${counts.known}`, 'dim'),
  ];
  const titleRows = height > 2 ? [ourRow(title, columns)] : [];
  const room = height - titleRows.length;
  const chosen = Math.max(0, Math.min(cursor, keyEvents.length - 1));
  const first = firstShown(chosen, keyEvents.length, room);
  const rows = keyEvents.slice(first, first + room).map((block, offset) => ({
    ...layoutIndexRow(block, first + offset === chosen, input),
    choice: first + offset,
  }));
  return padRows([...titleRows, ...rows], height);
}

function layoutIndexRow(block: Block, isChosen: boolean, input: ScreenInput): Row {
  const { columns } = input;
  const mark = span(isChosen ? '> ' : '  ', isChosen ? 'match' : 'plain');
  if (columns < 3) return ourRow([mark], columns);
  const line = listingOf(block, { ...input, columns: columns - 2 });
  return rowOf([
    mark,
    ...(isChosen ? line.map((one) => ({ ...one, tone: 'match' as const })) : line),
  ]);
}

function ourRow(line: Line, columns: number): Row {
  return rowOf(cutLine(line, columns));
}

/** The whole table of keys, in two columns of entries from 100 cells on. */
export function layoutHelp(entries: readonly HelpEntry[], columns: number): readonly Row[] {
  const across = columns >= 100 ? 2 : 1;
  const width = Math.floor((columns - 2 * (across - 1)) / across);
  const keyColumns = Math.min(
    Math.max(...entries.map(({ keys }) => keys.length), 0),
    Math.floor(width / 3),
  );
  const half = Math.ceil(entries.length / across);
  const lines = (from: number) =>
    entries.slice(from, from + half).flatMap((entry) => layoutHelpEntry(entry, keyColumns, width));
  return across === 1 ? lines(0).map(rowOf) : beside(lines(0), lines(half), width + 2);
}

function layoutHelpEntry(
  { keys, action }: HelpEntry,
  keyColumns: number,
  width: number,
): readonly Line[] {
  const room = width - keyColumns - 2;
  if (room < 8) return wrapSpans([span(keys, 'key'), span(` ${action}`)], Math.max(width, 1));
  const indent = ' '.repeat(keyColumns + 2);
  if (keys.length > keyColumns)
    return [
      cutLine([span(keys, 'key')], width),
      ...prefixLines(wrapSpans([span(action)], room), span(indent), span(indent)),
    ];
  return prefixLines(
    wrapSpans([span(action)], room),
    span(keys.padEnd(keyColumns + 2), 'key'),
    span(indent),
  );
}

function beside(left: readonly Line[], right: readonly Line[], offset: number): readonly Row[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const start = left[row] ?? [];
    const blank = span(' '.repeat(Math.max(offset - lineWidth(start), 0)));
    return rowOf(right[row] === undefined ? start : [...start, blank, ...right[row]]);
  });
}
