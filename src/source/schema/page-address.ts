// Owns the address of a story that stands in a page of its own: the page is what is asked for, again and again.

import { safeUrl } from '../../model/plain-text.ts';
import type { Cursor, FeedRequest } from '../../model/update.ts';
import type { StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';

/** `canonicalUrl` is what the page calls itself: it names the story, and `url` is asked. */
export function addressOfPage(url: string, canonicalUrl: string | null): StoryAddress {
  const asked = url.replace(/#.*$/su, '');
  const pageUrl = bareUrl(url);
  const address = { storyId: canonicalUrl ?? pageUrl, pageUrl };
  return asked === pageUrl ? address : { ...address, endpoint: asked };
}

/** Only when forced: nothing in a URL tells what its page holds. */
export function locatePage(url: string, forced: boolean): StoryAddress | null {
  const safe = forced ? safeUrl(url) : null;
  return safe === null ? null : addressOfPage(safe, null);
}

/** A cursor is the address of an older page. */
export function requestPage(
  { endpoint, pageUrl }: StoryAddress,
  cursor: Cursor | null,
): FeedRequest {
  return {
    url: cursor ?? endpoint ?? pageUrl,
    headers: { accept: 'text/html, application/xhtml+xml' },
  };
}

/**
 * The older page that a page leads to, when it is one of the same story: under the same address, but for parameters or
 * what comes after it. Pages of other places are never asked for.
 */
export function olderPage(next: string | null, url: string | null): Cursor | null {
  if (next === null || url === null) return null;
  const withSlash = (address: string) => bareUrl(address).replace(/\/?$/u, '/');
  const isOfStory = withSlash(next).startsWith(withSlash(url));
  return isOfStory && next !== url.replace(/#.*$/su, '') ? next : null;
}
