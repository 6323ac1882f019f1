// Owns how the text of a query is cut into words, quoted texts, patterns, fields and signs. Knows no grammar.

import { FIELD_NAMES, type FieldName } from './fields.ts';
import { QueryError } from './query-fault.ts';

/** `index`: where the token begins, in UTF-16 units. */
export type TermToken =
  | {
      readonly kind: 'text';
      readonly index: number;
      readonly text: string;
      readonly quoted: boolean;
    }
  /** `sourceIndex`: where the pattern itself begins, after its slash. */
  | {
      readonly kind: 'pattern';
      readonly index: number;
      readonly source: string;
      readonly sourceIndex: number;
    };

export type Token =
  | TermToken
  | {
      readonly kind: 'field';
      readonly index: number;
      readonly name: FieldName;
      readonly value: TermToken;
    }
  /** `sign`: as it was typed, for sentences. */
  | {
      readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'end';
      readonly index: number;
      readonly sign: string;
    };

/** All tokens in order, the last one an `end`. Throws a QueryError. */
export function cutTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; ; ) {
    index = matchAt(/\s*/uy, text, index).end;
    const { token, end } = cutToken(text, index);
    tokens.push(token);
    if (token.kind === 'end') return tokens;
    index = end;
  }
}

type Cut<T> = { readonly token: T; readonly end: number };

const SIGNS = { '(': 'open', ')': 'close', '-': 'not' } as const;
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

function cutToken(text: string, index: number): Cut<Token> {
  const character = text.charAt(index);
  if (character === '') return { token: { kind: 'end', index, sign: '' }, end: index };
  if (character === '(' || character === ')' || character === '-') {
    if (character === '-' && /^-(?:\s|$)/u.test(text.slice(index, index + 2)))
      throw new QueryError(index, 'expected a term right after -, or "-" in quotes');
    return { token: { kind: SIGNS[character], index, sign: character }, end: index + 1 };
  }
  return cutField(text, index) ?? cutWord(text, index);
}

function cutWord(text: string, index: number): Cut<Token> {
  const cut = cutTerm(text, index);
  const { token } = cut;
  if (token.kind !== 'text' || token.quoted) return cut;
  const keyword = token.text.toLowerCase();
  return isKeyword(keyword)
    ? { token: { kind: keyword, index, sign: token.text }, end: cut.end }
    : cut;
}

export function isKeyword(word: string): word is 'and' | 'or' | 'not' {
  return KEYWORDS.has(word);
}

/** `name:` and its value, which stands right behind the colon; null for what does not begin with a name. */
function cutField(text: string, index: number): Cut<Token> | null {
  const { matched, end } = matchAt(/[a-z]+:/iuy, text, index);
  if (matched === '') return null;
  const given = matched.slice(0, -1).toLowerCase();
  const name = FIELD_NAMES.find((known) => known === given);
  if (name === undefined)
    throw new QueryError(
      index,
      `expected ${listed(FIELD_NAMES.map((known) => `${known}:`))}, or the text in quotes`,
    );
  if (/^[\s()]?$/u.test(text.charAt(end)))
    throw new QueryError(end, `expected a value right after ${name}:`);
  const value = cutTerm(text, end);
  return { token: { kind: 'field', index, name, value: value.token }, end: value.end };
}

function cutTerm(text: string, index: number): Cut<TermToken> {
  if (text.charAt(index) === '"') return cutQuoted(text, index);
  if (text.charAt(index) === '/') return cutPattern(text, index);
  const { matched, end } = matchAt(/[^\s()"]+/uy, text, index);
  return { token: { kind: 'text', index, text: matched, quoted: false }, end };
}

/** A quotation mark or a backslash inside stands behind a backslash. */
function cutQuoted(text: string, index: number): Cut<TermToken> {
  const { matched, end } = matchAt(/"(?:\\.|[^"\\])*"/suy, text, index);
  if (matched === '') throw new QueryError(text.length, 'expected " to close the quoted text');
  const inner = matched.slice(1, -1).replace(/\\(["\\])/gu, '$1');
  return { token: { kind: 'text', index, text: inner, quoted: true }, end };
}

/** A slash inside stands behind a backslash, or in square brackets. */
function cutPattern(text: string, index: number): Cut<TermToken> {
  const { matched, end } = matchAt(/\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])*\//suy, text, index);
  if (matched === '') throw new QueryError(text.length, 'expected / to close the pattern');
  if (!/^[\s()]?$/u.test(text.charAt(end)))
    throw new QueryError(end, 'expected a space after the pattern');
  const source = matched.slice(1, -1);
  return { token: { kind: 'pattern', index, source, sourceIndex: index + 1 }, end };
}

/** What a sticky expression matches at an index: "" for nothing. */
function matchAt(sticky: RegExp, text: string, index: number) {
  sticky.lastIndex = index;
  const matched = sticky.exec(text)?.[0] ?? '';
  return { matched, end: index + matched.length };
}

export function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
