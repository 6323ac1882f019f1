// Owns what can still be read of JSON that no parser takes: cut off in the middle, with quotation marks in its texts that
// nobody escaped, or several values one after the other. What is not whole is left out; nothing is made up.

type Reading = { readonly text: string; at: number };

/** A value, and whether its end was there. */
type Piece = { readonly value: unknown; readonly isWhole: boolean };

/** Deeper values are left out; nobody writes them, and the reading recurses. */
const MAX_DEPTH = 60;

/** What the text holds: one value, a list of several, undefined for none. Never throws; takes the time of one pass. */
export function parseBrokenJson(text: string): unknown {
  const reading: Reading = { text, at: 0 };
  const values: unknown[] = [];
  while (seek(reading, /[[{]/gu)) {
    const { value } = readValue(reading, 0, END_OF_VALUE);
    if (typeof value === 'object' && value !== null) values.push(value);
  }
  return values.length > 1 ? values : values[0];
}

/** Goes on to the next place that the pattern matches; false at the end. */
function seek(reading: Reading, pattern: RegExp): boolean {
  pattern.lastIndex = reading.at;
  reading.at = pattern.exec(reading.text)?.index ?? reading.text.length;
  return reading.at < reading.text.length;
}

/** Takes what stands here; "" when it is not the pattern, which is to be sticky. */
function take(reading: Reading, pattern: RegExp): string {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0] ?? '';
  reading.at += found.length;
  return found;
}

const NOTHING: Piece = { value: undefined, isWhole: false };

function readValue(reading: Reading, depth: number, end: RegExp): Piece {
  take(reading, /\s+/uy);
  const first = reading.text[reading.at];
  if (first === undefined) return NOTHING;
  if (first === '"') return readText(reading, end);
  if (first === '{') return depth < MAX_DEPTH ? readObject(reading, depth) : skip(reading);
  if (first === '[') return depth < MAX_DEPTH ? readList(reading, depth) : skip(reading);
  const word = take(reading, /[-+.\w]+/uy);
  if (word === '') return skip(reading);
  const isWhole = reading.at < reading.text.length;
  return isWhole ? { value: LITERALS.get(word) ?? numberIn(word), isWhole } : NOTHING;
}

const LITERALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function numberIn(word: string): number | null {
  const number = Number(word);
  return Number.isFinite(number) ? number : null;
}

function skip(reading: Reading): Piece {
  reading.at += 1;
  return NOTHING;
}

function readObject(reading: Reading, depth: number): Piece {
  const object = new Map<string, unknown>();
  reading.at += 1;
  for (;;) {
    take(reading, /[\s,]+/uy);
    const next = reading.text[reading.at];
    if (next === undefined) return { value: Object.fromEntries(object), isWhole: false };
    if (next === '}' || next === ']') {
      reading.at += next === '}' ? 1 : 0;
      return { value: Object.fromEntries(object), isWhole: next === '}' };
    }
    readMember(reading, object, depth);
  }
}

function readMember(reading: Reading, object: Map<string, unknown>, depth: number): void {
  if (reading.text[reading.at] !== '"') {
    skip(reading);
    return;
  }
  const key = readText(reading, END_OF_KEY);
  if (take(reading, /\s*:/uy) === '') return;
  const { value, isWhole } = readValue(reading, depth + 1, END_OF_VALUE);
  // A text or a word that breaks off says something else than what was meant.
  const isTold = isWhole || (typeof value === 'object' && value !== null);
  if (typeof key.value === 'string' && isTold) object.set(key.value, value);
}

function readList(reading: Reading, depth: number): Piece {
  const list: unknown[] = [];
  reading.at += 1;
  for (;;) {
    take(reading, /[\s,]+/uy);
    const next = reading.text[reading.at];
    if (next === undefined) return { value: list, isWhole: false };
    if (next === ']' || next === '}') {
      reading.at += next === ']' ? 1 : 0;
      return { value: list, isWhole: next === ']' };
    }
    const { value, isWhole } = readValue(reading, depth + 1, END_OF_ITEM);
    if (isWhole || holdsOthers(value)) list.push(value);
  }
}

/** Under which of its names an object holds others that may be whole, though it is not. */
const HOLDING = ['liveBlogUpdate', '@graph', 'mainEntity', 'hasPart', 'itemListElement'];

function holdsOthers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || HOLDING.some((key) => key in value);
}

/** What comes after the quotation mark that closes a text, as against one within it. */
const END_OF_KEY = /\s*:/uy;
const END_OF_VALUE = /\s*(?:$|\}|,\s*(?:\}|"[^"\n]{0,80}"\s*:))/uy;
const END_OF_ITEM = /\s*(?:$|\]|,\s*[\]{["\-\dtfn])/uy;

function readText(reading: Reading, end: RegExp): Piece {
  const from = reading.at + 1;
  reading.at = from;
  while (seek(reading, /["\\]/gu)) {
    if (reading.text[reading.at] === '\\') {
      reading.at += 2;
      continue;
    }
    end.lastIndex = reading.at + 1;
    if (end.test(reading.text)) {
      const value = unescaped(reading.text.slice(from, reading.at));
      reading.at += 1;
      return { value, isWhole: true };
    }
    reading.at += 1;
  }
  return NOTHING;
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ n: '\n', t: '\t', r: '\r', b: '', f: '' }),
);

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/giu, (_, code?: string, letter = '') =>
    code === undefined ? (ESCAPES.get(letter) ?? letter) : String.fromCharCode(Number(`0x${code}`)),
  );
}
