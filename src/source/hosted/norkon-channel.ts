// Owns where a channel of Live Center is named: in the address of its frame, of its feed, or in the script that starts it.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryAddress } from '../adapter.ts';
import { keptAddress } from './kept-address.ts';

const FEEDS = 'https://livecentercdn.norkon.net/BulletinFeed/';

/** A publisher's name and a channel's number, in the path of a feed or of a frame. */
const FEED_PATH = /^(.*\/BulletinFeed\/)([\w-]+)\/(\d+)(?:\/|$)/u;
const FRAME_PATH = /^\/frame\/([\w-]+)\/(\d+)(?:\/|$)/u;

export type Channel = { readonly storyId: string; readonly endpoint: string };

/** The channel of a frame or a feed; a feed on a foreign origin only when `forced`. */
export function locateChannel(url: string, forced: boolean): StoryAddress | null {
  const safe = safeUrl(url);
  if (safe === null) return null;
  const { hostname, origin, pathname } = new URL(safe);
  const isHost = /(?:^|\.)(?:norkon\.net|livecenter\.com)$/u.test(hostname);
  const frame = isHost ? FRAME_PATH.exec(pathname) : null;
  if (frame !== null) return { ...keptAddress(safe), ...toChannel(FEEDS, frame[1], frame[2]) };
  const [, base, publisher, channel] = FEED_PATH.exec(pathname) ?? [];
  if (base === undefined || !(isHost || forced)) return null;
  return { ...keptAddress(safe), ...toChannel(origin + base, publisher, channel) };
}

function toChannel(feeds: string, publisher = '', channel = ''): Channel {
  const storyId = `${publisher}/${channel}`;
  return { storyId, endpoint: `${feeds}${storyId}/` };
}

const FRAME = /\/\/livecenter[\w.-]*\.(?:norkon\.net|livecenter\.com)\/frame\/([\w-]+)\/(\d+)/u;
/** Publishers with a cache of their own name the feed itself. */
const FEED = /https?:\/\/[\w.-]+(?::\d+)?\/BulletinFeed\/[\w-]+\/\d+/u;
const STARTED = /\bsetJsonContent\(\s*["']([\w-]+)["']\s*,\s*(\d+)/u;
const NUMBER = /\bdata-norkon-channel-id=["']?(\d+)|\bchannelId["']?\s*:\s*["']?(\d+)/u;
const PUBLISHER =
  /\bdata-norkon-tenant(?:-key|-id)?=["']?([\w-]+)|\btenantKey["']?\s*:\s*["']([\w-]+)|\/LiveCenter\/Extension(?:Js|Css)\/([\w-]+)/u;

/** Publishers whose pages leave their name to their scripts. */
const PUBLISHER_OF_SITE: ReadonlyMap<string, string> = new Map([
  ['www.skysports.com', 'sky-sports-prod'],
]);

/** The channel that a page at `url` embeds, or null. Reads the page as text: the names stand in scripts as often as in tags. */
export function channelIn(page: string, url: string): Channel | null {
  if (!/norkon|livecenter|BulletinFeed|setJsonContent/iu.test(page)) return null;
  const text = page.replaceAll('\\/', '/');
  const feed = FEED.exec(text)?.[0] ?? null;
  const located = feed === null ? null : locateChannel(feed, true);
  if (located?.endpoint !== undefined) {
    return { storyId: located.storyId, endpoint: located.endpoint };
  }
  const named = FRAME.exec(text) ?? STARTED.exec(text);
  if (named !== null) return toChannel(FEEDS, named[1], named[2]);
  const [, first, second] = NUMBER.exec(text) ?? [];
  const [, ...names] = PUBLISHER.exec(text) ?? [];
  const publisher = names.find((name) => name !== undefined) ?? publisherOf(url);
  const channel = first ?? second;
  return channel === undefined || publisher === null ? null : toChannel(FEEDS, publisher, channel);
}

function publisherOf(url: string): string | null {
  return PUBLISHER_OF_SITE.get(new URL(safeUrl(url) ?? FEEDS).hostname) ?? null;
}
