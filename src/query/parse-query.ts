// Owns the grammar of queries: text in, a tree of conditions or one fault with its place out. Knows no calendar: whoever
// calls says what moment a time means.
//
//   query  = all ("or" all)*          all   = factor (["and"] factor)*
//   factor = ("not" | "-") factor | "(" query ")" | term | field
//   term   = word | "quoted text" | /pattern/
//   field  = author:term | source:term | is:quality | after:time | before:time

import { foldText } from './fold.ts';
import { compilePattern } from './pattern.ts';
import { QUALITIES, type Quality, type Query, type Term } from './query.ts';
import { QueryError, type QueryFault, toFault } from './query-fault.ts';
import { cutTokens, listed, type TermToken, type Token } from './tokens.ts';

/** Longer ones are refused: nobody types them, and reading is recursive. */
const MOST_CHARACTERS = 1000;

export type QueryContext = {
  /** Epoch ms of "14:30", "2024-06-19T14:30Z" or "2h" (ago); null for what is no time. */
  readonly momentOf: (text: string) => number | null;
};

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly fault: QueryFault };

/** What the text asks for. Never throws; an empty text is a fault at its start. */
export function parseQuery(text: string, context: QueryContext): ParsedQuery {
  try {
    if (text.length > MOST_CHARACTERS)
      throw new QueryError(MOST_CHARACTERS, `expected ${MOST_CHARACTERS} characters at most`);
    return { ok: true, query: readQuery(cutTokens(text), context) };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, fault: toFault(text, error) };
    throw error;
  }
}

/** The tokens, and how far they have been read. */
type Reading = {
  readonly context: QueryContext;
  readonly peek: () => Token;
  readonly take: () => Token;
};

function readQuery(tokens: readonly Token[], context: QueryContext): Query {
  const end: Token = tokens.at(-1) ?? { kind: 'end', index: 0, sign: '' };
  let position = 0;
  const peek = () => tokens[position] ?? end;
  const take = () => {
    const token = peek();
    position += 1;
    return token;
  };
  const query = readAny({ context, peek, take });
  const rest = peek();
  if (rest.kind !== 'end') throw new QueryError(rest.index, 'expected no ) here: none is open');
  return query;
}

function readAny(reading: Reading): Query {
  const queries = [readAll(reading)];
  while (reading.peek().kind === 'or') {
    reading.take();
    queries.push(readAll(reading));
  }
  return joined('or', queries);
}

function readAll(reading: Reading): Query {
  const queries = [readFactor(reading)];
  for (;;) {
    const { kind } = reading.peek();
    if (kind === 'or' || kind === 'close' || kind === 'end') return joined('and', queries);
    if (kind === 'and') reading.take();
    queries.push(readFactor(reading));
  }
}

function joined(kind: 'and' | 'or', queries: readonly Query[]): Query {
  const [only] = queries;
  return only !== undefined && queries.length === 1 ? only : { kind, queries };
}

function readFactor(reading: Reading): Query {
  const token = reading.take();
  switch (token.kind) {
    case 'not':
      return { kind: 'not', query: readFactor(reading) };
    case 'open':
      return readGroup(reading, token.index);
    case 'text':
    case 'pattern':
      return toTerm(token);
    case 'field':
      return toCondition(token, reading);
    case 'end':
      throw new QueryError(token.index, 'expected a word, "quoted text", /pattern/ or field:value');
    default:
      throw new QueryError(token.index, `expected a term before ${token.sign}`);
  }
}

function readGroup(reading: Reading, openIndex: number): Query {
  const query = readAny(reading);
  const close = reading.take();
  if (close.kind !== 'close')
    throw new QueryError(close.index, `expected ) to close the ( at column ${openIndex + 1}`);
  return query;
}

function toTerm(token: TermToken): Term {
  if (token.kind === 'pattern') {
    compilePattern(token.source, token.sourceIndex);
    return { kind: 'pattern', source: token.source };
  }
  if (foldText(token.text) === '')
    throw new QueryError(token.index, 'expected a letter, a digit or a sign to look for');
  return { kind: 'text', text: token.text };
}

type FieldToken = Extract<Token, { kind: 'field' }>;

function toCondition({ name, value }: FieldToken, reading: Reading): Query {
  if (name === 'author' || name === 'source') return { kind: name, term: toTerm(value) };
  const text = value.kind === 'text' ? value.text : '';
  if (name === 'is') return { kind: 'is', quality: toQuality(text, value.index) };
  const at = reading.context.momentOf(text.replace(/\s+ago$/iu, ''));
  if (at === null || !isDated(at))
    throw new QueryError(value.index, 'expected a time (14:30, 2024-06-19T14:30Z) or an age (2h)');
  const next = reading.peek();
  // "2h ago" needs no quotes.
  if (isAge(text) && next.kind === 'text' && !next.quoted && next.text.toLowerCase() === 'ago')
    reading.take();
  return { kind: name, at };
}

/** In the years that are written with four digits. */
function isDated(at: number): boolean {
  return at >= Date.UTC(1000, 0, 1) && at < Date.UTC(10_000, 0, 1);
}

function isAge(text: string): boolean {
  return /^(?:\d+[a-z])+$/iu.test(text);
}

function toQuality(text: string, index: number): Quality {
  const names = Object.keys(QUALITIES);
  const given = text.toLowerCase();
  if (isQuality(given)) return given;
  throw new QueryError(index, `expected is: with ${listed(names)}`);
}

function isQuality(text: string): text is Quality {
  return Object.hasOwn(QUALITIES, text);
}
