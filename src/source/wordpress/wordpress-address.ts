// Owns the addresses of WordPress's Liveblog plugin, and the questions that it answers: pages of entries, windows of time,
// key events. A cursor names one of these questions and holds what the answer cannot tell.

import { plainText, safeUrl } from '../../model/plain-text.ts';
import type { Cursor, FeedRequest } from '../../model/update.ts';
import type { Asking, StoryAddress } from '../adapter.ts';

/** What a page's own settings say and no answer repeats. */
export type SiteSettings = {
  /** Null when the page does not say. */
  readonly state: 'live' | 'ended' | null;
  /** How often the site's own page polls, seconds. */
  readonly everySeconds: number;
};

/** The plugin's own default, seconds. */
export const DEFAULT_EVERY_SECONDS = 10;

/** Where a poll starts, and what it goes by. All times are the server's own, epoch seconds. */
export type Poll = {
  readonly from: number;
  readonly everySeconds: number;
  /** The newest row seen so far. */
  readonly latest: number;
  /** How far the clock that stamps `entry_time` runs ahead of UTC: the site's own, in some versions of the plugin. */
  readonly ahead: number;
  /** When the page for people was last read. */
  readonly pageReadAt: number;
  /** How far the server's clock runs ahead of ours; 0 while the two agree well enough. */
  readonly behind: number;
};

export type Question =
  | { readonly kind: 'page'; readonly page: number; readonly lastKnown: string }
  | { readonly kind: 'poll'; readonly poll: Poll }
  /** Edits and removals since then, of blocks whose words are known from elsewhere. */
  | { readonly kind: 'changes'; readonly since: number; readonly ahead: number }
  | { readonly kind: 'key-events'; readonly lastKnown: string }
  /** The page for people, which alone says that the story has been archived. */
  | { readonly kind: 'site' };

const NEWEST: Question = { kind: 'page', page: 1, lastKnown: 'latest' };

export function toCursor(question: Question): Cursor {
  switch (question.kind) {
    case 'page':
      return `page ${question.page} ${question.lastKnown}`;
    case 'poll': {
      const { from, everySeconds, latest, ahead, pageReadAt, behind } = question.poll;
      return ['poll', from, everySeconds, latest, ahead, pageReadAt, behind].join(' ');
    }
    case 'changes':
      return `changes ${question.since} ${question.ahead}`;
    case 'key-events':
      return `key-events ${question.lastKnown}`;
    case 'site':
      return 'site';
  }
}

/** What the cursor asks; the newest page for none, and for one that an older version of the program wrote. */
export function toQuestion(cursor: Cursor | null): Question {
  const [kind, ...words] = (cursor ?? '').split(' ');
  const number = (index: number) => Number(words[index] ?? 0) || 0;
  switch (kind) {
    case 'page':
      return { kind, page: number(0), lastKnown: words[1] ?? NEWEST_KNOWN };
    case 'poll': {
      const everySeconds = number(1) || DEFAULT_EVERY_SECONDS;
      const [from, latest, ahead] = [number(0), number(2), number(3)];
      const [pageReadAt, behind] = [number(4), number(5)];
      return { kind, poll: { from, everySeconds, latest, ahead, pageReadAt, behind } };
    }
    case 'changes':
      return { kind, since: number(0), ahead: number(1) };
    case 'key-events':
      return { kind, lastKnown: words[0] ?? NEWEST_KNOWN };
    case 'site':
      return { kind };
    default:
      return NEWEST;
  }
}

/** Any word but an entry's own name: what is there now. */
const NEWEST_KNOWN = 'latest';

/** The plugin's part of an address, with or without the question at its end. */
const ROUTE = /^(.*?)\/liveblog\/v1\/(\d+)(?:\/|$)/u;

/**
 * The base of all questions, with a slash at its end: ".../wp-json/liveblog/v1/<post>/", or the same as a parameter on a
 * site without such paths. Null for any other address. The fragment holds what the page's settings said.
 */
