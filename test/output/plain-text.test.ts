import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toAscii } from '../../src/layout/ascii-glyphs.ts';
import type { Block } from '../../src/model/block.ts';
import type { Element } from '../../src/model/element.ts';
import { HttpError } from '../../src/model/errors.ts';
import type { Passage } from '../../src/model/passage.ts';
import type { OutputEvent } from '../../src/output/events.ts';
import { formatPlainText, type PlainOptions } from '../../src/output/plain-text.ts';
import { block, header, paragraph } from '../helpers/builders.ts';

const at = (clock: string) => Date.parse(`2024-06-19T${clock}:00+01:00`);
const NOW = at('14:32');
const LONDON: PlainOptions = { zone: 'Europe/London', time: 'both', spell: (text) => text };
const write = (event: OutputEvent, options: Partial<PlainOptions> = {}) =>
  formatPlainText(event, { ...LONDON, ...options });
const posted = (given: Block, pinned = false): OutputEvent => ({
  event: 'block',
  at: NOW,
  cause: 'new',
  block: given,
  pinned,
});
const plain = (text: string): Passage => ({ kind: 'paragraph', content: [{ text }] });

const LEVY = block({
  id: 'levy',
  title: 'Levy rise will not go ahead, chancellor tells MPs',
  publishedAt: at('14:31'),
  keyEvent: true,
  contributors: [{ name: 'A. Reporter' }],
  elements: [paragraph('Speaking after the vote was delayed.'), paragraph('"We listened."')],
});

test('a block is a sentence, and its paragraphs indented under it', () => {
  assert.equal(
    write(posted(LEVY)),
    '14:31 KEY EVENT. Levy rise will not go ahead, chancellor tells MPs. By A. Reporter.\n' +
      '  Speaking after the vote was delayed.\n' +
      '  "We listened."\n',
  );
});

const heads: readonly (readonly [
  what: string,
  given: Partial<Block>,
  pinned: boolean,
  head: string,
])[] = [
  ['summary', { summary: true, keyEvent: true, title: 'So far' }, false, '14:31 SUMMARY. So far.'],
  ['pinned', { title: 'Up here' }, true, '14:31 PINNED. Up here.'],
  [
    'pinned key event',
    { keyEvent: true, title: 'Up here' },
    true,
    '14:31 PINNED, KEY EVENT. Up here.',
  ],
  ['a title with a mark of its own', { title: '“Who?”' }, false, '14:31 “Who?”'],
  [
    'no title',
    { contributors: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] },
    false,
    '14:31 By A, B and C.',
  ],
  ['nothing but a time', {}, false, '14:31'],
  ['no time', { publishedAt: null, title: 'When?' }, false, 'When?'],
  ['nothing at all', { publishedAt: null }, false, 'Posted at a time that is not known.'],
  [
    'edited before we came',
    { title: 'T', lastUpdatedAt: at('14:32') },
    false,
    '14:31 T. Updated 14:32.',
  ],
  ['another day', { title: 'T', publishedAt: at('14:31') - 86_400_000 }, false, '18 Jun 14:31 T.'],
  [
    'another year',
    { title: 'T', publishedAt: Date.parse('1969-07-20T20:17Z') },
    false,
    '20 Jul 1969 21:17 T.',
  ],
  ['no calendar', { title: 'T', publishedAt: 9e15 }, false, 'at an unknown time T.'],
  [
    'a title on two lines',
    { title: 'T\n14:40 KEY EVENT. Forged' },
    false,
    '14:31 T 14:40 KEY EVENT. Forged.',
  ],
];

for (const [what, given, pinned, head] of heads) {
  test(`the head of a block: ${what}`, () => {
    const written = write(posted(block({ id: 'b', publishedAt: at('14:31'), ...given }), pinned));
    assert.equal(written, `${head}\n`);
  });
}

test('times can be ages, or in UTC', () => {
  assert.ok(write(posted(LEVY), { time: 'relative' }).startsWith('1m ago KEY EVENT.'));
  assert.ok(write(posted(LEVY), { time: 'utc' }).startsWith('13:31 UTC KEY EVENT.'));
  assert.ok(write(posted(LEVY), { time: 'absolute', zone: 'Asia/Tokyo' }).startsWith('22:31 KEY'));
});

const image = {
  id: 'i',
  type: 'image',
  url: null,
  alt: null,
  caption: null,
  credit: null,
} as const;
const video = {
  id: 'v',
  type: 'video',
  url: 'https://v.example/1',
  title: 'Landing',
  caption: null,
  platform: null,
  durationSeconds: 60,
  expired: false,
} as const;

