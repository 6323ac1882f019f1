// Owns what an update's place in the markup says beside its words: when, by whom, under which title, marked as what; and
// which part of it is the words. Knows no publisher: it goes by tags, and by the names that newsrooms give to parts.

import { plainText } from '../../model/plain-text.ts';
import { findTags } from '../html/html-query.ts';
import { namesOf } from '../html/html-search.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from '../html/html-tree.ts';
import { parseWireTime } from '../wire-time.ts';
import { stampOf } from './page-places.ts';
import { isAuthorLink, isByline, namesIn, partsOfNames, portrayedIn } from './place-byline.ts';
import { isOnlyLabels } from './place-labels.ts';
import { sharper } from './posting-order.ts';

export type PlacedBlock = {
  readonly publishedAt: number | null;
  readonly lastUpdatedAt: number | null;
  readonly title: string | null;
  readonly names: readonly string[];
  /** What is left: the words, pictures and frames. */
  readonly body: readonly HtmlNode[];
  readonly keyEvent: boolean;
  readonly summary: boolean;
  readonly pinned: boolean;
};

const UPDATE_TIME_NAMES = [
  'data-last-modified-time',
  'data-update-time',
  'data-last-updated',
  'data-updated',
  'data-modified',
];

/** What is gathered on the way through a place. */
type Gathered = {
  readonly times: { readonly at: number; readonly isUpdate: boolean }[];
  readonly names: string[];
  title: string | null;
  /** True once words or a picture have been met: a heading from there on is a part of them. */
  started: boolean;
};

export function readPlace(place: HtmlTag): PlacedBlock {
  const gathered: Gathered = { times: [], names: [], title: null, started: false };
  const body = keepWords(place.children, gathered);
  return {
    publishedAt: sharper(
      gathered.times.find(({ isUpdate }) => !isUpdate)?.at ?? null,
      stampOf(place),
    ),
    lastUpdatedAt:
      UPDATE_TIME_NAMES.map((name) => parseWireTime(place.attributes[name], null)).find(
        (at) => at !== null,
      ) ??
      gathered.times.find(({ isUpdate }) => isUpdate)?.at ??
      null,
    title: gathered.title,
    names: [...new Set(gathered.names)],
    body: statedBody(place) ?? body,
    ...flagsOf(place),
  };
}

/** The words that the markup itself says are the body; null where it does not say. */
function statedBody(place: HtmlTag): readonly HtmlNode[] | null {
  const bodies = findTags(
    place.children,
    ({ attributes }) =>
      attributes.itemprop === 'articleBody' || attributes.property === 'articleBody',
  );
  const nodes = bodies.flatMap(({ children }) => children);
  return nodes.some((node) => node.kind === 'tag' || node.text.trim() !== '')
    ? keepWords(nodes, { times: [], names: [], title: '', started: true })
    : null;
}

function flagsOf(place: HtmlTag): Pick<PlacedBlock, 'keyEvent' | 'summary' | 'pinned'> {
  const { attributes } = place;
  const called = [...namesOf(place), (attributes['data-type'] ?? '').toLowerCase()];
  const isCalled = (pattern: RegExp) => called.some((name) => pattern.test(name));
  const isMarked = (...names: readonly string[]) =>
    names.some((name) => /^(?:true|1|yes)$/iu.test(attributes[name] ?? ''));
  return {
    keyEvent:
      isCalled(/(?:^|[-_])(?:is[-_])?key[-_]?(?:event|moment|point|post|update)(?:[-_]|$)/u) ||
      isMarked('data-key-event', 'data-is-key-event', 'data-keyevent', 'data-iskey'),
    summary: isCalled(/^(?:is-)?summary$|(?:^|[-_])(?:block|post|entry)[-_]+summary$/u),
    pinned:
      isCalled(/(?:^|[-_])(?:pinned|sticky)(?:[-_]|$)/u) ||
      isMarked('data-pinned', 'data-is-pinned', 'data-sticky'),
  };
}

function keepWords(nodes: readonly HtmlNode[], gathered: Gathered): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'tag') return keepTag(node, gathered);
    if (node.text.trim() !== '') gathered.started = true;
    return [node];
  });
}

const TIME_TAGS = new Set(['time', 'amp-timeago', 'relative-time', 'time-ago', 'bsp-timestamp']);
const DROPPED_TAGS = new Set(
  'script style template noscript button nav form input label select svg meta link amp-social-share amp-ad bsp-copy-link'.split(
    ' ',
  ),
);
/** Tags that are words or show something, whole. */
const WHOLE_TAGS = new Set(
  'p ul ol dl blockquote figure table pre img amp-img picture video audio iframe amp-iframe hr amp-video amp-audio amp-youtube amp-vimeo amp-dailymotion amp-twitter amp-instagram amp-facebook amp-tiktok'.split(
    ' ',
  ),
);
const HEADING = /^h[1-5]$/u;

