// Owns shapes of JSON-LD that single publishers write and that none of the others need.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDocument } from '../../../src/source/found-document.ts';
import { jsonLd } from '../../../src/source/schema/json-ld.ts';
import { gist, PAGE_URL, page, posted, posting, read } from './posting-page.ts';

test('updates stand in lists of lists', () => {
  const { blocks } = read(page([posting([[posted(20, 'Two')], [posted(10, 'One')]] as never)]));
  assert.deepEqual(blocks.map(gist), [
    ['u20', 'Two', 'Words on Two.'],
    ['u10', 'One', 'Words on One.'],
  ]);
});

test('the address of a picture may be an object of its own', () => {
  const image = { '@type': 'ImageObject', url: { '@id': 'https://news.example/tide.jpg' } };
  const [block] = read(page([posting([posted(10, 'Tide', { image })])])).blocks;
  const picture = block?.elements.find(({ type }) => type === 'image');
  assert.ok(picture?.type === 'image' && picture.url === 'https://news.example/tide.jpg');
});

test('two updates with one stamp and one headline have the page\'s, and a "by" is no part of a name', () => {
  const same = { datePublished: '2024-05-01T10:00:00Z', author: 'By Gil Roe' };
  const updates = [20, 10].map((minute) => posted(minute, 'The harbour today', same));
  const { blocks } = read(page([posting(updates)]));
  assert.deepEqual(
    blocks.map(({ title, publishedAt, contributors }) => [title, publishedAt, contributors]),
    [
      [null, null, [{ name: 'Gil Roe' }]],
      [null, null, [{ name: 'Gil Roe' }]],
    ],
  );
});

test('parts that are named in words run together are known: a byline is no paragraph', () => {
  const markup = `<article data-testid="content-post"><header><span data-testid="timestamp">10:10</span><h3>The tide is in today</h3></header>
    <div data-component="contributorWithImage"><p>Ann Lee</p><p>Harbour correspondent</p></div>
    <div data-component="text-block"><p>Words.</p></div></article>`;
  const update = posted(10, 'The tide is in today', {
    author: { name: 'Ann Lee' },
    articleBody: 'Words.',
  });
  const url = { url: `${PAGE_URL}?post=asset%3A1#post` };
  const [block] = read(
    page([posting([{ ...update, ...url }])], markup.replace('<article', '<article id="asset:1"')),
  ).blocks;
  assert.deepEqual(block && gist(block), ['asset:1', 'The tide is in today', 'Words.']);
  assert.deepEqual(block?.contributors, [{ name: 'Ann Lee' }]);
});

test('what is called after the byline that it lacks is no byline', () => {
  const markup = `<div id="u10"><h3>The tide is in today</h3><div class="body--no-byline"><p>By <a href="/x">Ann Lee</a>, words.</p></div></div>`;
  const [block] = read(page([posting([posted(10, 'The tide is in today')])], markup)).blocks;
  assert.deepEqual(block?.contributors, []);
  assert.deepEqual(block && gist(block)[2], 'By Ann Lee, words.');
});

test('labels for sharing and a link to the writer are no words of a post', () => {
  const markup = `<article id="u10"><div><a href="/autor/ann-lee">Ann Lee</a></div><h2>The tide is in today</h2>
    <p>Words on <a href="/autor/bo">Bo</a> and the tide today.</p><ul><li><a>Twitter</a></li><li>Facebook</li></ul>
    <div><a href="#">Copy link</a> <span>12 comments</span></div><p>Tweet of the day.</p><p><a href="https://x.com/bo/status/9">Tweet</a></p></article>`;
  const [block] = read(page([posting([posted(10, 'The tide is in today')])], markup)).blocks;
  assert.deepEqual(block?.contributors, [{ name: 'Ann Lee' }]);
  assert.deepEqual(
    block && gist(block)[2],
    'Words on Bo and the tide today.\n\nTweet of the day.\n\nTweet',
  );
});

