import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryAddress } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { wordpress } from '../../../src/source/wordpress/wordpress.ts';
import { ENDPOINT, PAGE_URL, siteAddress, sitePage, wireRow } from './wordpress-site.ts';

const NOW = { now: 1_940_000_000_000, apiKey: null };

function found(body: string, url = PAGE_URL): StoryAddress | null {
  const finding = wordpress.discover(toDocument(body), url);
  return finding?.kind === 'story' ? finding.address : null;
}

function firstUrl(address: StoryAddress | null): string | null {
  return address && wordpress.request(address, null, NOW).url;
}

test('the settings on a page lead to the endpoint, over https as the page itself came', () => {
  const address = siteAddress();
  assert.equal(address.pageUrl, PAGE_URL);
  assert.equal(firstUrl(address), `${ENDPOINT}get-entries/1/latest`);
  assert.deepEqual(address.page, {
    title: 'Regatta & fair: live',
    standfirst: null,
    byline: null,
  });
});

test('a site without paths is asked by a parameter', () => {
  const endpoint_url = 'https://news.example/?rest_route=/liveblog/v1/481/';
  const permalink = 'https://news.example/?p=481';
  const address = found(sitePage({ endpoint_url, permalink }));
  assert.equal(address?.storyId, 'news.example/481');
  assert.equal(address?.pageUrl, permalink);
  assert.equal(firstUrl(address), `${endpoint_url}get-entries/1/latest`);
  const poll = wordpress.request(address as StoryAddress, 'poll 1939999990 10 0 0 0 0', NOW);
  assert.equal(poll.url, `${endpoint_url}entries/1939999990/1940000000/`);
});

test('sites in folders of one host are told apart', () => {
  const inFolder = { endpoint_url: 'https://news.example/sport/wp-json/liveblog/v1/481/' };
  assert.equal(found(sitePage(inFolder))?.storyId, 'news.example/sport/481');
  const byParameter = { endpoint_url: 'https://news.example/sport/?rest_route=/liveblog/v1/481/' };
  assert.equal(found(sitePage(byParameter))?.storyId, 'news.example/sport/481');
});

test('settings that JavaScript reads and JSON does not are read', () => {
  const page = `<script>window.liveblog_settings = {
    // where to ask
    endpoint_url: '\\/wp-json\\/liveblog\\/v1\\/9\\/', refresh_interval: 5 * 2, nonce: nonce(),
    'state': "archive", list: [1, , 2,], };</script>`;
  const address = found(page);
  assert.equal(
    firstUrl(address),
    'https://news.example/wp-json/liveblog/v1/9/get-entries/1/latest',
  );
  assert.match(address?.endpoint ?? '', /#ended,/u);
});

test('the container alone tells the number of the post, and the head where to ask', () => {
  const container = '<div id="wpcom-liveblog-container" class="52"></div>';
  const head = '<link rel="https://api.w.org/" href="https://news.example/blog/wp-json/" />';
  assert.equal(
    firstUrl(found(head + container)),
    'https://news.example/blog/wp-json/liveblog/v1/52/get-entries/1/latest',
  );
  assert.equal(
    firstUrl(found(container)),
    'https://news.example/wp-json/liveblog/v1/52/get-entries/1/latest',
  );
});

test('a page of another kind, or of a plugin so old that it answers elsewhere, is nothing', () => {
  assert.equal(found('<html><body><p>liveblog_settings</p></body></html>'), null);
  assert.equal(found(sitePage({ endpoint_url: `${PAGE_URL}liveblog/` })), null);
  assert.equal(found('{"entries": []}'), null);
  assert.equal(found('[{"id": "1", "content": "<p>x</p>", "created_at": "2031-05-02"}]'), null);
});

test('an answer that was saved is asked for again as it is', () => {
  const body = JSON.stringify({ entries: [wireRow(1, 5)], page: 1, pages: 3 });
  const url = 'http://127.0.0.1:8080/saved.json?copy=2';
  const address = found(body, url);
  assert.equal(firstUrl(address), url);
  const context = { address, requestUrl: url, cursor: null, answeredAt: NOW.now };
  const update = wordpress.parse(body, context);
  assert.deepEqual([update.older, update.next, update.also], [null, undefined, undefined]);
});

test("an answer at the plugin's own address leads to all the others", () => {
  const body = JSON.stringify({ entries: [wireRow(1, 5)], latest_timestamp: 5 });
  const address = found(body, `${ENDPOINT}entries/0/10/`);
  assert.equal(firstUrl(address), `${ENDPOINT}get-entries/1/latest`);
});

test('only who asks for the source by name has an address taken for an endpoint', () => {
  assert.equal(wordpress.locate(ENDPOINT, false), null);
  assert.equal(wordpress.locate(PAGE_URL, true), null);
  assert.equal(
    firstUrl(wordpress.locate('http://127.0.0.1:9/wp-json/liveblog/v1/481/entries/1/2', true)),
    'http://127.0.0.1:9/wp-json/liveblog/v1/481/get-entries/1/latest',
  );
});

test('a saved answer is known from its own rows', () => {
  const isKnown = (value: unknown) => wordpress.recognises(toDocument(JSON.stringify(value)));
  assert.ok(isKnown([wireRow(1, 5)]));
  assert.ok(isKnown({ entries: [], latest_timestamp: null }));
  assert.ok(isKnown({ currentEntries: { id_1: wireRow(1, 5) }, newEntries: [] }));
  assert.ok(!isKnown([]));
  assert.ok(!isKnown({ entries: [] }));
  assert.ok(!isKnown({ entries: [{ id: 1, title: 'A feed' }] }));
});
