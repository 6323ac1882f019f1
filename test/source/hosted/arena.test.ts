import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { textOfBlock, textOfPassages } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { arena } from '../../../src/source/hosted/arena.ts';
import { testConformance } from '../conformance.ts';

const NOON = Date.UTC(2030, 4, 1, 12);
const MINUTE = 60_000;
const ASKING = { now: NOON, apiKey: null };
const ENDPOINT = 'https://cached-api.arena.im/v1/liveblog/harbour-times/r3gatta';

type Wire = Readonly<Record<string, unknown>>;

function post(minute: number, message: Wire = {}, more: Wire = {}) {
  return {
    key: `post-${minute}`,
    createdAt: NOON + minute * MINUTE,
    message: { title: `Minute ${minute}`, text: `<p>It is <b>${minute}</b> past.</p>`, ...message },
    ...more,
  };
}

function answer(posts: readonly unknown[]): string {
  const eventInfo = {
    name: 'Regatta live',
    description: '<p>The wind is <i>fair</i>.</p>',
    modifiedAt: NOON + 5 * MINUTE,
  };
  return JSON.stringify({ eventInfo, posts });
}

function page(embed: string): string {
  return `<html><head><title>The regatta</title><link rel="canonical" href="https://example.org/live/regatta">
    <meta name="description" content="As it happens"></head><body>${embed}</body></html>`;
}

function foundIn(body: string, url = 'https://example.org/live/regatta?x=1') {
  const finding = arena.discover(toDocument(body), url);
  return finding?.kind === 'story' ? finding : null;
}

test('arena: each embed code leads to the host, and the page says what it is', () => {
  const codes = [
    '<div class="arena-liveblog" data-publisher="harbour-times" data-event="r3gatta" data-version="2"></div>',
    '<div id="arena-live" data-publisher=harbour-times data-event=r3gatta></div>',
    '<script async src="https://go.arena.im/public/js/arenalib.js?p=harbour-times&amp;e=r3gatta"></script>',
    '<script src="//go.arena.im/public/js/arenalib.js?p=harbour-times&e=r3gatta"></script>',
  ];
  for (const code of codes) {
    const found = foundIn(page(code));
    assert.ok(found !== null, code);
    assert.deepEqual(found.address, {
      storyId: 'harbour-times/r3gatta',
      pageUrl: 'https://example.org/live/regatta',
      endpoint: ENDPOINT,
      page: { title: 'The regatta', standfirst: 'As it happens', byline: null },
    });
    assert.equal(arena.request(found.address, null, ASKING).url, ENDPOINT);
  }
  assert.equal(foundIn(page('<div data-publisher="x" data-event="y"></div>')), null);
});

test("arena: the host's own address is known, another's only when it is forced", () => {
  assert.equal(arena.locate(ENDPOINT, false)?.storyId, 'harbour-times/r3gatta');
  const mirror = 'http://127.0.0.1:8080/v1/liveblog/harbour-times/r3gatta';
  assert.equal(arena.locate(mirror, false), null);
  assert.equal(arena.locate(mirror, true)?.endpoint, mirror);
  assert.equal(arena.locate('http://127.0.0.1:8080/saved.json', true), null);
});

test('arena: a kept answer is recognised, and asked for where it is', () => {
  const url = 'http://127.0.0.1:8080/saved.json?v=2';
  const found = foundIn(answer([post(1)]), url);
  assert.ok(found !== null);
  assert.equal(arena.request(found.address, null, ASKING).url, url);
  assert.equal(arena.recognises(toDocument(answer([]))), true);
  assert.equal(arena.recognises(toDocument('{"posts":[]}')), false);
});

test('arena: posts are blocks, the event is the story', () => {
  const address = arena.locate(ENDPOINT, false);
  const edited = post(2, { sender: { displayName: 'A Writer' } }, { updatedAt: NOON + 4 * MINUTE });
  const body = answer([edited, post(1)]);
  const update = arena.parse(body, { ...FILE_CONTEXT, address, answeredAt: NOON + 9 * MINUTE });
  assert.equal(update.header?.title, 'Regatta live');
  assert.equal(textOfPassages(update.header?.standfirst ?? []), 'The wind is fair.');
  assert.equal(update.header?.status, 'live');
  assert.equal(update.header?.updatedAt, NOON + 5 * MINUTE);
  assert.deepEqual(update.span, { from: NOON + MINUTE, to: NOON + 2 * MINUTE });
  assert.equal(update.statedAt, NOON + 9 * MINUTE);
  const [block] = update.blocks;
  assert.ok(block !== undefined);
  assert.equal(block.id, 'post-2');
  assert.equal(block.title, 'Minute 2');
  assert.equal(textOfBlock(block), 'It is 2 past.');
  assert.equal(block.publishedAt, NOON + 2 * MINUTE);
  assert.equal(block.lastUpdatedAt, NOON + 4 * MINUTE);
  assert.deepEqual(block.contributors, [{ name: 'A Writer' }]);
});

test('arena: a long silence ends the story for now', () => {
  const context = { ...FILE_CONTEXT, answeredAt: NOON + 24 * 60 * MINUTE };
  const { header, mayResume } = arena.parse(answer([post(1)]), context);
  assert.deepEqual([header?.status, mayResume], ['ended', true]);
});

test('arena: a picture comes with its address, anything else with its markup', () => {
  const media = { url: 'https://example.org/a.jpg', title: 'The quay' };
  const embedded = {
    html: '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    url: media.url,
  };
  const body = answer([post(2, { media }), post(1, { media: embedded })]);
  const types = arena
    .parse(body, FILE_CONTEXT)
    .blocks.map(({ elements }) => elements.map(({ type }) => type));
  assert.deepEqual(types, [
    ['text', 'image'],
    ['text', 'video'],
  ]);
});

test('arena: a post without a name is called after its time, one without words is left out', () => {
  const body = answer([
    post(3, { title: '', text: '' }),
    post(2, {}, { key: undefined }),
    post(1, {}, { createdAt: 'soon' }),
  ]);
  const ids = arena.parse(body, FILE_CONTEXT).blocks.map(({ id }) => id);
  assert.deepEqual(ids, [`at-${NOON + 2 * MINUTE}`]);
});

test('arena: posts none of which can be read are a fault, no posts yet are none', () => {
  const unreadable = answer([post(1, {}, { createdAt: null })]);
  assert.throws(() => arena.parse(unreadable, FILE_CONTEXT), DecodeError);
  assert.throws(() => arena.parse('{"eventInfo":{}}', FILE_CONTEXT), { path: 'posts' });
  assert.deepEqual(arena.parse(answer([]), FILE_CONTEXT).blocks, []);
});

test('arena: the example of a source can be read at a sitting', () => {
  const file = readFileSync(
    new URL('../../../src/source/hosted/arena.ts', import.meta.url),
    'utf8',
  );
  assert.ok(file.split('\n').length <= 120);
});

testConformance(arena, 'two answers that overlap', [
  answer([post(2), post(1)]),
  answer([post(3), post(2, { text: '<p>It is later.</p>' }, { updatedAt: NOON + 9 * MINUTE })]),
]);
