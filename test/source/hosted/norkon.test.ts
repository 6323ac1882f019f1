import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { norkon } from '../../../src/source/hosted/norkon.ts';
import { testConformance } from '../conformance.ts';

const NOON = Date.UTC(2030, 4, 1, 12);
const ASKING = { now: NOON, apiKey: null };
const FEED = 'https://livecentercdn.norkon.net/BulletinFeed/harbour-times/4145/';

type Wire = Readonly<Record<string, unknown>>;

function post(minute: number, more: Wire = {}) {
  return {
    id: 7000 + minute,
    title: `Minute ${minute}`,
    authorName: 'A Writer',
    created: NOON / 1000 + minute * 60,
    content: { html: `<p>It is <b>${minute}</b> past.</p>` },
    importance: 0,
    ...more,
  };
}

function answer(posts: readonly unknown[], more: Wire = {}): string {
  const result = { addedOrChanged: posts, hasMore: true, lastChangesId: 5, ...more };
  return `\uFEFF${JSON.stringify({ success: true, result })}`;
}

function contextOf(cursor: string | null = null): ParseContext {
  return { address: norkon.locate(FEED, false), requestUrl: null, cursor, answeredAt: NOON };
}

function endpointIn(embed: string, url = 'https://example.org/live'): string | null {
  const finding = norkon.discover(toDocument(`<title>The regatta</title>${embed}`), url);
  return finding?.kind === 'story' ? (finding.address.endpoint ?? null) : null;
}

test('norkon: frames, scripts and tags of many kinds lead to one channel', () => {
  const codes = [
    '<div class="live-center-embed" data-src="https://livecenter.norkon.net/frame/harbour-times/4145/default"></div>',
    '<iframe src="//livecenter.norkon.net/frame/harbour-times/4145/dark"></iframe>',
    '<script>var x = {"src":"https:\\/\\/livecenter.norkon.net\\/frame\\/harbour-times\\/4145\\/default"}</script>',
    "<script>/* livecenter */ setJsonContent('harbour-times', 4145)</script>",
    '<script>NcPosts.start({channelId: 4145, tenantKey: "harbour-times"}) // livecenter</script>',
    '<div data-norkon-channel-id="4145"></div><link href="https://livecentercdn.norkon.net/LiveCenter/ExtensionCss/harbour-times">',
  ];
  for (const code of codes) assert.equal(endpointIn(code), FEED, code);
});

test('norkon: a publisher with a cache of its own is asked there, and one with a known name by it', () => {
  const own = 'https://live.example.net/BulletinFeed/harbour-times/4145/';
  assert.equal(endpointIn(`<script>load("${own}Initial/")</script>`), own);
  const mirror = 'http://127.0.0.1:8080/BulletinFeed/harbour-times/4145/';
  assert.equal(endpointIn(`<script>load("${mirror}Initial/")</script>`), mirror);
  const sport = '<div data-norkon-channel-id="77"></div>';
  assert.equal(
    endpointIn(sport, 'https://www.skysports.com/football/live-blog/1/2/x'),
    'https://livecentercdn.norkon.net/BulletinFeed/sky-sports-prod/77/',
  );
  assert.equal(endpointIn(sport), null);
  assert.equal(endpointIn('<p>Norkon makes a Live Center.</p>'), null);
});

test('norkon: frames and feeds are located by their URL, foreign feeds when forced', () => {
  const frame = 'https://livecenter.norkon.net/frame/harbour-times/4145/default';
  assert.equal(norkon.locate(frame, false)?.endpoint, FEED);
  assert.equal(norkon.locate(`${FEED}Initial/`, false)?.endpoint, FEED);
  const mirror = 'http://127.0.0.1:8080/BulletinFeed/harbour-times/4145/Initial/';
  assert.equal(norkon.locate(mirror, false), null);
  assert.equal(
    norkon.locate(mirror, true)?.endpoint,
    'http://127.0.0.1:8080/BulletinFeed/harbour-times/4145/',
  );
  assert.equal(norkon.locate('http://127.0.0.1:8080/frame/x/1/default', true), null);
});

test('norkon: the newest posts are asked for, then those before the oldest number', () => {
  const { address } = contextOf();
  assert.ok(address !== null);
  const asked = (cursor: string | null) => norkon.request(address, cursor, ASKING).url;
  assert.equal(asked(null), `${FEED}Initial/`);
  const { older } = norkon.parse(answer([post(3), post(1), post(2)]), contextOf());
  assert.equal(asked(older), `${FEED}EarlierObj/7001/`);
  const end = answer([post(1)], { hasMore: false });
  assert.equal(norkon.parse(end, contextOf()).older, null);
});

