// Owns the reading of a tag page: which of its cards are live blogs, in which order, and what is asked for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { parseLive, requestLive } from '../../../src/source/guardian/guardian-live.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import type { Wire } from './guardian-page.ts';

const TAG_URL = 'https://www.theguardian.com/tone/minutebyminute.json?dcr=true';

function card(id: string, updatedAt: number, isLive: boolean, fields: Wire = {}): Wire {
  return {
    properties: {
      isLiveBlog: true,
      webTitle: `Title of ${id}`,
      webUrl: `https://www.theguardian.com/${id}`,
      byline: 'Ada Keel',
    },
    header: { headline: ` Headline of ${id}`, url: `/${id}` },
    card: { id, isLive, webPublicationDateOption: updatedAt, trailText: '<b>Fog</b> ahead' },
    format: { design: isLive ? 'LiveBlogDesign' : 'DeadBlogDesign' },
    ...fields,
  };
}

const parse = (contents: unknown) => parseLive(JSON.stringify({ contents }), TAG_URL);

test('live blogs come first, and of each kind the one that was updated last', () => {
  const stories = parse([
    card('a', 500, false),
    card('b', 300, true),
    card('c', 400, true),
    card('d', 900, false),
    card('b', 200, true),
  ]);
  assert.deepEqual(
    stories.map(({ id, status, updatedAt }) => [id, status, updatedAt]),
    [
      ['c', 'live', 400],
      ['b', 'live', 200],
      ['d', 'ended', 900],
      ['a', 'ended', 500],
    ],
  );
});

test('a story has its address, its headline and what is said of it', () => {
  assert.deepEqual(parse([card('world/live/x', 500, true)])[0], {
    id: 'world/live/x',
    url: 'https://www.theguardian.com/world/live/x',
    title: 'Headline of world/live/x',
    standfirst: 'Fog ahead',
    byline: 'Ada Keel',
    status: 'live',
    updatedAt: 500,
  });
});

test('a card falls back field by field, and one that names no live blog is left out', () => {
  const poor = {
    properties: { isLiveBlog: true, linkText: 'Poor' },
    header: { url: '/world/live/poor/' },
    card: { isLive: true },
  };
  const article = card('world/article', 9, false, {
    properties: { isLiveBlog: false },
    format: { design: 'ArticleDesign' },
  });
  const hostile = card('x', 9, true, {
    properties: { webUrl: 'javascript:alert(1)' },
    header: { headline: 'x', url: 'javascript:alert(1)' },
  });
  assert.deepEqual(parse([{}, poor, article, hostile]), [
    {
      id: 'world/live/poor',
      url: 'https://www.theguardian.com/world/live/poor/',
      title: 'Poor',
      standfirst: null,
      byline: null,
      status: 'live',
      updatedAt: null,
    },
  ]);
});

test('a blog that says it is over is over, whatever it was designed as', () => {
  const over = card('x', 9, false, { format: { design: 'LiveBlogDesign' } });
  const reviewed = card('y', 8, true, { format: { design: 'ReviewDesign' } });
  assert.deepEqual(
    parse([over, reviewed]).map(({ id, status }) => [id, status]),
    [
      ['y', 'live'],
      ['x', 'ended'],
    ],
  );
});

test('what is no tag page is refused with the place, and an empty one is empty', () => {
  assert.deepEqual(parse([]), []);
  const refusal = (path: RegExp) => (error: unknown) =>
    error instanceof DecodeError && path.test(error.path);
  assert.throws(() => parse(undefined), refusal(/^contents$/u));
  assert.throws(() => parse([7]), refusal(/^contents\[0\]$/u));
  assert.throws(
    () => parse([card('x', 1, false, { header: {}, properties: {} })]),
    refusal(/^contents$/u),
  );
  assert.throws(() => parseLive('<html>', TAG_URL), refusal(/^byte 0$/u));
});

const QUESTIONS: readonly (readonly [given: string | null, asked: string])[] = [
  [null, TAG_URL],
  ['https://www.theguardian.com/', TAG_URL],
  ['https://www.theguardian.com/tone/minutebyminute', TAG_URL],
  ['https://www.theguardian.com/tone/minutebyminute.json?dcr', TAG_URL],
  [
    'https://www.theguardian.com/football/live/?page=2#x',
    'https://www.theguardian.com/football/live.json?dcr=true',
  ],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/tone/minutebyminute.json?dcr=true'],
  ['http://127.0.0.1:4000/world', 'http://127.0.0.1:4000/world.json?dcr=true'],
  ['http://127.0.0.1:4000/saved.json?a=b', 'http://127.0.0.1:4000/saved.json?a=b'],
];

for (const [given, asked] of QUESTIONS) {
  test(`what is live at ${given ?? 'no address'} is asked of ${asked}`, () => {
    assert.equal(requestLive(given).url, asked);
  });
}

test('captured: eight live blogs and twelve that are over', withFixtures, () => {
  const body = readFixture('guardian/tagpage-minutebyminute.trim.json');
  const stories = parseLive(body, TAG_URL);
  const live = stories.filter(({ status }) => status === 'live');
  assert.equal(stories.length, 20);
  assert.equal(live.length, 8);
  assert.deepEqual(stories.slice(0, 8), live);
  assert.ok(
    stories.every(({ title, url }) => title === title.trim() && url.includes('/live/2026/')),
  );
  const wire: { contents: { card: { id: string; webPublicationDateOption: number } }[] } =
    JSON.parse(body);
  const stamps = new Map(
    wire.contents.map(({ card: { id, webPublicationDateOption } }) => [
      id,
      webPublicationDateOption,
    ]),
  );
  for (const { id, updatedAt } of stories) assert.equal(updatedAt, stamps.get(id));
});
