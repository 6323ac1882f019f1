// Owns what the Guardian's JSON as a whole becomes: header, union of blocks, pages, refusals. All words are made up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';
import {
  MINUTE,
  PAGE_URL,
  parsePage,
  storyPage,
  type Wire,
  wireBlock,
  wireText,
} from './guardian-page.ts';

const flags = (given: Wire) => ({
  attributes: { pinned: false, keyEvent: false, summary: false, ...given },
});

test('a story has its headline, people, status and stamp', () => {
  assert.deepEqual(parsePage(storyPage()).header, {
    id: 'world/live/2031/may/02/lighthouse-relit',
    url: PAGE_URL,
    title: 'Lighthouse is lit again – live',
    standfirst: [
      {
        kind: 'paragraph',
        content: [
          { text: 'The keeper is ' },
          { text: 'back', href: 'https://www.theguardian.com/profile/keeper' },
        ],
      },
    ],
    byline: 'Ada Keel and Bo Mast',
    contributors: [{ name: 'Ada Keel' }],
    status: 'live',
    source: 'guardian',
    updatedAt: Date.parse('2031-05-02T10:30:00Z'),
    pinnedId: null,
  });
});

test('a story of an older or poorer shape falls back field by field', () => {
  const { header } = parsePage(
    storyPage({
      headline: undefined,
      byline: undefined,
      author: { byline: 'The keeper' },
      tags: undefined,
      linkedData: [{ '@type': 'LiveBlogPosting', author: [{ name: 'Cy Deck' }] }],
      format: undefined,
      pageId: undefined,
      webURL: undefined,
    }),
    { address: { storyId: 'a/live/b', pageUrl: 'http://localhost:1/a/live/b' } },
  );
  assert.equal(header?.title, 'Lighthouse is lit again');
  assert.equal(header?.byline, 'The keeper');
  assert.deepEqual(header?.contributors, [{ name: 'Cy Deck' }]);
  assert.equal(header?.updatedAt, Date.parse('2031-05-02T10:00:00Z'));
  assert.equal(header?.status, 'unknown');
});

const DESIGNS: readonly (readonly [design: unknown, status: string])[] = [
  ['LiveBlogDesign', 'live'],
  ['DeadBlogDesign', 'ended'],
  [11, 'live'],
  [12, 'ended'],
  ['ReviewDesign', 'unknown'],
  [undefined, 'unknown'],
];

for (const [design, status] of DESIGNS) {
  test(`a story of design ${String(design)} is ${status}`, () => {
    assert.equal(parsePage(storyPage({ format: { design } })).header?.status, status);
  });
}

test('a block has its times, title, flags, contributors, permalink and elements', () => {
  const { blocks } = parsePage(
    storyPage({
      blocks: [
        wireBlock('b1', 10, {
          title: ' The lamp\nis lit ',
          ...flags({ keyEvent: true }),
          contributors: [{ name: 'Bo Mast', imageUrl: 'x' }, {}, 'nobody'],
          blockLastUpdated: 12 * MINUTE,
        }),
      ],
    }),
  );
  const [block] = blocks;
  assert.ok(block !== undefined);
  const { elements, ...rest } = block;
  assert.deepEqual(rest, {
    id: 'b1',
    url: `${PAGE_URL}?page=with:block-b1#block-b1`,
    title: 'The lamp is lit',
    publishedAt: 10 * MINUTE,
    lastUpdatedAt: 12 * MINUTE,
    keyEvent: true,
    summary: false,
    contributors: [{ name: 'Bo Mast' }],
  });
  assert.equal(elements.length, 1);
  assert.equal(textOfBlock(block), 'Words of b1');
});

test("a block's time is never the story's own, which old pages repeat on each block", () => {
  const old = { firstPublished: 1, lastUpdated: 2, createdOn: 3, blockLastUpdated: undefined };
  const [first, second, third] = parsePage(
    storyPage({
      blocks: [
        wireBlock('a', 9, old),
        wireBlock('b', 8, { ...old, blockFirstPublished: undefined }),
        wireBlock('c', 7, { ...old, blockFirstPublished: undefined, blockCreatedOn: undefined }),
      ],
    }),
  ).blocks;
  assert.deepEqual(
    [first, second, third].map((block) => [block?.publishedAt, block?.lastUpdatedAt]),
    [
      [9 * MINUTE, null],
      [7 * MINUTE, null],
      [3, null],
    ],
  );
});

test('flags may be strings; without attributes the list of key events tells', () => {
  const bare = { attributes: undefined };
  const { blocks } = parsePage(
    storyPage({
      blocks: [
        wireBlock('strings', 9, flags({ keyEvent: 'true', summary: 'false' })),
        wireBlock('listed', 8, bare),
        wireBlock('plain', 7, bare),
        wireBlock('denied', 6, flags({ keyEvent: false })),
        wireBlock('summary', 5, { attributes: { summary: true } }),
      ],
      keyEvents: ['listed', 'denied', 'summary'].map((id) => wireBlock(id, 1)),
    }),
  );
  assert.deepEqual(
    blocks.map(({ id, keyEvent, summary }) => [id, keyEvent, summary]),
    [
      ['strings', true, false],
      ['listed', true, false],
      ['plain', false, false],
      ['denied', false, false],
      ['summary', false, true],
    ],
  );
});

