// Owns the line in which a note on a post is typed, and what each key makes of it. Pure: who keeps the note is no business
// of it.

import type { Prompt } from '../layout/screen-input.ts';
import type { BlockId } from '../model/block.ts';
import { editLine, insertText, type LineEdit, lineOf } from './line-edit.ts';

/** The note that is being typed, and on which block. */
export type Noting = { readonly id: BlockId; readonly line: LineEdit };

/** The reader, as far as notes go. */
type Notes = { readonly noting: Noting | null; readonly notice: string | null };

/** A note that is done: null where it was emptied. */
export type Noted = { readonly id: BlockId; readonly note: string | null };

/** Opens the line with the note that stands on the block. */
export function startNote<N extends Notes>(reader: N, id: BlockId | null, note: string | null): N {
  if (id === null) return { ...reader, notice: 'there is no post to note anything on' };
  return { ...reader, notice: null, noting: { id, line: lineOf(note ?? '') } };
}

/** The reader after a key while the line is open, and the note once enter has been pressed. */
export function typeNote<N extends Notes>(
  reader: N,
  key: string,
): { readonly reader: N; readonly noted: Noted | null } {
  const { noting } = reader;
  if (noting === null) return { reader, noted: null };
  const { id, line } = noting;
  const closed = { ...reader, noting: null };
  if (key === 'enter') {
    const note = line.text.trim() || null;
    // The end of the post, where it stands, may be out of sight.
    const notice = note === null ? 'the post has no note' : 'noted: it stands below the post';
    return { reader: { ...closed, notice }, noted: { id, note } };
  }
  if (key === 'esc') return { reader: closed, noted: null };
  return { reader: become(reader, noting, editLine(line, key)), noted: null };
}

/** The reader after a paste while the line is open. */
export function pasteNote<N extends Notes>(reader: N, text: string): N {
  const { noting } = reader;
  return noting === null ? reader : become(reader, noting, insertText(noting.line, text));
}

function become<N extends Notes>(reader: N, noting: Noting, line: LineEdit): N {
  return line === noting.line ? reader : { ...reader, noting: { ...noting, line } };
}

/** The line as the footer shows it; null without one. */
export function notePrompt({ noting }: Pick<Notes, 'noting'>): Prompt | null {
  if (noting === null) return null;
  const words = noting.line.text === '' ? 'a note on this post; enter keeps it, esc leaves' : '';
  return { sign: '+', ...noting.line, fault: null, words };
}
