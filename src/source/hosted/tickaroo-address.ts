// Owns Tickaroo's addresses: which URLs name one blog. Loaded before anything of the blog is.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryAddress } from '../adapter.ts';
import { keptAddress } from './kept-address.ts';

export const TICKAROO_HOST = 'https://cdn.tickaroo.com';

const PREFETCH_PATH = /\/embed\/v\d+\/prefetch\/liveblog\.json$/u;

/** The host's own address of a blog, or when `forced` the same path on another. */
export function locatePrefetch(url: string, forced: boolean): StoryAddress | null {
  const { href, origin, pathname, searchParams } = new URL(safeUrl(url) ?? TICKAROO_HOST);
  const storyId = searchParams.get('liveblogId');
  if (storyId === null || !PREFETCH_PATH.test(pathname)) return null;
  return forced || origin === TICKAROO_HOST ? { ...keptAddress(href), storyId } : null;
}
