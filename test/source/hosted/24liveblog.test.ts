import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { textOfBlock, textOfPassages } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT, type ParseContext } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { liveblog24 } from '../../../src/source/hosted/24liveblog.ts';
import { testConformance } from '../conformance.ts';

const NOON = Date.UTC(2030, 4, 1, 12);
const ASKING = { now: NOON, apiKey: null };
const EVENT = 'https://data.24liveplus.com/v1/retrieve_server/x/event/2916125192049037403/';

/** Numbers of posts are written bare, as the host may: they are larger than a double holds exactly. */
function newsAnswer(minutes: readonly number[]): string {
  const posts = minutes.map(
    (minute) =>
      `{"nid": ${numberOf(minute)}, "created": ${NOON / 1000 + minute * 60}, "newstitle": "Minute ${minute}", "contents": "<p>It is <b>${minute}</b> &amp; well.</p>"}`,
  );
  return `{"err_code": 100, "data": {"count": 9, "news": [${posts.join(',')}]}}`;
}

function numberOf(minute: number): string {
  return `29161251920490374${String(minute).padStart(2, '0')}`;
}

function eventAnswer(more: Readonly<Record<string, unknown>> = {}): string {
  const event = {
    title: 'Regatta live',
    closed: 0,
    last_updated: NOON / 1000 + 300,
    keypoints: [{ nid: '1', title: 'A start', created: 1 }],
    ...more,
  };
  return JSON.stringify({ err_code: 100, data: { event } });
}

function contextOf(cursor: string | null = null): ParseContext {
  const address = liveblog24.locate(EVENT, false);
  return { address, requestUrl: null, cursor, answeredAt: NOON };
}

test('24liveblog: each embed code leads to the host', () => {
  const codes = [
    '<div id="LB24_LIVE_CONTENT" data-eid="2916125192049037403"></div><script src="https://v.24liveblog.com/24.js"></script>',
    '<div id="LB24"><div eid="2916125192049037403"></div></div>',
    '<iframe class="lb24-iframe" src="//v.24liveblog.com/iframe/?id=2916125192049037403"></iframe>',
  ];
  for (const code of codes) {
    const body = `<title>The regatta</title><body>${code}`;
    const finding = liveblog24.discover(toDocument(body), 'https://example.org/live#x');
    assert.ok(finding?.kind === 'story', code);
    assert.deepEqual(finding.address, {
      storyId: '2916125192049037403',
      pageUrl: 'https://example.org/live',
      endpoint: EVENT,
      page: { title: 'The regatta', standfirst: null, byline: null },
    });
  }
  const other = toDocument('<p>About 24liveblog</p><div eid="nothing"></div>');
  assert.equal(liveblog24.discover(other, 'https://example.org/'), null);
});

test('24liveblog: the newest posts are asked for, then the event, then older posts', () => {
  const address = liveblog24.locate(`${EVENT}news/?limit=3`, false);
  assert.ok(address !== null);
  const asked = (cursor: string | null) => liveblog24.request(address, cursor, ASKING).url;
  const update = liveblog24.parse(newsAnswer([2, 1]), contextOf());
  assert.equal(asked(null), `${EVENT}news/?inverted_order=1&last_nid=&limit=100`);
  assert.deepEqual(update.also?.map(asked), [EVENT]);
  assert.equal(
    asked(update.older),
    `${EVENT}news/?inverted_order=1&last_nid=${numberOf(1)}&limit=100`,
  );
  const last = liveblog24.parse(newsAnswer([]), contextOf(update.older));
  assert.deepEqual([last.blocks, last.older, last.header], [[], null, null]);
});

test('24liveblog: numbers of posts keep all their digits', () => {
  const { blocks } = liveblog24.parse(newsAnswer([12, 11, 10]), contextOf());
  assert.deepEqual(
    blocks.map(({ id }) => id),
    [12, 11, 10].map(numberOf),
  );
});

test('24liveblog: a post is a block', () => {
  const [block] = liveblog24.parse(newsAnswer([2, 1]), contextOf()).blocks;
  assert.ok(block !== undefined);
  assert.equal(block.title, 'Minute 2');
  assert.equal(textOfBlock(block), 'It is 2 & well.');
  assert.equal(block.publishedAt, NOON + 120_000);
  assert.equal(block.lastUpdatedAt, null);
});

test('24liveblog: the event tells the headline, the key points and whether it is over', () => {
  const { header } = liveblog24.parse(eventAnswer(), contextOf('event'));
  assert.equal(header?.title, 'Regatta live');
  assert.equal(textOfPassages(header?.standfirst ?? []), '- A start');
  assert.equal(header?.updatedAt, NOON + 300_000);
  const statuses = [0, false, '0', 1, true, '1', undefined].map(
    (closed) => liveblog24.parse(eventAnswer({ closed }), contextOf('event')).header?.status,
  );
  assert.deepEqual(statuses, ['live', 'live', 'live', 'ended', 'ended', 'ended', 'unknown']);
});

test('24liveblog: until the event has answered, the page around it says what the story is called', () => {
  const page = { title: 'The regatta', standfirst: 'As it happens', byline: null };
  const address = { storyId: '7', pageUrl: 'https://example.org/live', endpoint: EVENT, page };
  const { header } = liveblog24.parse(newsAnswer([1]), { ...contextOf(), address });
  assert.equal(header?.title, 'The regatta');
  assert.equal(textOfPassages(header?.standfirst ?? []), 'As it happens');
  assert.equal(header?.status, 'unknown');
});

test('24liveblog: a kept answer is asked for where it is, and leads nowhere else', () => {
  const url = 'http://127.0.0.1:8080/saved.json';
  const finding = liveblog24.discover(toDocument(newsAnswer([2, 1])), url);
  assert.ok(finding?.kind === 'story');
  assert.equal(liveblog24.request(finding.address, null, ASKING).url, url);
  const context = { ...contextOf(), address: finding.address };
  const { older, also } = liveblog24.parse(newsAnswer([2, 1]), context);
  assert.deepEqual([older, also], [null, []]);
  const mirror = 'http://127.0.0.1:8080/v1/x/event/7/news/?limit=3';
  const found = liveblog24.discover(toDocument(newsAnswer([1])), mirror);
  const endpoint = found?.kind === 'story' ? found.address.endpoint : null;
  assert.equal(endpoint, 'http://127.0.0.1:8080/v1/x/event/7/');
});

test('24liveblog: saved answers of both kinds are recognised', () => {
  const recognised = [newsAnswer([1]), eventAnswer(), '{"data":{"news":[]}}', '[]'].map((body) =>
    liveblog24.recognises(toDocument(body)),
  );
  assert.deepEqual(recognised, [true, true, false, false]);
});

test('24liveblog: what is no answer says where it fails', () => {
  const pathOf = (body: string) => {
    try {
      liveblog24.parse(body, FILE_CONTEXT);
    } catch (error) {
      if (error instanceof DecodeError) return error.path;
    }
    return 'no fault';
  };
  assert.equal(pathOf('{"err_code":404,"err_msg":"no such event"}'), 'err_code');
  assert.equal(pathOf('{"data":{}}'), 'data.news');
  assert.equal(pathOf('{"data":{"news":[{"nid":"1"}]}}'), 'data.news[0]');
});

testConformance(liveblog24, 'posts and their event', [
  newsAnswer([2, 1]),
  newsAnswer([3, 2]),
  eventAnswer(),
]);
