// Owns Atom, 1.0 and 0.3, on the way to the one shape of feeds.

import type { AtomFeed } from 'feedsmith';
import { parseFeedDate } from './feed-date.ts';
import { toIntervalMs } from './feed-manners.ts';
import { readMediaModule, splitMedia, toFeedMedia } from './feed-media.ts';
import { type Feed, type FeedBlock, type FeedText, isPresent, toFeedText } from './feed-shape.ts';

type Entry = AtomFeed.Entry<string>;
type Link = AtomFeed.Link<string>;

export function fromAtom(feed: AtomFeed.Feed<string>): Feed {
  const { links = [], sy } = feed;
  return {
    format: 'atom',
    id: feed.id ?? hrefOf(links, 'self'),
    siteUrl: pageOf(links),
    base: feed.xml?.base ?? null,
    olderUrl: hrefOf(links, 'prev-archive') ?? hrefOf(links, 'next'),
    title: textOf(feed.title),
    description: textOf(feed.subtitle),
    people: namesOf(feed.authors),
    updatedAt: parseFeedDate(feed.updated),
    expired: false,
    manners: {
      intervalMs: toIntervalMs(undefined, sy?.updatePeriod, sy?.updateFrequency),
      skipHours: [],
      skipDays: [],
    },
    blocks: (feed.entries ?? []).map(fromEntry),
  };
}

function fromEntry(entry: Entry): FeedBlock {
  const { links = [] } = entry;
  return {
    statedId: entry.id ?? null,
    url: pageOf(links),
    externalUrl: null,
    bases: [entry.xml?.base],
    title: textOf(entry.title),
    bodies: [
      contentOf(entry.content),
      textOf(entry.summary),
      toFeedText(entry.media?.groups?.[0]?.description?.value, 'either'),
    ].filter(isPresent),
    publishedAt: parseFeedDate(entry.published) ?? parseFeedDate(entry.updated),
    changedAt: parseFeedDate(entry.updated),
    people: [...namesOf(entry.authors), ...(entry.dc?.creators ?? [])],
    ...splitMedia([
      ...readMediaModule(entry.media),
      ...links
        .filter((link) => link.rel === 'enclosure')
        .map(({ href, type, title }) => toFeedMedia({ url: href, type, title })),
    ]),
  };
}

/** The page for people: of several the one in HTML. */
function pageOf(links: readonly Link[]): string | null {
  const pages = links.filter(({ rel = 'alternate' }) => rel === 'alternate');
  const page = pages.find(({ type = 'text/html' }) => type === 'text/html') ?? pages[0];
  return page?.href ?? null;
}

function hrefOf(links: readonly Link[], rel: string): string | null {
  return links.find((link) => link.rel === rel)?.href ?? null;
}

function namesOf(people: readonly AtomFeed.Person[] | undefined): readonly string[] {
  return (people ?? []).map(({ name }) => name).filter(isPresent);
}

function textOf(text: AtomFeed.Text | AtomFeed.Content | undefined): FeedText | null {
  // Text without a type is to be read as it stands, but much of it is markup all the same.
  const kind = text?.type === undefined ? 'either' : /html/iu.test(text.type) ? 'html' : 'plain';
  return toFeedText(text?.value, kind, text?.xml?.base ?? null);
}

/** Content of another type than text is encoded bytes. */
function contentOf(content: AtomFeed.Content | undefined): FeedText | null {
  const type = content?.type ?? '';
  return type.includes('/') && !/^text\/|html/iu.test(type) ? null : textOf(content);
}
