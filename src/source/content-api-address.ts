// Owns what is asked of the Guardian's Content API, and whom: one call tells the newest blocks, all key events and
// summaries, and what is pinned. The reader's key goes to the API alone, and never into an address.

import { NetworkError } from '../model/errors.ts';
import { safeUrl } from '../model/plain-text.ts';
import type { Cursor, FeedRequest } from '../model/update.ts';
import type { Asking, StoryAddress } from './adapter.ts';
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
  for (const [name, value] of ASKED) {
    if (!asked.searchParams.has(name)) asked.searchParams.set(name, value);
  }
  return asked;
}

/** An address as it is asked again: a key that stands in it is taken out. */
export function bareEndpoint(url: string): string {
  const bare = new URL(url);
  bare.searchParams.delete(KEY_PARAMETER);
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
  const endpoint = new URL(address.endpoint ?? `https://${API_HOST}/${address.storyId}`);
  if (cursor !== null)
    endpoint.searchParams.set('show-blocks', `body:around:${cursor}:${PAGE_BLOCKS}`);
  const request = { url: endpoint.href, headers: { accept: 'application/json' } };
  const isApi = endpoint.hostname === API_HOST;
  if (isApi && apiKey === null) throw new NetworkError(request.url, 'key-needed');
  const isTrusted = (isApi && endpoint.protocol === 'https:') || isThisComputer(endpoint.hostname);
  return apiKey === null || !isTrusted
    ? request
    : { ...request, secret: { name: KEY_PARAMETER, value: apiKey } };
}

/** A saved answer can stand anywhere, and whoever put it there shall not be given a key; a test server may. */
function isThisComputer(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
