import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { salvage } from '../../../src/source/salvage/salvage.ts';
import { testConformance } from '../conformance.ts';
import { storyPage } from '../guardian/guardian-page.ts';

const NOON = Date.UTC(2026, 0, 10, 12);

type Element = Readonly<Record<string, unknown>>;

function text(html: string, elementId: string): Element {
  return { _type: 'model.dotcomrendering.pageElements.TextBlockElement', html, elementId };
}

function leakedBlock(id: string, minute: number, title: string, elements: readonly Element[]) {
  const at = NOON + minute * 60_000;
  return {
    id,
    elements,
    attributes: { pinned: false, keyEvent: true, summary: title === 'Summary' },
    blockCreatedOn: at - 1000,
    blockLastUpdated: at + 60_000,
    blockFirstPublished: at,
    blockFirstPublishedDisplayNoTimezone: '12.30',
    title,
    contributors: [{ name: 'Ada Quill' }],
  };
}

const PICTURE: Element = {
  _type: 'model.dotcomrendering.pageElements.ImageBlockElement',
  media: { allImages: [{ fields: { width: '1000' }, url: 'https://i.example/wave.jpg' }] },
  'image source': [{ weight: 'Showcase', srcSet: [{ src: 'https://i.example/s.jpg', width: 2 }] }],
  data: { alt: 'A wave', caption: 'The “big” wave', credit: 'Photograph: Bo Reed' },
  elementId: 'e0000000-0000-4000-8000-000000000003',
};

const BLOCKS = [
  leakedBlock('60300f5f8f08ad21ea600711', 30, 'Summary', [
    text('\n\nIt was windy.\n\n', 'e0000000-0000-4000-8000-000000000001'),
    text(
      '\\n \n\n  • The bridge is “shut”, they said.\n\n \n\n  • Fish &amp; ships <stay>.\n\n\\n',
      'e0000000-0000-4000-8000-000000000002',
    ),
  ]),
  leakedBlock('60300f5f8f08ad21ea600722', 20, 'A wave “breaks” the wall', [PICTURE]),
  leakedBlock('60300f5f8f08ad21ea600733', 10, 'Ferries stay', [
    text('\n\nThe captain said “never”\n\n', 'e0000000-0000-4000-8000-000000000004'),
  ]),
];

