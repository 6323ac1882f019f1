// Owns the questions to Sourcefabric's Live Blog: pages of posts, what changed since, what is pinned, the blog itself. A
// cursor is one question, with what the answer cannot tell.

import type { BlockId } from '../../model/block.ts';
import type { Cursor, FeedRequest } from '../../model/update.ts';
import type { StoryAddress } from '../adapter.ts';
import { decodeJson, type Fields, isFields, numberAt, textAt } from '../decode.ts';
import { blogUrlOf, postsUrlOf, settingsOf } from './sourcefabric-address.ts';
import { decodeFrame, type Frame } from './sourcefabric-order.ts';

/** Times are epoch ms. */
export type Question =
  | { readonly kind: 'page'; readonly page: number; readonly frame: Frame }
  | {
      readonly kind: 'changes';
      readonly since: number;
      readonly blogReadAt: number;
      readonly frame: Frame;
    }
  /** Posts that were withdrawn since. */
  | { readonly kind: 'withdrawn'; readonly since: number }
  | { readonly kind: 'highlights'; readonly frame: Frame }
  /** `changedAt`: the newest change that is known of, the stamp of what is pinned. */
  | { readonly kind: 'sticky'; readonly changedAt: number; readonly frame: Frame }
  | { readonly kind: 'blog'; readonly changedAt: number; readonly pinnedId: BlockId | null };

const NEWEST: Question = { kind: 'page', page: 1, frame: [] };

export function toCursor(question: Question): Cursor {
  return JSON.stringify(question);
}

/** The newest page for none, and for a cursor that an older version of the program wrote. */
export function toQuestion(cursor: Cursor | null): Question {
  if (cursor === null || !cursor.startsWith('{')) return NEWEST;
  const value = decodeJson(cursor);
  return isFields(value) ? questionOf(value) : NEWEST;
}

function questionOf(fields: Fields): Question {
  const since = numberAt(fields, 'since') ?? 0;
  const changedAt = numberAt(fields, 'changedAt') ?? 0;
  const frame = decodeFrame(fields.frame);
  switch (fields.kind) {
    case 'page':
      return { kind: 'page', page: numberAt(fields, 'page') ?? 1, frame };
    case 'changes':
      return { kind: 'changes', since, blogReadAt: numberAt(fields, 'blogReadAt') ?? 0, frame };
    case 'withdrawn':
      return { kind: 'withdrawn', since };
    case 'highlights':
      return { kind: 'highlights', frame };
    case 'sticky':
      return { kind: 'sticky', changedAt, frame };
    case 'blog':
      return { kind: 'blog', changedAt, pinnedId: textAt(fields, 'pinnedId') };
    default:
      return NEWEST;
  }
}

const PAGE_SIZE = 25;
/** The most posts in an answer about changes; the server gives up to 200. */
export const MOST_CHANGES = 50;

export function requestQuestion(address: StoryAddress, cursor: Cursor | null): FeedRequest {
  const headers = { accept: 'application/json' };
  const postsUrl = postsUrlOf(address);
  const question = toQuestion(cursor);
  if (postsUrl === null) return { url: address.endpoint ?? address.pageUrl, headers };
  if (question.kind === 'blog') return { url: blogUrlOf(postsUrl), headers };
  const page = question.kind === 'page' ? question.page : 1;
  const size = question.kind === 'page' ? PAGE_SIZE : MOST_CHANGES;
  const source = encodeURIComponent(JSON.stringify(searchFor(question, address)));
  return { url: `${postsUrl}?max_results=${size}&page=${page}&source=${source}`, headers };
}

type Search = { readonly query: unknown; readonly sort: readonly unknown[] };

/** As the product's own page asks, in the search engine's old language. */
function searchFor(question: Exclude<Question, { kind: 'blog' }>, address: StoryAddress): Search {
  switch (question.kind) {
    case 'page':
      return search(STANDING, settingsOf(address).order === 'time' ? BY_TIME : BY_PLACE);
    case 'sticky':
      return search([...STANDING, { term: { sticky: true } }], BY_TIME);
    case 'highlights':
      return search([...STANDING, { term: { lb_highlight: true } }], BY_TIME);
    case 'changes':
      return search([{ or: newsSince(question.since) }, MAY_BE_TOLD], {
        _updated: { order: 'asc' },
      });
    case 'withdrawn':
      return search([since('_updated', question.since), { or: WITHDRAWN }], {
        _updated: { order: 'desc' },
      });
  }
}

/** A pin or a move shows in `_updated` alone, a post that was scheduled in `published_date` alone. */
function newsSince(at: number): readonly unknown[] {
  return [since('_updated', at), since('published_date', at)];
}

const IS_DELETED = { term: { deleted: true } };
const STANDING = [{ term: { post_status: 'open' } }, { not: IS_DELETED }];
const MAY_BE_TOLD = { terms: { post_status: ['open', 'submitted'] } };
const WITHDRAWN = [IS_DELETED, { term: { post_status: 'submitted' } }];

const BY_PLACE = { order: { order: 'desc', missing: '_last', unmapped_type: 'long' } };
const BY_TIME = { published_date: { order: 'desc', missing: '_last', unmapped_type: 'long' } };

/** The stamps are whole seconds: those of the last one are asked for again, in case there were more. */
function since(stamp: string, at: number): unknown {
  return { range: { [stamp]: { gte: new Date(at).toISOString() } } };
}

function search(filters: readonly unknown[], sort: unknown): Search {
  return { query: { filtered: { filter: { and: filters } } }, sort: [sort] };
}
