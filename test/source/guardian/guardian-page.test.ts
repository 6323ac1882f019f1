// Owns what a Guardian page as a whole becomes: header, blocks, key events, the pinned block, paging, refusals.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { guardianPage } from '../../../src/source/guardian/guardian-page.ts';
import { testConformance } from '../conformance.ts';
import {
  blockId,
  type DrawnPage,
  drawBlock,
  drawPage,
  island,
  parseDrawn,
  STORY_ID,
} from './guardian-markup-sample.ts';
import { MINUTE, PAGE_URL, parsePage, storyPage, wireBlock, wireText } from './guardian-page.ts';

const ASKING = { now: 0, apiKey: null };
const [FIRST, SECOND, THIRD] = [blockId(3000), blockId(2000), blockId(1000)];

const PAGE: DrawnPage = {
  blocks: [
    { id: FIRST, publishedAt: 50 * MINUTE, updatedAt: 52 * MINUTE, people: ['Cy Deck'] },
    { id: SECOND, publishedAt: 40 * MINUTE, title: 'The lamp &amp; the lens' },
  ],
  keyEvents: [
    {
      ...wireBlock(SECOND, 40, { title: 'The lamp & the lens' }),
      attributes: { keyEvent: true, summary: false, pinned: false },
    },
    {
      ...wireBlock(THIRD, 10, { title: 'Summary' }),
      attributes: { keyEvent: false, summary: true, pinned: false },
    },
  ],
};

test('a page has the headline, people, status and stamp of its story', () => {
  const { header } = parseDrawn(drawPage(PAGE));
  const { header: told } = parsePage(storyPage({ blocks: [wireBlock(FIRST, 1)] }));
  assert.deepEqual(header, {
    ...told,
    contributors: [{ name: 'Ada Keel' }, { name: 'Bo Mast' }],
    source: 'guardian-page',
  });
});

test('blocks have their times, titles and people, and key events are told by the list of them', () => {
  const { blocks, span } = parseDrawn(drawPage(PAGE));
  const [first, second, third] = blocks;
  assert.equal(blocks.length, 3);
  assert.deepEqual(
    { ...first, elements: [] },
    {
      id: FIRST,
      url: `${PAGE_URL}?page=with:block-${FIRST}#block-${FIRST}`,
      title: null,
      publishedAt: 50 * MINUTE,
      lastUpdatedAt: 52 * MINUTE,
      keyEvent: false,
      summary: false,
      contributors: [{ name: 'Cy Deck' }],
      elements: [],
    },
  );
  assert.ok(first !== undefined);
  assert.equal(textOfBlock(first), `Words of ${FIRST}`);
  assert.deepEqual(
    [second?.title, second?.keyEvent, second?.summary],
    ['The lamp & the lens', true, false],
  );
  assert.deepEqual([third?.id, third?.keyEvent, third?.summary], [THIRD, false, true]);
  assert.deepEqual(span, { from: 40 * MINUTE, to: 50 * MINUTE });
});

test('what is drawn later than the list of key events was made wins, but keeps its flags', () => {
  const html = drawPage({
    blocks: [
      { id: SECOND, publishedAt: 40 * MINUTE, updatedAt: 45 * MINUTE, body: '<p>Corrected</p>' },
    ],
    keyEvents: [
      {
        ...wireBlock(SECOND, 40, { title: 'Old', elements: [wireText('<p>Wrong</p>')] }),
        attributes: { keyEvent: false, summary: true, pinned: false },
      },
    ],
  });
  const [block] = parseDrawn(html).blocks;
  assert.ok(block !== undefined);
  assert.equal(textOfBlock(block), 'Corrected');
  assert.deepEqual([block.keyEvent, block.summary], [false, true]);
});

