// Owns JSON Feed, 1.0 and 1.1, on the way to the one shape of feeds.

import type { JsonFeed } from 'feedsmith';
import { parseFeedDate } from './feed-date.ts';
import { splitMedia, toFeedMedia } from './feed-media.ts';
import { type Feed, type FeedBlock, isPresent, toFeedText } from './feed-shape.ts';

export function fromJson(feed: JsonFeed.Feed<string>): Feed {
  return {
    format: 'json',
    id: feed.feed_url ?? feed.home_page_url ?? null,
    siteUrl: feed.home_page_url ?? null,
    base: null,
    olderUrl: feed.next_url ?? null,
    title: toFeedText(feed.title, 'plain'),
    description: toFeedText(feed.description, 'plain'),
    people: namesOf(feed.authors),
    updatedAt: null,
    expired: feed.expired === true,
    manners: { intervalMs: null, skipHours: [], skipDays: [] },
    blocks: (feed.items ?? []).map(fromItem),
  };
}

function fromItem(item: JsonFeed.Item<string>): FeedBlock {
  const { attachments = [], url, external_url: externalUrl } = item;
  return {
    statedId: item.id ?? null,
    url: url ?? externalUrl ?? null,
    externalUrl: url === undefined || externalUrl === url ? null : (externalUrl ?? null),
    bases: [],
    title: toFeedText(item.title, 'plain'),
    bodies: [
      toFeedText(item.content_html, 'html'),
      toFeedText(item.content_text, 'plain'),
      toFeedText(item.summary, 'plain'),
    ].filter(isPresent),
    publishedAt: parseFeedDate(item.date_published),
    changedAt: parseFeedDate(item.date_modified),
    people: namesOf(item.authors),
    ...splitMedia([
      toFeedMedia({ url: item.image, medium: 'image' }),
      toFeedMedia({ url: item.banner_image, medium: 'image' }),
      ...attachments.map((each) =>
        toFeedMedia({
          url: each.url,
          type: each.mime_type,
          title: each.title,
          durationSeconds: each.duration_in_seconds,
        }),
      ),
    ]),
  };
}

function namesOf(people: readonly JsonFeed.Author[] | undefined): readonly string[] {
  return (people ?? []).map(({ name }) => name).filter(isPresent);
}