test('a summary without a title is called so in every list', () => {
  const page = (title?: string) =>
    parsePage(
      storyPage({
        blocks: [wireBlock('s', 9, { ...flags({ summary: true }), title })],
        keyEvents: [wireBlock('s', 9, { ...flags({ summary: true }), title: 'Summary' })],
      }),
    ).blocks[0]?.title;
  assert.equal(page(), 'Summary');
  assert.equal(page('What we know'), 'What we know');
});

test('page, key events and pinned block are one set without repeats', () => {
  const update = parsePage(
    storyPage({
      blocks: [wireBlock('new', 9), wireBlock('mid', 8)],
      keyEvents: [wireBlock('mid', 8), wireBlock('old', 2, flags({ keyEvent: true }))],
      pinnedPost: wireBlock('old-pinned', 2, flags({ keyEvent: true, pinned: true })),
    }),
  );
  assert.deepEqual(
    update.blocks.map(({ id }) => id),
    ['new', 'mid', 'old'],
  );
  assert.equal(update.header?.pinnedId, 'old');
});

test('of two copies of one block in one answer the one that was updated last counts', () => {
  const late = { blockLastUpdated: 20 * MINUTE, elements: [wireText('<p>late</p>')] };
  for (const lists of [
    { blocks: [wireBlock('a', 9)], keyEvents: [wireBlock('a', 9, late)] },
    { blocks: [wireBlock('a', 9, late)], keyEvents: [wireBlock('a', 9)] },
    { blocks: [wireBlock('a', 9, late)], pinnedPost: wireBlock('a-pinned', 9) },
  ]) {
    assert.deepEqual(parsePage(storyPage(lists)).blocks.map(textOfBlock), ['late']);
  }
});

test('a pinned newest block that the page itself leaves out is there', () => {
  const update = parsePage(
    storyPage({ blocks: [wireBlock('a', 1), wireBlock('b', 2)], pinnedPost: wireBlock('p', 9) }),
  );
  assert.deepEqual(
    update.blocks.map(({ id }) => id),
    ['a', 'b', 'p'],
  );
  assert.deepEqual(update.span, { from: MINUTE, to: 2 * MINUTE });
  assert.equal(update.totalBlocks, 3);
});

test('without a pinned copy the flag on a block says what is pinned', () => {
  const pinned = wireBlock('b', 2, flags({ pinned: true }));
  assert.equal(parsePage(storyPage({ blocks: [wireBlock('a', 3), pinned] })).header?.pinnedId, 'b');
});

test('a page beyond the first does not say what is pinned, nor how many blocks there are', () => {
  const blocks = Array.from({ length: 10 }, (_, index) => wireBlock(`b${index}`, 20 - index));
  const pagination = { currentPage: 2, totalPages: 3, newer: '', older: '?page=with:block-c1' };
  const update = parsePage(storyPage({ blocks, pagination }));
  assert.ok(update.header !== null && !('pinnedId' in update.header));
  assert.equal(update.totalBlocks, null);
  assert.equal(update.older, 'c1');
  assert.deepEqual(update.span, { from: 11 * MINUTE, to: 20 * MINUTE });
});

test('a page that does not count itself is the first unless an older one was asked for', () => {
  const page = storyPage({ blocks: [wireBlock('a', 1)] });
  assert.ok('pinnedId' in (parsePage(page).header ?? {}));
  assert.ok(!('pinnedId' in (parsePage(page, { cursor: 'a' }).header ?? {})));
});

const TOTALS: readonly (readonly [onPage: number, pages: number, total: number | null])[] = [
  [13, 4, 43],
  [19, 2, 29],
  [10, 2, 20],
  [30, 3, 90],
  [59, 2, 89],
  [25, 2, null],
  [7, 1, 7],
];

for (const [onPage, totalPages, total] of TOTALS) {
  test(`${onPage} blocks on the first of ${totalPages} pages make ${total ?? 'an unknown number'}`, () => {
    const blocks = Array.from({ length: onPage }, (_, index) => wireBlock(`b${index}`, 99 - index));
    const pagination = { currentPage: 1, totalPages };
    assert.equal(parsePage(storyPage({ blocks, pagination })).totalBlocks, total);
  });
}

test('the next older page is read from its link, however that is written', () => {
  for (const older of [
    '?page=with:block-c1',
    '?page=with%3Ablock-c1&filterKeyEvents=false',
    `${PAGE_URL}?dcr=true&page=with:block-c1`,
  ]) {
    assert.equal(parsePage(storyPage({ pagination: { currentPage: 1, older } })).older, 'c1');
  }
  for (const older of ['', '?page=2', '?page=with:block-../x', undefined, 7]) {
    assert.equal(parsePage(storyPage({ pagination: { currentPage: 1, older } })).older, null);
  }
});

