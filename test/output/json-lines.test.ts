import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from '../../src/model/element.ts';
import { DecodeError, HttpError, NetworkError, NotLiveBlogError } from '../../src/model/errors.ts';
import type { Passage } from '../../src/model/passage.ts';
import type { OutputEvent } from '../../src/output/events.ts';
import { toJsonElement } from '../../src/output/json-element.ts';
import { formatJsonLine, toJsonBlock } from '../../src/output/json-lines.ts';
import { block, header, paragraph } from '../helpers/builders.ts';

const AT = Date.parse('2024-06-19T13:32:00Z');
const URL = 'https://example.org/x';
const parsed = (event: OutputEvent): unknown => JSON.parse(formatJsonLine(event));
const plain = (text: string): Passage => ({ kind: 'paragraph', content: [{ text }] });

const elements: readonly (readonly [given: Element, json: object])[] = [
  [paragraph('One.', 'e1'), { id: 'e1', type: 'text', text: 'One.' }],
  [
    { id: 'e2', type: 'text', passages: [plain('One.'), plain('Two.')] },
    { id: 'e2', type: 'text', text: 'One.\n\nTwo.' },
  ],
  [
    { id: 'e3', type: 'heading', passages: [{ kind: 'heading', content: [{ text: 'Head' }] }] },
    { id: 'e3', type: 'heading', text: 'Head' },
  ],
  [
    {
      id: 'e4',
      type: 'quote',
      passages: [{ kind: 'quote', passages: [plain('We are go')], attribution: 'Flight' }],
    },
    { id: 'e4', type: 'quote', text: 'We are go\n\nFlight' },
  ],
  [
    {
      id: 'e5',
      type: 'list',
      passages: [
        {
          kind: 'list',
          ordered: false,
          items: [
            { content: [{ text: 'a' }], lists: [] },
            {
              content: [{ text: 'b', bold: true }, { text: 'c' }],
              lists: [
                { kind: 'list', ordered: true, items: [{ content: [{ text: 'd' }], lists: [] }] },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'e5',
      type: 'list',
      text: '- a\n- bc\n  1. d',
      items: [{ text: 'a' }, { text: 'bc', items: [{ text: 'd' }] }],
    },
  ],
  [
    { id: 'e6', type: 'image', url: URL, alt: 'alt', caption: null, credit: 'credit' },
    { id: 'e6', type: 'image', url: URL, alt: 'alt', caption: null, credit: 'credit' },
  ],
  [
    {
      id: 'e7',
      type: 'video',
      url: null,
      title: 'title',
      caption: 'caption',
      platform: null,
      durationSeconds: 3,
      expired: false,
    },
    { id: 'e7', type: 'video', text: 'title', url: null, caption: 'caption' },
  ],
  [
    {
      id: 'e8',
      type: 'audio',
      url: URL,
      title: null,
      caption: null,
      platform: 'x',
      durationSeconds: null,
      expired: true,
    },
    { id: 'e8', type: 'audio', text: null, url: URL, caption: null },
  ],
  [
    {
      id: 'e9',
      type: 'social',
      platform: 'tweet',
      author: 'A',
      handle: '@a',
      dateLine: 'today',
      passages: [plain('hi')],
      url: URL,
    },
    {
      id: 'e9',
      type: 'social',
      text: 'hi',
      url: URL,
      author: 'A',
      handle: '@a',
      platform: 'tweet',
    },
  ],
  [
    { id: 'e10', type: 'link', prefix: 'Related:', text: 'more', url: URL },
    { id: 'e10', type: 'link', text: 'more', url: URL },
  ],
  [
    {
      id: 'e11',
      type: 'embed',
      label: 'map',
      title: 'Where',
      passages: [plain('here')],
      url: null,
    },
    { id: 'e11', type: 'embed', text: 'Where\n\nhere', url: null, label: 'map' },
  ],
  [
    {
      id: 'e12',
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
    { id: 'e12', type: 'table', text: 'a | b\nc | d' },
  ],
  [
    { id: 'e13', type: 'code', passages: [{ kind: 'code', text: 'x = 1\ny' }] },
    { id: 'e13', type: 'code', text: 'x = 1\ny' },
  ],
  [
    { id: 'e14', type: 'divider', passages: [{ kind: 'divider' }] },
    { id: 'e14', type: 'divider' },
  ],
  [
    { id: 'e15', type: 'unknown', name: 'advert', drawn: false },
    { id: 'e15', type: 'unknown', text: '', name: 'advert' },
  ],
];

for (const [given, json] of elements) {
  test(`a JSON element has the fields of its type: ${given.type} ${given.id}`, () => {
    assert.deepEqual(toJsonElement(given), json);
  });
}

test('a JSON block has every field, times in UTC, and an element for each, drawn or not', () => {
  const given = block({
    id: 'b1',
    url: URL,
    title: 'Title',
    publishedAt: AT,
    lastUpdatedAt: AT + 1,
    keyEvent: true,
    contributors: [{ name: 'A. Reporter' }],
    elements: [
      paragraph('One.', 'e1'),
      { id: 'e2', type: 'unknown', name: 'advert', drawn: false },
    ],
  });
  assert.deepEqual(toJsonBlock(given, { pinned: true }), {
    id: 'b1',
    url: URL,
    title: 'Title',
    publishedAt: '2024-06-19T13:32:00.000Z',
    updatedAt: '2024-06-19T13:32:00.001Z',
    keyEvent: true,
    summary: false,
    pinned: true,
    contributors: ['A. Reporter'],
    text: 'One.',
    elements: [
      { id: 'e1', type: 'text', text: 'One.' },
      { id: 'e2', type: 'unknown', text: '', name: 'advert' },
    ],
  });
});

for (const [published, updated, shown] of [
  [AT, AT, null],
  [AT, AT - 1, null],
  [AT, null, null],
  [null, AT, null],
  [-14_182_980_000, -14_182_979_000, '1969-07-20T20:17:01.000Z'],
] as const) {
  test(`a block first published at ${published}, last updated at ${updated}, was updated at ${shown}`, () => {
    const given = block({ id: 'b', publishedAt: published, lastUpdatedAt: updated });
    assert.equal(toJsonBlock(given, { pinned: false }).updatedAt, shown);
  });
}

test('a time that no calendar holds is absent, not an error', () => {
  const given = block({ id: 'b', publishedAt: 9e15, lastUpdatedAt: Number.POSITIVE_INFINITY });
  const { publishedAt, updatedAt } = toJsonBlock(given, { pinned: false });
  assert.deepEqual([publishedAt, updatedAt], [null, null]);
});

const B = block({ id: 'b', publishedAt: AT, title: 'Now', elements: [paragraph('new', 'e')] });
const OLD = block({
  id: 'b',
  publishedAt: AT - 2000,
  lastUpdatedAt: AT - 1000,
  title: null,
  elements: [paragraph('old', 'e')],
});
const at = '2024-06-19T13:32:00.000Z';
const jsonB = toJsonBlock(B, { pinned: false });

const events: readonly (readonly [event: OutputEvent, json: object])[] = [
  [
    {
      event: 'story',
      at: AT,
      previous: null,
      header: header({ standfirst: [plain('One.'), plain('Two.')], byline: 'Us', updatedAt: AT }),
    },
    {
      v: 1,
      event: 'story',
      at,
      story: {
        id: 'story',
        url: 'https://example.org/live/story',
        title: 'A story',
        standfirst: 'One.\n\nTwo.',
        byline: 'Us',
        status: 'live',
        source: 'guardian',
        updatedAt: at,
        pinnedId: null,
      },
    },
  ],
  [
    { event: 'gap', at: AT, after: OLD, before: { ...B, id: 'later' } },
    { v: 1, event: 'gap', at, after: 'b', before: 'later' },
  ],
  [
    { event: 'block', at: AT, cause: 'backfill', block: B, pinned: false },
    { v: 1, event: 'block', at, cause: 'backfill', block: jsonB },
  ],
  [
    { event: 'edit', at: AT, block: B, previous: OLD, pinned: true },
    {
      v: 1,
      event: 'edit',
      at,
      block: { ...jsonB, pinned: true },
      previous: { title: null, text: 'old', updatedAt: '2024-06-19T13:31:59.000Z' },
    },
  ],
  [
    { event: 'remove', at: AT, block: B, noticedAt: AT - 5, pinned: false },
    { v: 1, event: 'remove', at, block: jsonB },
  ],
  [
    { event: 'end', at: AT, reason: 'ended' },
    { v: 1, event: 'end', at, reason: 'ended' },
  ],
];

for (const [event, json] of events) {
  test(`the JSON line of version 1: ${event.event}`, () => {
    assert.deepEqual(parsed(event), json);
  });
}

for (const [fault, kind, message] of [
  [new NetworkError(URL, 'refused'), 'refused', `the connection was refused by ${URL}`],
  [new HttpError(URL, 503), 'http-503', `the server has a fault (HTTP 503) at ${URL}`],
  [
    new DecodeError('blocks[0]', 'no id', { url: URL }),
    'decode',
    `${URL} cannot be read as a live blog: no id, at blocks[0]`,
  ],
  [
    new NotLiveBlogError(URL, 'article'),
    'not-live-blog',
    `this is an ordinary article, not a live blog: ${URL}`,
  ],
] as const) {
  test(`a failed poll names its kind, ${kind}, and says it in words`, () => {
    assert.deepEqual(parsed({ event: 'poll-failed', at: AT, fault, retryInMs: 20_000 }), {
      v: 1,
      event: 'poll-failed',
      at,
      kind,
      message,
      retryInMs: 20_000,
    });
  });
}
