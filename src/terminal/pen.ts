// Owns what is known of the terminal while bytes are put together: cursor, style, scroll region; and the shortest bytes
// that move, write, erase and scroll. Only codes of the VT102, and for a VT100 of that. Knows no frames.

import type { Cell } from './cells.ts';
import type { Dialect } from './dialect.ts';
import { bytesBetweenStyles, PLAIN, type Style } from './style.ts';

/** First and last row of a scroll region, counted from 0. */
export type Region = { readonly top: number; readonly bottom: number };

export type PenState = {
  readonly row: number;
  /** Undefined after the last column was written, or text whose width terminals dispute. */
  readonly column: number | undefined;
  readonly style: Style;
  readonly region: Region;
};

export type Pen = {
  /** Goes to the first cell of a run and writes it, `from` included, `to` not: by a move, or over the gap before it. */
  write(row: number, cells: readonly Cell[], from: number, to: number): void;
  /** Writes cells whose width is disputed from the start of a row: nobody knows where the cursor is then. */
  writeDisputed(row: number, cells: readonly Cell[]): void;
  /** Blanks a row from a column on. The column must not be beyond the last one. */
  erase(row: number, column: number): void;
  /** Moves the rows of a region: up when `by` is negative. The rows that come free are blank. */
  scroll(region: Region, by: number): void;
  bytes(): string;
  state(): PenState;
};

const ERASE_TO_END = '\u001b[K';
const NEXT_LINE = '\u001bE';
const INDEX = '\u001bD';
const REVERSE_INDEX = '\u001bM';

/** A gap this wide is never worth rewriting: the longest move to a column takes six bytes. */
const WIDEST_GAP = 6;

/** Of a screen just entered, or just reset. */
export function freshPen(rows: number): PenState {
  return { row: 0, column: 0, style: PLAIN, region: { top: 0, bottom: rows - 1 } };
}

export function createPen(
  start: PenState,
  columns: number,
  rows: number,
  dialect: Dialect = 'xterm',
): Pen {
  const isVt100 = dialect === 'vt100';
  let { row, column, style, region } = start;
  let out = '';
  const dress = (from: Style, to: Style) => bytesBetweenStyles(from, to, !isVt100);

  function wear(next: Style): void {
    out += dress(style, next);
    style = next;
  }

  function moveTo(nextRow: number, nextColumn: number): void {
    out += moveBetween({ row, column, region }, nextRow, nextColumn, rows);
    row = nextRow;
    column = nextColumn;
  }

  /** To the start of what is written next: the place itself, or an earlier cell from which rewriting costs no more. */
  function approach(nextRow: number, cells: readonly Cell[], from: number): void {
    const target = cells[from]?.style ?? PLAIN;
    const direct = moveBetween({ row, column, region }, nextRow, from, rows);
    let best = { bytes: direct + dress(style, target), style: target };
    for (const gapStart of gapStarts(nextRow, from)) {
      const gap = textOf(cells, gapStart, from, style, dress);
      const bytes =
        moveBetween({ row, column, region }, nextRow, gapStart, rows) +
        gap.bytes +
        dress(gap.style, target);
      if (Buffer.byteLength(bytes) <= best.bytes.length) best = { bytes, style: target };
    }
    out += best.bytes;
    style = best.style;
    row = nextRow;
    column = from;
  }

  function gapStarts(nextRow: number, from: number): readonly number[] {
    const starts = row === nextRow && column !== undefined ? [column, 0] : [0];
    return starts.filter((start) => start < from && from - start <= WIDEST_GAP);
  }

  function put(cells: readonly Cell[], from: number, to: number): void {
    const text = textOf(cells, from, to, style, dress);
    out += text.bytes;
    style = text.style;
  }

  function setRegion(next: Region): void {
    if (next.top === region.top && next.bottom === region.bottom) return;
    out += regionBytes(next, rows);
    region = next;
    row = 0;
    column = 0;
  }

  function scrollUp(count: number): void {
    const atBottom = row === region.bottom ? '' : moveTowards(region.bottom);
    const atTop = row === region.top ? '' : moveTowards(region.top);
    const indexed = atBottom + INDEX.repeat(count);
    const deleted = `${atTop}\u001b[${count}M`;
    scrollBy(indexed, region.bottom, deleted, region.top);
  }

  function scrollDown(count: number): void {
    const atTop = row === region.top ? '' : moveTowards(region.top);
    const indexed = atTop + REVERSE_INDEX.repeat(count);
    const inserted = `${atTop}\u001b[${count}L`;
    scrollBy(indexed, region.top, inserted, region.top);
  }

  function moveTowards(nextRow: number): string {
    return moveBetween({ row, column, region }, nextRow, 0, rows);
  }

  /** Deleting and inserting lines leaves the column to the terminal's taste; an index keeps it. */
  function scrollBy(indexed: string, indexRow: number, lines: string, linesRow: number): void {
    const isIndexed = isVt100 || indexed.length <= lines.length;
    const nextRow = isIndexed ? indexRow : linesRow;
    if (row !== nextRow) column = 0;
    if (!isIndexed) column = undefined;
    row = nextRow;
    out += isIndexed ? indexed : lines;
  }

  return {
    write(nextRow, cells, from, to) {
      approach(nextRow, cells, from);
      put(cells, from, to);
      column = to < columns ? to : undefined;
    },
    writeDisputed(nextRow, cells) {
      moveTo(nextRow, 0);
      put(cells, 0, cells.length);
      column = undefined;
    },
    erase(nextRow, from) {
      moveTo(nextRow, from);
      // What is erased takes the background that is on.
      wear(PLAIN);
      out += ERASE_TO_END;
    },
    scroll(next, by) {
      wear(PLAIN);
      setRegion(next);
      if (by < 0) scrollUp(-by);
      else scrollDown(by);
    },
    bytes: () => out,
    state: () => ({ row, column, style, region }),
  };
}

