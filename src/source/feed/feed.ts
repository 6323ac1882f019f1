// Owns feeds as a source: RSS, RDF, Atom and JSON Feed, told apart by their content. A feed is a window: what leaves it is
// not removed, and it seldom says what was edited. Knows nothing of the formats.

import { NotLiveBlogError } from '../../model/errors.ts';
import { safeUrl } from '../../model/plain-text.ts';
import type { Cursor, FeedRequest, Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter, StoryAddress } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import type { FoundDocument } from '../found-document.ts';
import { readPageHead } from '../schema/page-head.ts';
import { addressOfFeed, locateFeed } from './feed-address.ts';
import { toBlocks } from './feed-blocks.ts';
import { findFeedLinks } from './feed-links.ts';
import { FEED_MIN_POLL_MS, pollAfterMs } from './feed-manners.ts';
import { readFeed } from './feed-reader.ts';
import type { Feed } from './feed-shape.ts';
import { countBlocks, type FeedFormat, sniffFeed } from './feed-sniff.ts';
import { baseOf, siteUrlOf, toHeader } from './feed-story.ts';
import { findTombstones } from './feed-tombstones.ts';

export const feed: SourceAdapter = {
  name: 'feed',
  reads: 'a feed: RSS, Atom or JSON Feed',
  evidence: 'captured',
  minPollMs: FEED_MIN_POLL_MS,
  locate: locateFeed,
  discover,
  recognises: (document) => sniffFeed(document) !== null,
  request,
  parse,
  probe: null,
};

const FORMAT_NAMES: Record<FeedFormat, string> = {
  rss: 'an RSS feed',
  rdf: 'an RDF feed',
  atom: 'an Atom feed',
  json: 'a JSON feed',
};

function discover(document: FoundDocument, url: string): Finding | null {
  const format = sniffFeed(document);
  if (format === null) return discoverLink(document, url);
  const count = countBlocks(document, format);
  const evidence = `${FORMAT_NAMES[format]} of ${count} ${count === 1 ? 'post' : 'posts'}`;
  return { kind: 'story', address: addressOfFeed(url), evidence };
}

/** Of the feeds that a page advertises, the one that is its story; else the first, to be offered. */
function discoverLink(document: FoundDocument, url: string): Finding | null {
  if (!/\balternate\b/iu.test(document.body)) return null;
  const links = findFeedLinks(document.tree(), url);
  const story = links.find(({ isStory }) => isStory);
  if (story !== undefined) {
    const { canonicalUrl, title, description } = readPageHead(document.tree(), url);
    const page = { title, standfirst: description, byline: null };
    const address = { ...addressOfFeed(story.url), pageUrl: canonicalUrl ?? bareUrl(url), page };
    return { kind: 'story', address, evidence: 'a feed named after the story on the page' };
  }
  const [first] = links;
  if (first === undefined) return null;
  return {
    kind: 'offer',
    url: first.url,
    title: first.title,
    evidence: 'a feed that the page advertises',
  };
}

const ACCEPT =
  'application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5';

/** A cursor is the address of an older page. */
function request(address: StoryAddress, cursor: Cursor | null): FeedRequest {
  return { url: cursor ?? address.endpoint ?? address.pageUrl, headers: { accept: ACCEPT } };
}

function parse(body: string, context: ParseContext): Update {
  const read = readFeed(body);
  const base = baseOf(read, context);
  const blocks = toBlocks(read, {
    base,
    siteUrl: siteUrlOf(read, base),
    undatedAt: read.updatedAt ?? context.answeredAt ?? 0,
  });
  const removals = read.format === 'atom' ? findTombstones(body) : [];
  const isNewest = context.cursor === null;
  if (isNewest && !read.expired && blocks.length === 0 && removals.length === 0)
    throw new NotLiveBlogError(context.requestUrl ?? 'this file', 'no-updates');
  return {
    header: isNewest ? toHeader(read, context) : null,
    blocks,
    removals,
    span: null,
    older: olderOf(read, base, context),
    totalBlocks: null,
    pollAfterMs: pollAfterMs(read.manners, context.answeredAt),
    // An older page may be an archive, with words that were edited since.
    statedAt: isNewest ? context.answeredAt : null,
  };
}

/** A page that names itself as the next one would be read for ever. */
function olderOf(
  { olderUrl }: Feed,
  base: string | null,
  { requestUrl }: ParseContext,
): Cursor | null {
  const url = olderUrl === null ? null : safeUrl(olderUrl, base ?? undefined);
  return url === requestUrl ? null : url;
}
