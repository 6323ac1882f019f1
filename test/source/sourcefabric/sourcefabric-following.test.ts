import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import { isRemoved } from '../../../src/state/block-record.ts';
import {
  API,
  BLOG,
  blogAddress,
  createReader,
  createServer,
  ENDPOINT,
  framedPage,
  iso,
  wireAnswer,
  wirePost,
} from './sourcefabric-site.ts';

const AT = Date.UTC(2031, 4, 2, 9);
const MINUTE = 60_000;

test('the first page is asked for as the own page of the product does', () => {
  const { url } = sourcefabric.request(blogAddress(), null, { now: AT, apiKey: null });
  const { searchParams, origin, pathname } = new URL(url);
  assert.equal(`${origin}${pathname}`, `${ENDPOINT}/posts`);
  assert.deepEqual([...searchParams.keys()], ['max_results', 'page', 'source']);
  assert.deepEqual(JSON.parse(searchParams.get('source') ?? ''), {
    query: {
      filtered: {
        filter: { and: [{ term: { post_status: 'open' } }, { not: { term: { deleted: true } } }] },
      },
    },
    sort: [{ order: { order: 'desc', missing: '_last', unmapped_type: 'long' } }],
  });
});

test('a story has its title, its pin and its key events when it is first shown', () => {
  const server = createServer();
  const old = server.publish(AT, 'Old', { lb_highlight: true });
  const pinned = server.publish(AT + MINUTE, 'Pinned', { sticky: true });
  for (let post = 2; post < 40; post++) server.publish(AT + post * MINUTE, `Post ${post}`);
  const reader = createReader(server, {
    ...blogAddress(),
    page: { title: null, standfirst: null, byline: null },
  });
  reader.poll(AT + 50 * MINUTE);
  const { header, records, totalBlocks } = reader.state();
  assert.equal(header?.title, 'The harbour reopens');
  assert.equal(header?.status, 'live');
  assert.equal(header?.pinnedId, pinned);
  assert.equal(records.get(old)?.block?.keyEvent, true);
  assert.equal(totalBlocks, 40);
  assert.equal(reader.shown().length, 27);
  reader.readOlder(AT + 50 * MINUTE);
  assert.equal(reader.shown().length, 40);
  assert.equal(reader.state().older, null);
});

test('a poll asks for what changed, and for nothing else while it is words', () => {
  const server = createServer();
  const first = server.publish(AT, 'One');
  const reader = createReader(server, blogAddress());
  reader.poll(AT + MINUTE);
  const asked = reader.urls.length;
  server.publish(AT + 2 * MINUTE, 'Two');
  server.change(AT + 2 * MINUTE, first, { text: 'One, put right' });
  reader.poll(AT + 3 * MINUTE);
  assert.equal(reader.urls.length, asked + 1);
  assert.deepEqual(
    reader.state().changes.map(({ kind }) => kind),
    ['edit', 'block'],
  );
});

test('a deleted post leaves a tombstone, one that is published again stands again', () => {
  const server = createServer();
  const [a, b] = [server.publish(AT, 'One'), server.publish(AT + MINUTE, 'Two')];
  const reader = createReader(server, blogAddress());
  reader.poll(AT + 2 * MINUTE);
  server.change(AT + 3 * MINUTE, a, { deleted: true });
  server.change(AT + 3 * MINUTE, b, { post_status: 'submitted' });
  reader.poll(AT + 4 * MINUTE);
  const record = reader.state().records.get(a);
  assert.ok(record && isRemoved(record) && record.block !== null);
  assert.deepEqual(reader.shown(), []);
  const stamp = iso(AT + 5 * MINUTE);
  server.change(AT + 5 * MINUTE, b, {
    post_status: 'open',
    published_date: stamp,
    content_updated_date: stamp,
  });
  reader.poll(AT + 6 * MINUTE);
  assert.deepEqual(
    reader.shown().map(({ id }) => id),
    [b],
  );
});

test('what was deleted since an earlier visit is told with the newest page', () => {
  const server = createServer();
  const [gone] = [server.publish(AT + MINUTE, 'Gone'), server.publish(AT, 'Stays')];
  server.change(AT + 5 * MINUTE, gone ?? '', { deleted: true });
  const reader = createReader(server, blogAddress());
  reader.poll(AT + 60 * MINUTE);
  assert.notEqual(reader.state().records.get(gone ?? '')?.removedRevisionAt ?? null, null);
});

