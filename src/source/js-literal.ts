// Owns values that a page's own scripts assign, `var settings = {…};`: JSON, or what JavaScript writes more loosely. Runs
// nothing; what is no literal (a call, a variable) reads as undefined. Knows no source.

import type { FoundDocument } from './found-document.ts';
import { walkTags } from './html/html-search.ts';
import { rawTextOf } from './html/html-tree.ts';

/** The object or list that some script assigns to the name, alone or on `window`; undefined when none does. Never throws. */
export function assignedValue(document: FoundDocument, name: string): unknown {
  if (!document.body.includes(name)) return undefined;
  const assignment = new RegExp(`(?<![\\w$]|(?<!window)\\.)${name}\\s*=\\s*(?=[{[])`, 'u');
  let value: unknown;
  walkTags(document.tree(), (tag) => {
    if (value !== undefined || tag.name !== 'script') return;
    const text = rawTextOf(tag.children);
    const found = assignment.exec(text);
    if (found !== null) value = parseLiteral(text.slice(found.index + found[0].length));
  });
  return value;
}

/** The literal that the text begins with, as far as it goes; undefined when it begins with none. */
export function parseLiteral(text: string): unknown {
  return readValue({ text, at: 0 }, 0);
}

type Reader = { readonly text: string; at: number };

/** Deeper literals are no settings of any page. */
const MAX_DEPTH = 60;

function readValue(reader: Reader, depth: number): unknown {
  skipBlanks(reader);
  const first = reader.text[reader.at] ?? '';
  if (depth > MAX_DEPTH || first === '') return undefined;
  if (first === '{') return readObject(reader, depth);
  if (first === '[') return readList(reader, depth);
  if (QUOTES.has(first)) return readString(reader, first);
  return readWord(reader);
}

const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`']);

function readObject(reader: Reader, depth: number): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  reader.at += 1;
  while (!isClosing(reader, '}')) {
    const key = readKey(reader);
    skipBlanks(reader);
    if (reader.text[reader.at] !== ':') {
      skipToNext(reader);
      continue;
    }
    reader.at += 1;
    entries.push([key, readValue(reader, depth + 1)]);
    skipToNext(reader);
  }
  return Object.fromEntries(entries);
}

function readList(reader: Reader, depth: number): readonly unknown[] {
  const values: unknown[] = [];
  reader.at += 1;
  while (!isClosing(reader, ']')) {
    values.push(readValue(reader, depth + 1));
    skipToNext(reader);
  }
  return values;
}

/** Steps over the closing bracket. Another kind of bracket closes too, and is left to whom it belongs; so does the end. */
function isClosing(reader: Reader, bracket: string): boolean {
  skipBlanks(reader);
  const next = reader.text[reader.at] ?? '';
  if (next === bracket) reader.at += 1;
  return next === '' || next === ']' || next === '}';
}

function readKey(reader: Reader): string {
  const quote = reader.text[reader.at] ?? '';
  if (QUOTES.has(quote)) return readString(reader, quote);
  return takeMatch(reader, /[\w$]+/uy);
}

/** To the next value, or to the bracket that closes this one; what stands between was no literal. */
function skipToNext(reader: Reader): void {
  skipBlanks(reader);
  takeMatch(reader, /[^,\]}]+/uy);
  if (reader.text[reader.at] === ',') reader.at += 1;
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['!0', true],
  ['false', false],
  ['!1', false],
  ['null', null],
]);

function readWord(reader: Reader): unknown {
  const word = takeMatch(reader, /[-+!\w$.]+/uy);
  if (WORDS.has(word)) return WORDS.get(word);
  const number = word === '' ? Number.NaN : Number(word);
  return Number.isNaN(number) ? undefined : number;
}

function readString(reader: Reader, quote: string): string {
  let text = '';
  reader.at += 1;
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at] ?? '';
    reader.at += 1;
    if (character === quote) break;
    text += character === '\\' ? readEscape(reader) : character;
  }
  return text;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
  ['\n', ''],
]);

function readEscape(reader: Reader): string {
  const code = takeMatch(reader, /u[\da-f]{4}|x[\da-f]{2}/iuy);
  if (code !== '') return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  const character = reader.text[reader.at] ?? '';
  reader.at += 1;
  return ESCAPES.get(character) ?? character;
}

/** White space and comments. */
function skipBlanks(reader: Reader): void {
  takeMatch(reader, /(?:\s|\/\*.*?\*\/|\/\/[^\n]*)*/suy);
}

/** The text that matches here and is stepped over; "" when none does. The pattern is sticky. */
function takeMatch(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  return found;
}
