// Owns the reading of microdata and RDFa: items and properties that stand in the markup become objects like JSON-LD's.
// Knows which properties are live blogs' updates, and which are never words of one.

import type { Fields } from '../decode.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from '../html/html-tree.ts';
import { updatesIn } from './posting-updates.ts';

export type MarkedUp = {
  /** Live blogs with at least one update. */
  readonly postings: readonly Fields[];
  /** The tag of each update, without the parts of it that are other properties' values. */
  readonly places: ReadonlyMap<Fields, HtmlTag>;
};

type Item = Record<string, unknown>;

type Walk = {
  readonly postings: Item[];
  readonly places: Map<Fields, HtmlTag>;
  /** Updates outside any live blog. */
  readonly strays: Item[];
};

export function readMarkedUp(tree: readonly HtmlNode[]): MarkedUp {
  const walk: Walk = { postings: [], places: new Map(), strays: [] };
  visit(walk, tree, null);
  const loose: Item[] = walk.strays.length === 0 ? [] : [{ liveBlogUpdate: walk.strays }];
  const postings = [...walk.postings, ...loose].filter(
    (posting) => updatesIn(posting, new Map()).length > 0,
  );
  return { postings, places: walk.places };
}

function visit(walk: Walk, nodes: readonly HtmlNode[], item: Item | null): void {
  for (const tag of nodes) {
    if (tag.kind === 'text') continue;
    const names = propertiesOf(tag);
    if (!isItem(tag)) {
      for (const name of names) addValue(item, name, valueIn(tag));
      visit(walk, tag.children, item);
      continue;
    }
    const inner = toItem(tag);
    enter(walk, tag, inner, names, item);
    visit(walk, tag.children, inner);
  }
}

function enter(
  walk: Walk,
  tag: HtmlTag,
  inner: Item,
  names: readonly string[],
  item: Item | null,
): void {
  if (inner['@type'] === 'LiveBlogPosting') walk.postings.push(inner);
  for (const name of names) addValue(item, name, inner);
  if (!names.includes('liveBlogUpdate')) return;
  walk.places.set(inner, withoutFacts(tag));
  if (item?.['@type'] !== 'LiveBlogPosting') walk.strays.push(inner);
}

/** The names without the vocabulary's prefix; those of other vocabularies, such as "og:title", are none. */
function propertiesOf({ attributes }: HtmlTag): readonly string[] {
  return `${attributes.itemprop ?? ''} ${attributes.property ?? ''}`
    .split(/\s+/u)
    .map((name) => name.replace(/^(?:schema:|https?:\/\/schema\.org\/)/u, ''))
    .filter((name) => name !== '' && !name.includes(':'));
}

function isItem({ attributes }: HtmlTag): boolean {
  return 'itemscope' in attributes || 'itemtype' in attributes || 'typeof' in attributes;
}

/** Attributes in which a tag that is an update is named. */
const NAMES = ['itemid', 'resource', 'id', 'data-post-id', 'data-id', 'data-entry-id'];

function toItem({ attributes }: HtmlTag): Item {
  const type = (attributes.itemtype ?? attributes.typeof ?? '').trim().split(/\s+/u)[0] ?? '';
  const id = NAMES.map((name) => attributes[name]?.trim()).find(Boolean);
  const named = type.replace(/^.*[/#:](?=.)|\/$/gu, '');
  return { '@type': named, ...(id === undefined ? {} : { '@id': id }) };
}

/** Properties that may have several values; of all others the first one counts. */
const MANY = new Set([
  'liveBlogUpdate',
  'author',
  'image',
  'video',
  'articleBody',
  'sharedContent',
]);

function addValue(item: Item | null, name: string, value: unknown): void {
  if (item === null || value === '') return;
  const known = item[name];
  if (known === undefined) item[name] = value;
  else if (MANY.has(name)) item[name] = [known, value].flat();
}

const ADDRESS_OF_TAG: ReadonlyMap<string, string> = new Map([
  ...['a', 'area', 'link'].map((name): [string, string] => [name, 'href']),
  ...['img', 'amp-img', 'audio', 'video', 'iframe', 'source', 'embed', 'track'].map(
    (name): [string, string] => [name, 'src'],
  ),
  ['time', 'datetime'],
  ['object', 'data'],
  ['data', 'value'],
]);

function valueIn(tag: HtmlTag): string {
  const stated = tag.attributes.content ?? tag.attributes[ADDRESS_OF_TAG.get(tag.name) ?? ''];
  return (stated ?? rawTextOf(tag.children)).trim();
}

/**
 * Properties whose visible values stand among the words and are none of them. An update within another one was put there
 * by a tag that was never closed.
 */
const FACTS = new Set(
  'liveBlogUpdate headline alternativeHeadline datePublished dateModified dateCreated author creator publisher url mainEntityOfPage thumbnail thumbnailUrl keywords articleSection'.split(
    ' ',
  ),
);

function withoutFacts(tag: HtmlTag): HtmlTag {
  const children = tag.children.flatMap((node): HtmlNode[] => {
    if (node.kind === 'text') return [node];
    return propertiesOf(node).some((name) => FACTS.has(name)) ? [] : [withoutFacts(node)];
  });
  return { ...tag, children };
}
