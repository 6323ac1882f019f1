// Owns the one shape that feeds of all four formats are brought to, before anything in them is judged: text still as it
// was sent, addresses not yet resolved, times already epoch ms.

import type { FeedFormat } from './feed-sniff.ts';

export type FeedText = {
  /** "html": markup. "plain": as it reads. "either": whichever it looks like, since the format does not say. */
  readonly kind: 'html' | 'plain' | 'either';
  readonly text: string;
  /** The base that the text states for its own links. */
  readonly base: string | null;
};

export type FeedMedia = {
  /** "file": anything that is neither looked at nor played. */
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly url: string;
  /** Pixels. */
  readonly width: number | null;
  readonly title: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly durationSeconds: number | null;
};

/** What becomes a block. */
export type FeedBlock = {
  /** As the feed states it: guid, id, rdf:about. */
  readonly statedId: string | null;
  /** The page of the block itself. */
  readonly url: string | null;
  /** Where a link blog points to, when that is not its own page. */
  readonly externalUrl: string | null;
  /** As its tags state it, outermost first. */
  readonly bases: readonly (string | undefined)[];
  readonly title: FeedText | null;
  /** The fullest first; the others stand in when it says nothing. */
  readonly bodies: readonly FeedText[];
  readonly publishedAt: number | null;
  readonly changedAt: number | null;
  readonly people: readonly string[];
  /** The likeliest to be the picture of the block first. */
  readonly pictures: readonly FeedMedia[];
  readonly attachments: readonly FeedMedia[];
};

/** When a feed wants to be asked. */
export type FeedManners = {
  /** The longest of the intervals that it states, ms. */
  readonly intervalMs: number | null;
  /** Hours of the day in UTC, 0 to 23, in which not to ask. */
  readonly skipHours: readonly number[];
  /** Days of the week in UTC by their English names, in lower case. */
  readonly skipDays: readonly string[];
};

export type Feed = {
  readonly format: FeedFormat;
  /** What the feed calls itself: its id, or its own address. */
  readonly id: string | null;
  readonly siteUrl: string | null;
  readonly base: string | null;
  /** Where older blocks are. */
  readonly olderUrl: string | null;
  readonly title: FeedText | null;
  readonly description: FeedText | null;
  readonly people: readonly string[];
  readonly updatedAt: number | null;
  /** The feed says that nothing will be added. */
  readonly expired: boolean;
  readonly manners: FeedManners;
  readonly blocks: readonly FeedBlock[];
};

/** Null for text that is missing or blank. */
export function toFeedText(
  text: string | undefined,
  kind: FeedText['kind'],
  base: string | null = null,
): FeedText | null {
  return text === undefined || text.trim() === '' ? null : { kind, text, base };
}

export function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
