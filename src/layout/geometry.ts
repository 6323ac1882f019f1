// Owns where things stand across a row of the timeline: gutter, head, text, age.
// Shared by the layout of blocks and by the screen that adds marker, time and age to a head row.

/** From this width on there is a gutter for marker and time, and body rows are indented by it. */
const GUTTER_FROM_COLUMNS = 60;

const MEASURE_COLUMNS = 80;

export type Geometry = {
  /** Blank cells at the start of every row of a block but its head row: 8 or 0. */
  readonly gutter: number;
  /** Cells that the screen fills before a head row's spans: 8 "M HH:MM  ", 7 "MHH:MM ", 2 "M ", or 0. */
  readonly head: number;
  /** Cells kept free at the right end of a head row, the blank before the age included: 9, 4 or 0. */
  readonly age: number;
  /** Cells for the text of body rows; never more than the reading measure. */
  readonly text: number;
  /** Where rows end: gutter and text. The age ends here. */
  readonly width: number;
};

/** The geometry of a timeline of so many columns, one at least. */
export function geometryOf(columns: number): Geometry {
  const gutter = gutterColumns(columns);
  const text = Math.min(Math.max(columns, 1) - gutter, MEASURE_COLUMNS);
  return {
    gutter,
    head: headColumns(columns),
    age: ageColumns(columns),
    text,
    width: gutter + text,
  };
}

export function gutterColumns(columns: number): number {
  return columns >= GUTTER_FROM_COLUMNS ? 8 : 0;
}

export function headColumns(columns: number): number {
  if (columns >= GUTTER_FROM_COLUMNS) return 8;
  if (columns >= 20) return 7;
  return columns >= 8 ? 2 : 0;
}

export function ageColumns(columns: number): number {
  if (columns >= GUTTER_FROM_COLUMNS) return 9;
  return columns >= 24 ? 4 : 0;
}