test('a pinned block is told once where it stands on the page, and found where it does not', () => {
  const onPage = parseDrawn(drawPage({ ...PAGE, pinned: { id: FIRST } }));
  assert.equal(onPage.header?.pinnedId, FIRST);
  assert.equal(onPage.blocks.length, 3);
  assert.equal(onPage.blocks[0]?.publishedAt, 50 * MINUTE);
  const old = blockId(60);
  const elsewhere = parseDrawn(
    drawPage({ ...PAGE, pinned: { id: old, title: 'Stay safe', updatedAt: 90_000 } }),
  );
  const pinned = elsewhere.blocks.find(({ id }) => id === old);
  assert.equal(elsewhere.header?.pinnedId, old);
  assert.equal(pinned?.title, 'Stay safe');
  // The second in which the id was given: a pinned copy shows an age and no time.
  assert.deepEqual([pinned?.publishedAt, pinned?.lastUpdatedAt], [60_000, 90_000]);
});

test('a blog is live where the page is told to ask again, over where it is not, unknown where nothing tells', () => {
  const statusOf = (html: string) => parseDrawn(html).header?.status;
  const bare = `<meta property="og:site_name" content="the Guardian">${drawBlock({ id: FIRST })}`;
  assert.equal(statusOf(drawPage(PAGE)), 'live');
  assert.equal(statusOf(drawPage({ ...PAGE, live: false })), 'ended');
  assert.equal(statusOf(bare), 'unknown');
  assert.equal(statusOf(`<script>x={"isLive":true}</script>${bare}`), 'live');
  assert.equal(statusOf(`<script>x={"isLive":false}</script>${bare}`), 'ended');
});

test('the links under the blocks tell the next older page and the whole number', () => {
  const blocks = Array.from({ length: 12 }, (_, index) => ({
    id: blockId(5000 - index),
    publishedAt: (100 - index) * MINUTE,
  }));
  const older = blockId(7);
  const navigation = [
    '<a><span>Newest</span></a><a><span>Previous</span></a>',
    '<div>1</div><span> of </span><div>4</div>',
    `<a href="?page=with%3Ablock-${older}&amp;filterKeyEvents=false#liveblog-navigation"><span>Next</span></a>`,
    `<a href="?page=with:block-${blockId(3)}"><span>Oldest</span></a>`,
  ].join('');
  const update = parseDrawn(drawPage({ blocks, navigation }));
  assert.equal(update.older, older);
  assert.equal(update.totalBlocks, 42);
  assert.equal(update.header?.pinnedId, null);
  const second = parseDrawn(drawPage({ blocks, navigation: navigation.replace('>1<', '>2<') }), {
    cursor: older,
  });
  assert.equal(second.totalBlocks, null);
  assert.equal(second.header?.pinnedId, undefined);
});

test('the description for search engines names all authors and the last change', () => {
  const posting = {
    '@type': 'LiveBlogPosting',
    dateModified: '2031-05-02T10:45:00+0000',
    author: [{ name: 'Ada Keel' }, { name: 'Bo Mast' }, { name: 'Cy Deck' }],
  };
  const script = (json: string) => `<script type="application/ld+json">${json}</script>`;
  const head = script('{"broken') + script(JSON.stringify([posting, { '@type': 'WebPage' }]));
  const { header } = parseDrawn(drawPage({ ...PAGE, head }));
  assert.equal(header?.contributors.length, 3);
  assert.equal(header?.updatedAt, Date.parse('2031-05-02T10:45:00Z'));
});

test('a page from before 2020 is read too', () => {
  const html = `<meta property="og:site_name" content="The Guardian"><h1> Lamp </h1>
<div id="liveblog-body"><div id="block-${FIRST}" class="block block--content is-key-event" itemprop="liveBlogUpdate">
<p class="block-time published-time"><a href="/a/live/b?page=with:block-${FIRST}#block-${FIRST}"><time datetime="1970-01-01T01:00:00.000Z">now</time></a></p>
<h2 class="block-title">Lit</h2><div class="block-elements"><p>One</p><p>Two</p></div>
<p class="block-time updated-time">Updated <time datetime="1970-01-01T01:02:00.000Z">at 1.02</time></p></div></div>`;
  const [block] = parseDrawn(html).blocks;
  assert.ok(block !== undefined);
  assert.equal(textOfBlock(block), 'One\n\nTwo');
  assert.deepEqual(
    [block.title, block.publishedAt, block.lastUpdatedAt, block.keyEvent],
    ['Lit', 60 * MINUTE, 62 * MINUTE, true],
  );
});

