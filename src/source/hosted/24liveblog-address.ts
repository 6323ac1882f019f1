// Owns 24liveblog's addresses: which URLs name one event. Loaded before anything of the blog is.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryAddress } from '../adapter.ts';
import { keptAddress } from './kept-address.ts';

export const EVENT_HOST = 'https://data.24liveplus.com';

/** The event's own address; its posts are asked for below it. */
export const EVENT_PATH = /^.*\/event\/(\d+)\//u;

/** The host's own address of an event, or when `forced` the same path on another. */
export function locateEvent(url: string, forced: boolean): StoryAddress | null {
  const { origin, pathname } = new URL(safeUrl(url) ?? EVENT_HOST);
  const [path, storyId] = EVENT_PATH.exec(pathname) ?? [];
  if (storyId === undefined || !(forced || origin === EVENT_HOST)) return null;
  return { ...keptAddress(`${origin}${path}`), storyId };
}
