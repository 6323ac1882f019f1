// Owns what a Guardian page says of the story as a whole, put into the shape that the site's JSON has.

import { safeUrl } from '../../model/plain-text.ts';
import { type Fields, fieldsAt, fieldsListAt, isFields, numberAt, textAt } from '../decode.ts';
import {
  findTags,
  firstTag,
  hasAttribute,
  type IsWanted,
  isNamed,
  lineOf,
} from '../html/html-query.ts';
import type { HtmlNode, HtmlTag } from '../html/html-tree.ts';
import { formatHtml } from '../html/html-write.ts';
import { propertiesOf } from './guardian-island.ts';
import { blockTags, pinnedTag, wireBlockOf } from './guardian-page-blocks.ts';

type Tree = readonly HtmlNode[];

/** True for any page that the Guardian's site made, live blog or not. */
export function isGuardianPage(tree: Tree): boolean {
  return (
    firstTag(tree, (tag) => tag.name === 'gu-island' || tag.attributes.id === 'liveblog-body') !==
      null ||
    /^the guardian$/iu.test(metaOf(tree, 'og:site_name') ?? '') ||
    /^https:\/\/www\.theguardian\.com\//u.test(canonicalUrlOf(tree) ?? '')
  );
}

/** True for one that is a live blog, over or not: it has the place where blocks stand, or some of them. */
export function isLiveBlogPage(tree: Tree): boolean {
  return (
    firstTag(tree, hasAttribute('id', 'liveblog-body')) !== null ||
    blockTags(tree).length > 0 ||
    fieldsListAt(islandNamed(tree, 'KeyEventsCarousel'), 'keyEvents').length > 0
  );
}

/** The page's own address: https, without parameters. Null when it does not say. */
export function canonicalUrlOf(tree: Tree): string | null {
  const link = firstTag(tree, hasAttribute('rel', 'canonical'));
  return safeUrl(link?.attributes.href ?? '') ?? safeUrl(metaOf(tree, 'og:url') ?? '');
}

/** The page as the site's JSON would tell it. */
export function toStoryPage(tree: Tree): Fields {
  const liveness = islandNamed(tree, 'Liveness');
  const posting = postingOf(tree);
  const authors = fieldsListAt(posting, 'author');
  const url = canonicalUrlOf(tree);
  const standfirst = firstTag(tree, hasAttribute('data-gu-name', 'standfirst'));
  const byline = firstTag(tree, hasAttribute('data-component', 'meta-byline'));
  return {
    pageId: textAt(liveness, 'pageId') ?? (url === null ? null : new URL(url).pathname.slice(1)),
    webURL: url,
    headline: headlineOf(tree),
    standfirst: standfirst === null ? '' : formatHtml(standfirst.children),
    byline: byline === null ? '' : (lineOf(byline.children) ?? ''),
    contentType: 'LiveBlog',
    format: { design: designOf(tree, liveness) },
    tags: authors.length === 0 ? authorsOf(tree) : [],
    linkedData: [posting],
    pagination: paginationOf(tree),
    ...listsOf(tree),
  };
}

function headlineOf(tree: Tree): string {
  const place = firstTag(tree, hasAttribute('data-gu-name', 'headline'));
  const heading = firstTag(place === null ? tree : place.children, isNamed('h1'));
  return (heading && lineOf(heading.children)) ?? metaOf(tree, 'og:title') ?? '';
}

/**
 * Only a blog that is live is told when to ask again. Pages from before there were islands say it in their settings; one
 * that says neither leaves it open.
 */
function designOf(tree: Tree, liveness: Fields): string | null {
  if (Object.keys(liveness).length > 0) return LIVE;
  const settings = findTags(tree, isNamed('script')).map(({ children }) => textOf(children));
  const stated = settings.map((text) => /"isLive":(true|false)/u.exec(text)?.[1]).find(Boolean);
  if (stated !== undefined) return stated === 'true' ? LIVE : ENDED;
  return firstTag(tree, isNamed('gu-island')) === null ? null : ENDED;
}

const LIVE = 'LiveBlogDesign';
const ENDED = 'DeadBlogDesign';

/** The description for search engines: it names all authors, and when the blog was last changed. */
function postingOf(tree: Tree): Fields {
  const scripts = findTags(tree, hasAttribute('type', 'application/ld+json'));
  const described = scripts.flatMap(({ children }) => valuesIn(textOf(children)));
  const posting = described.find((value) => value['@type'] === 'LiveBlogPosting');
  const dateModified = metaOf(tree, 'article:modified_time');
  return { '@type': 'LiveBlogPosting', dateModified, ...posting };
}

function valuesIn(json: string): readonly Fields[] {
  try {
    const value: unknown = JSON.parse(json);
    return (Array.isArray(value) ? value : [value]).filter(isFields);
  } catch {
    return [];
  }
}

/** As they are linked from the byline, which a page may show twice. */
function authorsOf(tree: Tree): readonly Fields[] {
  const names = findTags(tree, hasAttribute('rel', 'author')).map((tag) => lineOf(tag.children));
  return [...new Set(names)].map((title) => ({ type: 'Contributor', title }));
}

function paginationOf(tree: Tree): Fields {
  const navigation = firstTag(tree, hasAttribute('id', 'liveblog-navigation'));
  if (navigation === null) return {};
  const position = /(\d+)\s*of\s*(\d+)/u.exec(textOf(navigation.children));
  const links = findTags(navigation.children, isNamed('a')).map((link): [string, string] => [
    (lineOf(link.children) ?? '').toLowerCase(),
    (link.attributes.href ?? '').replace(/#.*$/u, ''),
  ]);
  return {
    currentPage: position?.[1],
    totalPages: position?.[2],
    older: links.find(([label, href]) => OLDER.test(label) && href !== '')?.[1],
  };
}

const OLDER = /^(?:next|older)\b/u;

function listsOf(tree: Tree): Fields {
  const keyEvents = fieldsListAt(islandNamed(tree, 'KeyEventsCarousel'), 'keyEvents');
  const known = new Map(keyEvents.map((block) => [textAt(block, 'id'), block]));
  const blocks = blockTags(tree)
    .map(wireBlockOf)
    .filter((block) => block !== null);
  const pinned = pinnedTag(tree);
  return {
    blocks: blocks.map((block) => completed(block, known.get(textAt(block, 'id')))),
    keyEvents,
    pinnedPost: pinned && wireBlockOf(pinned),
  };
}

/** Of a key event the page holds the site's own JSON too, which tells more, unless it is older than what is drawn. */
function completed(drawn: Fields, told: Fields | undefined): Fields {
  if (told === undefined) return drawn;
  const updatedAt = (copy: Fields) => numberAt(copy, 'blockLastUpdated') ?? 0;
  return updatedAt(told) >= updatedAt(drawn) ? told : { ...drawn, attributes: told.attributes };
}

/** The properties of the first island of that name; empty when there is none. */
function islandNamed(tree: Tree, name: string): Fields {
  const isWanted: IsWanted = (tag) => tag.name === 'gu-island' && tag.attributes.name === name;
  const island = firstTag(tree, isWanted);
  return island === null ? {} : propertiesOf(island);
}

function metaOf(tree: Tree, property: string): string | null {
  const isWanted = ({ name, attributes }: HtmlTag) =>
    name === 'meta' && attributes.property === property;
  return textAt(fieldsAt({ tag: firstTag(tree, isWanted)?.attributes }, 'tag'), 'content');
}

function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : textOf(node.children))).join('');
}
