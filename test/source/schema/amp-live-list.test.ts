// Owns the reading of AMP's live list: names, times, what was taken away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { ampLiveList } from '../../../src/source/schema/amp-live-list.ts';
import { testConformance } from '../conformance.ts';
import { gist, isoOf } from './posting-page.ts';

const page = (items: string, attributes = '') =>
  `<!doctype html><html amp><head><title>Harbour: live</title><link rel="canonical" href="https://news.example/live/harbour"></head><body>
  <amp-live-list layout="container" data-poll-interval="15000" data-max-items-per-page="20" id="list" ${attributes}><button update>New</button><div items>${items}</div><div pagination></div></amp-live-list></body></html>`;

const ITEMS = `<div id="post-3" data-sort-time="1714559400" data-update-time="1714559460"><amp-timeago datetime="2024-05-01T10:30:00Z" layout="fixed">10.30</amp-timeago>
    <h2>Tug in</h2><p>It <em>came</em>.</p><amp-twitter data-tweetid="77" layout="responsive"></amp-twitter><amp-img src="/t.jpg" alt="The tug"></amp-img></div>
  <div id="ad-1" data-sort-time="1714559000"><amp-ad></amp-ad></div>
  <div id="post-2" data-sort-time="1714558800" data-update-time="1714559500" data-tombstone></div>
  <div id="post-1" data-sort-time="1714558200000"><div class="byline">By Ann Lee</div><p>Opened.</p></div>`;

const read = (body: string) => ampLiveList.parse(body, FILE_CONTEXT);

test('items become blocks by their own names and times, and advertisements do not', () => {
  const { blocks, header } = read(page(ITEMS));
  assert.equal(header?.title, 'Harbour: live');
  assert.equal(header?.url, 'https://news.example/live/harbour');
  assert.deepEqual(blocks.map(gist), [
    ['post-3', 'Tug in', 'It came.\n\nThe tug'],
    ['post-1', null, 'Opened.'],
  ]);
  assert.deepEqual(
    blocks.map(({ publishedAt }) => isoOf(publishedAt)),
    ['2024-05-01T10:30:00.000Z', '2024-05-01T10:10:00.000Z'],
  );
  assert.equal(isoOf(blocks[0]?.lastUpdatedAt ?? null), '2024-05-01T10:31:00.000Z');
  assert.deepEqual(
    blocks[0]?.elements.map(({ type }) => type),
    ['text', 'social', 'image'],
  );
  assert.deepEqual(blocks[1]?.contributors, [{ name: 'Ann Lee' }]);
  assert.equal(blocks[0]?.url, 'https://news.example/live/harbour#post-3');
});

test('a name that is cut through a character leads to its place without the half', () => {
  const [block] = read(page(ITEMS.replace('id="post-3"', 'id="post-\ud83d-3"'))).blocks;
  assert.equal(block?.url, 'https://news.example/live/harbour#post--3');
});

test('what was taken away is stated, with the stamp of its removal', () => {
  assert.deepEqual(read(page(ITEMS)).removals, [
    { id: 'post-2', lastUpdatedAt: Date.UTC(2024, 4, 1, 10, 31, 40) },
  ]);
});

test('a list that is switched off has ended, for good', () => {
  const update = read(page(ITEMS, 'disabled'));
  assert.equal(update.header?.status, 'ended');
  assert.equal(update.mayResume, undefined);
});

test('a list of advertisements, or an empty one, is none', () => {
  for (const items of ['', '<div id="ad-1"></div>']) {
    assert.equal(ampLiveList.discover(toDocument(page(items)), 'https://news.example/x'), null);
  }
  assert.equal(
    ampLiveList.discover(toDocument(page(ITEMS)), 'https://news.example/x')?.evidence,
    'an amp-live-list with 2 updates',
  );
});

testConformance(ampLiveList, 'a made-up page', [page(ITEMS)]);
