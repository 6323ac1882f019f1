// Owns the join of a description with the markup of its page, after the conventions of the publishers who write both.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Update } from '../../../src/model/update.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { jsonLd } from '../../../src/source/schema/json-ld.ts';
import { initialState } from '../../../src/state/initial-state.ts';
import { reduce } from '../../../src/state/reduce.ts';
import { testConformance } from '../conformance.ts';
import { gist, isoOf, PAGE_URL, page, posted, posting, read } from './posting-page.ts';

const named = (id: string) => ({ url: `${PAGE_URL}#${id}` });

/** Reach: the number is the id; stamps in ms; a list of key events above; a label where the name would stand. */
const REACH = page(
  [
    posting([
      posted(30, 'Tug arrives ', { ...named('2259242'), author: [{ name: 'Gil Roe' }] }),
      posted(20, 'Tug arrives ', { ...named('2259100'), articleBody: '' }),
      posted(10, 'Older than the page', named('2258000')),
    ]),
  ],
  `<div class="live-event-key-events"><ul><li><a data-id="2258000">Older than the page</a><time>10:10</time></li></ul></div>
  <div class="live-event-entries">
  <div class="live-event-entry" id="2259242" data-type="default" data-post-time="1714559407000" data-last-modified-time="1714559500000">
    <div class="entry-info"><time>11:30</time><mark>Ann Lee</mark></div>
    <div class="entry-content"><h3>Tug arrives </h3><p>Words on <a href="/tug">Tug</a> arrives.</p><ul><li>One</li></ul>
    <figure><img src="/tug.jpg" alt="A tug"><figcaption>The tug <span class="credit">Ann</span></figcaption></figure></div></div>
  <div class="live-event-entry" id="2259100" data-type="key-event" data-post-time="1714558807000" data-last-modified-time="1714558807000">
    <div class="entry-info"><time>11:20</time><mark>KEY EVENT</mark></div>
    <div class="entry-content"><h3>Harbour shut</h3><blockquote class="twitter-tweet"><p>Shut!</p>— Port (@port) <a href="https://twitter.com/port/status/9">May 1</a></blockquote></div></div>
  </div>`,
);

test('Reach: times, names, titles, rich text and key events come from the markup', () => {
  const { blocks, brief } = read(REACH);
  assert.deepEqual(
    blocks.map(({ id, title, keyEvent }) => [id, title, keyEvent]),
    [
      ['2259242', 'Tug arrives', false],
      ['2259100', 'Harbour shut', true],
      ['2258000', 'Older than the page', true],
    ],
  );
  const [first, second] = blocks;
  assert.equal(first?.url, `${PAGE_URL}#2259242`);
  assert.equal(isoOf(first?.lastUpdatedAt ?? null), '2024-05-01T10:31:40.000Z');
  assert.deepEqual(first?.contributors, [{ name: 'Ann Lee' }]);
  assert.deepEqual(
    first?.elements.map(({ type }) => type),
    ['text', 'list', 'image'],
  );
  assert.ok(first?.elements[2]?.type === 'image' && first.elements[2].credit === 'Ann');
  assert.deepEqual(second?.contributors, []);
  assert.deepEqual(
    second?.elements.map(({ type }) => type),
    ['social'],
  );
  assert.deepEqual(brief, ['2258000']);
});

test('a block that has left the markup but not the description keeps the words it had', () => {
  const state = (updates: readonly Update[]) =>
    updates.reduce(
      (held, update) =>
        reduce(held, { type: 'update-received', update, receivedAt: 1, cause: 'poll' }),
      initialState(0),
    );
  const before = read(REACH, { answeredAt: Date.UTC(2024, 4, 1, 11) });
  const gone = REACH.replace(
    /<div class="live-event-entry" id="2259100".*?<\/blockquote><\/div><\/div>/su,
    '',
  );
  const after = read(gone, { answeredAt: Date.UTC(2024, 4, 1, 12) });
  assert.equal(after.blocks[1]?.elements.length, 0);
  const { records, changes } = state([before, after]);
  assert.equal(records.get('2259100')?.block?.title, 'Harbour shut');
  assert.deepEqual(changes, []);
});

