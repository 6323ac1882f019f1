import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, StoryAddress } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import {
  BLOG,
  blogAddress,
  ENDPOINT,
  FRAME_URL,
  framedPage,
  wireAnswer,
  wireBlog,
  wirePost,
} from './sourcefabric-site.ts';

const ARTICLE = 'https://paper.example/2031/harbour';
const AT = Date.UTC(2031, 4, 2);

function find(body: string, url = ARTICLE): Finding | null {
  return sourcefabric.discover(toDocument(body), url);
}

function firstUrl(address: StoryAddress | null): string | null {
  return address && sourcefabric.request(address, null, { now: AT, apiKey: null }).url;
}

function askedOf(url: string, forced = false): string | null {
  return firstUrl(sourcefabric.locate(url, forced))?.replace(/\?.*$/u, '') ?? null;
}

test('the frame on an article is to be looked at', () => {
  const look = (tag: string) => {
    const finding = find(`<p>Read on</p><iframe src="https://ads.example/"></iframe>${tag}`);
    return finding?.kind === 'look' ? finding.url : null;
  };
  assert.equal(look(`<iframe id="liveblog-iframe" src="${FRAME_URL}"></iframe>`), FRAME_URL);
  assert.equal(
    look('<iframe id="liveblog-iframe" data-src="/lb/1"></iframe>'),
    'https://paper.example/lb/1',
  );
  assert.equal(look(`<iframe src="${FRAME_URL}?x=1"></iframe>`), `${FRAME_URL}?x=1`);
  const hosted = `https://harbour.liveblog.pro/lb/blogs/${BLOG}/theme/`;
  assert.equal(look(`<iframe src="${hosted}"></iframe>`), hosted);
  assert.equal(look(`<iframe src="https://maps.example/embed/${BLOG}"></iframe>`), null);
});

test('the framed page tells where to ask, and what the story is', () => {
  const address = blogAddress();
  assert.equal(address.storyId, BLOG);
  assert.equal(address.pageUrl, FRAME_URL);
  assert.equal(address.page?.title, 'The harbour reopens');
  assert.equal(address.page?.standfirst, 'From the quay.');
  assert.match(
    firstUrl(address) ?? '',
    new RegExp(`^${ENDPOINT}/posts\\?max_results=25&page=1&`, 'u'),
  );
});

test('the host of the API is written in several ways', () => {
  for (const host of [
    'https://harbour-api.example',
    '//harbour-api.example/',
    'https://harbour-api.example/api/',
  ]) {
    const address = blogAddress(
      framedPage(`blog: {_id: {"$oid": "${BLOG}"}}, api_host: '${host}'`),
    );
    assert.equal(address.endpoint?.replace(/#.*$/u, ''), ENDPOINT, host);
  }
});

test('a page that only happens to use the same names is nothing', () => {
  assert.equal(find('<script>window.LB = {api_host: "https://x.example"}</script>'), null);
  assert.equal(find(`<script>window.LB = {blog: {_id: "${BLOG}"}} // api_host</script>`), null);
  assert.equal(find('<html><body><p>api_host</p></body></html>'), null);
  assert.equal(find('{"_items": [{"_id": "1"}]}'), null);
});

test("the product's own hosts are known by their addresses alone", () => {
  const asked = `https://harbour-api.liveblog.pro/api/client_blogs/${BLOG}/posts`;
  assert.equal(askedOf(`https://harbour.liveblog.pro/harbour/blogs/${BLOG}/index.html`), asked);
  assert.equal(askedOf(`https://harbour-api.liveblog.pro/api/client_blogs/${BLOG}`), asked);
  assert.equal(askedOf(`https://harbour-api.liveblog.pro/embed/${BLOG}`), asked);
  assert.equal(askedOf('https://www.liveblog.pro/pricing'), null);
  assert.equal(askedOf(`https://x.example/api/client_blogs/${BLOG}`), null);
});

test('who asks for the source by name has the same paths read on any origin', () => {
  const asked = `http://127.0.0.1:9/api/client_blogs/${BLOG}/posts`;
  assert.equal(askedOf(`http://127.0.0.1:9/api/client_blogs/${BLOG}/posts?page=2`, true), asked);
  assert.equal(askedOf(`http://127.0.0.1:9/api/v2/client_blogs/${BLOG}/posts`, true), asked);
  assert.equal(askedOf(`http://127.0.0.1:9/embed/${BLOG}`, true), asked);
  assert.equal(askedOf('http://127.0.0.1:9/story', true), null);
});

test('an answer at its own address leads to the others, and a saved one to itself', () => {
  const body = wireAnswer([wirePost('a', AT)]);
  const atHome = find(body, `${ENDPOINT}/posts`);
  assert.ok(atHome?.kind === 'story');
  assert.match(firstUrl(atHome.address) ?? '', /\/posts\?max_results/u);
  const url = 'http://127.0.0.1:9/saved.json?a=1';
  const saved = find(body, url);
  assert.ok(saved?.kind === 'story');
  assert.equal(firstUrl(saved.address), url);
  const context = { address: saved.address, requestUrl: url, cursor: null, answeredAt: AT };
  const update = sourcefabric.parse(body, context);
  assert.deepEqual([update.older, update.next, update.also], [null, undefined, undefined]);
});

test('a list of blogs offers the first that is open, and is none itself', () => {
  const list = JSON.stringify({
    _items: [wireBlog({ _id: 'c', blog_status: 'closed' }), wireBlog()],
  });
  assert.deepEqual(find(list, 'https://harbour-api.example/api/client_blogs?page=1'), {
    kind: 'offer',
    url: ENDPOINT,
    title: 'The harbour reopens',
    evidence: 'a list of blogs, one of them open',
  });
  assert.equal(find(list, 'https://harbour-api.example/list.json'), null);
});

test('a saved answer is known from its own shape', () => {
  const isKnown = (value: unknown) => sourcefabric.recognises(toDocument(JSON.stringify(value)));
  assert.ok(isKnown({ _items: [wirePost('a', AT)] }));
  assert.ok(isKnown(wirePost('a', AT)));
  assert.ok(isKnown(wireBlog()));
  assert.ok(isKnown({ _items: [], _links: { self: { href: `client_blogs/${BLOG}/posts` } } }));
  assert.ok(!isKnown({ _items: [] }));
  assert.ok(!isKnown([wirePost('a', AT)]));
});
