// Owns the bytes that turn one frame on the screen into the next. Pure: knows rows of cells, no stream and no time.

import { BLANK_CELL, BLANK_ROW, type CellRow, cellsOf, isSameCell } from './cells.ts';
import type { Dialect } from './dialect.ts';
import { LINK_END } from './osc.ts';
import { createPen, freshPen, type Pen, type PenState } from './pen.ts';
import { type Shift, shifted, shiftsBetween } from './scroll.ts';

type Row = { readonly line: string; readonly cells: CellRow };

/** What a terminal shows, as far as it was told by us. */
export type Shown = {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly pen: PenState;
  readonly dialect: Dialect;
};

export type Drawing = { readonly bytes: string; readonly shown: Shown };

const BLANK: Row = { line: '', cells: BLANK_ROW };

const WHOLE_REGION = '\u001b[r';
const HOME = '\u001b[H';

/** Style, region and cursor as they are at first. */
const RESET = `\u001b[m${WHOLE_REGION}${HOME}`;

/** A cheaper way to blank cells than an erase, which takes three bytes. */
const MOST_BLANKS = 3;

/** A screen that was just entered: blank, plain, cursor at its start. */
export function blankScreen(columns: number, rows: number, dialect: Dialect = 'xterm'): Shown {
  const blank = Array.from({ length: rows }, () => BLANK);
  return { columns, rows: blank, pen: freshPen(rows), dialect };
}

/**
 * The fewest bytes we know of that turn what is shown into the frame, whose lines are joined by line feeds; lines and
 * columns that the screen does not have are left out. `canScroll`: rows may be moved, with whatever lies over them.
 */
export function drawingOf(shown: Shown, frame: string, canScroll = true): Drawing {
  const rows = rowsOf(frame, shown);
  const shifts = canScroll
    ? shiftsBetween(shown.rows.map(lineOf), rows.map(lineOf), shown.pen.region)
    : [];
  const ways = [undefined, ...shifts].map((shift) => drawn(shown, rows, shift));
  return ways.reduce((best, way) => (sizeOf(way) < sizeOf(best) ? way : best));
}

/**
 * Draws the whole frame on a screen that may show anything, erasing nothing before what replaces it. `takesLinks`: a link
 * may be open, and is ended.
 */
export function redrawingOf(
  frame: string,
  columns: number,
  rows: number,
  takesLinks = true,
  dialect: Dialect = 'xterm',
): Drawing {
  const blank = blankScreen(columns, rows, dialect);
  const next = rowsOf(frame, blank);
  const pen = createPen(blank.pen, columns, rows, dialect);
  for (const [row, { cells }] of next.entries()) rewriteRow(pen, row, cells, columns);
  const reset = (takesLinks ? LINK_END : '') + RESET;
  return { bytes: reset + pen.bytes(), shown: { ...blank, rows: next, pen: pen.state() } };
}

/** Draws what is no text from the start of a row down, within the screen: where it leaves the cursor does not matter. */
export function paintingOf(shown: Shown, row: number, painted: string): Drawing {
  const rows = shown.rows.length;
  const { region } = freshPen(rows);
  const isWhole = shown.pen.region.top === region.top && shown.pen.region.bottom === region.bottom;
  // At the lower edge of a region what is drawn would scroll it; and to name a region is to go to the first cell.
  const start = isWhole ? shown.pen : { ...shown.pen, region, row: 0, column: 0 };
  const pen = createPen(start, shown.columns, rows, shown.dialect);
  pen.erase(row, 0);
  return {
    bytes: `${isWhole ? '' : WHOLE_REGION}${pen.bytes()}${painted}${HOME}`,
    shown: { ...shown, pen: { ...pen.state(), row: 0, column: 0 } },
  };
}

function lineOf({ line }: Row): string {
  return line;
}

function sizeOf({ bytes }: Drawing): number {
  return Buffer.byteLength(bytes);
}

function rowsOf(frame: string, shown: Shown): readonly Row[] {
  const known = new Map(shown.rows.map((row) => [row.line, row]));
  const lines = frame.split('\n');
  return shown.rows.map((_, at) => {
    const line = lines[at] ?? '';
    return known.get(line) ?? { line, cells: cellsOf(line, shown.columns) };
  });
}

function drawn(shown: Shown, next: readonly Row[], shift: Shift | undefined): Drawing {
  const pen = createPen(shown.pen, shown.columns, next.length, shown.dialect);
  if (shift !== undefined) pen.scroll(shift.region, shift.by);
  const before = shift === undefined ? shown.rows : shifted(shown.rows, shift, BLANK);
  for (const row of fromCursor(next.length, pen.state().row)) {
    const from = before[row] ?? BLANK;
    const to = next[row] ?? BLANK;
    if (from.line !== to.line) drawRow(pen, row, from.cells, to.cells, shown.columns);
  }
  return { bytes: pen.bytes(), shown: { ...shown, rows: next, pen: pen.state() } };
}

/** All rows, beginning where the cursor stands. */
function fromCursor(count: number, start: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (start + index) % count);
}

function drawRow(pen: Pen, row: number, from: CellRow, to: CellRow, columns: number): void {
  if (from.disputed || to.disputed) rewriteRow(pen, row, to, columns);
  else changeRow(pen, row, from, to);
}

/**
 * Text of disputed width is written on a row that was erased: after it nobody knows what is left to erase, and an erase
 * at the last column would take its last character.
 */
function rewriteRow(pen: Pen, row: number, { cells, disputed }: CellRow, columns: number): void {
  if (disputed) {
    pen.erase(row, 0);
    pen.writeDisputed(row, cells);
    return;
  }
  if (cells.length > 0) pen.write(row, cells, 0, cells.length);
  if (cells.length < columns) pen.erase(row, cells.length);
}

function changeRow(pen: Pen, row: number, { cells: from }: CellRow, { cells: to }: CellRow): void {
  for (let column = 0; column < to.length; ) {
    const end = runEnd(from, to, column);
    if (end > column) pen.write(row, to, column, end);
    column = Math.max(end, column + 1);
  }
  const left = from.length - to.length;
  if (left > MOST_BLANKS) pen.erase(row, to.length);
  else if (left > 0) pen.write(row, blanksAfter(to, from.length), to.length, from.length);
}

/** Where the cells that differ from here on end; a wide character is written whole. */
function runEnd(from: CellRow['cells'], to: CellRow['cells'], start: number): number {
  let end = start;
  while (
    end < to.length &&
    (!isSameCell(from[end], to[end]) || (end > start && to[end]?.text === ''))
  )
    end++;
  return end;
}

function blanksAfter(cells: CellRow['cells'], length: number): CellRow['cells'] {
  return [...cells, ...Array.from({ length: length - cells.length }, () => BLANK_CELL)];
}
