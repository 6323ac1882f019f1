import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../src/source/adapter.ts';
import { sourcefabric } from '../../src/source/sourcefabric.ts';
import { isRemoved } from '../../src/state/block-record.ts';
import {
  API,
  BLOG,
  blogAddress,
  createReader,
  createServer,
  ENDPOINT,
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

test('an advertisement that editors posted keeps its place, but not its words', () => {
  const block = blockOf({
    items: [wireItem('Advertisement Local', '<a href="https://shop.example/"><b>Buy it</b></a>')],
  });
  assert.equal(textOfBlock(block), '');
  assert.deepEqual(
    block.elements.map((element) => element.type === 'embed' && [element.label, element.url]),
    [['advertisement', 'https://shop.example/']],
  );
});

test('an image is what is told of it, or else the picture in its rendering', () => {
  const told = blockOf({
    items: [
      wireItem('image', '<figure><img src="https://x.example/small.jpg"></figure>', {
        meta: {
          caption: 'The <b>crane</b>',
          credit: 'B. Low',
          alt: 'A crane',
          media: {
            renditions: { thumbnail: { href: 'https://x.example/t.jpg' }, viewImage: { href: '' } },
          },
        },
      }),
    ],
  }).elements[0];
  assert.deepEqual(told, {
    id: 'image:/t.jpg',
    type: 'image',
    url: 'https://x.example/t.jpg',
    alt: 'A crane',
    caption: 'The crane',
    credit: 'B. Low',
  });
  const rendered = blockOf({
    items: [
      wireItem(
        'galleryImage',
        `<figure> <img src="https://x.example/480.jpg" alt="Sea" srcset="https://x.example/1920.jpg 1920w,
        https://x.example/480.jpg 480w, https://x.example/1280.jpg 1280w"/><figcaption>Low tide Credit: B. Low</figcaption></figure>`,
        { meta: { media: { renditions: { original: { height: 0 }, viewImage: { href: '' } } } } },
      ),
    ],
  }).elements[0];
  assert.deepEqual(rendered, {
    id: 'image:/1280.jpg',
    type: 'image',
    url: 'https://x.example/1280.jpg',
    alt: 'Sea',
    caption: 'Low tide',
    credit: 'B. Low',
  });
});

test('a quotation is set apart with whose words it is', () => {
  const quoted = blockOf({
    items: [
      wireItem('quote', '<p>old</p>', { meta: { quote: 'We are open', credit: 'The mayor' } }),
    ],
  });
  assert.equal(textOfBlock(quoted), 'We are open\n\nThe mayor');
  assert.equal(quoted.elements[0]?.type, 'quote');
  const rendered = blockOf({ items: [wireItem('quote', '<blockquote>Open</blockquote>')] });
  assert.equal(textOfBlock(rendered), 'Open');
});

test('an embed is what its code shows, or the page behind its link, or its rendering', () => {
  const embed = (meta: Wire, text = '') => blockOf({ items: [wireItem('embed', text, { meta })] });
  const post = `<blockquote class="twitter-tweet"><p>Gate up</p>— Port (@port) <a href="https://twitter.com/port/status/1">May 2</a></blockquote><script>x()</script>`;
  assert.equal(embed({ html: post }).elements[0]?.type, 'social');
  const video = embed({ html: '<iframe src="https://www.youtube.com/embed/x"></iframe>' });
  assert.equal(video.elements[0]?.type, 'video');
  const page = embed({
    original_url: 'https://port.example/tides',
    title: 'Tides',
    description: 'All of May',
  });
  assert.equal(textOfBlock(page), 'Tides\n\nAll of May');
  const card = `<div class="liveblog--card"><div class="hidden st-embed-block embed-preview"></div>
    <div class="st-embed-block title-preview">Tides</div><div class="st-embed-block description-preview">All of May</div>
    <div class="st-embed-block credit-preview">Port</div>
    <a class="st-embed-block link-preview" href="https://port.example/tides">https://port.example/tides</a></div>`;
  const [element] = embed({}, card).elements;
  assert.ok(element?.type === 'embed');
  assert.deepEqual([element.title, element.url], ['Tides', 'https://port.example/tides']);
  const inCard = `<div class="liveblog--card"><div class="embed-preview">${post}</div></div>`;
  assert.equal(embed({}, inCard).elements[0]?.type, 'social');
});

test("a reader's comment that was let through is signed with the reader's name", () => {
  const block = blockOf({ items: [wireItem('comment', 'Well done', { commenter: 'Ola' })] });
  const [element] = block.elements;
  assert.ok(element?.type === 'social');
  assert.deepEqual([element.platform, element.author], ['comment', 'Ola']);
  assert.deepEqual(block.contributors, []);
});

test('a poll is its question and the answers with their votes', () => {
  const poll_body = {
    question: 'Open on Sunday?',
    answers: [{ option: 'Yes', votes: 12 }, { option: 'No' }],
  };
  const block = blockOf({ items: [wireItem('poll', '', { poll_body })] });
  assert.equal(textOfBlock(block), 'Open on Sunday?\n\n- Yes (12)\n- No');
});

test('a type that a newsroom made up is read from its rendering', () => {
  const text = `<style>.score{color:red}</style><p>Harbour <span /class="freetype--element" >3</span></p>
    <table><tr><td><div>Boats</div></td><td>41</td></tr></table><script>go()</script>`;
  assert.equal(
    textOfBlock(blockOf({ items: [wireItem('Scorecard', text)] })),
    'Harbour 3\n\nBoats | 41',
  );
});

test('a post of several items has them all, in order', () => {
  const items = [
    wireItem('text', 'First'),
    wireItem('image', '<figure><img src="https://x.example/a.jpg"></figure>'),
    wireItem('text', 'Then'),
  ];
  assert.deepEqual(
    blockOf({ items }).elements.map(({ type }) => type),
    ['text', 'image', 'text'],
  );
  assert.deepEqual(blockOf({ items: [] }).elements, []);
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
  const { next } = parsePosts(posts, { address: blogAddress(), cursor, answeredAt: AT + MINUTE });
  assert.equal(JSON.parse(next ?? '{}').since, AT + 1000);
});