test('a page from before 2020 names its writers in a line, and its pinned block by its id', () => {
  const block = (
    anchor: string,
  ) => `<div id="block-${anchor}" class="block"><h2 class="block-title">Lit</h2>
<div class="block-byline"><span class="block-byline__byline">Bo Mast</span></div><div class="block-elements"><p>One</p></div></div>`;
  const { blocks, header } = parseDrawn(
    `<link rel="canonical" href="https://www.theguardian.com/a/live/b"><div>${block(`${FIRST}-pinned`)}${block(FIRST)}</div>`,
  );
  assert.deepEqual(
    blocks.map(({ id, contributors }) => [id, contributors]),
    [[FIRST, [{ name: 'Bo Mast' }]]],
  );
  assert.equal(header?.pinnedId, FIRST);
});

test('a list of key events by itself is a live blog, though nothing names it', () => {
  const { blocks, header } = parseDrawn(
    island('KeyEventsCarousel', { keyEvents: [wireBlock(FIRST, 50)] }),
  );
  assert.deepEqual([blocks.length, header?.title], [1, 'Live blog']);
});

test('an AMP page of the site is left to the reader of live lists', () => {
  const page = `<link rel="canonical" href="https://www.theguardian.com/a/live/b"><amp-live-list><div items><div id="block-${FIRST}"></div></div></amp-live-list>`;
  assert.equal(guardianPage.recognises(toDocument(page)), false);
});

test('a page is found by its content at any address, and asked there again', () => {
  const finding = guardianPage.discover(
    toDocument(drawPage(PAGE), 'text/html'),
    `http://127.0.0.1:4000/saved.html?page=with:block-${THIRD}&a=b#x`,
  );
  assert.ok(finding?.kind === 'story');
  assert.deepEqual(finding.address, {
    storyId: STORY_ID,
    pageUrl: PAGE_URL,
    endpoint: 'http://127.0.0.1:4000/saved.html?a=b',
  });
  assert.equal(finding.evidence, "a live blog of the Guardian's with 2 posts on the page");
  assert.equal(
    guardianPage.request(finding.address, null, ASKING).url,
    'http://127.0.0.1:4000/saved.html?a=b',
  );
  assert.equal(
    guardianPage.request({ storyId: STORY_ID, pageUrl: PAGE_URL }, 'abc', ASKING).url,
    `${PAGE_URL}?page=with%3Ablock-abc`,
  );
});

test('the address alone is left to the JSON of the story, unless the page is asked for by name', () => {
  assert.equal(guardianPage.locate(PAGE_URL, false), null);
  assert.deepEqual(guardianPage.locate(PAGE_URL, true), { storyId: STORY_ID, pageUrl: PAGE_URL });
});

test('an ordinary article of the site is refused, and so is a live blog without blocks', () => {
  const article = `<meta property="og:site_name" content="the Guardian">${island('Metrics', {})}<article><p>Words</p></article>`;
  const document = toDocument(article, 'text/html');
  assert.equal(guardianPage.discover(document, PAGE_URL), null);
  assert.ok(guardianPage.recognises(document));
  const refusal = (found: string) => (error: unknown) =>
    error instanceof NotLiveBlogError && error.found === found;
  assert.throws(() => parseDrawn(article), refusal('article'));
  const front = `${article}<script type="application/ld+json">{"@type":"ItemList"}</script>`;
  assert.throws(() => parseDrawn(front), refusal('index'));
  assert.throws(() => parseDrawn(drawPage()), refusal('no-updates'));
});

test('what another site made is not recognised', () => {
  for (const body of [
    '',
    '<p>x</p>',
    '{"html":"<gu-island>"}',
    '<article id="block-1">x</article>',
  ]) {
    assert.equal(guardianPage.recognises(toDocument(body)), false, body);
    assert.throws(() => parseDrawn(body), DecodeError, body);
  }
});

testConformance(guardianPage, 'a page of our own', [
  drawPage({ ...PAGE, pinned: { id: FIRST, publishedAt: 50 * MINUTE, updatedAt: 52 * MINUTE } }),
]);
