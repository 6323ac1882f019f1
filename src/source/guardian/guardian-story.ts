// Owns what the Guardian's JSON says of the story as a whole: what it is, live or ended, headline, people, page by page.

import type { BlockId, Contributor } from '../../model/block.ts';
import type { StoryHeader, StoryStatus } from '../../model/story.ts';
import type { SnapshotSpan } from '../../model/update.ts';
import type { ParseContext } from '../adapter.ts';
import {
  type Fields,
  fieldsAt,
  fieldsListAt,
  flagAt,
  numberAt,
  rawAt,
  textAt,
  timeAt,
} from '../decode.ts';
import { parseHtml } from '../html/html.ts';
import { canonicalPageUrl } from './guardian-address.ts';
import {
  publishedStamp,
  toContributors,
  type WireBlock,
  type WireBlockLists,
} from './guardian-blocks.ts';
import { firstTextAt } from './guardian-wire.ts';

/** Stored copies of 2023 and 2024 hold the renderer's own numbers in place of the names. */
const STATUS_OF_DESIGN: ReadonlyMap<unknown, StoryStatus> = new Map<unknown, StoryStatus>([
  ['LiveBlogDesign', 'live'],
  ['DeadBlogDesign', 'ended'],
  [11, 'live'],
  [12, 'ended'],
]);

/** True for the JSON of any page of the Guardian's, live blog or not. */
export function isStoryPage(page: Fields): boolean {
  const isNamed = textAt(page, 'pageId') !== null || textAt(page, 'webURL') !== null;
  const isDescribed = ['contentType', 'format', 'pageType', 'blocks'].some((key) => key in page);
  return (isNamed && isDescribed) || isLiveBlog(page);
}

/** Anything that says so: the page's type, the content's, or a design that only live blogs have; else its tone. */
export function isLiveBlog(page: Fields): boolean {
  const stated = flagAt(fieldsAt(page, 'pageType'), 'isLiveblog');
  const type = textAt(page, 'contentType');
  const isTyped =
    stated === true || type === 'LiveBlog' || STATUS_OF_DESIGN.has(fieldsAt(page, 'format').design);
  return isTyped || (stated === null && type === null && isToned(page));
}

function isToned(page: Fields): boolean {
  return fieldsListAt(page, 'tags').some(({ id }) => id === 'tone/minutebyminute');
}

/** The story's page for people, as the answer names it or as it was asked for. */
export function pageUrlOf(page: Fields, context: ParseContext): string | null {
  return (
    canonicalPageUrl(rawAt(page, 'webURL')) ??
    canonicalPageUrl(rawAt(page, 'canonicalUrl')) ??
    context.address?.pageUrl ??
    null
  );
}

/** What the header needs of the rest of the answer. */
export type HeaderSurroundings = {
  /** Name of the adapter. */
  readonly source: string;
  readonly pageUrl: string | null;
  readonly base: string;
  readonly lists: WireBlockLists;
  readonly isFirstPage: boolean;
};

export function toHeader(
  page: Fields,
  context: ParseContext,
  around: HeaderSurroundings,
): StoryHeader {
  const id = textAt(page, 'pageId') ?? context.address?.storyId ?? around.pageUrl ?? '';
  const header: StoryHeader = {
    id,
    url: around.pageUrl,
    title: firstTextAt(page, 'headline', 'webTitle') ?? (id === '' ? 'Live blog' : id),
    standfirst: parseHtml(rawAt(page, 'standfirst'), around.base),
    byline: textAt(page, 'byline') ?? textAt(fieldsAt(page, 'author'), 'byline'),
    contributors: toStoryContributors(page),
    status: STATUS_OF_DESIGN.get(fieldsAt(page, 'format').design) ?? 'unknown',
    source: around.source,
    updatedAt: timeAt(postingOf(page), 'dateModified') ?? timeAt(page, 'webPublicationDate'),
  };
  return around.isFirstPage ? { ...header, pinnedId: pinnedIdOf(around.lists) } : header;
}

/** The schema.org description of the live blog; empty when the answer has none. */
function postingOf(page: Fields): Fields {
  const postings = fieldsListAt(page, 'linkedData');
  return postings.find((posting) => posting['@type'] === 'LiveBlogPosting') ?? {};
}

function toStoryContributors(page: Fields): Contributor[] {
  const tags = fieldsListAt(page, 'tags').filter((tag) => tag.type === 'Contributor');
  return tags.length > 0
    ? toContributors(tags, 'title')
    : toContributors(fieldsListAt(postingOf(page), 'author'), 'name');
}

function pinnedIdOf({ page, keyEvents, pinned }: WireBlockLists): BlockId | null {
  if (pinned !== null) return pinned.id;
  const flagged = [...page, ...keyEvents].find(
    ({ fields }) => flagAt(fieldsAt(fields, 'attributes'), 'pinned') === true,
  );
  return flagged?.id ?? null;
}

/** By the answer's own count of pages; where it has none, by what was asked for. */
export function isFirstPage(page: Fields, context: ParseContext): boolean {
  const current = numberAt(fieldsAt(page, 'pagination'), 'currentPage');
  return current === null ? context.cursor === null : current === 1;
}

/**
 * The stretch between the oldest and the newest block of the page. None for fewer than two blocks, nor for a page that
 * was filtered to key events and so has holes.
 */
export function spanOf(blocks: readonly WireBlock[], isFiltered: boolean): SnapshotSpan | null {
  const stamps = blocks.map(publishedStamp).filter((stamp) => stamp !== null);
  if (isFiltered || stamps.length < 2) return null;
  return {
    from: stamps.reduce((least, stamp) => Math.min(least, stamp)),
    to: stamps.reduce((most, stamp) => Math.max(most, stamp)),
  };
}

export function isFiltered(page: Fields, context: ParseContext): boolean {
  const asked = context.requestUrl ?? '';
  return flagAt(page, 'filterKeyEvents') === true || asked.includes('filterKeyEvents=true');
}

/** Blocks on a page other than the first; sport has longer pages. */
const PAGE_SIZES = [10, 30];

/**
 * Blocks in the whole story. The first page takes what is left over, so it holds between one page's worth and just
 * under two, which tells the page size, and with it the total; no other page tells.
 */
export function totalBlocksOf(page: Fields, lists: WireBlockLists, united: number): number | null {
  const pagination = fieldsAt(page, 'pagination');
  const totalPages = numberAt(pagination, 'totalPages') ?? 1;
  if (totalPages <= 1) return united;
  const onPage = lists.page.length;
  const size = PAGE_SIZES.find((each) => onPage >= each && onPage < 2 * each);
  if (size === undefined || numberAt(pagination, 'currentPage') !== 1) return null;
  return (totalPages - 1) * size + onPage;
}
