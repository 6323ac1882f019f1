import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import type { Update } from '../../../src/model/update.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import {
  BLOG,
  blogAddress,
  FRAME_URL,
  framedPage,
  iso,
  type Wire,
  wireAnswer,
  wireBlog,
  wireItem,
  wirePost,
} from './sourcefabric-site.ts';

const AT = Date.UTC(2031, 4, 2, 9);
const MINUTE = 60_000;

function parsePosts(posts: readonly Wire[], context: Partial<ParseContext> = {}): Update {
  return sourcefabric.parse(wireAnswer(posts), { ...FILE_CONTEXT, ...context });
}

function blockOf(fields: Wire): Block {
  const [block] = parsePosts([wirePost('urn:1', AT, fields)]).blocks;
  assert.ok(block);
  return block;
}

test('a post is a block with its times, its person and its link', () => {
  const [block] = parsePosts(
    [wirePost('urn:a:1', AT, { content_updated_date: iso(AT + MINUTE), lb_highlight: true })],
    { address: blogAddress() },
  ).blocks;
  assert.equal(block?.publishedAt, AT);
  assert.equal(block?.lastUpdatedAt, AT + MINUTE);
  assert.equal(block?.keyEvent, true);
  assert.deepEqual(block?.contributors, [{ name: 'Ada Reeve' }]);
  assert.equal(block?.url, `${FRAME_URL}?liveblog._id=urn%3Aa%3A1__editorial`);
  assert.equal(block?.placedAt, undefined);
});

test('old servers have other names for a mark and for a change', () => {
  const block = blockOf({
    content_updated_date: undefined,
    _updated: iso(AT + MINUTE),
    lb_highlight: undefined,
    highlight: true,
  });
  assert.equal(block.lastUpdatedAt, AT + MINUTE);
  assert.equal(block.keyEvent, true);
});

test('who wrote a post comes before who published it', () => {
  const names = (fields: Wire) => blockOf(fields).contributors.map(({ name }) => name);
  assert.deepEqual(names({ original_creator: { display_name: 'Writer' } }), ['Writer']);
  const syndicated = wireItem('text', 'x', { syndicated_creator: { display_name: 'Agency' } });
  assert.deepEqual(names({ items: [syndicated] }), ['Agency']);
  assert.deepEqual(names({ publisher: 'an id' }), []);
});

test('only open posts are shown, and what readers have seen before is withdrawn', () => {
  const update = parsePosts([
    wirePost('open', AT, { unpublished_date: iso(AT) }),
    wirePost('deleted', AT, { deleted: true, _updated: iso(AT + MINUTE) }),
    wirePost('unpublished', AT, { post_status: 'submitted', unpublished_date: iso(AT) }),
    wirePost('contribution', AT, { post_status: 'submitted', published_date: undefined }),
    wirePost('comment', AT, { post_status: 'comment', published_date: undefined }),
    wirePost('deleted comment', AT, { post_status: 'comment', deleted: true }),
    wirePost('placed by the server', AT, { post_status: 'ad' }),
    wirePost('advertisement', AT, { items: [wireItem('advertisement', '<a>Buy</a>')] }),
  ]);
  assert.deepEqual(
    update.blocks.map(({ id }) => id),
    ['open'],
  );
  assert.deepEqual(update.removals, [
    { id: 'deleted', lastUpdatedAt: AT },
    { id: 'unpublished', lastUpdatedAt: AT },
  ]);
});

test('posts stand by time, but for those that editors have moved', () => {
  const update = parsePosts([
    wirePost('d', AT + 3 * MINUTE, { order: 4 }),
    wirePost('a', AT, { order: 3.5 }),
    wirePost('c', AT + 2 * MINUTE, { order: 3 }),
    wirePost('b', AT + MINUTE, { order: 2 }),
  ]);
  assert.deepEqual(
    update.blocks.map(({ placedAt }) => placedAt),
    [undefined, AT + 2.5 * MINUTE, undefined, undefined],
  );
});

test('where the page is sorted by time, editors move nothing', () => {
  const page = framedPage(
    `blog: ${JSON.stringify(wireBlog())}, settings: {"postOrder": "newest_first"}, api_host: "//harbour-api.example"`,
  );
  const address = blogAddress(page);
  const update = parsePosts(
    [wirePost('a', AT, { order: 3.5 }), wirePost('b', AT + MINUTE, { order: 2 })],
    { address },
  );
  assert.ok(update.blocks.every(({ placedAt }) => placedAt === undefined));
  assert.deepEqual(update.span, { from: AT, to: AT + MINUTE });
  const { url } = sourcefabric.request(address, null, { now: AT, apiKey: null });
  assert.match(decodeURIComponent(url), /"sort":\[\{"published_date"/u);
});

test('of several pinned posts the newest is the pin, and all stay in the timeline', () => {
  const update = parsePosts([
    wirePost('a', AT, { sticky: true }),
    wirePost('b', AT + MINUTE, { sticky: true }),
    wirePost('c', AT + 2 * MINUTE),
    wirePost('d', AT + 3 * MINUTE, { sticky: true, deleted: true }),
  ]);
  assert.equal(update.header?.pinnedId, 'b');
  assert.equal(update.blocks.length, 3);
});

test('the record of the blog tells title, description and whether it is closed', () => {
  const read = (fields: Wire) =>
    sourcefabric.parse(JSON.stringify(wireBlog(fields)), FILE_CONTEXT).header;
  const header = read({});
  assert.equal(header?.id, BLOG);
  assert.equal(header?.title, 'The harbour reopens');
  assert.equal(header?.url, FRAME_URL);
  assert.equal(header?.status, 'live');
  assert.equal(header?.updatedAt, Date.UTC(2031, 4, 2));
  assert.equal(header?.pinnedId, undefined);
  assert.equal(read({ blog_status: 'closed' })?.status, 'ended');
});

test('answers that hold no post are refused with a path, or said to be empty', () => {
  const parse = (body: unknown) => () => sourcefabric.parse(JSON.stringify(body), FILE_CONTEXT);
  assert.throws(parse({ _items: [] }), NotLiveBlogError);
  assert.throws(parse({ _items: [wireBlog()] }), NotLiveBlogError);
  assert.throws(parse({ _items: [{ _id: 'x' }] }), { path: '_items[0]' });
  assert.throws(parse({ _items: 3 }), { path: '_items' });
  assert.throws(parse([]), DecodeError);
  const blogCursor = JSON.stringify({ kind: 'blog', changedAt: 1, pinnedId: null });
  assert.throws(() => sourcefabric.parse('{}', { ...FILE_CONTEXT, cursor: blogCursor }), {
    path: 'blog_status',
  });
});

test('what is no post does not stop the rest, and a post twice is one', () => {
  const posts = [null, { _id: 'x' }, wirePost('a', AT), wirePost('a', AT), wirePost('', AT)];
  assert.equal(parsePosts(posts as Wire[]).blocks.length, 1);
});