test('a pin is seen at once, and a closed blog within ten minutes', () => {
  const server = createServer();
  const [a] = [server.publish(AT, 'One'), server.publish(AT + MINUTE, 'Two')];
  const reader = createReader(server, blogAddress());
  reader.poll(AT + 2 * MINUTE);
  server.change(AT + 3 * MINUTE, a ?? '', { sticky: true });
  reader.poll(AT + 4 * MINUTE);
  assert.equal(reader.state().header?.pinnedId, a);
  server.change(AT + 5 * MINUTE, a ?? '', { sticky: false });
  reader.poll(AT + 6 * MINUTE);
  assert.equal(reader.state().header?.pinnedId, null);
  server.close(AT + 7 * MINUTE);
  reader.poll(AT + 8 * MINUTE);
  assert.equal(reader.state().header?.status, 'live');
  reader.poll(AT + 17 * MINUTE);
  assert.equal(reader.state().header?.status, 'ended');
  assert.equal(reader.urls.at(-1), ENDPOINT);
});

test('a post that was scheduled is news when its time has come', () => {
  const server = createServer();
  server.publish(AT, 'One');
  const reader = createReader(server, blogAddress());
  server.publish(AT + MINUTE, 'Later', { published_date: iso(AT + 10 * MINUTE) });
  reader.poll(AT + 2 * MINUTE);
  server.publish(AT + 8 * MINUTE, 'Between');
  reader.poll(AT + 9 * MINUTE);
  assert.equal(reader.shown().length, 2);
  reader.poll(AT + 11 * MINUTE);
  assert.equal(reader.shown().length, 3);
});

test('on an old server an edit and a deletion are seen by the one stamp there is', () => {
  const server = createServer(true);
  const [a, b] = [server.publish(AT, 'One'), server.publish(AT + MINUTE, 'Two')];
  const reader = createReader(server, blogAddress());
  reader.poll(AT + 2 * MINUTE);
  server.change(AT + 3 * MINUTE, a, { text: 'One, put right' });
  server.change(AT + 3 * MINUTE, b, { deleted: true });
  reader.poll(AT + 4 * MINUTE);
  assert.deepEqual(reader.shown().map(textOfBlock), ['One, put right']);
});

test('only some of the posts are asked for where the page shows only some', () => {
  const output = '5f00aa11bb22cc33dd44ee66';
  const page = framedPage(
    `blog: {_id: '${BLOG}'}, output: {_id: '${output}'}, settings: {}, api_host: '${API}'`,
  );
  const address = blogAddress(page);
  const ask = (cursor: string | null) =>
    sourcefabric.request(address, cursor, { now: AT, apiKey: null }).url;
  assert.ok(ask(null).startsWith(`${ENDPOINT}/${output}/posts?`));
  assert.equal(ask(JSON.stringify({ kind: 'blog', changedAt: 0, pinnedId: null })), ENDPOINT);
});

test('an edit of a post that was never read is told without being news', () => {
  const server = createServer();
  const [old] = Array.from({ length: 30 }, (_, post) =>
    server.publish(AT + post * MINUTE, `Post ${post}`),
  );
  const reader = createReader(server, blogAddress());
  reader.poll(AT + 60 * MINUTE);
  server.change(AT + 61 * MINUTE, old ?? '', { text: 'Put right' });
  reader.poll(AT + 62 * MINUTE);
  assert.deepEqual(
    reader.state().changes.map((change) => change.kind === 'block' && change.cause),
    ['backfill'],
  );
});

test('more changes in one second than an answer holds do not stop the polls', () => {
  const posts = Array.from({ length: 50 }, (_, post) => wirePost(`urn:${post}`, AT));
  const cursor = JSON.stringify({ kind: 'changes', since: AT, blogReadAt: AT, frame: [] });
  const context = { address: blogAddress(), cursor, answeredAt: AT + MINUTE };
  const { next } = sourcefabric.parse(wireAnswer(posts), { ...FILE_CONTEXT, ...context });
  assert.equal(JSON.parse(next ?? '{}').since, AT + 1000);
});
