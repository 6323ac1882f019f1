// Owns asking: the search and the filter that are on, the line in which one is typed, and what each key makes of them while
// it is. Pure: what a text means and which blocks match is told by the sight.

import { type Finder, placeOfFirst, placeOfNext } from '../layout/finding-moves.ts';
import type { RangesIn } from '../layout/highlight-rows.ts';
import type { Direction } from '../layout/moves.ts';
import type { Place } from '../layout/timeline.ts';
import { holdAt, placeOf, restoreAnchor, type Scene, type Viewport } from '../layout/viewport.ts';
import type { Block } from '../model/block.ts';
import { FIELD_NAMES } from '../query/fields.ts';
import { formatQuery } from '../query/format-query.ts';
import type { ParsedQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query.ts';
import type { QueryFault } from '../query/query-fault.ts';
import { editLine, insertText, type LineEdit, lineOf } from './line-edit.ts';

/** A query as it was typed and as it was read. */
type Asked = { readonly text: string; readonly query: Query };

/** `without`: the filter that was on before a key narrowed it; undefined when none did. */
type Filter = Asked & { readonly without?: Filter | null; readonly by?: 'author' | 'star' };

export type Typing = {
  readonly purpose: 'search' | 'filter';
  readonly line: LineEdit;
  readonly fault: QueryFault | null;
  /** A search is on that found nothing from where it began downwards. */
  readonly isMissed: boolean;
  /** How far back in the history; 0 for the line that is being typed, which is kept in `draft`. */
  readonly recalled: number;
  readonly draft: string;
  /** What esc goes back to. */
  readonly before: Pick<Asking, 'viewport' | 'filter' | 'search'>;
};

/** The reader, as far as asking goes. */
export type Asking = {
  readonly viewport: Viewport;
  /** Where the last jump started. */
  readonly jumpedFrom: Viewport | null;
  readonly notice: string | null;
  readonly filter: Filter | null;
  readonly search: Asked | null;
  readonly typing: Typing | null;
  /** What was asked before, the latest first. */
  readonly history: readonly string[];
};

export const NOTHING_ASKED = {
  filter: null,
  search: null,
  typing: null,
  history: [],
} as const satisfies Partial<Asking>;

export type AskingSight = {
  readonly scene: Scene;
  readonly parse: (text: string) => ParsedQuery;
  readonly matches: (query: Query, block: Block) => boolean;
  readonly rangesOf: (query: Query) => RangesIn;
};

const MOST_REMEMBERED = 100;

/** Opens the line: empty for a search, with what is on for a filter. */
export function startTyping<A extends Asking>(reader: A, purpose: Typing['purpose']): A {
  const { viewport, filter, search } = reader;
  const text = purpose === 'filter' ? (filter?.text ?? '') : '';
  const before = { viewport, filter, search };
  return {
    ...reader,
    notice: null,
    typing: {
      purpose,
      line: lineOf(text),
      fault: null,
      isMissed: false,
      recalled: 0,
      draft: text,
      before,
    },
  };
}

/** The reader after a key while the line is open. */
export function typeKey<A extends Asking>(reader: A, key: string, sight: AskingSight): A {
  const { typing } = reader;
  if (typing === null) return reader;
  const { line } = typing;
  if (key === 'esc' || (key === 'backspace' && line.text === '')) return cancel(reader, typing);
  if (key === 'enter') return accept(reader, typing, sight);
  if (key === 'up' || key === '^P') return recall(reader, typing, 1, sight);
  if (key === 'down' || key === '^N') return recall(reader, typing, -1, sight);
  return become(reader, typing, editLine(line, key), sight);
}

/** The reader after a paste while the line is open. A text that is too long for it is left out. */
export function pasteText<A extends Asking>(reader: A, text: string, sight: AskingSight): A {
  const { typing } = reader;
  return typing === null ? reader : become(reader, typing, insertText(typing.line, text), sight);
}

function become<A extends Asking>(
  reader: A,
  typing: Typing,
  next: LineEdit,
  sight: AskingSight,
): A {
  const { line } = typing;
  if (next === line) return reader;
  if (next.text === line.text) return { ...reader, typing: { ...typing, line: next } };
  return ask(reader, { ...typing, line: next, recalled: 0, draft: next.text }, sight);
}

function cancel<A extends Asking>(reader: A, { before }: Typing): A {
  return { ...reader, ...before, typing: null };
}

/** A line with a fault stays open: what is wrong with it is there to be read. */
function accept<A extends Asking>(open: A, typing: Typing, sight: AskingSight): A {
  const { line, purpose, before } = typing;
  const reader = isHalfTyped(line) ? askNow(open, typing, sight) : open;
  if (reader.typing === null || reader.typing.fault !== null) return reader;
  const text = line.text.trim();
  const history =
    text === ''
      ? reader.history
      : [text, ...reader.history.filter((other) => other !== text)].slice(0, MOST_REMEMBERED);
  const hasJumped = purpose === 'search' && reader.viewport !== before.viewport;
  const jumpedFrom = hasJumped ? before.viewport : reader.jumpedFrom;
  const notice = reader.typing.isMissed ? MISSED : reader.notice;
  return { ...reader, typing: null, notice, history, jumpedFrom };
}

/** A search goes on from where the reader is, so that it may have been just above. */
const MISSED = 'no match further down: {previous-match} looks up';

function recall<A extends Asking>(reader: A, typing: Typing, back: 1 | -1, sight: AskingSight): A {
  const recalled = typing.recalled + back;
  const text = recalled === 0 ? typing.draft : reader.history[recalled - 1];
  if (text === undefined) return reader;
  return ask(reader, { ...typing, recalled, line: lineOf(text) }, sight);
}

/** Asks while the line is typed; what may become the name of a field is not asked for as a word before it is done. */
function ask<A extends Asking>(reader: A, typing: Typing, sight: AskingSight): A {
  if (isHalfTyped(typing.line)) return { ...reader, typing: { ...typing, fault: null } };
  return askNow(reader, typing, sight);
}

function isHalfTyped({ text, cursor }: LineEdit): boolean {
  const word = /(?:^|[\s(-])([a-z]+)$/iu.exec(text)?.[1]?.toLowerCase();
  if (word === undefined || cursor < text.length) return false;
  return FIELD_NAMES.some((name) => name.startsWith(word));
}

/** A line that cannot be read leaves on the screen what the last good one put there. */
function askNow<A extends Asking>(reader: A, typing: Typing, sight: AskingSight): A {
  const text = typing.line.text.trim();
  if (text === '') return apply({ ...reader, typing: { ...typing, fault: null } }, null, sight);
  const parsed = sight.parse(typing.line.text);
  if (!parsed.ok) return { ...reader, typing: { ...typing, fault: parsed.fault } };
  const asked = { text, query: parsed.query };
  return apply({ ...reader, typing: { ...typing, fault: null } }, asked, sight);
}

function apply<A extends Asking>(reader: A, asked: Asked | null, sight: AskingSight): A {
  if (reader.typing?.purpose === 'filter') return setFilter(reader, asked);
  const start = reader.typing?.before.viewport ?? reader.viewport;
  if (asked === null) return { ...reader, search: null, viewport: start, ...found(reader, true) };
  const from = placeOf(start, sight.scene);
  const place = placeOfFirst(sight.scene, from, finderOf(asked, sight));
  const viewport = place === null || place === from ? start : holdAt(place, sight.scene);
  return { ...reader, search: asked, viewport, ...found(reader, place !== null) };
}

function found({ typing }: Asking, isFound: boolean): Pick<Asking, 'typing'> {
  return { typing: typing && { ...typing, isMissed: !isFound } };
}

/** Blocks come and go: the row that the last filter hid is looked for again. */
function setFilter<A extends Asking>(reader: A, filter: Filter | null): A {
  return { ...reader, filter, viewport: restoreAnchor(reader.viewport) };
}

/** To the nearest match beyond, of the search that is on. */
export function findAgain<A extends Asking>(
  reader: A,
  direction: Direction,
  sight: AskingSight,
): A {
  const { search, viewport } = reader;
  if (search === null) return { ...reader, notice: 'nothing was searched for: / does' };
  const from: Place = placeOf(viewport, sight.scene);
  const place = placeOfNext(sight.scene, from, direction, finderOf(search, sight));
  return place === null
    ? { ...reader, notice: `no match further ${direction}` }
    : { ...reader, viewport: holdAt(place, sight.scene), jumpedFrom: viewport };
}

function finderOf({ query }: Asked, { matches, rangesOf }: AskingSight): Finder {
  return { matches: (block) => matches(query, block), rangesIn: rangesOf(query) };
}

/** Only what the block's contributors wrote, of what is shown; asked again, all of that. */
export function chooseAuthor<A extends Asking>(reader: A, block: Block | null): A {
  if (isNarrowed(reader, 'author')) return widen(reader);
  const names = (block?.contributors ?? []).map(({ name }) => name.trim()).filter(Boolean);
  const author = anyOf(
    names.map((text) => ({ kind: 'author' as const, term: { kind: 'text' as const, text } })),
  );
  if (author === null) return { ...reader, notice: 'no author is named for the post on top' };
  return narrow(reader, author, 'author');
}

/** Only what the reader has starred, of what is shown; asked again, all of that. */
export function chooseStarred<A extends Asking>(reader: A): A {
  if (isNarrowed(reader, 'star')) return widen(reader);
  return narrow(reader, { kind: 'is', quality: 'starred' }, 'star');
}

function isNarrowed({ filter }: Asking, by: Filter['by']): boolean {
  return filter !== null && filter.by === by;
}

function widen<A extends Asking>(reader: A): A {
  return setFilter(reader, reader.filter?.without ?? null);
}

function narrow<A extends Asking>(reader: A, added: Query, by: 'author' | 'star'): A {
  const { filter } = reader;
  const query: Query = filter === null ? added : { kind: 'and', queries: [filter.query, added] };
  return setFilter(reader, { text: formatQuery(query), query, without: filter, by });
}

function anyOf(queries: readonly Query[]): Query | null {
  return queries.length < 2 ? (queries[0] ?? null) : { kind: 'or', queries };
}

/** What esc clears first: the search's marks, then the filter; null when neither is on. */
export function clearAsked<A extends Asking>(reader: A): A | null {
  if (reader.search !== null) return { ...reader, search: null };
  return reader.filter === null ? null : setFilter(reader, null);
}
