// Owns what is asked of the Guardian's Content API, and whom: one call tells the newest blocks, all key events and
// summaries, and what is pinned. The reader's key goes to the API alone, and never into an address.

import { NetworkError } from '../../model/errors.ts';
import { safeUrl } from '../../model/plain-text.ts';
import type { Cursor, FeedRequest } from '../../model/update.ts';
import type { Asking, StoryAddress } from '../adapter.ts';
import { locateStory } from './guardian-address.ts';

const API_HOST = 'content.guardianapis.com';

/** Blocks in a call for the newest, and on each side of the block that an older page begins from. */
export const PAGE_BLOCKS = 20;

const BLOCKS = `body:latest:${PAGE_BLOCKS},body:key-events,body:summary,body:pinned`;

const ASKED: readonly (readonly [name: string, value: string])[] = [
  ['show-blocks', BLOCKS],
  ['show-fields', 'headline,standfirst,byline,lastModified,liveBloggingNow'],
  ['show-tags', 'contributor,tone'],
  ['show-atoms', 'all'],
];

/**
 * An address of the API itself names a story. The site's own addresses do so only when `forced`, and lead to the API; an
 * origin that is neither is then asked itself.
 */
export function locateContent(url: string, forced: boolean): StoryAddress | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const given = new URL(safe);
  const isApi = given.hostname === API_HOST;
  if (!isApi && !forced) return null;
  const page = isApi ? `https://www.theguardian.com${given.pathname}` : safe;
  const story = locateStory(page, true);
  if (story === null) return null;
  const isSite = isApi || new URL(story.pageUrl).hostname === 'www.theguardian.com';
  const endpoint = new URL(isSite ? `https://${API_HOST}/${story.storyId}` : given);
  if (!isSite || isApi) endpoint.search = given.search;
  return { ...story, endpoint: withQuestion(endpoint).href };
}

/** What the address does not ask already. */
function withQuestion(endpoint: URL): URL {
  const asked = new URL(bareEndpoint(endpoint.href));
  const missing = ASKED.filter(([name]) => !asked.searchParams.has(name));
  asked.search = [...searchOf(asked), ...missing.map(([name, value]) => `${name}=${value}`)].join(
    '&',
  );
  return asked;
}

/** Written by hand: the parameters' own way of writing them turns each colon and comma into what nobody can read. */
function searchOf({ search }: URL): readonly string[] {
  return search === '' ? [] : [search.slice(1)];
}

/** An address as it is asked again: a key that stands in it is taken out. */
export function bareEndpoint(url: string): string {
  const bare = new URL(url);
  if (bare.searchParams.has(KEY_PARAMETER)) bare.searchParams.delete(KEY_PARAMETER);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare.href;
}

const KEY_PARAMETER = 'api-key';

/** Throws NetworkError where a key is needed and there is none: nothing is asked then. */
export function requestContent(
  address: StoryAddress,
  cursor: Cursor | null,
  { apiKey }: Asking,
): FeedRequest {
  const newest = address.endpoint ?? `https://${API_HOST}/${address.storyId}`;
  const endpoint = cursor === null ? new URL(newest) : aroundBlock(newest, cursor);
  const request = { url: endpoint.href, headers: { accept: 'application/json' } };
  const isApi = endpoint.hostname === API_HOST;
  if (isApi && apiKey === null)
    throw new NetworkError(endpoint.origin + endpoint.pathname, 'key-needed');
  const isTrusted = (isApi && endpoint.protocol === 'https:') || isThisComputer(endpoint.hostname);
  return apiKey === null || !isTrusted
    ? request
    : { ...request, secret: { name: KEY_PARAMETER, value: apiKey } };
}

function aroundBlock(newest: string, cursor: Cursor): URL {
  const older = new URL(newest);
  const others = older.search
    .slice(1)
    .split('&')
    .filter((each) => !/^(?:show-blocks=|$)/u.test(each));
  const blocks = `show-blocks=body:around:${encodeURIComponent(cursor)}:${PAGE_BLOCKS}`;
  older.search = [blocks, ...others].join('&');
  return older;
}

/** A saved answer can stand anywhere, and whoever put it there shall not be given a key; a test server may. */
function isThisComputer(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