test('no span is claimed for fewer than two blocks or for a page of key events only', () => {
  const blocks = [wireBlock('a', 2), wireBlock('b', 1)];
  assert.deepEqual(parsePage(storyPage({ blocks })).span, { from: MINUTE, to: 2 * MINUTE });
  assert.equal(parsePage(storyPage({ blocks: blocks.slice(1) })).span, null);
  assert.equal(parsePage(storyPage({ blocks, filterKeyEvents: true })).span, null);
  const requestUrl = `${PAGE_URL}.json?dcr=true&filterKeyEvents=true`;
  assert.equal(parsePage(storyPage({ blocks }), { requestUrl }).span, null);
});

test('a block without elements, and a story without blocks, are read', () => {
  for (const elements of [[], null, undefined])
    assert.deepEqual(
      parsePage(storyPage({ blocks: [wireBlock('a', 1, { elements })] })).blocks[0]?.elements,
      [],
    );
  assert.deepEqual(parsePage(storyPage()).blocks, []);
});

test('a sporting story reads like any other', () => {
  const update = parsePage(
    storyPage({
      matchType: 'FootballMatchType',
      matchUrl: 'https://example.org/match.json',
      format: { design: 'LiveBlogDesign', theme: 'SportPillar' },
      tags: [{ id: 'sport/sport', type: 'Keyword', title: 'Sport' }],
      blocks: [
        wireBlock('g', 3, {
          title: 'GOAL! Keel 1-0 Mast',
          elements: [wireText('<p><strong>14 min:</strong> In off the lamp.</p>')],
        }),
      ],
    }),
  );
  assert.equal(update.header?.status, 'live');
  assert.deepEqual(update.blocks.map(textOfBlock), ['14 min: In off the lamp.']);
});

function faultOf(body: string): unknown {
  try {
    guardian.parse(body, FILE_CONTEXT);
  } catch (error) {
    return error;
  }
  return null;
}

const BROKEN: readonly (readonly [name: string, page: unknown, path: string])[] = [
  ['a list', [], 'the top level'],
  ['some other JSON', { numNewBlocks: 1, html: '' }, 'the top level'],
  ['blocks that are no list', storyPage({ blocks: {} }), 'blocks'],
  ['a block that is none', storyPage({ blocks: [wireBlock('a', 1), 7] }), 'blocks[1]'],
  [
    'a block without an id',
    storyPage({ blocks: [wireBlock('a', 1), wireBlock(' ', 1)] }),
    'blocks[1].id',
  ],
  ['a key event without an id', storyPage({ keyEvents: [{ elements: [] }] }), 'keyEvents[0].id'],
  [
    'elements that are no list',
    storyPage({ blocks: [wireBlock('a', 1, { elements: {} })] }),
    'blocks[0].elements',
  ],
  ['a pinned block that is none', storyPage({ pinnedPost: 'a' }), 'pinnedPost'],
];

for (const [name, page, path] of BROKEN) {
  test(`an answer with ${name} is refused at ${path}`, () => {
    const fault = faultOf(JSON.stringify(page));
    assert.ok(fault instanceof DecodeError);
    assert.equal(fault.path, path);
  });
}

test('an answer that is cut short or is HTML is refused with the byte', () => {
  const whole = JSON.stringify(storyPage({ blocks: [wireBlock('é', 1)] }));
  const cut = faultOf(whole.slice(0, -20));
  assert.ok(cut instanceof DecodeError);
  assert.match(cut.path, /^byte \d+$/u);
  const html = faultOf('<!doctype html><title>Sorry, something went wrong on our side</title>');
  assert.ok(html instanceof DecodeError);
  assert.equal(html.path, 'byte 0');
});

test('an ordinary article, a list of stories and a live blog without blocks are told apart', () => {
  const article = {
    contentType: 'Article',
    pageType: { isLiveblog: false },
    format: { design: 'StandardDesign' },
  };
  const found = [
    storyPage({ ...article, blocks: [wireBlock('a', 1)] }),
    { pageId: 'tone/x', webURL: PAGE_URL, contentType: 'Tag' },
    storyPage({ blocks: undefined }),
  ].map((page) => {
    const fault = faultOf(JSON.stringify(page));
    assert.ok(fault instanceof NotLiveBlogError);
    assert.equal(fault.url, PAGE_URL);
    return fault.found;
  });
  assert.deepEqual(found, ['article', 'index', 'no-updates']);
});

test('any one mark of a live blog is enough', () => {
  const unmarked = { contentType: undefined, pageType: undefined, format: undefined };
  for (const mark of [
    { contentType: 'LiveBlog' },
    { pageType: { isLiveblog: 'true' } },
    { format: { design: 'DeadBlogDesign' } },
    { tags: [{ id: 'tone/minutebyminute', type: 'Tone', title: 'Minute by minutes' }] },
  ]) {
    assert.deepEqual(parsePage(storyPage({ ...unmarked, ...mark })).blocks, []);
  }
});