export function toEndpoint(
  raw: string,
  base: string | null,
  settings: SiteSettings | null,
): string | null {
  const safe = safeUrl(raw, base ?? undefined);
  if (safe === null) return null;
  const url = new URL(safe);
  const isParameter = url.searchParams.has('rest_route');
  const route = ROUTE.exec(url.searchParams.get('rest_route') ?? url.pathname);
  if (route === null) return null;
  const path = `${route[1]}/liveblog/v1/${route[2]}/`;
  const bare = isParameter ? `${url.pathname}?rest_route=${path}` : path;
  return `${url.origin}${bare}${settings === null ? '' : toFragment(settings)}`;
}

function toFragment({ state, everySeconds }: SiteSettings): string {
  return `#${state ?? ''},${everySeconds}`;
}

export function settingsOf(endpoint: string): SiteSettings {
  const [state, every] = new URL(endpoint).hash.slice(1).split(',');
  return {
    state: state === 'live' || state === 'ended' ? state : null,
    everySeconds: Number(every ?? 0) || DEFAULT_EVERY_SECONDS,
  };
}

/** False for an answer that somebody has saved and serves as it is: it can only be asked for again. */
export function isEndpoint(address: StoryAddress): boolean {
  return address.endpoint !== undefined && toEndpoint(address.endpoint, null, null) !== null;
}

/** True when there is a page for people that the endpoint was found on. */
export function hasPage(address: StoryAddress): boolean {
  return isEndpoint(address) && toEndpoint(address.pageUrl, null, null) === null;
}

/** The name in the path is shared with other plugins, so by itself it tells nothing. */
export function locateEndpoint(url: string, forced: boolean): StoryAddress | null {
  const endpoint = forced ? toEndpoint(url, null, null) : null;
  return endpoint === null ? null : addressOfEndpoint(endpoint);
}

/** The address of an endpoint by itself, without a page for people. */
export function addressOfEndpoint(endpoint: string): StoryAddress {
  return { storyId: storyIdOf(endpoint), pageUrl: endpoint, endpoint };
}

/** The site and the number that it has given the page. */
export function storyIdOf(endpoint: string): string {
  const { host, pathname, searchParams } = new URL(endpoint);
  const route = searchParams.get('rest_route') ?? '';
  const site = `${host}${pathname}`.replace(/\/(?:wp-json\/)?(?:liveblog\/v1\/\d+\/)?$/u, '');
  return plainText(`${site}/${ROUTE.exec(`${pathname}${route}`)?.[2] ?? ''}`);
}

export function requestQuestion(
  address: StoryAddress,
  cursor: Cursor | null,
  { now }: Pick<Asking, 'now'>,
): FeedRequest {
  const question = toQuestion(cursor);
  if (question.kind === 'site') {
    return { url: address.pageUrl, headers: { accept: 'text/html, application/xhtml+xml' } };
  }
  const endpoint = (address.endpoint ?? address.pageUrl).replace(/#.*$/su, '');
  const url = isEndpoint(address)
    ? `${endpoint}${pathOf(question, Math.floor(now / 1000))}`
    : endpoint;
  return { url, headers: { accept: 'application/json' } };
}

function pathOf(question: Exclude<Question, { kind: 'site' }>, now: number): string {
  switch (question.kind) {
    case 'page':
      return `get-entries/${question.page}/${encodeURIComponent(question.lastKnown)}`;
    case 'poll': {
      const { from } = question.poll;
      return `entries/${from}/${windowEnd(question.poll, now)}/`;
    }
    case 'changes':
      return `entries/${question.since}/${roundDown(now, DEFAULT_EVERY_SECONDS)}/`;
    case 'key-events':
      return `get-key-events/${encodeURIComponent(question.lastKnown)}`;
  }
}

/**
 * A multiple of the interval, so that all who poll ask the same question. Before the start where our clock is slow: the
 * answer is empty then, and puts the clock right.
 */
function windowEnd({ everySeconds, behind }: Poll, now: number): number {
  return roundDown(now + behind, everySeconds);
}

/** The end of the window that was asked for, epoch seconds; null for another question. */
export function windowEndOf(requestUrl: string): number | null {
  const end = /(?:\/|%2F)entries(?:\/|%2F)\d+(?:\/|%2F)(\d+)/iu.exec(requestUrl)?.[1];
  return end === undefined ? null : Number(end);
}

export function roundDown(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step;
}