test('the Guardian: "block-" before the id, the page\'s own dates and headline on every update, a footer that says updated', () => {
  const dates = { datePublished: '2024-05-01T12:00:00Z', dateModified: '2024-05-01T12:00:00Z' };
  const desk = { author: [{ name: 'Ann Lee' }, { name: 'Bo Li' }] };
  const ids = ['66321f0a8f08a1b2c3d4e5f1', '66321f0a8f08a1b2c3d4e5f0'];
  const body = page(
    [
      posting(
        ids.map((id) => ({
          '@id': id,
          headline: 'The harbour opens: live',
          articleBody: 'Words',
          ...dates,
          ...desk,
        })),
        desk,
      ),
    ],
    `<div id="pinned-post"><article class="block"><a href="?page=with:block-${ids[1]}#block-${ids[1]}">10.40</a></article></div>
    <gu-island id="key-events-carousel-desktop"><ul><li><a href="?page=with:block-${ids[0]}#block-${ids[0]}">Key</a></li></ul></gu-island>
    <article id="block-${ids[0]}" class="block"><header><a href="#"><time dateTime="2024-05-01T10:50:01.000Z">1h ago</time><span>11.50 BST</span></a>
      <h2>Pilots back</h2><div><img src="/ann.png" alt="Ann Lee"></div><span>Ann Lee</span></header><p>Words and more.</p>
      <footer><ul><li><a href="https://social.example">Share</a></li></ul><time dateTime="2024-05-01T10:55:00.000Z">Updated at 11.55 BST</time></footer></article>
    <article id="block-${ids[1]}" class="block"><header><time dateTime="2024-05-01T10:40:00.000Z">x</time></header><p>Words.</p><h2>Within</h2></article>`,
  );
  const { blocks, header, span } = read(body);
  assert.deepEqual(blocks.map(gist), [
    [ids[0], 'Pilots back', 'Words and more.'],
    [ids[1], null, 'Words.\n\nWithin'],
  ]);
  assert.deepEqual(
    blocks.map(({ publishedAt }) => isoOf(publishedAt)),
    ['2024-05-01T10:50:01.000Z', '2024-05-01T10:40:00.000Z'],
  );
  assert.equal(isoOf(blocks[0]?.lastUpdatedAt ?? null), '2024-05-01T10:55:00.000Z');
  assert.deepEqual(
    blocks.map(({ contributors }) => contributors),
    [[{ name: 'Ann Lee' }], []],
  );
  assert.deepEqual(
    blocks.map(({ keyEvent }) => keyEvent),
    [true, false],
  );
  assert.equal(header?.pinnedId, ids[1]);
  assert.equal(blocks[0]?.url, `${PAGE_URL}#block-${ids[0]}`);
  assert.deepEqual(span, {
    from: Date.UTC(2024, 4, 1, 10, 40),
    to: Date.UTC(2024, 4, 1, 10, 50, 1),
  });
});

test("the Independent: numbers after other words, visible times hours from the stated ones, in the page's order", () => {
  const updates = [3, 1, 2].map((n) =>
    posted(n * 10, `N${n}`, {
      ...named(`liveblogPost100${n}`),
      headline: n === 1 ? 'Own words here' : 'The harbour opens: live',
    }),
  );
  const stamps = ['1714561200', '1714557600000', '1714554000'];
  const body = page(
    [posting(updates)],
    `<amp-live-list id="l"><div items>${[3, 1, 2]
      .map(
        (n, index) =>
          `<div id="post-100${n}" data-sort-time="${stamps[index]}"><amp-timeago datetime="${new Date(Date.UTC(2024, 4, 1, 11 - index)).toISOString()}">x</amp-timeago><h2>Title ${n}</h2><div><p>Words on N${n}.</p></div></div>`,
      )
      .join('')}</div></amp-live-list>`,
  );
  const { blocks } = read(body);
  assert.deepEqual(
    blocks.map(({ id, title, publishedAt, placedAt }) => [id, title, isoOf(publishedAt), placedAt]),
    [
      ['liveblogPost1003', 'Title 3', '2024-05-01T11:00:00.000Z', undefined],
      ['liveblogPost1001', 'Own words here', '2024-05-01T10:00:00.000Z', undefined],
      ['liveblogPost1002', 'Title 2', '2024-05-01T09:00:00.000Z', undefined],
    ],
  );
});

