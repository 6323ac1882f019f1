// Owns where the updates of a live blog stand in the markup of its page: one walk, one index, and look-ups by the names
// that publishers put on them. Knows no vocabulary and reads no place's content.

import { namesOf } from '../html/html-search.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from '../html/html-tree.ts';
import { parseWireTime } from '../wire-time.ts';
import { foldWords } from './posting-words.ts';

/** Everything by which an update's place can be found. A value of null: several places go by it. */
export type Places = {
  readonly byId: ReadonlyMap<string, HtmlTag>;
  /** By an id without its leading word: "post-123" under "123". */
  readonly byBareId: ReadonlyMap<string, HtmlTag>;
  readonly byData: ReadonlyMap<string, HtmlTag>;
  /** By its heading's words, folded; and by the first of them, for headlines that were cut short. */
  readonly byHeading: ReadonlyMap<string, HtmlTag | null>;
  readonly byHeadingStart: ReadonlyMap<string, HtmlTag | null>;
  /** By the second, epoch s, that the place itself is stamped with. */
  readonly bySecond: ReadonlyMap<number, HtmlTag | null>;
  /** Names that the page's list of key events leads to. */
  readonly keyEvents: ReadonlySet<string>;
  /** Names that stand in, or are led to from, what the page has pinned. */
  readonly pinned: ReadonlySet<string>;
};

/** Attributes other than the id in which a place is named. */
const DATA_NAMES = [
  'data-post-id',
  'data-id',
  'data-entry-id',
  'data-block-id',
  'data-update-id',
  'data-item-id',
  'data-key',
  'data-anchor',
];

/** What a link or a label in a list of key events is named by. */
const TARGET_NAMES = [...DATA_NAMES, 'data-target', 'data-href'];

/** Attributes in which a place is stamped with its time, the likeliest first. */
const TIME_NAMES = [
  'data-post-time',
  'data-posted-date-timestamp',
  'data-published',
  'data-publish-time',
  'data-published-time',
  'data-publishedat',
  'data-sort-time',
  'data-timestamp',
  'data-created',
  'data-time',
];

/** Longer ids are no names of updates, and would be dear to take apart. */
const LONGEST_ID = 200;

/** An id that is a word for an update and then its number or its code. */
const WORD_AND_NAME =
  /^(?:[a-z0-9]*(?:post|block|entry|update|blog|live|event|item|ticker|article|story|card|comment)[a-z]*)[-_:]?([0-9a-f]{16,}|(?:[0-9a-f]+-){2,}[0-9a-f]+|\d+)$/iu;

/** A list of key events, by what its makers call it. */
const KEY_LIST =
  /(?:^|[-_])key[-_]?(?:events?|points?|moments?|updates?|posts?|facts)(?:[-_]|$)|live-?blog[-_]+index|livelist-summary/u;

const PINNED = /(?:^|[-_])pinned(?:[-_]|$)|(?:^|[-_])sticky[-_]?post(?:[-_]|$)/u;

const WHOLE_PAGE = new Set(['html', 'head', 'body', 'main']);

const PLACE_TAGS = new Set(['article', 'section', 'li', 'div', 'aside']);

const INLINE_TAGS = new Set([
  'a',
  'button',
  'span',
  'time',
  'input',
  'label',
  'img',
  'svg',
  'meta',
]);

type Index = {
  readonly byId: Map<string, HtmlTag>;
  readonly byBareId: Map<string, HtmlTag>;
  readonly byData: Map<string, HtmlTag>;
  readonly byHeading: Map<string, HtmlTag | null>;
  readonly byHeadingStart: Map<string, HtmlTag | null>;
  readonly bySecond: Map<number, HtmlTag | null>;
  readonly keyEvents: Set<string>;
  readonly pinned: Set<string>;
  /** Tags that the end of the page left open. */
  readonly open: ReadonlySet<HtmlTag>;
};

/** What lies around a tag. */
type Surroundings = {
  /** The nearest tag around that is named, and so may be an update's place. */
  readonly place: HtmlTag | null;
  readonly inKeyList: boolean;
  readonly inPinned: boolean;
};

/** `isCut`: the page broke off, so that what stands at its end is not whole and is no place. */
export function indexPlaces(tree: readonly HtmlNode[], isCut: boolean): Places {
  const index: Index = {
    byId: new Map(),
    byBareId: new Map(),
    byData: new Map(),
    byHeading: new Map(),
    byHeadingStart: new Map(),
    bySecond: new Map(),
    keyEvents: new Set(),
    pinned: new Set(),
    open: new Set(isCut ? tagsAtEnd(tree) : []),
  };
  visit(index, tree, { place: null, inKeyList: false, inPinned: false });
  return index;
}

function tagsAtEnd(nodes: readonly HtmlNode[]): HtmlTag[] {
  const last = nodes.at(-1);
  return last?.kind === 'tag' ? [last, ...tagsAtEnd(last.children)] : [];
}