function keepTag(tag: HtmlTag, gathered: Gathered): readonly HtmlNode[] {
  if (DROPPED_TAGS.has(tag.name) || isOnlyLabels(tag)) return [];
  if (TIME_TAGS.has(tag.name)) takeTime(tag, gathered, false);
  else if (isTitle(tag, gathered)) takeTitle(tag, gathered, false);
  else if (!gathered.started && isAuthorLink(tag)) gathered.names.push(...namesIn(tag));
  else if (tag.name === 'footer' || isFurniture(tag, gathered)) {
    gather(tag, gathered, tag.name === 'footer');
  } else if (WHOLE_TAGS.has(tag.name) || HEADING.test(tag.name)) {
    gathered.started ||= tag.name !== 'p' || shows(tag);
    return [tag];
  } else {
    const children = keepWords(tag.children, gathered);
    return children.length === 0 && tag.children.length > 0 ? [] : [{ ...tag, children }];
  }
  return [];
}

function isTitle(tag: HtmlTag, { started, title }: Gathered): boolean {
  return HEADING.test(tag.name) && !started && title === null;
}

/** A paragraph that holds nothing but space is none. */
function shows(tag: HtmlTag): boolean {
  return tag.children.some(
    (node) => node.kind === 'tag' || node.text.replaceAll('\u00A0', ' ').trim() !== '',
  );
}

const STAMP_NAMES = ['datetime', 'timestamp', 'data-timestamp', 'data-datetime', 'data-date'];

function takeTime(tag: HtmlTag, gathered: Gathered, isUpdate: boolean): void {
  const at = STAMP_NAMES.map((name) => parseWireTime(tag.attributes[name], null)).find(
    (each) => each !== null,
  );
  const saysUpdate =
    namesOf(tag).some((name) => /updat|modif/u.test(name)) ||
    /^\s*(?:last\s+)?updated\b/iu.test(rawTextOf(tag.children));
  if (at === undefined || (gathered.started && !isUpdate && !saysUpdate)) return;
  gathered.times.push({ at, isUpdate: isUpdate || saysUpdate });
}

function takeTitle(heading: HtmlTag, gathered: Gathered, isUpdate: boolean): void {
  for (const time of findTags(heading.children, ({ name }) => TIME_TAGS.has(name))) {
    takeTime(time, gathered, isUpdate);
  }
  const words = heading.children.filter(
    (node) => node.kind === 'text' || !TIME_TAGS.has(node.name),
  );
  const title = plainText(rawTextOf(words)).replace(/\s+/gu, ' ').trim();
  if (title !== '') gathered.title = title;
}

/** Parts of a post that are not its words, by one of the words in the names that newsrooms give them. */
const FURNITURE = new Set(
  'share sharing sharebar sharetools toolbar advert advertisement ad ads byline contributor contributors reporter timestamp datetime pubdate permalink copylink badge avatar breadcrumb breadcrumbs sponsored promo newsletter signup tooltip btn reactions footer'.split(
    ' ',
  ),
);
/** As `FURNITURE`, for a line at most: a match report's "full-time" is more. */
const SHORT_FURNITURE = new Set(
  'author authors writer time times date published meta metadata actions'.split(' '),
);
/** As `FURNITURE`, above the words only: below, such names are given to parts of them. */
const FURNITURE_ABOVE = new Set(['info', 'header', 'head', 'kicker', 'label', 'details']);
const UNSEEN = new Set(['visually-hidden', 'sr-only', 'screen-reader-text', 'u-visually-hidden']);

const LONGEST_LINE = 80;

function isFurniture(tag: HtmlTag, gathered: Gathered): boolean {
  const parts = partsOfNames(tag);
  if (parts.some((part) => FURNITURE.has(part)) || namesOf(tag).some((name) => UNSEEN.has(name))) {
    return true;
  }
  const isCalledSo = isByline(tag) || parts.some((part) => SHORT_FURNITURE.has(part));
  if (isCalledSo && rawTextOf(tag.children).trim().length <= LONGEST_LINE) return true;
  if (gathered.started) return false;
  return tag.name === 'header' || parts.some((part) => FURNITURE_ABOVE.has(part));
}

/** Takes times, a title and names out of a part that is not words. */
function gather(tag: HtmlTag, gathered: Gathered, isUpdate: boolean): void {
  // Below the words it is the author of something else, which is shown there.
  if (!gathered.started && isByline(tag)) gathered.names.push(...namesIn(tag));
  else if (tag.name === 'header') gathered.names.push(...portrayedIn(tag));
  for (const node of tag.children) {
    if (node.kind === 'text') continue;
    if (TIME_TAGS.has(node.name)) takeTime(node, gathered, isUpdate);
    else if (isTitle(node, gathered)) takeTitle(node, gathered, isUpdate);
    else if (!isByline(tag)) gather(node, gathered, isUpdate);
  }
}
