// Owns what a feed says of itself: title, people, whether it is still written to.

import { safeUrl } from '../../model/plain-text.ts';
import type { StoryHeader } from '../../model/story.ts';
import { textOfPassages } from '../../model/visible-text.ts';
import type { ParseContext } from '../adapter.ts';
import { publisherTest, toContributors } from './feed-blocks.ts';
import type { Feed } from './feed-shape.ts';
import { formatLine, toTextPassages } from './feed-text.ts';

/** What the feed's own links are made absolute with; null when nothing tells where it stands. */
export function baseOf(feed: Feed, context: ParseContext): string | null {
  const stands =
    safeUrl(context.requestUrl ?? '') ?? safeUrl(feed.id ?? '') ?? safeUrl(feed.siteUrl ?? '');
  return feed.base === null ? stands : (safeUrl(feed.base, stands ?? undefined) ?? stands);
}

export function siteUrlOf(feed: Feed, base: string | null): string | null {
  return feed.siteUrl === null ? null : safeUrl(feed.siteUrl, base ?? undefined);
}

export function toHeader(feed: Feed, context: ParseContext): StoryHeader {
  const base = baseOf(feed, context);
  const siteUrl = siteUrlOf(feed, base);
  const { address } = context;
  // A feed that a page led to is that page's story.
  const url = address?.page === undefined ? (siteUrl ?? address?.pageUrl ?? null) : address.pageUrl;
  const title = formatLine(feed.title) ?? address?.page?.title ?? hostOf(url) ?? 'A feed';
  const standfirst = feed.description === null ? [] : toTextPassages(feed.description, siteUrl);
  const contributors = toContributors(feed.people, publisherTest(title));
  return {
    id: address?.storyId ?? feed.id ?? url ?? title,
    url,
    title,
    standfirst: textOfPassages(standfirst).trim() === title ? [] : standfirst,
    byline: contributors.map(({ name }) => name).join(', ') || (address?.page?.byline ?? null),
    contributors,
    status: feed.expired ? 'ended' : 'live',
    source: 'feed',
    updatedAt: feed.updatedAt,
  };
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).hostname.replace(/^www\./u, '');
}
