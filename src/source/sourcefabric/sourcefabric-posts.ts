// Owns what a post of Sourcefabric's Live Blog is: whether readers may see it, when it was published and changed, and the
// block that it makes. Knows the wire's field names.

import type { Block, BlockId, Contributor } from '../../model/block.ts';
import { safeUrl } from '../../model/plain-text.ts';
import {
  type Fields,
  fieldsAt,
  fieldsListAt,
  flagAt,
  isFields,
  numberAt,
  rawAt,
  textAt,
  timeAt,
} from '../decode.ts';
import { toElements } from '../element-id.ts';
import { isAdvertisement, toItemDrafts } from './sourcefabric-items.ts';

/** Times are epoch ms. */
export type Post = {
  readonly id: BlockId;
  /** 'withdrawn': readers have seen it, and may no longer. 'hidden': they never have. */
  readonly standing: 'open' | 'withdrawn' | 'hidden';
  readonly publishedAt: number | null;
  /** When its words last changed. */
  readonly lastUpdatedAt: number | null;
  /** When anything about it last changed, its pin and its place included. */
  readonly changedAt: number | null;
  readonly order: number | null;
  readonly isSticky: boolean;
  readonly items: readonly Fields[];
  readonly fields: Fields;
};

export function isPost(value: unknown): value is Fields {
  if (!isFields(value) || textAt(value, '_id') === null) return false;
  return (
    Array.isArray(value.groups) && ('post_status' in value || value.particular_type === 'post')
  );
}

export function toPost(fields: Fields): Post {
  const items = itemsOf(fields);
  return {
    id: textAt(fields, '_id') ?? '',
    standing: standingOf(fields, items),
    publishedAt: timeAt(fields, 'published_date'),
    // Servers before 2017 have only the stamp of any change.
    lastUpdatedAt: timeAt(fields, 'content_updated_date') ?? timeAt(fields, '_updated'),
    changedAt: timeAt(fields, '_updated'),
    order: numberAt(fields, 'order'),
    isSticky: flagAt(fields, 'sticky') === true,
    items,
    fields,
  };
}

/** The items of the main group; the root only refers to it. */
function itemsOf(fields: Fields): readonly Fields[] {
  const groups = fieldsListAt(fields, 'groups').filter(({ id }) => id !== 'root');
  const main = groups.find(({ id }) => id === 'main') ?? groups[0] ?? {};
  return fieldsListAt(main, 'refs').map((ref) => fieldsAt(ref, 'item'));
}

/** A reader's comment and a contribution are hidden until they are published; an advertisement always is. */
function standingOf(fields: Fields, items: readonly Fields[]): Post['standing'] {
  const status = textAt(fields, 'post_status') ?? 'open';
  if (items.length > 0 && items.every(isAdvertisement)) return 'hidden';
  const wasSeen = timeAt(fields, 'published_date') ?? timeAt(fields, 'unpublished_date');
  if (flagAt(fields, 'deleted') === true)
    return status === 'comment' || wasSeen === null ? 'hidden' : 'withdrawn';
  if (status === 'open') return 'open';
  // A post in service is stamped as unpublished at every change of its flags, so that stamp alone says nothing.
  return (status === 'submitted' || status === 'draft') && wasSeen !== null
    ? 'withdrawn'
    : 'hidden';
}

export type Surroundings = {
  /** Against which links are resolved. */
  readonly base: string | null;
  /** The address that opens the page at the post; null where the page is not known. */
  readonly permalinkOf: (id: BlockId) => string | null;
};

export function toBlock(post: Post, placedAt: number | null, around: Surroundings): Block {
  const { id, fields, items, publishedAt, lastUpdatedAt } = post;
  const block: Block = {
    id,
    url: around.permalinkOf(id),
    title: textAt(fields, 'headline'),
    publishedAt: publishedAt ?? timeAt(fields, 'firstcreated') ?? timeAt(fields, '_created'),
    lastUpdatedAt,
    keyEvent: flagAt(fields, 'lb_highlight') ?? flagAt(fields, 'highlight') ?? false,
    summary: false,
    contributors: toContributors(fields, items),
    elements: toElements(items.flatMap((item) => toItemDrafts(item, around.base))),
  };
  return placedAt === null ? block : { ...block, placedAt };
}

/** Who wrote it elsewhere, who wrote it here, who published it: the first of them that is told by name. */
function toContributors(fields: Fields, items: readonly Fields[]): Contributor[] {
  const [first = {}] = items;
  // What a reader sent is signed in the text.
  if (textAt(first, 'commenter') !== null) return [];
  const people = [
    fieldsAt(first, 'syndicated_creator'),
    fieldsAt(fields, 'original_creator'),
    fieldsAt(fields, 'publisher'),
  ];
  const name = people.map((person) => textAt(person, 'display_name')).find((each) => each !== null);
  return name === undefined ? [] : [{ name }];
}

/** The newest of those that are pinned. */
export function pinnedIdOf(posts: readonly Post[]): BlockId | null {
  const pinned = posts.filter(({ standing, isSticky }) => standing === 'open' && isSticky);
  const newest = pinned.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0));
  return newest[0]?.id ?? null;
}

/** The page's own address with the post's name, as its link for sharing is made. */
export function permalinkOn(pageUrl: string, id: BlockId, order: string): string | null {
  return safeUrl(`${pageUrl}?liveblog._id=${encodeURIComponent(id)}__${order}`);
}

export function blogIdOf(posts: readonly Post[]): string | null {
  const ids = posts.map(({ fields }) => rawAt(fields, 'blog') || rawAt(fields, 'client_blog'));
  return ids.find((id) => /^[a-f0-9]{24}$/u.test(id)) ?? null;
}