const bodies: readonly (readonly [what: string, given: Element, lines: readonly string[]])[] = [
  [
    'two paragraphs',
    { id: 't', type: 'text', passages: [plain('One'), plain(' '), plain('Two\n\nThree')] },
    ['One', 'Two', 'Three'],
  ],
  [
    'links',
    {
      id: 't',
      type: 'text',
      passages: [
        {
          kind: 'paragraph',
          content: [
            { text: 'a', href: 'https://a.example/' },
            { text: 'a', bold: true, href: 'https://a.example/' },
            { text: ' and ' },
            { text: 'b', href: 'https://b.example/' },
          ],
        },
      ],
    },
    ['aa and b [2 links]'],
  ],
  [
    'one link in a list',
    {
      id: 't',
      type: 'list',
      passages: [
        {
          kind: 'list',
          ordered: false,
          items: [{ content: [{ text: 'a', href: 'https://a.example/' }], lists: [] }],
        },
      ],
    },
    ['- a [1 link]'],
  ],
  [
    'a nested list',
    {
      id: 't',
      type: 'list',
      passages: [
        {
          kind: 'list',
          ordered: true,
          items: [
            {
              content: [{ text: 'a\nb' }],
              lists: [
                { kind: 'list', ordered: false, items: [{ content: [{ text: 'c' }], lists: [] }] },
              ],
            },
          ],
        },
      ],
    },
    ['1. a b', '  - c'],
  ],
  [
    'a quote',
    {
      id: 'q',
      type: 'quote',
      passages: [{ kind: 'quote', passages: [plain('One'), plain('Two')], attribution: 'Flight' }],
    },
    ['Quote:', '  One', '  Two', '  From: Flight'],
  ],
  [
    'a table',
    {
      id: 't',
      type: 'table',
      passages: [
        {
          kind: 'table',
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
      ],
    },
    ['a | b', 'c | d'],
  ],
  ['code', { id: 'c', type: 'code', passages: [{ kind: 'code', text: 'x\n  y' }] }, ['x', '  y']],
  ['a divider', { id: 'd', type: 'divider', passages: [{ kind: 'divider' }] }, []],
  [
    'an image with a caption',
    { ...image, alt: 'alt', caption: 'The crew', credit: 'Photograph: A' },
    ['Image: The crew. Photograph: A.'],
  ],
  ['an image without words', image, ['Image: no description.']],
  ['a video', video, ['Video: Landing. https://v.example/1']],
  [
    'a withdrawn video',
    { ...video, expired: true },
    ['Video: Landing. Withdrawn by the publisher.'],
  ],
  [
    'a social post',
    {
      id: 's',
      type: 'social',
      platform: 'tweet',
      author: 'A Person',
      handle: '@a',
      dateLine: '19 June',
      passages: [plain('Hi')],
      url: 'https://s.example/',
    },
    ['Tweet, A Person @a, 19 June. https://s.example/', '  Hi'],
  ],
  [
    'a link',
    { id: 'l', type: 'link', prefix: 'Related:', text: 'More', url: 'https://l.example/' },
    ['Related: More. https://l.example/'],
  ],
  [
    'a link without a prefix',
    { id: 'l', type: 'link', prefix: null, text: 'More', url: null },
    ['Link: More.'],
  ],
  [
    'an embed',
    { id: 'e', type: 'embed', label: 'map', title: 'Where', passages: [plain('Here')], url: null },
    ['Map: Where.', '  Here'],
  ],
  [
    'something unknown',
    { id: 'u', type: 'unknown', name: 'widget', drawn: true },
    ['[widget: not shown]'],
  ],
  ['something that nobody draws', { id: 'u', type: 'unknown', name: 'advert', drawn: false }, []],
];

for (const [what, element, lines] of bodies) {
  test(`the body of a block: ${what}`, () => {
    const written = write(
      posted(block({ id: 'b', publishedAt: at('14:31'), title: 'T', elements: [element] })),
    );
    assert.equal(written, ['14:31 T.', ...lines.map((line) => `  ${line}`), ''].join('\n'));
  });
}

function edited(was: Partial<Block>, now: Partial<Block>): string {
  const base = { id: 'b', publishedAt: at('14:09') };
  const current = block({ ...base, lastUpdatedAt: at('14:26'), ...now });
  return write({
    event: 'edit',
    at: NOW,
    block: current,
    previous: block({ ...base, ...was }),
    pinned: false,
  });
}

test('an edit is told as what was and what is now', () => {
  const title = 'Second minister resigns';
  assert.equal(
    edited(
      { title, elements: [paragraph('A treasury minister has resigned.')] },
      { title, elements: [paragraph('An energy minister has resigned.')] },
    ),
    '14:26 EDITED, first posted 14:09. Second minister resigns. Was: "A treasury minister". Now: "An energy minister".\n',
  );
});

test('a day is named once where both moments fall on it', () => {
  const yesterday = {
    publishedAt: at('14:09') - 86_400_000,
    lastUpdatedAt: at('14:26') - 86_400_000,
  };
  assert.ok(
    edited({}, { title: 'T', ...yesterday }).startsWith('18 Jun 14:26 EDITED, first posted 14:09.'),
  );
  assert.equal(
    write(posted(block({ id: 'b', title: 'T', ...yesterday }))),
    '18 Jun 14:09 T. Updated 14:26.\n',
  );
  const overnight = { ...yesterday, lastUpdatedAt: at('14:26') };
  assert.equal(
    write(posted(block({ id: 'b', title: 'T', ...overnight }))),
    '18 Jun 14:09 T. Updated 19 Jun 14:26.\n',
  );
});

test('an edited title is told apart from an edited text', () => {
  assert.equal(
    edited({ title: 'Two resign' }, { title: 'Three resign' }),
    '14:26 EDITED, first posted 14:09. Three resign. Title: Was: "Two resign". Now: "Three resign".\n',
  );
});

test('an edit of many words gives the whole text instead', () => {
  const long = Array.from({ length: 60 }, (_, word) => `word${word}`).join(' ');
  assert.equal(
    edited({ elements: [paragraph('Short.')] }, { title: 'T', elements: [paragraph(long)] }),
    `14:26 EDITED, first posted 14:09. T. Title: Added: "T". Now reads:\n  ${long}\n`,
  );
});

test('an edit without a stamp of its own bears the time at which it is told', () => {
  const written = edited({ title: 'A' }, { title: 'B', lastUpdatedAt: null });
  assert.ok(written.startsWith('14:32 EDITED, first posted 14:09.'));
});

test('a removal names the block, by its first words where it has no title', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve thirteen';
  const removed = (given: Partial<Block>) =>
    write({
      event: 'remove',
      at: NOW,
      noticedAt: at('14:11'),
      pinned: false,
      block: block({ id: 'b', publishedAt: at('13:58'), ...given }),
    });
  assert.equal(
    removed({ title: 'Gone' }),
    '14:11 REMOVED by the publisher, first posted 13:58. Gone.\n',
  );
  assert.equal(
    removed({ elements: [paragraph(words)] }),
    '14:11 REMOVED by the publisher, first posted 13:58. one two three four five six seven eight nine ten eleven twelve…\n',
  );
});

