// Owns the Guardian's addresses: which URLs name one story, what to ask for it, and a block's permalink.

import type { BlockId } from '../../model/block.ts';
import { safeUrl } from '../../model/plain-text.ts';
import type { Cursor, FeedRequest } from '../../model/update.ts';
import type { StoryAddress } from '../adapter.ts';

const CANONICAL_ORIGIN = 'https://www.theguardian.com';

const GUARDIAN_HOST =
  /^(?:(?:www|amp|m)\.)?theguardian\.com$|^api\.nextgen\.guardianapps\.co\.uk$/u;

/**
 * Every spelling of a story's URL gives one address: parameters, fragments, the amp host and a trailing ".json" say
 * nothing about which story it is. A foreign origin is taken only when `forced`, and then kept.
 */
export function locateStory(url: string, forced: boolean): StoryAddress | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const { hostname, origin, pathname } = new URL(safe);
  const isGuardian = GUARDIAN_HOST.test(hostname);
  const storyId = storyIdOf(pathname);
  if (storyId === '' || !(isGuardian || forced)) return null;
  return { storyId, pageUrl: `${isGuardian ? CANONICAL_ORIGIN : origin}/${storyId}` };
}

/** As `locateStory`, but only when `forced`: the page is what is left when the site's JSON is not to be had. */
export function locateSitePage(url: string, forced: boolean): StoryAddress | null {
  return forced ? locateStory(url, true) : null;
}

function storyIdOf(pathname: string): string {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  return segments.join('/').replace(/\.json$/u, '');
}

/** The snapshot's newest page, or the page that holds the block which the cursor names. */
export function requestPage(address: StoryAddress, cursor: Cursor | null): FeedRequest {
  const page = cursor === null ? '' : `&page=with:block-${encodeURIComponent(cursor)}`;
  return {
    url: `${address.pageUrl}.json?dcr=true${page}`,
    headers: { accept: 'application/json' },
  };
}

/** The block that a pagination link leads to, "?page=with:block-<id>…" with the colon escaped or not; null when none. */
export function toCursor(link: string): Cursor | null {
  const page = new URLSearchParams(link.replace(/^[^?]*\?/u, '')).get('page') ?? '';
  return /^with:block-([\w-]+)$/u.exec(page)?.[1] ?? null;
}

/** The address that opens a story's page at the block. */
export function permalinkOf(pageUrl: string, id: BlockId): string | null {
  const anchor = `block-${encodeURIComponent(id)}`;
  return safeUrl(`${pageUrl}?page=with:${anchor}#${anchor}`);
}

/** A page's address as people are given it: the Guardian's own over https, without parameters or fragment. */
export function canonicalPageUrl(url: string): string | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const { hostname, origin, pathname } = new URL(safe);
  return `${GUARDIAN_HOST.test(hostname) ? CANONICAL_ORIGIN : origin}${pathname}`;
}
