// Owns telling a feed from anything else by its content: names and content types lie. Parses nothing, so that looking
// at every document for one costs next to nothing.

import { type Fields, isFields } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

/** The format of the feed that the document is; null when it is none. */
export function sniffFeed(document: FoundDocument): FeedFormat | null {
  return sniffMarkup(document.body) ?? (isJsonFeed(document.json()) ? 'json' : null);
}

/** How many blocks a feed seems to hold, by counting tags. */
export function countBlocks(document: FoundDocument, format: FeedFormat): number {
  if (format !== 'json') return countTags(document.body);
  const feed = document.json();
  return isFields(feed) && Array.isArray(feed.items) ? feed.items.length : 0;
}

function countTags(body: string): number {
  let count = 0;
  for (const _ of body.matchAll(/<(?:[\w.-]+:)?(?:item|entry)[\s/>]/giu)) count += 1;
  return count;
}

/** What may stand before the root: byte order mark, declaration and instructions, comments, a document type. */
const PROLOGUE =
  /^\uFEFF?\s*(?:(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)\s*)*/iu;

/** A page that shows a feed's source has it inside, not as its root. */
function sniffMarkup(body: string): FeedFormat | null {
  const start = PROLOGUE.exec(body)?.[0].length ?? 0;
  const root = /^<(?:[\w.-]+:)?(rss|rdf|feed)[\s>]/iu.exec(body.slice(start, start + 100))?.[1];
  if (root === undefined) return null;
  if (root.toLowerCase() === 'rss') return 'rss';
  // Both roots are those of many other documents too.
  if (root.toLowerCase() === 'rdf') return RSS_1.test(body) ? 'rdf' : null;
  return ATOM.test(body) ? 'atom' : null;
}

const RSS_1 = /purl\.org\/rss\/1\.0|netscape\.com\/rdf/iu;
const ATOM = /www\.w3\.org\/2005\/Atom|purl\.org\/atom\/ns#/iu;

/** Every version of the format names its home. */
function isJsonFeed(value: unknown): value is Fields {
  if (!isFields(value) || typeof value.version !== 'string') return false;
  return value.version.includes('jsonfeed.org/version/');
}
