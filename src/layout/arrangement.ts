// Owns which part of the screen gets which rows and columns. Knows sizes alone, not what is drawn in them.

/** From this width on there is room for a rail beside the timeline. */
export const RAIL_FROM_COLUMNS = 110;
const RAIL_COLUMNS = 34;
/** Where the rail stands at the latest: beside the text, not beyond an empty plain. */
const RAIL_AT_COLUMN = 90;
/** From this height on there is room for a pinned block, and above it for a gap between blocks. */
export const PINNED_FROM_ROWS = 16;
/** Up to this height no row is spent on rules. */
const RULES_FROM_ROWS = 31;

export type Arrangement = {
  readonly columns: number;
  readonly timelineColumns: number;
  /** 0 or 34, the bar on its left included. */
  readonly railColumns: number;
  readonly hasHeader: boolean;
  readonly hasFooter: boolean;
  readonly hasRules: boolean;
  readonly hasPinned: boolean;
  /** Empty rows between two blocks. */
  readonly gapRows: number;
  /** Rows between header and footer and their rules: the pinned block's and the body's. */
  readonly middleRows: number;
};

/** One row at least goes to the text; header and footer come with the third and the second. */
export function arrangeScreen(columns: number, rows: number, railOpen: boolean): Arrangement {
  const railColumns = railOpen && columns >= RAIL_FROM_COLUMNS ? RAIL_COLUMNS : 0;
  const hasHeader = rows >= 3;
  const hasFooter = rows >= 2;
  const hasRules = rows >= RULES_FROM_ROWS;
  const ours = Number(hasHeader) + Number(hasFooter) + (hasRules ? 2 : 0);
  return {
    columns: Math.max(columns, 1),
    timelineColumns:
      railColumns > 0 ? Math.min(columns - railColumns, RAIL_AT_COLUMN) : Math.max(columns, 1),
    railColumns,
    hasHeader,
    hasFooter,
    hasRules,
    hasPinned: rows >= PINNED_FROM_ROWS,
    gapRows: rows > PINNED_FROM_ROWS ? 1 : 0,
    middleRows: Math.max(rows - ours, 0),
  };
}
