// Owns the row: one line of cells as text spans with tones. A tone is a meaning, never a colour.
// Knows nothing of React, of escape sequences or of the terminal.

import type { BlockId } from '../model/block.ts';
import type { Pixels } from '../model/pixels.ts';

export type Tone =
  | 'plain'
  | 'dim'
  | 'title'
  | 'key'
  | 'summary'
  | 'unseen'
  | 'edited'
  | 'removed'
  | 'added'
  | 'link'
  | 'quote'
  | 'match'
  | 'bar'
  | 'fault'
  | 'warning';

export type Span = {
  readonly text: string;
  readonly tone: Tone;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  /** http or https only. */
  readonly href?: string;
  readonly paint?: Paint;
};

/** Colours that are a picture's own, of the upper half of each cell and the lower: the one thing without a tone. */
export type Paint = {
  readonly upper: number;
  readonly lower: number;
  /** True: of the terminal's 256 by number; false: red, green and blue, a byte each. */
  readonly indexed: boolean;
};

/** One row of a picture that the terminal draws itself. */
export type PictureRow = {
  readonly pixels: Pixels;
  /** What the whole picture takes, in cells from the first column on. */
  readonly columns: number;
  readonly rows: number;
  /** Which of them this is, counted from 0. */
  readonly row: number;
};

/** What stands in the rail on a row. */
type RailCell = {
  /** The column that it begins on, counted from 0. */
  readonly from: number;
  /** What it tells of; null for nothing. */
  readonly tells: RailSubject | null;
};

export type RailSubject =
  | { readonly kind: 'block'; readonly id: BlockId }
  /** The story that is so many further on than the one that is read, or back. */
  | { readonly kind: 'story'; readonly by: number };

export type Row = {
  readonly spans: readonly Span[];
  /** The block that the row belongs to; null for a divider, a header or an empty row. */
  readonly blockId: BlockId | null;
  /** Set on the first row of a block: the screen puts the marker, the time and the age there when it draws the row. */
  readonly head?: true;
  /** Set on the row between what was known at the last visit and what has come since. */
  readonly divider?: true;
  /** Set in a list to choose from: which one of it the row tells of, counted from 0. */
  readonly choice?: number;
  /** Set where the rail stands beside it. */
  readonly rail?: RailCell;
  /** Set where a picture stands, and nothing else. */
  readonly picture?: PictureRow;
};

export const EMPTY_ROW: Row = { spans: [], blockId: null };
