// Owns the room of a picture on a terminal that draws pictures itself: how many cells it takes. Each of its rows says what
// stands on it, so that it is cut, scrolled and covered like any other; what is sent for it is not known here.

import { fittingSize, type Pixels } from '../model/pixels.ts';
import type { Row } from './row.ts';

type Room = {
  readonly columns: number;
  readonly rows: number;
  /** The size of a cell in pixels. */
  readonly cell: Pick<Pixels, 'width' | 'height'>;
};

/** What has no more rows than this, every terminal can take. */
const MOST_ROWS = 50;

/** As many rows as it takes in the room, in the picture's own shape, and never larger than it is. */
export function layoutPlaced(pixels: Pixels, { columns, rows, cell }: Room): readonly Row[] {
  const most = Math.min(rows, MOST_ROWS);
  if (columns < 1 || most < 1) return [];
  const room = { width: columns * cell.width, height: most * cell.height };
  const size = fittingSize(pixels, room);
  const cells = {
    columns: Math.ceil(size.width / cell.width),
    rows: Math.ceil(size.height / cell.height),
  };
  return Array.from({ length: cells.rows }, (_, row) => ({
    spans: [],
    blockId: null,
    picture: { pixels, ...cells, row },
  }));
}