/** What a copier makes of the properties: marks of print, of no side in particular, and a prime after a digit. */
function copied(value: unknown): string {
  const json = JSON.stringify(value).replaceAll('\\\\n', '\uE000').replaceAll('\\n', '\n');
  return json
    .replaceAll('\uE000', '\\n')
    .replaceAll('\\"', '”')
    .replace(/(\d)"/gu, '$1″')
    .replace(/"(?=[A-Za-z])/gu, '“')
    .replaceAll('"', '”');
}

const ABOVE = `SELECT LANGUAGE BELOW

The storm over Quay Town – as it happened | Weather

`;

const BELOW = `

Important Events

Summary

It was windy, in other words.

share

A gull was seen.

 • One wing

 • Two wings

share

Stay the ferries

The captain said never again to ferries, captain!

share
Facebook

Related News
`;

const REST = `],”filterKeyEvents”:false,”id”:”key-events-carousel-mobile″} config=”{“a”:1}”>`;

function page(leak: string): string {
  return `${ABOVE}${leak}${REST}${BELOW}`;
}

const WHOLE = page(`<gu-island props=”{“keyEvents”:[${BLOCKS.map(copied).join(',')}`);

/** The copy begins in the middle of the first block's first text. */
const CUT = page(
  BLOCKS.map(copied)
    .join(',')
    .replace(/^.*?(?=It was windy)/su, ''),
);

function parse(body: string) {
  return salvage.parse(body, FILE_CONTEXT);
}

function leakedOf(body: string): readonly Block[] {
  return parse(body).blocks.filter(({ publishedAt }) => publishedAt !== null);
}

test('what leaked into a copy is read with all that it says', () => {
  const blocks = leakedOf(WHOLE);
  assert.deepEqual(
    blocks.map(({ id, title, publishedAt, lastUpdatedAt, keyEvent, summary }) => ({
      id,
      title,
      minutes: [publishedAt, lastUpdatedAt].map((at) => ((at ?? 0) - NOON) / 60_000),
      flags: [keyEvent, summary],
    })),
    [
      { id: '60300f5f8f08ad21ea600711', title: 'Summary', minutes: [30, 31], flags: [true, true] },
      {
        id: '60300f5f8f08ad21ea600722',
        title: 'A wave “breaks” the wall',
        minutes: [20, 21],
        flags: [true, false],
      },
      {
        id: '60300f5f8f08ad21ea600733',
        title: 'Ferries stay',
        minutes: [10, 11],
        flags: [true, false],
      },
    ],
  );
  assert.deepEqual(blocks[0]?.contributors, [{ name: 'Ada Quill' }]);
  assert.deepEqual(
    blocks.map(({ elements }) => elements.map(({ type, id }) => `${type} ${id.slice(-2)}`)),
    [['text 01', 'list 02'], ['image 03'], ['text 04']],
  );
});

test('texts get their paragraphs and lists back, and keep their own marks', () => {
  assert.deepEqual(leakedOf(WHOLE).map(textOfBlock), [
    'It was windy.\n\n- The bridge is “shut”, they said.\n- Fish & ships <stay>.',
    'The “big” wave\n\nPhotograph: Bo Reed',
    'The captain said “never”',
  ]);
});

test('a picture keeps its address, its words and its credit', () => {
  const [picture] = leakedOf(WHOLE)[1]?.elements ?? [];
  assert.ok(picture?.type === 'image');
  assert.deepEqual(
    [picture.url, picture.alt, picture.caption, picture.credit],
    ['https://i.example/wave.jpg', 'A wave', 'The “big” wave', 'Photograph: Bo Reed'],
  );
});

test('a block whose beginning is cut off is named by its time, and what is lost is counted', () => {
  const [first, second] = leakedOf(CUT);
  assert.equal(first?.id, `published-${NOON + 30 * 60_000}`);
  assert.equal(first?.title, 'Summary');
  assert.equal(
    first && textOfBlock(first),
    'It was windy.\n\n- The bridge is “shut”, they said.\n- Fish & ships <stay>.',
  );
  assert.equal(second?.id, '60300f5f8f08ad21ea600722');
  const evidence = (body: string) =>
    salvage.discover(toDocument(body), 'https://a.example/x')?.evidence;
  assert.match(evidence(CUT) ?? '', /3 posts, 2 parts of them lost$/u);
  assert.match(evidence(WHOLE) ?? '', /3 posts$/u);
});

test('a list that is cut off keeps the points that are left', () => {
  const cut = CUT.replace(/It was windy.*?(?= {2}• Fish)/su, '');
  const [first] = leakedOf(cut);
  assert.equal(first && textOfBlock(first), '- Fish & ships <stay>.');
});

test('a cut in an element that is no text loses that element alone', () => {
  const [, picture, ferries] = BLOCKS.map(copied);
  const cut = page(`${picture?.replace(/^.*?(?=“image source)/su, '')},${ferries}`);
  assert.deepEqual(
    leakedOf(cut).map(({ id }) => id),
    ['60300f5f8f08ad21ea600733'],
  );
});

test('a mark that is lost costs what it ended, not the block', () => {
  const [first] = leakedOf(
    WHOLE.replace(/”(?=,“elementId”:“e0000000-0000-4000-8000-000000000002)/u, ''),
  );
  assert.equal(first?.title, 'Summary');
  assert.deepEqual([first?.summary, first?.publishedAt], [true, NOON + 30 * 60_000]);
  assert.equal(first && textOfBlock(first), 'It was windy.');
  assert.equal(leakedOf(WHOLE).length, 3);
});

test('the page below the leak gives the blocks that did not leak, in its order', () => {
  const { blocks } = parse(WHOLE);
  const shown = blocks.filter(({ publishedAt }) => publishedAt === null);
  assert.deepEqual(shown.map(textOfBlock), ['A gull was seen.\n\n- One wing\n- Two wings']);
  assert.equal(shown[0]?.placedAt, NOON + 30 * 60_000 - 1);
});

test('a block that both have is taken from the leak, whether by its headline or by its words', () => {
  const shownOf = (from: string, to: string) => parse(WHOLE.replace(from, to)).blocks.length - 3;
  assert.equal(shownOf('A gull was seen.', 'The bridge was shut to ships, windy as it was.'), 0);
  assert.equal(shownOf('A gull was seen.', 'ferries STAY'), 0);
  assert.equal(shownOf('A gull was seen.', 'A windy bridge.'), 1);
});

test('the header is the line that looks like a headline, and ended when it says so', () => {
  const { header } = parse(WHOLE);
  assert.equal(header?.title, 'The storm over Quay Town – as it happened');
  assert.equal(header?.status, 'ended');
  const live = parse(WHOLE.replace('as it happened', 'live')).header;
  assert.deepEqual([live?.title, live?.status], ['The storm over Quay Town – live', 'unknown']);
  assert.equal(parse(WHOLE.replace(/^.*as it.*$/mu, '')).header?.title, 'A copied live blog');
});

test('a page that holds a copy is read like the text', () => {
  const html = `<html><body><h1>The storm over Quay Town – as it happened</h1>${WHOLE.slice(
    ABOVE.length,
  )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</body></html>`;
  assert.equal(salvage.recognises(toDocument(html)), true);
  assert.deepEqual(
    leakedOf(html).map(({ id }) => id),
    BLOCKS.map(({ id }) => id),
  );
});

/** The words of the blocks, however often the copier has changed the marks around them. */
function gistOf(body: string) {
  return leakedOf(body).map((block) => [block.id, block.title, block.keyEvent, textOfBlock(block)]);
}

/** Texts without a mark inside, so that every way of marking tells the same. */
const PLAIN_BLOCKS = [
  leakedBlock('60300f5f8f08ad21ea600744', 30, 'Summary', [
    text('<p>It was <strong>windy</strong>.</p><ul><li>One</li><li>Two</li></ul>', 'e4'),
  ]),
  leakedBlock('60300f5f8f08ad21ea600755', 20, 'Ferries stay', [text('<p>Never.</p>', 'e5')]),
];
const PLAIN = JSON.stringify({ keyEvents: PLAIN_BLOCKS });

for (const [how, write] of [
  ['indented', () => JSON.stringify({ keyEvents: PLAIN_BLOCKS }, null, 2)],
  ['between pointed marks with spaces', () => PLAIN.replace(/"([^"]*)"/gu, '« $1 »')],
  ['between low and high marks', () => PLAIN.replace(/"([^"]*)"/gu, '„$1“')],
  [
    'with words of another language for what is true',
    () => PLAIN.replaceAll('true', 'True').replaceAll('false', 'False'),
  ],
  [
    'with its marks escaped as in an attribute',
    () => PLAIN.replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  ],
  ['with its marks escaped as in a text of JSON', () => JSON.stringify(PLAIN)],
  ['in ASCII alone', () => PLAIN.replaceAll('w', '\\u0077')],
  ['with joints between words', () => PLAIN.replaceAll(' ', ' \u200B')],
  [
    'in an attribute of a page',
    () =>
      `<html><body><div data-x="${PLAIN.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"></div></body></html>`,
  ],
] as const) {
  test(`a leak ${how} is the same`, () => {
    assert.deepEqual(gistOf(page(write())), [
      ['60300f5f8f08ad21ea600744', 'Summary', true, 'It was windy.\n\n- One\n- Two'],
      ['60300f5f8f08ad21ea600755', 'Ferries stay', true, 'Never.'],
    ]);
  });
}

test('a page without a line that looks like a headline is called what it calls itself', () => {
  const html = `<html><head><title>Quay Town, copied</title></head><body><div data-x="${PLAIN.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"></div></body></html>`;
  assert.equal(parse(html).header?.title, 'Quay Town, copied');
});

test("the site's own JSON without its end is read, unless it says that it is an article's", () => {
  const cut = JSON.stringify({ ...storyPage(), blocks: PLAIN_BLOCKS, version: 3 }).slice(0, -5);
  assert.equal(gistOf(cut).length, 2);
  assert.equal(parse(cut).header?.title, storyPage().headline);
  const article = cut.replace('{', '{"format":{"design":"StandardDesign"},');
  assert.equal(salvage.recognises(toDocument(article)), false);
});

test('elements in the markup of some other page are no blocks', () => {
  const other = JSON.stringify({ elements: [text('<p>Buy a boat.</p>', 'e6')] });
  const html = `<html><body><h1>Boats</h1><div data-x="${other.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"></div></body></html>`;
  assert.equal(salvage.recognises(toDocument(html)), false);
  assert.equal(salvage.discover(toDocument(html), 'https://quay.example/'), null);
});

test('the Guardian itself, other text and other JSON are no copies', () => {
  const isNone = (body: string) => assert.equal(salvage.recognises(toDocument(body)), false);
  isNone(JSON.stringify(storyPage({ blocks: BLOCKS })));
  isNone('They spoke of the “elementId” of things.');
  isNone('');
  assert.throws(() => parse('Wind.'), DecodeError);
  assert.throws(() => parse('“elementId”: nothing'), NotLiveBlogError);
});

test('marks and brackets without end cost no more than their length', () => {
  const start = '{“id”:“60300f5f8f08ad21ea600711”,“elements”:';
  for (const filler of ['[', '{“a”:', '“', '“,“', '• ', '\n', ' ', 'share\n', start]) {
    const body = `“elementId”: ${start}${filler.repeat(40_000)}`;
    try {
      parse(body);
    } catch (error) {
      assert.ok(error instanceof NotLiveBlogError, filler);
    }
  }
});

testConformance(salvage, 'a whole copy', [WHOLE]);
testConformance(salvage, 'a copy without its beginning', [CUT]);
