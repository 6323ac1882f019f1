// Owns the reading of microdata and RDFa, well written and badly.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotLiveBlogError } from '../../../src/model/errors.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { isMarkedLive } from '../../../src/source/schema/marked-live.ts';
import { microdata } from '../../../src/source/schema/microdata.ts';
import { testConformance } from '../conformance.ts';
import { gist, isoOf } from './posting-page.ts';

const PAGE = `<!doctype html><html><head><link rel="canonical" href="https://news.example/live/harbour"></head><body>
<div itemscope itemtype="https://schema.org/LiveBlogPosting">
  <h1 itemprop="headline">The harbour opens: live</h1><meta itemprop="description" content="All day">
  <meta itemprop="coverageStartTime" content="2024-05-01T09:00:00+02:00">
  <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="entry-92">
    <h2 itemprop="headline">Tug in</h2>
    <p>At <span itemprop="datePublished" content="2024-05-01T10:20:00Z">20 past ten</span></p>
    <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Lee</span></span>
    <div itemprop="articleBody"><p>A <b>tug</b> came in.</p><img src="/tug.jpg" alt="A tug"></div>
  </div>
  <div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting" id="entry-91" class="post pinned">
    <meta itemprop="headline" content="The harbour opens: live"><time itemprop="datePublished" datetime="2024-05-01T10:10:00Z">x</time>
    <meta itemprop="articleBody" content="The gates are open.">
  </div>
</div></body></html>`;

const read = (body: string) => microdata.parse(body, FILE_CONTEXT);

test('properties in the markup are read as an update, and are no part of its words', () => {
  const { header, blocks } = read(PAGE);
  assert.equal(header?.title, 'The harbour opens: live');
  assert.equal(header?.pinnedId, 'entry-91');
  assert.deepEqual(blocks.map(gist), [
    ['entry-92', 'Tug in', 'A tug came in.\n\nA tug'],
    ['entry-91', null, 'The gates are open.'],
  ]);
  assert.deepEqual(
    blocks.map(({ publishedAt }) => isoOf(publishedAt)),
    ['2024-05-01T10:20:00.000Z', '2024-05-01T10:10:00.000Z'],
  );
  assert.deepEqual(blocks[0]?.contributors, [{ name: 'Ann Lee' }]);
  const finding = microdata.discover(toDocument(PAGE), 'https://news.example/live/harbour');
  assert.equal(finding?.evidence, 'a LiveBlogPosting in the markup with 2 updates');
});

test('attributes without quotation marks are read, and a value that raw ones cut short is not believed', () => {
  const body = `<html><body><div itemscope itemtype=http://schema.org/LiveBlogPosting>
    <meta itemprop=headline content=Harbour>
    <div class=newins itemprop=liveBlogUpdate itemscope itemtype=http://schema.org/BlogPosting>
      <meta itemprop=datePublished content=2024-05-01T10:20:00+05:30><meta itemprop=dateModified content=2024-05-01T10:20:00+05:30 />
      <meta itemprop=headline content="He says "never" again"><meta itemprop=articleBody content="He says "never" again, to us" />
      <div class=desc>He says "never" again, to us and to all.</div></div>
    <div itemprop=liveBlogUpdate itemscope itemtype=http://schema.org/BlogPosting>
      <meta itemprop=datePublished content=2024-05-01T10:10:00+05:30><meta itemprop=headline content=Whole>
      <meta itemprop=articleBody content="Said in full."></div></div></body></html>`;
  assert.deepEqual(read(body).blocks.map(gist), [
    ['at-20240501T045000Z', 'He says', 'He says "never" again, to us and to all.'],
    ['at-20240501T044000Z', 'Whole', 'Said in full.'],
  ]);
});

test('RDFa is the same vocabulary under other attributes, with or without a prefix', () => {
  const body = `<html><body><div vocab="https://schema.org/" typeof="LiveBlogPosting" resource="https://news.example/rdfa"><meta property="og:title" content="No">
    <h1 property="schema:headline">Harbour</h1>
    <div property="liveBlogUpdate" typeof="BlogPosting" resource="#p7"><h2 property="headline">Up</h2><meta property="datePublished" content="2024-05-01T10:10:00Z"><p property="articleBody">Words.</p></div>
    </div></body></html>`;
  const { blocks, header } = read(body);
  assert.equal(header?.title, 'Harbour');
  assert.equal(header?.url, 'https://news.example/rdfa');
  assert.deepEqual(blocks.map(gist), [['p7', 'Up', 'Words.']]);
  assert.equal(blocks[0]?.url, 'https://news.example/rdfa#p7');
});

test('updates outside any live blog make one', () => {
  const stray = PAGE.replace('itemscope itemtype="https://schema.org/LiveBlogPosting"', '');
  assert.deepEqual(
    read(stray).blocks.map(({ id }) => id),
    ['entry-92', 'entry-91'],
  );
});

test('an update that is never closed does not swallow those after it', () => {
  const open = PAGE.replace('alt="A tug"></div>\n  </div>', 'alt="A tug"></div>');
  assert.notEqual(open, PAGE);
  assert.deepEqual(read(open).blocks.map(gist), read(PAGE).blocks.map(gist));
});

test('a live blog without updates is only marked as one', () => {
  const empty =
    '<html><body><main itemscope itemtype="http://schema.org/LiveBlogPosting"></main></body></html>';
  assert.equal(microdata.discover(toDocument(empty), 'https://news.example/x'), null);
  assert.throws(
    () => read(empty),
    (error: unknown) => error instanceof NotLiveBlogError && error.found === 'no-updates',
  );
  assert.equal(isMarkedLive(toDocument(empty)), true);
});

test('words about live blogs do not mark a page as one', () => {
  const marked = (body: string) => isMarkedLive(toDocument(body));
  assert.equal(
    marked('<script>track("LiveBlogPosting", {liveBlogUpdate: 1})</script><p>LiveBlogPosting</p>'),
    false,
  );
  assert.equal(
    marked(
      '<script type="application/ld+json">{"@type": ["X", "LiveBlogPosting"], broken</script>',
    ),
    true,
  );
  assert.equal(
    marked(
      '<script type="application/ld+json">{"@type": "NewsArticle", "name": "LiveBlogPosting"}</script>',
    ),
    false,
  );
  assert.equal(marked('<amp-live-list id="x"></amp-live-list>'), true);
});

testConformance(microdata, 'a made-up page', [PAGE]);
