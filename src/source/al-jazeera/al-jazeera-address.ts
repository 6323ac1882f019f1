// Owns Al Jazeera's addresses: which URLs name one story, the questions that its GraphQL endpoint knows, and the cursors
// that say which of them comes next.

import type { BlockId } from '../../model/block.ts';
import { plainText, safeUrl } from '../../model/plain-text.ts';
import type { Cursor, FeedRequest } from '../../model/update.ts';
import type { Asking, StoryAddress } from '../adapter.ts';

const AL_JAZEERA_HOST = /^(?:(?:www|amp|m)\.)?(aljazeera\.(?:com|net))$/u;

/** A section, then this, then the date and the story's own name. */
const STORY_PATH = /^\/(?:[^/]+\/)?liveblog\/(?:.*\/)?[^/]+$/u;

/**
 * Every spelling of a story's URL gives one address; parameters name one update of it. A foreign origin is taken only when
 * `forced`, and is then asked itself.
 */
export function locateStory(url: string, forced: boolean): StoryAddress | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const { hostname, origin, pathname } = new URL(safe);
  const path = pathname.replace(/^\/amp(?=\/)|\/$/gu, '');
  const site = AL_JAZEERA_HOST.exec(hostname)?.[1];
  if (!STORY_PATH.test(path) || !(forced || site !== undefined)) return null;
  const pageUrl = `${site === undefined ? origin : `https://www.${site}`}${path}`;
  return { storyId: decoded(path.slice(1)), pageUrl };
}

/** True where the address is that of one saved answer: there is nobody to ask for another. */
export function isSavedAnswer({ endpoint, pageUrl }: StoryAddress): boolean {
  if (endpoint === undefined) return false;
  return endpoint === pageUrl || !isEndpoint(endpoint);
}

/** True for the address that answers questions, as against one where an answer is kept. */
export function isEndpoint(url: string): boolean {
  return new URL(url).pathname.endsWith('/graphql');
}

/** The address that opens a story's page at the update. */
export function permalinkOf(pageUrl: string, id: BlockId): string | null {
  return safeUrl(`${pageUrl}?update=${encodeURIComponent(id)}`);
}

/** The story is asked for again this often, and its newest updates with it: nothing else tells of their edits. */
export const RECHECK_MS = 3 * 60_000;

/** What a poll has to know of the last answer of the story itself. */
export type Poll = {
  /** When that was made, epoch ms; 0 when unknown. */
  readonly askedAt: number;
  /** The oldest of the updates that are read without being scrolled to; null when there are none. */
  readonly last: BlockId | null;
  /** When `last`, and the newest update of then, were published, epoch ms; both null when the answer does not say. */
  readonly from: number | null;
  readonly to: number | null;
};

export type Question =
  | { readonly kind: 'poll'; readonly poll: Poll }
  | { readonly kind: 'update'; readonly id: BlockId }
  /** The first of these; the others are the pages after it. */
  | { readonly kind: 'older'; readonly ids: readonly BlockId[] };

export function toPollCursor({ askedAt, last, from, to }: Poll): Cursor {
  return ['poll', askedAt, last ?? '', from ?? '', to ?? ''].join(':');
}

export function toUpdateCursor(id: BlockId): Cursor {
  return `update:${id}`;
}

export function toOlderCursor(ids: readonly BlockId[]): Cursor | null {
  return ids.length === 0 ? null : `older:${ids.join(',')}`;
}

/** What a cursor asks; null for the story itself, and for a cursor that was not made here. */
export function readCursor(cursor: Cursor | null): Question | null {
  const [kind, ...parts] = (cursor ?? '').split(':');
  const [first = '', last = '', from = '', to = ''] = parts;
  if (kind === 'update') return { kind, id: first };
  if (kind === 'older') return { kind, ids: first.split(',') };
  if (kind !== 'poll') return null;
  const [askedAt, start, end] = [toTime(first) ?? 0, toTime(from), toTime(to)];
  return { kind, poll: { askedAt, last: last === '' ? null : last, from: start, to: end } };
}

function toTime(text: string): number | null {
  return /^\d{1,16}$/u.test(text) ? Number(text) : null;
}

/**
 * The story itself, its list of updates, or one of them. The list is small and asked for at each poll, the story in its
 * place when that is due: both are questions of their own to a cache, so that an unchanged list cannot hide an edit.
 */
export function requestAnswer(
  address: StoryAddress,
  cursor: Cursor | null,
  { now }: Pick<Asking, 'now'>,
): FeedRequest {
  const question = readCursor(cursor);
  if (isSavedAnswer(address)) return toRequest(address, address.endpoint ?? address.pageUrl);
  if (question === null || (question.kind === 'poll' && isDue(question.poll, now))) {
    const variables = { name: slugOf(address), postType: 'liveblog', preview: '' };
    return ask(address, 'ArchipelagoSingleLiveBlogQuery', variables);
  }
  if (question.kind === 'poll') {
    return ask(address, 'SingleLiveBlogChildrensQuery', { postName: slugOf(address) });
  }
  const postID = Number(question.kind === 'update' ? question.id : question.ids[0]);
  const variables = { postID, postType: 'liveblog-update', preview: '', isAmp: false };
  return ask(address, 'LiveBlogUpdateQuery', variables);
}

/** A time that is still to come was told by another clock: then the server's own says whether to read again. */
function isDue({ askedAt }: Poll, now: number): boolean {
  return now < askedAt || now - askedAt >= RECHECK_MS;
}

function ask(
  address: StoryAddress,
  operation: string,
  variables: Readonly<Record<string, unknown>>,
): FeedRequest {
  const url = new URL(address.endpoint ?? '/graphql', address.pageUrl);
  url.search = [
    `wp-site=${siteOf(address)}`,
    `operationName=${operation}`,
    `variables=${encodeURIComponent(JSON.stringify(variables))}`,
    'extensions=%7B%7D',
  ].join('&');
  return toRequest(address, url.href);
}

function toRequest(address: StoryAddress, url: string): FeedRequest {
  return { url, headers: { accept: 'application/json', 'wp-site': siteOf(address) } };
}

/** The sites share their questions and are told apart by this word: English, or Arabic on a host of its own. */
function siteOf({ pageUrl, storyId }: StoryAddress): 'aje' | 'aja' {
  const isArabic =
    new URL(pageUrl).hostname.endsWith('aljazeera.net') || /\p{Script=Arabic}/u.test(storyId);
  return isArabic ? 'aja' : 'aje';
}

function slugOf({ storyId }: StoryAddress): string {
  return storyId.split('/').at(-1) ?? storyId;
}

function decoded(path: string): string {
  try {
    return plainText(decodeURIComponent(path));
  } catch {
    return path;
  }
}
