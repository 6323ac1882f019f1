// Owns the blocks of a Guardian page: each one's markup, put into the shape that the site's JSON has.

import type { BlockId } from '../../model/block.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Fields } from '../decode.ts';
import {
  findTags,
  firstTag,
  hasAttribute,
  hasClass,
  type IsWanted,
  isNamed,
  lineOf,
} from '../html/html-query.ts';
import type { HtmlNode, HtmlTag } from '../html/html-tree.ts';
import { toCursor } from './guardian-address.ts';
import { wireElementsOf } from './guardian-markup.ts';

const BLOCK_ANCHOR = /^block-([0-9a-f]{24})$/u;
const PINNED_ANCHOR = /^block-([0-9a-f]{24})-pinned$/u;

/** The tags that hold a block of the timeline, in the page's order. */
export function blockTags(nodes: readonly HtmlNode[]): HtmlTag[] {
  return findTags(nodes, (tag) => BLOCK_ANCHOR.test(tag.attributes.id ?? ''));
}

/** The copy of a block that is pinned above the others, which has no id of its own or, on old pages, one that says so. */
export function pinnedTag(nodes: readonly HtmlNode[]): HtmlTag | null {
  const place = firstTag(nodes, hasAttribute('id', 'pinned-post'));
  const article = place && firstTag(place.children, isNamed('article'));
  return article ?? firstTag(nodes, (tag) => PINNED_ANCHOR.test(tag.attributes.id ?? ''));
}

/** A block as the site's JSON would have it. Null when nothing names it. */
export function wireBlockOf(tag: HtmlTag): Fields | null {
  const header = firstTag(tag.children, isNamed('header'));
  const id = idOf(tag);
  if (id === null) return null;
  return {
    id,
    title: titleOf(tag, header),
    attributes: attributesOf(tag),
    blockCreatedOn: createdAt(id),
    blockFirstPublished: firstStamp(findTags(tag.children, isTimeOrFooter)),
    blockLastUpdated: firstStamp(findTags(tag.children, isFooter).flatMap(timesIn)),
    contributors: header === null ? bylineOf(tag) : contributorsOf(header),
    elements: wireElementsOf(bodyOf(tag)),
  };
}

/** Its anchor, or, where the tag is a pinned copy, the permalink that it shows. */
function idOf(tag: HtmlTag): BlockId | null {
  const { id = '' } = tag.attributes;
  const own = (BLOCK_ANCHOR.exec(id) ?? PINNED_ANCHOR.exec(id))?.[1];
  if (own !== undefined) return own;
  const links = findTags(tag.children, isNamed('a')).map(({ attributes }) => attributes.href ?? '');
  const ids = links.map((link) => toCursor(link.replace(/#.*$/u, '')) ?? '');
  return ids.find((id) => BLOCK_ANCHOR.test(`block-${id}`)) ?? null;
}

/** The first eight digits of an id are the second in which it was given. A pinned copy shows no other time that can be read. */
function createdAt(id: BlockId): number {
  return Number.parseInt(id.slice(0, 8), 16) * 1000;
}

function titleOf(tag: HtmlTag, header: HtmlTag | null): string {
  const heading =
    header === null
      ? firstTag(tag.children, (each) => hasClass(each, 'block-title'))
      : firstTag(header.children, isNamed('h2'));
  return heading === null ? '' : (lineOf(heading.children) ?? '');
}

/** Only pages from before 2020 mark these on the block; later ones tell them in the list of key events. */
function attributesOf(tag: HtmlTag): Fields {
  const isMarked = hasClass(tag, 'is-key-event') || hasClass(tag, 'is-summary');
  if (!isMarked) return {};
  return { keyEvent: hasClass(tag, 'is-key-event'), summary: hasClass(tag, 'is-summary') };
}

/** Where a block says when it was updated: a time there is not that of its publication. */
const isFooter: IsWanted = (tag) => tag.name === 'footer' || hasClass(tag, 'updated-time');
const isTimeOrFooter: IsWanted = (tag) => tag.name === 'time' || isFooter(tag);

function timesIn(tag: HtmlTag): readonly HtmlTag[] {
  return findTags(tag.children, isNamed('time'));
}

/** Epoch ms of the first that states one; a tag other than a time never does. */
function firstStamp(tags: readonly HtmlTag[]): number | null {
  const stamps = tags.map(({ attributes }) => Date.parse(plainText(attributes.datetime ?? '')));
  return stamps.find((stamp) => Number.isFinite(stamp)) ?? null;
}

/** Names stand in the header beside the permalink and the title; the picture of a person repeats the name. */
function contributorsOf(header: HtmlTag): readonly Fields[] {
  const others = findTags(header.children, isNamed('a', 'h2', 'span')).filter(
    (tag) => tag.name === 'span' && firstTag(tag.children, isNamed('time')) === null,
  );
  return others.flatMap((span) => {
    const name = lineOf(span.children);
    return name === null ? [] : [{ name }];
  });
}

/** Before there were headers, a line of its own named the writer. */
function bylineOf(tag: HtmlTag): readonly Fields[] {
  const byline = firstTag(tag.children, (each) => hasClass(each, 'block-byline__byline'));
  const name = byline === null ? null : lineOf(byline.children);
  return name === null ? [] : [{ name }];
}

/** What the block says, without the lines around it. */
function bodyOf(tag: HtmlTag): readonly HtmlNode[] {
  const body = firstTag(tag.children, (each) => hasClass(each, 'block-elements'));
  if (body !== null) return body.children;
  return tag.children.filter((node) => node.kind === 'text' || !AROUND.has(node.name));
}

const AROUND: ReadonlySet<string> = new Set(['header', 'footer']);