test('the story begins with its status, headline, address and introduction', () => {
  const given = header({
    title: 'Fuel levy vote',
    byline: 'By A and B',
    standfirst: [plain('Follow along')],
  });
  assert.equal(
    write({ event: 'story', at: NOW, header: given, previous: null }),
    'LIVE. Fuel levy vote. By A and B.\n  https://example.org/live/story\n  Follow along\n',
  );
  assert.equal(
    write({
      event: 'story',
      at: NOW,
      header: header({ status: 'unknown', byline: 'A', url: null }),
      previous: null,
    }),
    'STORY. A story. By A.\n',
  );
});

test('a story that changes says how, and when', () => {
  const change = (now: Partial<Parameters<typeof header>[0]>) =>
    write({ event: 'story', at: NOW, header: header(now), previous: header() });
  assert.equal(change({ status: 'ended' }), '14:32 STORY NOW ENDED. A story.\n');
  assert.equal(change({ title: 'Another' }), '14:32 STORY CHANGED. Another.\n');
  assert.equal(change({ standfirst: [plain('New')] }), '14:32 STORY CHANGED. A story.\n  New\n');
});

test('a gap is said with the times that bound it', () => {
  const [after, before] = [at('13:02'), at('14:10')].map((publishedAt) =>
    block({ id: String(publishedAt), publishedAt }),
  );
  assert.ok(after && before);
  assert.equal(
    write({ event: 'gap', at: NOW, after, before }),
    '14:32 GAP. Posts between 13:02 and 14:10 were not seen.\n',
  );
});

for (const [retryInMs, next] of [
  [20_000, 'Next try in 20 s.'],
  [400, 'Next try in 1 s.'],
  [300_000, 'Next try in 5 min.'],
  [3 * 3_600_000, 'Next try in 3 h.'],
  [null, 'Not trying again.'],
] as const) {
  test(`a failed poll says why, and what is next: ${next}`, () => {
    const fault = new HttpError('https://example.org/x', 503);
    assert.equal(
      write({ event: 'poll-failed', at: NOW, fault, retryInMs }),
      `14:32 POLL FAILED. The server has a fault (HTTP 503) at https://example.org/x. ${next}\n`,
    );
  });
}

test('an end is told unless the reader asked for it to come at once', () => {
  assert.equal(
    write({ event: 'end', at: NOW, reason: 'ended' }),
    '14:32 END. The publisher has ended the story.\n',
  );
  assert.equal(write({ event: 'end', at: NOW, reason: 'once' }), '');
});

test('--ascii spells what is not ASCII', () => {
  const given = block({
    id: 'b',
    publishedAt: at('14:31'),
    title: '“Déjà vu” – £5',
    elements: [paragraph('日')],
  });
  assert.equal(write(posted(given), { spell: toAscii }), '14:31 "Deja vu" - GBP5.\n  Ri\n');
});
