// Owns what stands at one cell of a row.

import type { Row } from './row.ts';
import { cellWidth } from './text-width.ts';

/** Where the text at a column, counted from 0, leads to; null for nowhere. */
export function hrefAt({ spans }: Row, column: number): string | null {
  let end = 0;
  for (const { text, href } of spans) {
    end += cellWidth(text);
    if (column < end) return href ?? null;
  }
  return null;
}
