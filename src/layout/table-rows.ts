// Owns how a table is drawn: cells in columns where they fit, else each row as running text.

import type { Setting } from './setting.ts';
import { type Line, span } from './spans.ts';
import { cellWidth, hasDisputedWidth } from './text-width.ts';
import { wrapSpans } from './wrap.ts';

const COLUMN_GAP = '  ';

/** A table's rows; where they do not fit side by side, joined by bars and wrapped. */
export function layoutTable(
  rows: readonly (readonly string[])[],
  setting: Setting,
): readonly Line[] {
  const spelled = rows
    .map((cells) => cells.map((cell) => setting.glyphs.spell(cell.replaceAll('\n', ' ')).trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const widths = columnWidths(spelled);
  const total = widths.reduce((sum, width) => sum + width + COLUMN_GAP.length, -COLUMN_GAP.length);
  if (total > Math.min(setting.columns, setting.firstColumns) || isDisputed(spelled)) {
    return joinCells(spelled, setting);
  }
  return spelled.map((cells) => [span(alignCells(cells, widths), setting.tone)]);
}

function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const cells of rows) {
    cells.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cellWidth(cell));
    });
  }
  return widths;
}

/** Cells of a width that terminals disagree about cannot be aligned by any of them. */
function isDisputed(rows: readonly (readonly string[])[]): boolean {
  return rows.some((cells) => cells.some(hasDisputedWidth));
}

function alignCells(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - cellWidth(cell)))
    .join(COLUMN_GAP)
    .trimEnd();
}

function joinCells(rows: readonly (readonly string[])[], setting: Setting): readonly Line[] {
  const bar = span(` ${setting.glyphs.cellBar} `, 'dim');
  let firstColumns = setting.firstColumns;
  return rows.flatMap((cells) => {
    const spans = cells.flatMap((cell, column) =>
      column === 0 ? [span(cell, setting.tone)] : [bar, span(cell, setting.tone)],
    );
    const lines = wrapSpans(spans, setting.columns, { firstColumns });
    firstColumns = setting.columns;
    return lines;
  });
}
