// Owns Sourcefabric's Live Blog as a source: posts made of typed items, polled by what changed, with deletions, pins and
// highlights. Knows nothing of HTTP.

import { DecodeError, NotLiveBlogError } from '../../model/errors.ts';
import type { Update } from '../../model/update.ts';
import type { Finding, ParseContext, SourceAdapter } from '../adapter.ts';
import { bareUrl } from '../bare-url.ts';
import {
  decodeFields,
  decodeJson,
  decodeList,
  type Fields,
  isFields,
  rawAt,
  textAt,
} from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { locateBlog, toAddress, toEndpoint } from './sourcefabric-address.ts';
import { isBlog } from './sourcefabric-blog.ts';
import { discoverPage } from './sourcefabric-page.ts';
import { isPost, type Post, toPost } from './sourcefabric-posts.ts';
import { type Question, requestQuestion, toQuestion } from './sourcefabric-question.ts';
import {
  toBlogUpdate,
  toChangesUpdate,
  toHighlightsUpdate,
  toPageUpdate,
  toStickyUpdate,
  toWithdrawnUpdate,
} from './sourcefabric-update.ts';

export const sourcefabric: SourceAdapter = {
  name: 'sourcefabric',
  reads:
    "Sourcefabric's Live Blog, on liveblog.pro and elsewhere: posts, deletions, pins, highlights",
  evidence: 'captured',
  minPollMs: 20_000,
  locate: locateBlog,
  discover,
  recognises: (document) => kindOf(document.json()) !== null,
  request: requestQuestion,
  parse,
  probe: null,
};

/** Null for what is no answer of this product. */
function kindOf(value: unknown): 'posts' | 'blog' | 'blogs' | null {
  if (isBlog(value)) return 'blog';
  if (isPost(value)) return 'posts';
  if (!isFields(value) || !Array.isArray(value._items)) return null;
  if (value._items.some(isPost)) return 'posts';
  if (value._items.some(isBlog)) return 'blogs';
  const isOurs =
    value._items.length === 0 && JSON.stringify(value._links ?? '').includes('client_blogs/');
  return isOurs ? 'posts' : null;
}

function discover(document: FoundDocument, url: string): Finding | null {
  const value = document.json();
  const kind = kindOf(value);
  if (kind === null) return discoverPage(document, url);
  if (kind === 'blogs') return offerBlog(value, url);
  const evidence = `${kind === 'blog' ? 'the record' : 'posts'} of a blog of Sourcefabric's Live Blog`;
  const endpoint = toEndpoint(url);
  if (endpoint !== null) return { kind: 'story', address: toAddress(endpoint, endpoint), evidence };
  const { host, pathname } = new URL(url);
  const address = { storyId: `${host}${pathname}`, pageUrl: bareUrl(url), endpoint: url };
  return { kind: 'story', address, evidence };
}

/** A list of all blogs is none of them. */
function offerBlog(value: unknown, url: string): Finding | null {
  const list = bareUrl(url).replace(/\/$/u, '');
  const blogs = isFields(value) && Array.isArray(value._items) ? value._items.filter(isBlog) : [];
  const open = blogs.find((blog) => rawAt(blog, 'blog_status') === 'open');
  if (open === undefined || !list.endsWith('/client_blogs')) return null;
  const [id, title] = [textAt(open, '_id'), textAt(open, 'title')];
  return {
    kind: 'offer',
    url: `${list}/${id}`,
    title,
    evidence: 'a list of blogs, one of them open',
  };
}

function parse(body: string, context: ParseContext): Update {
  const answer = decodeFields(decodeJson(body), 'the top level');
  const question = toQuestion(context.cursor);
  if (question.kind === 'blog' || isBlog(answer))
    return toBlogUpdate(decodeBlog(answer), question, context);
  return toPostsUpdate(answer, question, context);
}

function decodeBlog(answer: Fields): Fields {
  if (isBlog(answer)) return answer;
  throw new DecodeError('blog_status', "no record of Sourcefabric's Live Blog");
}

function toPostsUpdate(
  answer: Fields,
  question: Exclude<Question, { kind: 'blog' }>,
  context: ParseContext,
): Update {
  const posts = decodePosts(answer);
  switch (question.kind) {
    case 'page':
      if (posts.length === 0 && question.page === 1)
        throw new NotLiveBlogError(context.requestUrl ?? 'this file', 'no-updates');
      return toPageUpdate(answer, posts, question, context);
    case 'changes':
      return toChangesUpdate(posts, question, context);
    case 'sticky':
      return toStickyUpdate(posts, question, context);
    case 'highlights':
      return toHighlightsUpdate(posts, question, context);
    case 'withdrawn':
      return toWithdrawnUpdate(posts, context);
  }
}

/** What is no post is left out; where nothing is one, the answer is another's. */
function decodePosts(answer: Fields): readonly Post[] {
  const isAlone: boolean = isPost(answer);
  if (isAlone) return [toPost(answer)];
  const items = decodeList(answer._items, '_items');
  const posts = items.filter(isPost);
  if (items.length > 0 && posts.length === 0 && !items.some(isBlog)) {
    throw new DecodeError('_items[0]', "no post of Sourcefabric's Live Blog");
  }
  return uniquePosts(posts.map(toPost));
}

/** A page that grew while it was made may hold one post twice. */
function uniquePosts(posts: readonly Post[]): readonly Post[] {
  const seen = new Set<string>();
  return posts.filter(({ id }) => !seen.has(id) && seen.add(id));
}