function textOf(
  cells: readonly Cell[],
  from: number,
  to: number,
  start: Style,
  dress: (from: Style, to: Style) => string,
): { readonly bytes: string; readonly style: Style } {
  let bytes = '';
  let style = start;
  for (const cell of cells.slice(from, to)) {
    bytes += dress(style, cell.style) + cell.text;
    style = cell.style;
  }
  return { bytes, style };
}

type Place = Pick<PenState, 'row' | 'column' | 'region'>;

function moveBetween(at: Place, row: number, column: number, rows: number): string {
  if (at.row === row && at.column === column) return '';
  const ways = [cursorPosition(row, column)];
  if (at.row === row) ways.push(...alongRow(at.column, column));
  const down = linesDown(at, row, rows);
  if (down !== undefined) ways.push(down + forward(column));
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

function alongRow(from: number | undefined, to: number): readonly string[] {
  const ways = [`\r${forward(to)}`];
  if (from !== undefined) ways.push(to > from ? forward(to - from) : '\b'.repeat(from - to));
  return ways;
}

/** Next-line keeps clear of a bottom edge, where it would scroll; unlike a line feed no terminal driver rewrites it. */
function linesDown(at: Place, row: number, rows: number): string | undefined {
  const count = row - at.row;
  const edge = at.row <= at.region.bottom ? at.region.bottom : rows - 1;
  return count > 0 && count <= 2 && row <= edge ? NEXT_LINE.repeat(count) : undefined;
}

function cursorPosition(row: number, column: number): string {
  if (column === 0) return row === 0 ? '\u001b[H' : `\u001b[${row + 1}H`;
  return row === 0 ? `\u001b[;${column + 1}H` : `\u001b[${row + 1};${column + 1}H`;
}

function forward(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '\u001b[C' : `\u001b[${count}C`;
}

function regionBytes(region: Region, rows: number): string {
  const top = region.top === 0 ? '' : String(region.top + 1);
  const bottom = region.bottom === rows - 1 ? '' : `;${region.bottom + 1}`;
  return `\u001b[${top}${bottom}r`;
}