test('a script that tells fewer posts than the markup does leaves the story to it', () => {
  const marked = (minutes: readonly number[]) =>
    minutes.map(
      (minute) =>
        `<div itemprop="liveBlogUpdate" itemscope id="u${minute}"><h3 itemprop="headline">A</h3></div>`,
    );
  const isRead = (minutes: readonly number[]) =>
    jsonLd.recognises(
      toDocument(page([posting([posted(10, 'A'), posted(5, 'B')])], marked(minutes).join(''))),
    );
  assert.equal(isRead([10, 5]), true);
  assert.equal(isRead([10, 5, 1]), false);
});

test('parameters that no one knows name an update where they differ, and none where they are the same', () => {
  const idsOf = (...searches: readonly string[]) =>
    read(
      page([
        posting(
          searches.map((search, at) => posted(20 - at, `N${at}`, { url: PAGE_URL + search })),
        ),
      ]),
    ).blocks.map(({ id }) => id);
  assert.deepEqual(idsOf('?pid=8', '?pid=7'), ['pid=8', 'pid=7']);
  assert.deepEqual(idsOf('?a=b', '?a=b'), ['at-20240501T102007Z', 'at-20240501T101907Z']);
});

test('posts with pages of their own are named by them, whether or not the story names its page', () => {
  const updates = [2, 1].map((code) => posted(code, `N${code}`, { url: `${PAGE_URL}/n-${code}` }));
  const ids = [`${PAGE_URL}/n-2`, `${PAGE_URL}/n-1`];
  const idsIn = (url: string | undefined, requestUrl: string | null) =>
    read(page([posting(updates, { url })]), { requestUrl }).blocks.map(({ id }) => id);
  assert.deepEqual(idsIn(PAGE_URL, null), ids);
  assert.deepEqual(idsIn(undefined, null), ids);
  assert.deepEqual(idsIn(undefined, 'http://127.0.0.1:8000/saved.html'), ids);
});

test('an update that only says when it was changed was published then', () => {
  const times = { datePublished: undefined, dateModified: '2024-05-01T10:00:00Z' };
  const [block] = read(page([posting([posted(10, 'One', times), posted(5, 'Two')])])).blocks;
  assert.equal(block?.publishedAt, Date.UTC(2024, 4, 1, 10));
});

test('the whole may be a text of JSON, and line breaks escaped once too often', () => {
  const value = posting([posted(10, 'One', { articleBody: 'Tide in.\\nTide out.\\n\\nAt C' })]);
  const [block] = read(page([JSON.stringify(JSON.stringify(value))])).blocks;
  assert.deepEqual(block && gist(block)[2], 'Tide in.\nTide out.\n\nAt C');
  const path = { articleBody: 'In C:\\new it is.' };
  const [other] = read(page([posting([posted(10, 'One', path)])])).blocks;
  assert.deepEqual(other && gist(other)[2], 'In C:\\new it is.');
});

test('of several live blogs on a page the one at its own address is told, be it the smaller', () => {
  const own = posting([posted(10, 'Own')], { headline: 'The harbour' });
  const other = posting([posted(30, 'A'), posted(20, 'B')], {
    headline: 'The island',
    url: 'https://news.example/live/island',
  });
  const head = `<link rel="canonical" href="${PAGE_URL}">`;
  const { blocks, header } = read(page([other, own], head));
  assert.deepEqual([header?.title, blocks.map(({ title }) => title)], ['The harbour', ['Own']]);
});

test('a time tag may state its time under a name of its own', () => {
  const stamp = { datePublished: undefined };
  const markup = `<article id="u10"><time data-date="2024-05-01T10:11:00Z"><a href="#u10">11 past</a></time><p>Words on One here.</p></article>`;
  const [block] = read(page([posting([posted(10, 'One', stamp)])], markup)).blocks;
  assert.equal(block?.publishedAt, Date.UTC(2024, 4, 1, 10, 11));
});
