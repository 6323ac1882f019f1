// Owns the addresses of feeds: which URLs can be nothing else. Loaded before anything that reads one is.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';

/** Addresses that only feeds have. A page may lead to its feed, so that all others are to be looked at first. */
const FEED_PATH = /\.(?:atom|rdf|rss)$|\/(?:atom|feed|rss)(?:\.(?:json|xml))?\/?$/iu;

export function locateFeed(url: string, forced: boolean): StoryAddress | null {
  const safe = forced ? safeUrl(url) : null;
  return safe !== null && FEED_PATH.test(new URL(safe).pathname) ? addressOfFeed(safe) : null;
}

export function addressOfFeed(url: string): StoryAddress {
  return { storyId: url.replace(/#.*$/su, ''), pageUrl: bareUrl(url), endpoint: url };
}
