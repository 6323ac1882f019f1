// Owns the reading of JSON that a copier has been through: its quotation marks are those of print, inside texts as around
// them, and it may begin or end anywhere. Goes by the names of keys, since the marks tell nothing.

/** Straight, curly, pointed, and the double prime that a mark after a digit becomes. */
const MARK = '["“”„″«»]';
const NAME = '[A-Za-z_][\\w ]{0,60}';

const KEY = new RegExp(`\\s*${MARK}\\s*(${NAME}?)\\s*${MARK}\\s*:\\s*`, 'uy');
const LITERAL =
  /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null|none)\b/iuy;
const COMMA = /\s*,\s*/uy;

/** Keys inside a text: nobody writes so. */
const RUN_ON = new RegExp(
  `,\\s*${MARK}\\s*(?:_type|elementId|html|attributes|title|url)\\s*${MARK}\\s*:`,
  'u',
);

/** A mark ends a text only where the text's surroundings go on. */
const END_IN_OBJECT = new RegExp(
  `${MARK}(?=\\s*(?:[}\\]]|,\\s*${MARK}\\s*${NAME}?\\s*${MARK}\\s*:))`,
  'gu',
);
const END_IN_LIST = new RegExp(`${MARK}(?=\\s*(?:\\]|,\\s*(?:${MARK}|[{[])))`, 'gu');

/** A key as a pattern finds it in copied text. */
export function keyPattern(name: string): string {
  return `${MARK}\\s*${name}\\s*${MARK}\\s*:\\s*`;
}

export const MARK_PATTERN = MARK;

/** Makes the value of a text out of its key and what stands between the marks. */
export type ReadText = (key: string, raw: string) => string;

export type LooseObject = {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Where what could be read ends. */
  readonly end: number;
  /** False when something in it could not be read; what came before that is there. */
  readonly isWhole: boolean;
};

/** Deeper values are not read. */
const MAX_DEPTH = 40;

/** The object that begins at the start of the text. Never throws. */
export function readLooseObject(text: string, readText: ReadText): LooseObject {
  const reader: Reader = { text, readText, at: 0, isBroken: false };
  const fields = text.startsWith('{') ? readObject(reader, 0) : {};
  return { fields, end: reader.at, isWhole: !reader.isBroken };
}

/** Once broken, nothing more is read: what follows may belong to anything. */
type Reader = {
  readonly text: string;
  readonly readText: ReadText;
  at: number;
  isBroken: boolean;
};

function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found !== null) reader.at = pattern.lastIndex;
  return found;
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  reader.at += 1;
  while (!skipTo(reader, '}')) {
    const name = take(reader, KEY)?.[1];
    const key = KEYS_IN_OTHER_WORDS.get(name?.toLowerCase() ?? '') ?? name;
    // An object that says a thing twice has run into the next one.
    if (key === undefined || Object.hasOwn(fields, key)) return breakOff(reader, fields);
    const value = readValue(reader, key, depth + 1, END_IN_OBJECT);
    if (value !== undefined) Object.defineProperty(fields, key, { value, enumerable: true });
    if (reader.isBroken) return fields;
    if (take(reader, COMMA) === null && reader.text[reader.at] !== '}')
      return breakOff(reader, fields);
  }
  return fields;
}

/** Names that a translator took for words. */
const KEYS_IN_OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['image source', 'imageSources'],
  ['image sources', 'imageSources'],
  ['weight', 'weighting'],
]);

function readList(reader: Reader, key: string, depth: number): unknown[] {
  const values: unknown[] = [];
  reader.at += 1;
  while (!skipTo(reader, ']')) {
    const value = readValue(reader, key, depth + 1, END_IN_LIST);
    if (value !== undefined) values.push(value);
    if (reader.isBroken) return values;
    if (take(reader, COMMA) === null && reader.text[reader.at] !== ']')
      return breakOff(reader, values);
  }
  return values;
}

/** Past white space; true, and past the bracket too, when it stands there. */
function skipTo(reader: Reader, bracket: string): boolean {
  take(reader, /\s*/uy);
  if (reader.text[reader.at] !== bracket) return false;
  reader.at += 1;
  take(reader, /\s*/uy);
  return true;
}

/** Undefined for what cannot be read; the reader is then broken. */
function readValue(reader: Reader, key: string, depth: number, end: RegExp): unknown {
  const first = reader.text[reader.at] ?? '';
  if (depth > MAX_DEPTH) return breakOff(reader, undefined);
  if (first === '{') return readObject(reader, depth);
  if (first === '[') return readList(reader, key, depth);
  const literal = take(reader, LITERAL)?.[0];
  if (literal !== undefined) {
    take(reader, /\s*/uy);
    return JSON.parse(literal.toLowerCase().replace('none', 'null'));
  }
  return new RegExp(`^${MARK}$`, 'u').test(first)
    ? readMarked(reader, key, end)
    : breakOff(reader, undefined);
}

function readMarked(reader: Reader, key: string, end: RegExp): string | undefined {
  const start = reader.at + 1;
  end.lastIndex = start;
  const found = end.exec(reader.text);
  if (found === null) return breakOff(reader, undefined);
  reader.at = end.lastIndex;
  take(reader, /\s*/uy);
  const raw = reader.text.slice(start, found.index);
  // Without its own end it has taken others for its own, and whatever stands between.
  return RUN_ON.test(raw) ? breakOff(reader, undefined) : reader.readText(key, raw);
}

function breakOff<T>(reader: Reader, value: T): T {
  reader.isBroken = true;
  return value;
}
