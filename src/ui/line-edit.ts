// Owns the editing of one line of text by keys: the cursor goes and deletes by whole characters, as a reader sees them. Pure.

import { graphemes } from '../layout/text-width.ts';
import { plainText } from '../model/plain-text.ts';

export type LineEdit = {
  readonly text: string;
  /** The character that the cursor stands on, in UTF-16 units; the text's length behind the last. */
  readonly cursor: number;
};

export function lineOf(text: string): LineEdit {
  return { text, cursor: text.length };
}

/** As long as a query can be. */
const MOST_CHARACTERS = 1000;

/** The line after a key. The same reference when the key changes nothing. */
export function editLine(line: LineEdit, key: string): LineEdit {
  const { text, cursor } = line;
  switch (key) {
    case 'left':
    case '^B':
      return moveTo(line, previous(line));
    case 'right':
    case '^F':
      return moveTo(line, next(line));
    case 'home':
    case '^A':
      return moveTo(line, 0);
    case 'end':
    case '^E':
      return moveTo(line, text.length);
    case 'backspace':
    case '^H':
      return cutOut(line, previous(line), cursor);
    case 'delete':
    case '^D':
      return cutOut(line, cursor, next(line));
    case '^U':
      return cutOut(line, 0, cursor);
    case '^K':
      return cutOut(line, cursor, text.length);
    case '^W':
      return cutOut(line, wordStart(text.slice(0, cursor)), cursor);
    case 'space':
      return insertText(line, ' ');
    default:
      return Array.from(key).length === 1 ? insertText(line, key) : line;
  }
}

/**
 * The line with a text where the cursor stands; the same reference when there is no room for all of it. What is typed may
 * have been pasted, from anywhere, by a terminal that does not say so.
 */
export function insertText(line: LineEdit, given: string): LineEdit {
  const { text, cursor } = line;
  const inserted = plainText(given);
  if (inserted === '' || text.length + inserted.length > MOST_CHARACTERS) return line;
  return {
    text: text.slice(0, cursor) + inserted + text.slice(cursor),
    cursor: cursor + inserted.length,
  };
}

function moveTo(line: LineEdit, cursor: number): LineEdit {
  return cursor === line.cursor ? line : { ...line, cursor };
}

function cutOut(line: LineEdit, from: number, to: number): LineEdit {
  return from === to
    ? line
    : { text: line.text.slice(0, from) + line.text.slice(to), cursor: from };
}

function previous({ text, cursor }: LineEdit): number {
  return cursor - (graphemes(text.slice(0, cursor)).at(-1)?.length ?? 0);
}

function next({ text, cursor }: LineEdit): number {
  return cursor + (graphemes(text.slice(cursor))[0]?.length ?? 0);
}

/** Where the last word begins, the blanks behind it included. */
function wordStart(text: string): number {
  return Math.max(text.trimEnd().search(/\S+$/u), 0);
}
