// Owns the row as cells: parses one line of a frame (text with SGR and OSC 8) into what stands in each column.
// Any other escape sequence is left out: nothing that is not text or a look gets through to the terminal.

import { type Cluster, clustersOf } from './clusters.ts';
import { isLinkable } from './osc.ts';
import { applySgr, isSameStyle, PLAIN, type Style } from './style.ts';

/** What stands at one column. The second column of a wide character holds `text: ''`. */
export type Cell = { readonly text: string; readonly style: Style };

export type CellRow = {
  /** One a column, without the plain blanks at the end. */
  readonly cells: readonly Cell[];
  /** Holds a cluster whose width terminals dispute: such a row is only ever written whole. */
  readonly disputed: boolean;
};

export const BLANK_ROW: CellRow = { cells: [], disputed: false };

export const BLANK_CELL: Cell = { text: ' ', style: PLAIN };

/** SGR, OSC 8 (ended by ST or BEL), any other CSI, OSC or two-byte escape, any other control, or a run of text. */
const TOKENS =
  /\u001b\[([\d;]*)m|\u001b\]8;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u001b\\|\u0007)|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u001b\\|\u0007)|\u001b.?|[\u0000-\u001f\u007f-\u009f]|[^\u0000-\u001f\u007f-\u009f]+/gsu;

export function isSameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  const left = a ?? BLANK_CELL;
  const right = b ?? BLANK_CELL;
  return left.text === right.text && isSameStyle(left.style, right.style);
}

/** Cells of one line, cut at `columns`. A wide character that would stand half outside is left out. */
export function cellsOf(line: string, columns: number): CellRow {
  const cells: Cell[] = [];
  let style = PLAIN;
  let disputed = false;
  for (const [token, sgr, link] of line.matchAll(TOKENS)) {
    if (sgr !== undefined) style = applySgr(style, sgr);
    else if (link !== undefined) style = { ...style, link: isLinkable(link) ? link : '' };
    else if (token.charCodeAt(0) >= 0x20 && !isControl(token)) {
      for (const cluster of clustersOf(token))
        disputed = placeCluster(cells, cluster, style, columns) || disputed;
    }
  }
  return { cells: withoutTrailingBlanks(cells), disputed };
}

function isControl(token: string): boolean {
  const code = token.charCodeAt(0);
  return code === 0x7f || (code >= 0x80 && code <= 0x9f);
}

/** Adds the cluster to the row; true when its width is disputed. */
function placeCluster(cells: Cell[], cluster: Cluster, style: Style, columns: number): boolean {
  if (cells.length + cluster.width > columns) return false;
  if (cluster.width === 0) {
    joinToLast(cells, cluster.text);
    return true;
  }
  cells.push({ text: cluster.text, style });
  if (cluster.width === 2) cells.push({ text: '', style });
  return cluster.disputed;
}

/** A mark without cells of its own goes with the character before it; with none before it, it is left out. */
function joinToLast(cells: Cell[], mark: string): void {
  const at = cells.findLastIndex((cell) => cell.text !== '');
  const cell = cells[at];
  if (cell !== undefined) cells[at] = { text: cell.text + mark, style: cell.style };
}

function withoutTrailingBlanks(cells: readonly Cell[]): readonly Cell[] {
  return cells.slice(0, cells.findLastIndex((cell) => !isSameCell(cell, BLANK_CELL)) + 1);
}
