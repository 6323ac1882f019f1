// Owns Arena's addresses: which URLs name one blog. Loaded before anything of the blog is.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryAddress } from '../adapter.ts';
import { keptAddress } from './kept-address.ts';

export const ARENA_HOST = 'https://cached-api.arena.im';

/** The host's own address of a blog, or when `forced` the same path on another. */
export function locateBlog(url: string, forced: boolean): StoryAddress | null {
  const { origin, pathname } = new URL(safeUrl(url) ?? ARENA_HOST);
  const storyId = /\/v1\/liveblog\/([^/]+\/[^/]+)\/?$/u.exec(pathname)?.[1];
  if (storyId === undefined || !(forced || origin === ARENA_HOST)) return null;
  return { ...keptAddress(origin + pathname), storyId };
}
