// Owns the only door to the package that reads feeds: what may go in, and what comes out whatever went in.

import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { DecodeError } from '../../model/errors.ts';
import { decodeJson } from '../decode.ts';
import { toDocument } from '../found-document.ts';
import { fromAtom } from './feed-atom.ts';
import { fromJson } from './feed-json.ts';
import { fromRdf, fromRss } from './feed-rss.ts';
import type { Feed } from './feed-shape.ts';
import { countBlocks, type FeedFormat, sniffFeed } from './feed-sniff.ts';

/** No feed holds as many; some of what the package does costs their square. */
const MOST_BLOCKS = 10_000;

/** Throws DecodeError for what is no feed, is cut off, or is not what its format says. */
export function readFeed(body: string): Feed {
  const document = toDocument(body);
  const format = sniffFeed(document);
  if (format === null) throw strangeness(body);
  if (countBlocks(document, format) > MOST_BLOCKS)
    throw new DecodeError(format, `more than ${MOST_BLOCKS} blocks`);
  if (format !== 'json') checkEnd(body, format);
  try {
    return READERS[format](format === 'json' ? document.json() : body);
  } catch (error) {
    throw new DecodeError(format, `not well-formed${reasonOf(error)}`, { cause: error });
  }
}

const READERS: Record<FeedFormat, (body: unknown) => Feed> = {
  rss: (body) => fromRss(parseRssFeed(body)),
  // A table of contents can name one block any number of times.
  rdf: (body) => fromRdf(parseRdfFeed(body, { maxItems: MOST_BLOCKS })),
  atom: (body) => fromAtom(parseAtomFeed(body)),
  json: (body) => fromJson(parseJsonFeed(body)),
};

/** JSON that breaks off says where; anything else has the wrong root. */
function strangeness(body: string): DecodeError {
  try {
    if (/^\s*\{/u.test(body)) decodeJson(body);
  } catch (error) {
    if (error instanceof DecodeError) return error;
  }
  return new DecodeError('the top level', 'not a feed');
}

const END_TAG: Record<Exclude<FeedFormat, 'json'>, RegExp> = {
  rss: /<\/(?:[\w.-]+:)?rss\s*>/iu,
  rdf: /<\/(?:[\w.-]+:)?rdf\s*>/iu,
  atom: /<\/(?:[\w.-]+:)?feed\s*>/iu,
};

/** The package takes a feed that breaks off as whole, and its last block as all there is of it. */
function checkEnd(body: string, format: Exclude<FeedFormat, 'json'>): void {
  if (END_TAG[format].test(body)) return;
  const bytes = new TextEncoder().encode(body).length;
  throw new DecodeError(`byte ${bytes}`, 'the feed breaks off');
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? `: ${cause.message}` : '';
}
