// Owns the rows under a block that hold the reader's own note on it. They are put to the block's rows when these are drawn,
// so that a note lays nothing of the block out anew.

import { geometryOf } from './geometry.ts';
import type { GlyphSet } from './glyphs.ts';
import { memoByIdentity } from './memo.ts';
import type { Row } from './row.ts';
import { prefixLines, span } from './spans.ts';
import { wrapSpans } from './wrap.ts';

/** What stands before a note, and in the head row of a starred block. */
export const MARK_SIGN = '+';

type NoteOptions = {
  readonly columns: number;
  readonly glyphs: GlyphSet;
  readonly note: string;
};

/** The rows of a block with the note below them, a sign in the gutter. The same array for the same rows and note. */
export const withNote: (rows: readonly Row[], options: NoteOptions) => readonly Row[] =
  memoByIdentity(
    (rows, options) => [...rows, ...layoutNote(rows[0]?.blockId ?? null, options)],
    (a, b) => a.columns === b.columns && a.glyphs === b.glyphs && a.note === b.note,
  );

function layoutNote(
  blockId: Row['blockId'],
  { columns, glyphs, note }: NoteOptions,
): readonly Row[] {
  const { gutter, width } = geometryOf(columns);
  const sign = `${MARK_SIGN} `.padStart(gutter).slice(0, width - 1);
  const lines = wrapSpans([span(glyphs.spell(note), 'summary')], width - sign.length);
  return prefixLines(lines, span(sign, 'summary'), span(' '.repeat(sign.length))).map((spans) => ({
    spans,
    blockId,
  }));
}