test('Express: a code after a word, an author in plain text, seconds to sort by', () => {
  const body = page(
    [
      posting([
        posted(30, 'Up', {
          ...named('live-7ab3'),
          author: 'Ann Lee',
          dateModified: '2024-05-01T11:00:00Z',
        }),
        posted(20, 'Down', { ...named('live-7ab2'), dateModified: '2024-05-01T11:01:00Z' }),
      ]),
    ],
    `<section id="live-7ab3" data-sort-time="1714559407"><div class="post-meta"><span class="timestamp">11:30</span></div><h2>Up</h2><p>Words on Up.</p></section>
     <section id="live-7ab2" data-sort-time="1714558807"><h2>Down</h2><p>Words on Down.</p></section>`,
  );
  const { blocks } = read(body);
  assert.deepEqual(blocks.map(gist), [
    ['live-7ab3', 'Up', 'Words on Up.'],
    ['live-7ab2', 'Down', 'Words on Down.'],
  ]);
  assert.deepEqual(
    blocks.map(({ lastUpdatedAt }) => lastUpdatedAt),
    [null, null],
  );
  assert.deepEqual(blocks[0]?.contributors, [{ name: 'Ann Lee' }]);
});

test('la Repubblica: no names at all; headings lead to the places, whose local times are written as if UTC', () => {
  const bare = (minute: number, headline: string) => posted(minute, headline, { url: undefined });
  const long = 'A headline that is much too long for the makers of search engines and so ends';
  const body = page(
    [posting([bare(30, `${long} &ldquo;with&rdq…`), bare(20, 'Second of the day')])],
    `<ul class="liveblog__index__list"><li><time datetime="2024-05-01T12:20Z">12:20</time><a href="#77_event1">Second</a></li></ul>
    <section class="liveblog__post" id="77_event2"><time class="liveblog__post__pubdate" datetime="2024-05-01T12:30Z">12:30</time><div><h2><p>${long} “with this”</p></h2><p>Words and <b>more</b> words.</p></div></section>
    <section class="liveblog__post" id="77_event1"><time datetime="2024-05-01T12:20Z">12:20</time><div><h2><p>Second of the day</p></h2><p>Words on Second of the day.</p></div></section>`,
  );
  const { blocks } = read(body);
  assert.deepEqual(
    blocks.map(({ id, title, keyEvent }) => [id, title, keyEvent]),
    [
      ['at-20240501T103007Z', `${long} “with this”`, false],
      ['at-20240501T102007Z', 'Second of the day', true],
    ],
  );
  assert.equal(blocks[1]?.url, `${PAGE_URL}#77_event1`);
  assert.equal(isoOf(blocks[1]?.publishedAt ?? null), '2024-05-01T10:20:07.000Z');
});

test('the BBC: the name is a parameter, and the fragment is one and the same', () => {
  const body = page(
    [
      posting(
        ['b2', 'b1'].map((code, index) =>
          posted(20 - index, `Headline ${code}`, {
            url: undefined,
            '@id': `${PAGE_URL}?post=asset%3A${code}-11-22#post`,
            articleBody: undefined,
          }),
        ),
      ),
    ],
    `<article data-testid="content-post" id="asset:b2-11-22"><time datetime="2024-05-01T10:20:07Z">x</time><h3>Headline b2</h3><p>From the page.</p></article>
     <article data-testid="content-post" id="asset:b1-11-22"><h3>Headline b1</h3><p>Also.</p></article>`,
  );
  assert.deepEqual(read(body).blocks.map(gist), [
    ['asset:b2-11-22', 'Headline b2', 'From the page.'],
    ['asset:b1-11-22', 'Headline b1', 'Also.'],
  ]);
});

test('CNN: a heading that only scripts fill, words in the markup', () => {
  const body = page(
    [posting([posted(20, 'Ship in', { ...named('h_a1b2c3'), articleBody: 'He said \\"in\\".' })])],
    `<article class="live-story-post liveStoryPost" data-post-id="h_a1b2c3" data-last-updated="2024-05-01T10:45:00.000Z">
      <header class="live-story-post__header"><h2 class="live-story-post__headline"></h2><span class="live-story-post__byline">From Ann Lee and Bo Li</span></header>
      <section class="live-story-post__body"><div class="live-story-post__content"><p>He said “in”.</p></div></section></article>`,
  );
  const [block] = read(body).blocks;
  assert.deepEqual(block && gist(block), ['h_a1b2c3', 'Ship in', 'He said “in”.']);
  assert.deepEqual(block?.contributors, [{ name: 'Ann Lee' }, { name: 'Bo Li' }]);
  assert.equal(isoOf(block?.lastUpdatedAt ?? null), '2024-05-01T10:45:00.000Z');
});

