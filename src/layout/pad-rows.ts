// Owns the filling of a part of the screen: exactly as many rows as it has.

import { EMPTY_ROW, type Row } from './row.ts';

export function padRows(rows: readonly Row[], height: number): readonly Row[] {
  const shown = rows.slice(0, Math.max(height, 0));
  return [...shown, ...Array<Row>(Math.max(height - shown.length, 0)).fill(EMPTY_ROW)];
}
