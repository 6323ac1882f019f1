// Owns the grammar of patterns: the part of JavaScript's regular expressions that can be searched in time linear in the
// text. Look-around and back-references are not in it. What one character is matched by is left in JavaScript's own words.

import { QueryError } from './query-fault.ts';

export type Assertion = 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

export type PatternNode =
  /** One character: "a", ".", "[^a-z]", "\\p{L}". */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly node: PatternNode;
      readonly least: number;
      /** Infinity for as many as there are. */
      readonly most: number;
      readonly lazy: boolean;
    };

/** Reads a whole pattern. Faults are counted from `offset` on. Throws a QueryError. */
export function parsePattern(source: string, offset = 0): PatternNode {
  const reader: Reader = {
    index: 0,
    source,
    fail: (index, message) => {
      throw new QueryError(offset + index, message);
    },
  };
  const node = readChoice(reader);
  if (reader.index < source.length) reader.fail(reader.index, 'expected no ) here: none is open');
  return node;
}

type Reader = {
  index: number;
  readonly source: string;
  readonly fail: (index: number, message: string) => never;
};

/** What a sticky expression matches here, passed over; null for nothing. */
function take(reader: Reader, sticky: RegExp): RegExpExecArray | null {
  sticky.lastIndex = reader.index;
  const match = sticky.exec(reader.source);
  reader.index += match?.[0].length ?? 0;
  return match;
}

function readChoice(reader: Reader): PatternNode {
  const nodes = [readSequence(reader)];
  while (take(reader, /\|/uy) !== null) nodes.push(readSequence(reader));
  const [only] = nodes;
  return only !== undefined && nodes.length === 1 ? only : { kind: 'choice', nodes };
}

function readSequence(reader: Reader): PatternNode {
  const nodes: PatternNode[] = [];
  while (reader.index < reader.source.length && !/[|)]/u.test(reader.source.charAt(reader.index)))
    nodes.push(readRepeat(reader));
  return { kind: 'sequence', nodes };
}

function readRepeat(reader: Reader): PatternNode {
  const start = reader.index;
  const node = readAtom(reader);
  const times = take(reader, /(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})(\??)/uy);
  if (times === null) return node;
  if (node.kind === 'assertion') reader.fail(start, 'expected no count after a place in the text');
  const [sign = '', low = '', comma = '', high = '', lazy = ''] = times;
  const least = low === '' ? Number(sign.startsWith('+')) : Number(low);
  const most = mostOf(sign, { least, comma, high });
  if (most < least) reader.fail(reader.index - sign.length, 'expected the smaller number first');
  return { kind: 'repeat', node, least, most, lazy: lazy !== '' };
}

function mostOf(
  sign: string,
  { least, comma, high }: { least: number; comma: string; high: string },
): number {
  if (sign.startsWith('?')) return 1;
  if (!sign.startsWith('{')) return Number.POSITIVE_INFINITY;
  if (high !== '') return Number(high);
  return comma === '' ? least : Number.POSITIVE_INFINITY;
}

function readAtom(reader: Reader): PatternNode {
  const sign = reader.source.charAt(reader.index);
  if (sign === '(') return readGroup(reader);
  if (sign === '[') return readClass(reader);
  if (sign === '\\') return readEscape(reader);
  if (/[*+?{]/u.test(sign))
    reader.fail(reader.index, `expected something to repeat before ${sign}`);
  if (/[\]}]/u.test(sign)) reader.fail(reader.index, `expected \\ before ${sign}`);
  const matched = take(reader, /./suy)?.[0] ?? '';
  if (matched === '^') return { kind: 'assertion', assertion: 'line-start' };
  if (matched === '$') return { kind: 'assertion', assertion: 'line-end' };
  return { kind: 'character', source: matched };
}

function readGroup(reader: Reader): PatternNode {
  const start = reader.index;
  if (take(reader, /\((?:\?(?::|<[\p{L}_$][\p{L}\p{N}_$]*>)|(?!\?))/uy) === null)
    reader.fail(start, 'expected a group without ?: looking ahead or behind is not to be had here');
  const node = readChoice(reader);
  if (take(reader, /\)/uy) === null) reader.fail(reader.index, 'expected ) to close the group');
  return node;
}

function readClass(reader: Reader): PatternNode {
  const start = reader.index;
  const source = take(reader, /\[(?:\\.|[^\]\\])*\]/suy)?.[0];
  if (source === undefined) return reader.fail(start, 'expected ] to close this [');
  return toCharacter(reader, source, start);
}

const ESCAPE =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|c[a-zA-Z]|.)/suy;

function readEscape(reader: Reader): PatternNode {
  const start = reader.index;
  const source = take(reader, ESCAPE)?.[0];
  if (source === undefined) return reader.fail(start, 'expected a character after \\');
  if (source === '\\b') return { kind: 'assertion', assertion: 'word-edge' };
  if (source === '\\B') return { kind: 'assertion', assertion: 'no-word-edge' };
  if (/^\\[1-9k]$/u.test(source))
    reader.fail(start, `expected no ${source}: a pattern cannot refer back here`);
  return toCharacter(reader, source, start);
}

function toCharacter(reader: Reader, source: string, start: number): PatternNode {
  if (!isExpression(source)) reader.fail(start, `expected something that ${source} can stand for`);
  return { kind: 'character', source };
}

function isExpression(source: string): boolean {
  try {
    new RegExp(source, 'iu');
    return true;
  } catch {
    return false;
  }
}
