// Owns what one answer of Sourcefabric's Live Blog says of the story, by the question that it answers.

import type { BlockId } from '../../model/block.ts';
import type { Cursor, SnapshotSpan, Update } from '../../model/update.ts';
import type { ParseContext } from '../adapter.ts';
import { type Fields, fieldsAt, numberAt } from '../decode.ts';
import { hasPage, postsUrlOf, settingsOf } from './sourcefabric-address.ts';
import { toBlogHeader, toPageHeader } from './sourcefabric-blog.ts';
import { type Frame, placePosts } from './sourcefabric-order.ts';
import {
  blogIdOf,
  type Post,
  permalinkOn,
  pinnedIdOf,
  type Surroundings,
  toBlock,
} from './sourcefabric-posts.ts';
import { MOST_CHANGES, type Question, toCursor } from './sourcefabric-question.ts';

type Content = { readonly update: Update; readonly frame: Frame };

/** Blocks and stated removals, and nothing else; and where the posts stand among those of earlier answers. */
function toContent(posts: readonly Post[], before: Frame, context: ParseContext): Content {
  const open = posts.filter(({ standing }) => standing === 'open');
  const isEditorial = settingsOf(context.address).order === 'editorial';
  const { places, frame } = placePosts(isEditorial ? open : [], before);
  const around = surroundingsOf(context);
  const update: Update = {
    header: null,
    blocks: open.map((post) => toBlock(post, places.get(post.id) ?? null, around)),
    removals: posts
      .filter(({ standing }) => standing === 'withdrawn')
      .map(({ id, lastUpdatedAt }) => ({ id, lastUpdatedAt })),
    span: null,
    older: null,
    totalBlocks: null,
    pollAfterMs: null,
    statedAt: context.answeredAt,
  };
  return { update, frame };
}

function surroundingsOf({ address }: ParseContext): Surroundings {
  const pageUrl = address !== null && hasPage(address) ? address.pageUrl : null;
  const order = settingsOf(address).order === 'editorial' ? 'editorial' : 'newest_first';
  return {
    base: address?.pageUrl ?? null,
    permalinkOf: (id) => (pageUrl === null ? null : permalinkOn(pageUrl, id, order)),
  };
}

/** A page of posts, the topmost first; or any answer about posts that was saved. */
export function toPageUpdate(
  answer: Fields,
  posts: readonly Post[],
  question: Extract<Question, { kind: 'page' }>,
  context: ParseContext,
): Update {
  const { update: content, frame } = toContent(posts, question.frame, context);
  const hasMore = isPaged(answer, question.page) && isAskable(context);
  const update: Update = {
    ...content,
    span: toSpan(content, context),
    older: hasMore ? toCursor({ kind: 'page', page: question.page + 1, frame }) : null,
    totalBlocks: totalOf(answer, posts),
  };
  if (question.page > 1) return update;
  const pinnedId = pinnedIdOf(posts);
  return {
    ...update,
    header: toPageHeader(context, blogIdOf(posts), pinnedId),
    ...toFollowUps(posts, hasMore ? null : { pinnedId }, frame, context),
  };
}

function openPosts(posts: readonly Post[]): readonly Post[] {
  return posts.filter(({ standing }) => standing === 'open');
}

function isAskable({ address }: ParseContext): boolean {
  return address !== null && postsUrlOf(address) !== null;
}

function isPaged(answer: Fields, page: number): boolean {
  const meta = fieldsAt(answer, '_meta');
  const [total, size] = [numberAt(meta, 'total'), numberAt(meta, 'max_results')];
  if (total === null || size === null) return 'next' in fieldsAt(answer, '_links');
  return size > 0 && page * size < total;
}

/** Where editors move posts, a page is no stretch of time; it only tells how far back reading has come. */
function toSpan({ blocks }: Update, { address }: ParseContext): SnapshotSpan | null {
  const times = blocks.flatMap(({ placedAt, publishedAt }) => placedAt ?? publishedAt ?? []);
  if (times.length === 0) return null;
  const from = Math.min(...times);
  return { from, to: settingsOf(address).order === 'time' ? Math.max(...times) : from };
}

/** The server's count is of what was asked for: of a saved answer nobody knows what that was. */
function totalOf(answer: Fields, posts: readonly Post[]): number | null {
  const total = numberAt(fieldsAt(answer, '_meta'), 'total');
  const isAll = posts.every(({ standing }) => standing === 'open');
  return isAll ? total : null;
}

