// Owns RSS 2.0 and RDF (RSS 1.0), which share their modules, on the way to the one shape of feeds.

import type { RdfFeed, RssFeed } from 'feedsmith';
import { parseFeedDate } from './feed-date.ts';
import { toIntervalMs } from './feed-manners.ts';
import { readMediaModule, splitMedia, toFeedMedia } from './feed-media.ts';
import { type Feed, type FeedBlock, type FeedText, isPresent, toFeedText } from './feed-shape.ts';

type RssItem = RssFeed.Item<string>;
type RdfItem = RdfFeed.Item<string>;

export function fromRss(feed: RssFeed.Feed<string>): Feed {
  const self = linkOf(feed.atom?.links, 'self');
  return {
    ...fromChannel(feed),
    format: 'rss',
    id: self ?? feed.link ?? null,
    updatedAt:
      parseFeedDate(feed.lastBuildDate) ??
      parseFeedDate(feed.atom?.updated) ??
      parseFeedDate(feed.pubDate) ??
      parseFeedDate(feed.dc?.dates?.[0]),
    manners: {
      intervalMs: intervalOf(feed, feed.ttl),
      // The first versions of the format counted midnight as 24.
      skipHours: (feed.skipHours ?? []).map((hour) => hour % 24),
      skipDays: (feed.skipDays ?? []).map((day) => day.trim().toLowerCase()),
    },
    people: [...(feed.dc?.creators ?? []), feed.itunes?.author].filter(isPresent),
    blocks: (feed.items ?? []).map(fromRssItem),
  };
}

export function fromRdf(feed: RdfFeed.Feed<string>): Feed {
  return {
    ...fromChannel(feed),
    format: 'rdf',
    id: feed.rdf?.about ?? feed.link ?? null,
    updatedAt: parseFeedDate(feed.dc?.dates?.[0]),
    manners: { intervalMs: intervalOf(feed, undefined), skipHours: [], skipDays: [] },
    people: feed.dc?.creators ?? [],
    blocks: (feed.items ?? []).map(fromRdfItem),
  };
}

type Channel = Pick<
  RssFeed.Feed<string> & RdfFeed.Feed<string>,
  'title' | 'link' | 'description' | 'atom' | 'sy' | 'xml'
>;

function fromChannel(
  channel: Channel,
): Pick<Feed, 'title' | 'description' | 'siteUrl' | 'base' | 'olderUrl' | 'expired'> {
  return {
    title: toFeedText(channel.title, 'either'),
    description: toFeedText(channel.description, 'either'),
    siteUrl: channel.link ?? linkOf(channel.atom?.links, 'alternate'),
    base: channel.xml?.base ?? null,
    olderUrl: linkOf(channel.atom?.links, 'prev-archive') ?? linkOf(channel.atom?.links, 'next'),
    expired: false,
  };
}

function intervalOf({ sy }: Pick<Channel, 'sy'>, ttl: number | undefined): number | null {
  return toIntervalMs(ttl, sy?.updatePeriod, sy?.updateFrequency);
}

type Links = readonly { readonly rel?: string; readonly href?: string }[] | undefined;

function linkOf(links: Links, rel: string): string | null {
  return links?.find((link) => link.rel === rel)?.href ?? null;
}

function fromRssItem(item: RssItem): FeedBlock {
  const { enclosures = [], guid, itunes } = item;
  // An identifier is an address too unless it says that it is none.
  const permalink = guid?.isPermaLink === false ? undefined : webAddress(guid?.value);
  const modules = fromModules(item);
  const summary = toFeedText(itunes?.summary ?? itunes?.subtitle, 'either');
  return {
    ...modules,
    bodies: [...modules.bodies, summary].filter(isPresent),
    statedId: guid?.value ?? item.atom?.id ?? null,
    url: item.link ?? linkOf(item.atom?.links, 'alternate') ?? permalink ?? null,
    publishedAt: parseFeedDate(item.pubDate) ?? publishedIn(item),
    people: [
      ...(item.authors ?? []).map(({ name }) => name),
      ...(item.dc?.creators ?? []),
      itunes?.author,
    ].filter(isPresent),
    ...splitMedia([
      ...readMediaModule(item.media),
      ...enclosures.map(({ url, type }) =>
        toFeedMedia({ url, type, durationSeconds: itunes?.duration }),
      ),
      toFeedMedia({ url: itunes?.image, medium: 'image' }),
    ]),
  };
}

function fromRdfItem(item: RdfItem): FeedBlock {
  const about = item.rdf?.about;
  return {
    ...fromModules(item),
    statedId: about ?? null,
    url: item.link ?? webAddress(about) ?? null,
    publishedAt: publishedIn(item),
    people: item.dc?.creators ?? [],
    ...splitMedia(readMediaModule(item.media)),
  };
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//iu.test(text) ? text : undefined;
}

/** What both formats say by the same modules. */
type Modular = Pick<
  RssItem,
  'title' | 'description' | 'content' | 'dc' | 'dcterms' | 'atom' | 'media' | 'xml'
>;

function fromModules(
  item: Modular,
): Pick<FeedBlock, 'title' | 'bodies' | 'bases' | 'changedAt' | 'externalUrl'> {
  return {
    title: toFeedText(item.title ?? item.dc?.titles?.[0], 'either'),
    bodies: bodiesOf(item),
    bases: [item.xml?.base],
    changedAt: parseFeedDate(item.atom?.updated) ?? parseFeedDate(item.dcterms?.modified?.[0]),
    externalUrl: null,
  };
}

function bodiesOf({ content, description, dc, media }: Modular): readonly FeedText[] {
  return [
    toFeedText(content?.encoded, 'html'),
    toFeedText(description, 'either'),
    toFeedText(dc?.descriptions?.[0], 'either'),
    toFeedText(media?.description?.value ?? media?.groups?.[0]?.description?.value, 'either'),
  ].filter(isPresent);
}

function publishedIn({ dc, dcterms, atom }: Modular): number | null {
  const stated = [dc?.dates?.[0], dcterms?.issued?.[0], dcterms?.created?.[0], atom?.published];
  // An item that only says when it was last changed was not published later.
  const dates = [...stated, atom?.updated];
  return dates.map(parseFeedDate).find(isPresent) ?? null;
}
