// Owns the feeds that a page advertises, and the judgement whether one of them is the story on the page or only the
// section's. Knows nothing of what is in a feed.

import { plainText, safeUrl } from '../../model/plain-text.ts';
import { findTags, isNamed } from '../html/html-query.ts';
import type { HtmlNode, HtmlTag } from '../html/html-tree.ts';
import { readPageHead } from '../schema/page-head.ts';

export type FeedLink = {
  /** Absolute, http or https. */
  readonly url: string;
  readonly title: string | null;
  /** The feed tells the story of the page, by its name or its address. */
  readonly isStory: boolean;
};

/** The feeds of a page in its own order. A feed of readers' comments is none. */
export function findFeedLinks(tree: readonly HtmlNode[], pageUrl: string): readonly FeedLink[] {
  const tags = findTags(tree, isNamed('link')).filter(isFeedLink);
  if (tags.length === 0) return [];
  const { base, title: headline } = readPageHead(tree, pageUrl);
  return tags.flatMap((tag) => {
    const url = safeUrl(tag.attributes.href ?? '', base ?? pageUrl);
    const title = plainText(tag.attributes.title ?? '').trim() || null;
    if (url === null || isOfComments(url, title, pageUrl)) return [];
    const isStory = isNamedAfter(title, headline) || isBelow(url, pageUrl);
    return [{ url, title, isStory }];
  });
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/iu;

function isFeedLink({ attributes: { rel = '', type = '', href = '' } }: HtmlTag): boolean {
  if (!/(?:^|\s)alternate(?:\s|$)/iu.test(rel) || href.trim() === '') return false;
  // Some give JSON Feed the type of all JSON, which other things than feeds have too.
  return (
    FEED_TYPE.test(type.trim()) || (/^application\/json\b/iu.test(type) && /feed/iu.test(href))
  );
}

/** In the languages in which WordPress names them most; it puts them below the page that they are about. */
const COMMENTS =
  /comment|kommentar|commentaire|comentario|comentário|commenti|reacties|komentarz/iu;

function isOfComments(url: string, title: string | null, pageUrl: string): boolean {
  if (COMMENTS.test(`${new URL(url).pathname} ${title ?? ''}`)) return true;
  const [page, path] = [pathOf(pageUrl), pathOf(url)];
  const below = path.startsWith(page) ? path.slice(page.length) : '';
  return page !== '' && /^\/feed(?:\/(?:atom|rss2?|rdf))?$/u.test(below);
}

function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/+$/u, '');
}

/** The feed's address holds the page's own name: "/live/storm-iris.rss" for "/live/storm-iris". */
function isBelow(url: string, pageUrl: string): boolean {
  const slug =
    pathOf(pageUrl)
      .split('/')
      .at(-1)
      ?.replace(/\.\w{2,5}$/u, '') ?? '';
  const isName = slug.length >= 8 && /[-_\d]/u.test(slug);
  return isName && url.includes(slug);
}

/** Words that stand in the names of any live blog or feed. */
const COMMON = new Set(
  'feed feeds atom with from live blog liveblog news update updates latest breaking rss that this what after'.split(
    ' ',
  ),
);

/** Most words of the headline: a section is named by one or two of them. */
function isNamedAfter(title: string | null, headline: string | null): boolean {
  const told = wordsOf(headline ?? '');
  const named = wordsOf(title ?? '');
  const shared = [...told].filter((word) => named.has(word)).length;
  return shared >= 2 && shared >= told.size * 0.6;
}

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)));
}