/** Where polling starts, and what the newest page leaves to other answers. */
function toFollowUps(
  posts: readonly Post[],
  pin: { readonly pinnedId: BlockId | null } | null,
  frame: Frame,
  context: ParseContext,
): Pick<Update, 'next' | 'also'> {
  const { answeredAt } = context;
  if (answeredAt === null || !isAskable(context)) return {};
  const changedAt = latestChange(posts, 0) || answeredAt;
  const lowest = openPosts(posts).at(-1)?.publishedAt ?? changedAt;
  const also: readonly Question[] = [
    ...(pin === null
      ? ([
          { kind: 'sticky', changedAt, frame },
          { kind: 'highlights', frame },
        ] as const)
      : ([{ kind: 'blog', changedAt, ...pin }] as const)),
    // A page of posts tells nothing of those that were withdrawn since an earlier visit.
    { kind: 'withdrawn', since: lowest },
  ];
  const next: Question = { kind: 'changes', since: changedAt, blogReadAt: answeredAt, frame };
  return { next: toCursor(next), also: also.map(toCursor) };
}

function latestChange(posts: readonly Post[], before: number): number {
  return posts.reduce((latest, { changedAt }) => Math.max(latest, changedAt ?? 0), before);
}

/** How long the record of the blog may be out of date, ms. */
const BLOG_AGE_MS = 10 * 60_000;

/** What changed since the last poll: new posts, edits, withdrawals, pins and moves. */
export function toChangesUpdate(
  posts: readonly Post[],
  question: Extract<Question, { kind: 'changes' }>,
  context: ParseContext,
): Update {
  const { since } = question;
  const { update, frame } = toContent(posts, question.frame, context);
  const answeredAt = context.answeredAt ?? question.blogReadAt;
  const isBlogDue =
    answeredAt - question.blogReadAt >= BLOG_AGE_MS ||
    posts.some((post) => mayMovePin(post, question));
  const next: Question = {
    kind: 'changes',
    since: sinceNext(posts, since),
    blogReadAt: isBlogDue ? answeredAt : question.blogReadAt,
    frame,
  };
  const also: readonly Cursor[] = isBlogDue
    ? [toCursor({ kind: 'sticky', changedAt: latestSight(posts, next.since), frame })]
    : [];
  return {
    ...update,
    // No stretch of the story: it only says that a post from before the last poll is no news.
    span: { from: since, to: since },
    next: toCursor(next),
    ...(also.length === 0 ? {} : { also }),
  };
}

/** A post whose words did not change, but something did; or one that was pinned before its time had come, and now has. */
function mayMovePin(
  { changedAt, lastUpdatedAt, publishedAt, isSticky }: Post,
  { since, blogReadAt }: { readonly since: number; readonly blogReadAt: number },
): boolean {
  const hasChanged = (changedAt ?? 0) > since;
  if (isSticky) return hasChanged || (publishedAt ?? 0) > blogReadAt;
  return hasChanged && (changedAt ?? 0) > (lastUpdatedAt ?? 0);
}

/** When what can be seen last changed: a post can come to light without a change. */
function latestSight(posts: readonly Post[], changedAt: number): number {
  return openPosts(posts).reduce((at, post) => Math.max(at, post.publishedAt ?? 0), changedAt);
}

/** A full answer all of one second would be the same for ever. */
function sinceNext(posts: readonly Post[], since: number): number {
  const latest = latestChange(posts, since);
  return latest === since && posts.length >= MOST_CHANGES ? since + 1000 : latest;
}

/** Posts from anywhere in the story, with whatever mark was asked for. */
export function toHighlightsUpdate(
  posts: readonly Post[],
  { frame }: Extract<Question, { kind: 'highlights' }>,
  context: ParseContext,
): Update {
  return toContent(posts, frame, context).update;
}

export function toWithdrawnUpdate(posts: readonly Post[], context: ParseContext): Update {
  const withdrawn = posts.filter(({ standing }) => standing === 'withdrawn');
  return toContent(withdrawn, [], context).update;
}

/** What is pinned is said together with what the blog is: the one answer leads to the other. */
export function toStickyUpdate(
  posts: readonly Post[],
  { changedAt, frame }: Extract<Question, { kind: 'sticky' }>,
  context: ParseContext,
): Update {
  const blog: Question = { kind: 'blog', changedAt, pinnedId: pinnedIdOf(posts) };
  return { ...toContent(posts, frame, context).update, also: [toCursor(blog)] };
}

export function toBlogUpdate(blog: Fields, question: Question, context: ParseContext): Update {
  const pin = question.kind === 'blog' ? question : { changedAt: 0 };
  return {
    ...toContent([], [], context).update,
    header: toBlogHeader(blog, pin, context),
    totalBlocks: numberAt(blog, 'total_posts'),
  };
}