test('norkon: an older page has another shape, with an object around it or not', () => {
  const bodies = [
    JSON.stringify({ success: true, result: { bulletins: [post(1)], hasMore: false } }),
    JSON.stringify([post(1)]),
  ];
  const [inObject, bare] = bodies.map((body) => norkon.parse(body, contextOf('7002')));
  assert.deepEqual(inObject?.blocks, bare?.blocks);
  assert.deepEqual([inObject?.header, inObject?.older, bare?.older], [null, null, '7001']);
  const empty = norkon.parse('{"result":{"bulletins":[]}}', contextOf('7002'));
  assert.deepEqual([empty.blocks, empty.older], [[], null]);
});

test('norkon: a post is a block, its title and author decoded', () => {
  const edited = post(2, { title: 'Wind &amp; rain', updated: NOON / 1000 + 300, importance: 2 });
  const [block, plain] = norkon.parse(answer([edited, post(1)]), contextOf()).blocks;
  assert.ok(block !== undefined);
  assert.equal(block.id, '7002');
  assert.equal(block.title, 'Wind & rain');
  assert.equal(textOfBlock(block), 'It is 2 past.');
  assert.equal(block.publishedAt, NOON + 120_000);
  assert.equal(block.lastUpdatedAt, NOON + 300_000);
  assert.deepEqual(block.contributors, [{ name: 'A Writer' }]);
  assert.deepEqual([block.keyEvent, plain?.keyEvent], [true, false]);
});

test("norkon: the editor's own tags are pictures and frames, and a linked page is a link", () => {
  const html = `<p>See</p><ncpost-content data-type="BILDE" data-src="https://example.org/a.jpg" data-caption="The quay"></ncpost-content>
    <ncpost-content data-type="VIDEO" data-src="https://player.vimeo.com/video/1"></ncpost-content>
    <ncpost-content data-type="TWEET"><blockquote class="twitter-tweet"><p>Ahoy</p></blockquote></ncpost-content>
    <ncpost-content data-type="X"></ncpost-content>`;
  const linkMeta = { url: 'https://example.org/b', title: 'More', siteName: 'Harbour Times' };
  const [block] = norkon.parse(
    answer([post(1, { content: { html, linkMeta } })]),
    contextOf(),
  ).blocks;
  assert.deepEqual(
    block?.elements.map(({ type }) => type),
    ['text', 'image', 'video', 'social', 'link'],
  );
  const image = block?.elements[1];
  assert.equal(image?.type === 'image' && image.caption, 'The quay');
});

test('norkon: posts that are stated to be removed are, however they are listed', () => {
  for (const more of [{ removed: [7001] }, { deleted: [{ id: 7001 }] }, { removedIds: ['7001'] }]) {
    const { removals } = norkon.parse(answer([post(2)], more), contextOf());
    assert.deepEqual(removals, [{ id: '7001', lastUpdatedAt: null }]);
  }
});

test('norkon: the page around it names the story, and silence ends it for now', () => {
  const page = { title: 'The regatta', standfirst: null, byline: null };
  const address = { storyId: 'a/1', pageUrl: 'https://example.org/live', endpoint: FEED, page };
  const day = 24 * 3_600_000;
  const context = { ...contextOf(), address, answeredAt: NOON + day };
  const update = norkon.parse(answer([post(1)]), context);
  assert.equal(update.header?.title, 'The regatta');
  assert.deepEqual([update.header?.status, update.mayResume], ['ended', true]);
  assert.equal(norkon.parse(answer([post(1)]), contextOf()).header?.status, 'live');
});

test('norkon: a kept answer is recognised, asked for where it is, and leads nowhere else', () => {
  const url = 'http://127.0.0.1:8080/saved.json';
  const body = answer([post(2), post(1)]);
  const finding = norkon.discover(toDocument(body), url);
  assert.ok(finding?.kind === 'story');
  assert.equal(norkon.request(finding.address, null, ASKING).url, url);
  const context = { ...contextOf(), address: finding.address };
  assert.equal(norkon.parse(body, context).older, null);
  const recognised = [body, JSON.stringify([post(1)]), '[]', '{"result":[]}', '[{"id":1}]'].map(
    (each) => norkon.recognises(toDocument(each)),
  );
  assert.deepEqual(recognised, [true, true, false, false, false]);
});

test('norkon: what is no answer says where it fails', () => {
  const pathOf = (body: string) => {
    try {
      norkon.parse(body, FILE_CONTEXT);
    } catch (error) {
      if (error instanceof DecodeError) return error.path;
    }
    return 'no fault';
  };
  assert.equal(pathOf('{"success":false,"errMessage":"no such channel"}'), 'errMessage');
  assert.equal(pathOf('{"result":{}}'), 'result.addedOrChanged');
  assert.equal(pathOf('7'), 'the top level');
  assert.equal(pathOf(answer([{ id: 1 }])), 'result.addedOrChanged[0]');
});

testConformance(norkon, 'a page, the next, and an older one', [
  answer([post(3), post(2)]),
  answer([
    post(4),
    post(3, { content: { html: '<p>It is late.</p>' }, updated: NOON / 1000 + 900 }),
  ]),
  JSON.stringify([post(1)]),
]);
