// Owns how tests read rows: as the text of each, one string a row.

import type { Span } from '../../src/layout/row.ts';

/** The text of each row or line. */
export function drawn(
  rows: readonly (readonly Span[] | { readonly spans: readonly Span[] })[],
): readonly string[] {
  return rows.map((row) => ('spans' in row ? row.spans : row).map(({ text }) => text).join(''));
}
