// Owns what Al Jazeera says of a story as a whole, and which updates it lists. Knows nothing of what an update says.

import type { BlockId } from '../../model/block.ts';
import type { Passage } from '../../model/passage.ts';
import type { StoryHeader } from '../../model/story.ts';
import type { ListedBlock, SnapshotSpan } from '../../model/update.ts';
import { type Fields, fieldsListAt, flagAt, rawAt } from '../decode.ts';
import { parseHtml } from '../html/html.ts';
import { spanOfTimes } from '../snapshot-span.ts';
import { type Poll, toUpdateCursor } from './al-jazeera-address.ts';
import {
  idAt,
  lineAt,
  type Surroundings,
  secondsAt,
  toBlockId,
  toContributors,
  utcTimeAt,
} from './al-jazeera-block.ts';

/** The list alone has the same shape as the story, but for all that describes it. */
export function isStory(article: Fields): boolean {
  return typeof article.title === 'string' || typeof article.postType === 'string';
}

export function toHeader(
  article: Fields,
  { pageUrl, base }: Surroundings,
  knownId: string | null,
): StoryHeader {
  const id = idAt(article, 'id') ?? knownId ?? pageUrl ?? '';
  const contributors = toContributors(article);
  const isLive = flagAt(article, 'isLive');
  return {
    id,
    url: pageUrl,
    title: lineAt(article, 'title') ?? id,
    standfirst: toStandfirst(article, base),
    byline: contributors.length === 0 ? null : contributors.map(({ name }) => name).join(', '),
    contributors,
    status: isLive === null ? 'unknown' : isLive ? 'live' : 'ended',
    source: 'al-jazeera',
    updatedAt: utcTimeAt(article, 'modified_gmt'),
    pinnedId: null,
  };
}

/** The line under the headline, then the key points, a list that editors keep up to date. */
function toStandfirst(article: Fields, base: string): Passage[] {
  const line = lineAt(article, 'subheading') ?? lineAt(article, 'excerpt');
  const opening: Passage[] =
    line === null ? [] : [{ kind: 'paragraph', content: [{ text: line }] }];
  return [...opening, ...parseHtml(rawAt(article, 'content'), base)];
}

/** The ids of all updates, in the page's order, newest first. */
export function childIds(article: Fields): readonly BlockId[] {
  const children = Array.isArray(article.children) ? article.children : [];
  return [...new Set(children.flatMap((child) => toBlockId(child) ?? []))];
}

/** Read without being scrolled to: about a screen, at a question each. */
const FIRST_SCREEN = 20;

/** What the polls until the next answer of the story go by; the end of what is listed stays where it was `before`. */
export function toPoll(article: Fields, askedAt: number, before: Poll | null): Poll {
  const ids = childIds(article);
  const times = publishedTimes(article);
  const last = endOf(ids, times, before);
  const listed = upTo(ids, last).map((id) => times.get(id) ?? null);
  return { askedAt, last, ...(spanOfTimes(listed) ?? { from: null, to: null }) };
}

type Times = ReadonlyMap<BlockId, number>;

function publishedTimes(article: Fields): Times {
  return new Map(
    fieldsListAt(article, 'childrenMeta').flatMap((child): [BlockId, number][] => {
      const [id, at] = [idAt(child, 'id'), secondsAt(child, 'publishedTime')];
      return id === null || at === null ? [] : [[id, at]];
    }),
  );
}

/** The update at which the last one ended; when that is gone, the one that stands in its place. */
function endOf(ids: readonly BlockId[], times: Times, before: Poll | null): BlockId | null {
  if (before?.last != null && ids.includes(before.last)) return before.last;
  const from = before?.from ?? null;
  const heir = from === null ? null : ids.findLast((id) => (times.get(id) ?? from - 1) >= from);
  return heir ?? ids.at(FIRST_SCREEN - 1) ?? ids.at(-1) ?? null;
}

/** The ids down to the one named; all of them when it is not among them. */
function upTo(ids: readonly BlockId[], last: BlockId | null): readonly BlockId[] {
  const end = last === null ? -1 : ids.indexOf(last);
  return end < 0 ? ids : ids.slice(0, end + 1);
}

export type Listing = {
  readonly listed: readonly ListedBlock[];
  /** Those that are read as the reader comes to them, newest first. */
  readonly older: readonly BlockId[];
  readonly span: SnapshotSpan | null;
};

/** A list whose end is not the one that is known of says nothing about what is gone from it. */
export function toListing(article: Fields, { last, from, to }: Poll): Listing {
  const ids = childIds(article);
  const isAnchored = last !== null && ids.includes(last);
  const listed = isAnchored ? upTo(ids, last) : ids.slice(0, FIRST_SCREEN);
  return {
    listed: listed.map((id) => ({ id, cursor: toUpdateCursor(id) })),
    older: ids.slice(listed.length),
    span: isAnchored && from !== null && to !== null ? { from, to } : null,
  };
}