function visit(index: Index, nodes: readonly HtmlNode[], around: Surroundings): void {
  for (const node of nodes) {
    if (node.kind === 'text' || node.name === 'script' || node.name === 'svg') continue;
    visit(index, node.children, enter(index, node, around));
  }
}

function enter(index: Index, tag: HtmlTag, around: Surroundings): Surroundings {
  const names = index.open.has(tag) ? [] : placeNames(tag);
  if (names.length > 0 && !INLINE_TAGS.has(tag.name)) note(index, tag);
  if (/^h[1-4]$/u.test(tag.name) && !index.open.has(tag)) noteHeading(index, tag, around.place);
  if (around.inKeyList || around.inPinned) noteTargets(index, tag, around);
  if (WHOLE_PAGE.has(tag.name)) return around;
  const called = namesOf(tag);
  return {
    place: names.length > 0 && isPlaceTag(tag) ? tag : around.place,
    inKeyList: around.inKeyList || called.some((name) => KEY_LIST.test(name)),
    inPinned: around.inPinned || called.some((name) => PINNED.test(name)),
  };
}

function isPlaceTag({ name }: HtmlTag): boolean {
  return PLACE_TAGS.has(name) || name.includes('-');
}

/** The id and the data attributes that name a tag. */
function placeNames({ attributes }: HtmlTag): string[] {
  return [attributes.id, ...DATA_NAMES.map((name) => attributes[name])].flatMap(
    (name) => name?.trim() || [],
  );
}

/** The name without the word before it; the name itself when it has none. */
function bareName(name: string): string {
  return (name.length > LONGEST_ID ? null : WORD_AND_NAME.exec(name)?.[1]) ?? name;
}

function note(index: Index, tag: HtmlTag): void {
  const id = tag.attributes.id?.trim() ?? '';
  if (id !== '') {
    setOnce(index.byId, id, tag);
    if (!/^ad[-_]/iu.test(id)) setOnce(index.byBareId, bareName(id), tag);
  }
  for (const name of DATA_NAMES) {
    const value = tag.attributes[name]?.trim();
    if (value) setOnce(index.byData, value, tag);
  }
  const at = stampOf(tag);
  if (at !== null) setAlone(index.bySecond, Math.floor(at / 1000), tag);
}

/** When a place itself says that it was published, epoch ms. */
export function stampOf({ attributes }: HtmlTag): number | null {
  for (const name of TIME_NAMES) {
    const at = parseWireTime(attributes[name], null);
    if (at !== null) return at;
  }
  return null;
}

/** Nothing shorter tells one update from another. */
const LEAST_HEADING = 8;

/** As much of a heading as is not cut off anywhere. */
const HEADING_START = 40;

function noteHeading(index: Index, heading: HtmlTag, place: HtmlTag | null): void {
  const words = foldWords(rawTextOf(heading.children));
  if (place === null || words.length < LEAST_HEADING) return;
  setAlone(index.byHeading, words, place);
  setAlone(index.byHeadingStart, words.slice(0, HEADING_START), place);
}

function noteTargets(index: Index, tag: HtmlTag, around: Surroundings): void {
  const { href = '' } = tag.attributes;
  const targets = TARGET_NAMES.map((name) => tag.attributes[name] ?? '');
  const found = [href.slice(href.indexOf('#') + 1 || href.length), ...targets]
    .map((name) => name.replace(/^#/u, '').trim())
    .filter((name) => name !== '');
  if (around.inPinned && tag.attributes.id) found.push(tag.attributes.id);
  for (const name of found) {
    for (const spelling of [name, bareName(name)]) {
      if (around.inKeyList) index.keyEvents.add(spelling);
      if (around.inPinned) index.pinned.add(spelling);
    }
  }
}

function setOnce(map: Map<string, HtmlTag>, key: string, tag: HtmlTag): void {
  if (!map.has(key)) map.set(key, tag);
}

function setAlone<Key>(map: Map<Key, HtmlTag | null>, key: Key, tag: HtmlTag): void {
  const known = map.get(key);
  map.set(key, known === undefined || known === tag ? tag : null);
}

/** The place under the heading that a headline is, or was cut from. */
export function findHeaded(places: Places, headline: string): HtmlTag | null {
  const words = foldWords(headline);
  const isCut = /(?:…|\.{3})$/u.test(headline) && words.length >= HEADING_START;
  const start = isCut ? places.byHeadingStart.get(words.slice(0, HEADING_START)) : null;
  return places.byHeading.get(words) ?? start ?? null;
}

/** The place of the update that goes by one of these names; null when the page has none. */
export function findPlace(places: Places, names: readonly string[]): HtmlTag | null {
  for (const name of names) {
    const bare = bareName(name);
    const found =
      places.byId.get(name) ??
      places.byId.get(`block-${name}`) ??
      places.byId.get(`post-${name}`) ??
      places.byData.get(name) ??
      places.byBareId.get(bare) ??
      places.byId.get(bare) ??
      places.byData.get(bare);
    if (found !== undefined) return found;
  }
  return null;
}