test('AP: updates without addresses are found by their headline, or by their stamp', () => {
  const body = page(
    [
      posting([
        posted(20, 'Harbour reopened today', { url: PAGE_URL }),
        posted(10, '', { url: PAGE_URL, articleBody: '<p>Short.</p><hr>' }),
      ]),
    ],
    `<bsp-liveblog-post class="LiveBlogPost" data-post-id="p2" data-posted-date-timestamp="1714558807000"><h2 class="LiveBlogPost-headline">Harbour reopened today</h2><div class="LiveBlogPost-body"><p>Rich <i>words</i> on all of it.</p></div></bsp-liveblog-post>
     <bsp-liveblog-post class="LiveBlogPost" data-post-id="p1" data-posted-date-timestamp="1714558207000"><div class="LiveBlogPost-body"><p>Short, but <a href="https://x.example/">linked</a>.</p></div></bsp-liveblog-post>`,
  );
  assert.deepEqual(read(body).blocks.map(gist), [
    ['at-20240501T102007Z', 'Harbour reopened today', 'Rich words on all of it.'],
    ['at-20240501T101007Z', null, 'Short, but linked.'],
  ]);
});

test('a place that has not been filled in yet leaves the words of the description', () => {
  const body = page(
    [
      posting([
        posted(20, 'Long', {
          articleBody: 'A whole paragraph of words that a reader wants to see.',
        }),
      ]),
    ],
    '<div id="u20"><h2>Long</h2><p>Loading…</p></div>',
  );
  assert.equal(
    read(body).blocks.map(gist)[0]?.[2],
    'A whole paragraph of words that a reader wants to see.',
  );
});

test('a place that holds several updates is none of theirs', () => {
  const body = page(
    [
      posting([
        posted(20, 'One of the two', { url: undefined }),
        posted(10, 'Two of the two', { url: undefined }),
      ]),
    ],
    '<section id="all"><h2>One of the two</h2><p>A</p><h2>Two of the two</h2><p>B</p></section>',
  );
  assert.deepEqual(
    read(body)
      .blocks.map(gist)
      .map(([, , text]) => text),
    ['Words on One of the two.', 'Words on Two of the two.'],
  );
});

test('a heading that two places have leads to neither', () => {
  const body = page(
    [posting([posted(20, 'Traffic on the bridge', { url: undefined }), posted(10, 'Other')])],
    ['a1', 'a2']
      .map(
        (id) =>
          `<section id="${id}"><h2>Traffic on the bridge</h2><p>In the place ${id}, long enough.</p></section>`,
      )
      .join(''),
  );
  assert.equal(read(body).blocks.map(gist)[0]?.[2], 'Words on Traffic on the bridge.');
});

test('a name that all updates share names none of them', () => {
  const updates = [20, 10].map((minute) =>
    posted(minute, `N${minute}`, { url: `${PAGE_URL}#live-blog` }),
  );
  const { blocks } = read(
    page(
      [posting(updates)],
      '<main id="live-blog"><h1>All</h1><p>Everything there is to be read today.</p></main>',
    ),
  );
  assert.deepEqual(blocks.map(gist), [
    ['at-20240501T102007Z', 'N20', 'Words on N20.'],
    ['at-20240501T101007Z', 'N10', 'Words on N10.'],
  ]);
});

test('what is called like furniture, but is long, is part of the words', () => {
  const report =
    'The referee blows for the end, and the visitors go home with all three points after a long evening.';
  const body = page(
    [posting([posted(20, 'Over', { articleBody: 'x' })])],
    `<div id="u20"><div class="time">21:50</div><div class="share-tools"><a href="#">Copy link to this very post</a></div><h3>Over</h3><div class="event full-time">${report}</div><div class="post-meta">By <a rel="author" href="/a">Ann Lee</a></div></div>`,
  );
  const [block] = read(body).blocks;
  assert.deepEqual(block && gist(block), ['u20', 'Over', report]);
});

test('a rewritten headline is an edit where updates have no names', () => {
  const at = (minute: number, headline: string) => posted(minute, headline, { url: undefined });
  const ids = (updates: readonly ReturnType<typeof at>[]) =>
    read(page([posting(updates)])).blocks.map(({ id }) => id);
  const before = ids([at(20, 'B'), at(10, 'A')]);
  assert.deepEqual(ids([at(20, 'B, rewritten'), at(10, 'A')]), before);
  assert.deepEqual(ids([at(20, 'C'), at(20, 'B'), at(10, 'A')]).slice(1), before);
});

test('what is found names how much of it was joined', () => {
  const finding = jsonLd.discover(toDocument(REACH), PAGE_URL);
  assert.equal(finding?.evidence, 'a LiveBlogPosting with 3 updates, 2 of them joined to the page');
});

testConformance(jsonLd, 'a page of Reach', [REACH]);
