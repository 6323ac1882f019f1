import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOfContent } from '../../src/archive/content.ts';
import { decodeBlock } from '../../src/archive/decode-block.ts';
import { decodeHeader } from '../../src/archive/decode-header.ts';
import { decodePlace } from '../../src/archive/place.ts';
import type { Block } from '../../src/model/block.ts';
import { block, header, paragraph } from '../helpers/builders.ts';

const text = [{ text: 'Words "quoted", a \\ and\na line' }];
const list = { kind: 'list', ordered: true, items: [{ content: text, lists: [] }] } as const;

const WHOLE: Block = block({
  id: 'gate',
  url: 'https://example.org/#gate',
  placedAt: 5,
  contributors: [{ name: 'Ada' }],
  elements: [
    {
      id: 'prose',
      type: 'text',
      passages: [
        { kind: 'paragraph', content: [{ text: 'a', bold: true, href: 'https://example.org/' }] },
        { kind: 'heading', content: text },
        { kind: 'quote', passages: [list], attribution: null, mark: 'pulled' },
        { ...list, items: [{ content: text, lists: [list] }] },
        { kind: 'table', rows: [['a', 'b']] },
        { kind: 'code', text: 'x' },
        { kind: 'divider' },
      ],
    },
    { id: 'i', type: 'image', url: null, alt: 'a', caption: null, credit: null },
    {
      id: 'v',
      type: 'video',
      url: null,
      title: 'a',
      caption: null,
      platform: null,
      durationSeconds: 9,
      expired: false,
    },
    {
      id: 's',
      type: 'social',
      platform: 'tweet',
      author: 'A',
      handle: null,
      dateLine: null,
      passages: [list],
      url: null,
    },
    { id: 'l', type: 'link', prefix: null, text: 'a', url: 'http://example.org/' },
    { id: 'e', type: 'embed', label: 'map', title: null, passages: [], collapsed: true, url: null },
    { id: 'u', type: 'unknown', name: 'odd', drawn: false },
  ],
});

test('every kind of element is read back as it was written', () => {
  assert.deepEqual(decodeBlock(textOfContent(WHOLE, null), 'gate'), WHOLE);
});

/** Each with one thing wrong. */
const UNSOUND: readonly (readonly [string, unknown])[] = [
  ['another id', { ...WHOLE, id: 'other' }],
  ['no id', { ...WHOLE, id: 7 }],
  ['a link to a script', { ...WHOLE, url: 'javascript:alert(1)' }],
  ['a time that is none', { ...WHOLE, publishedAt: 'noon' }],
  ['a flag that is none', { ...WHOLE, keyEvent: 1 }],
  ['a contributor without a name', { ...WHOLE, contributors: [{}] }],
  ['an element of no type', { ...WHOLE, elements: [{ id: 'x', type: 'toString' }] }],
  ['an element without passages', { ...WHOLE, elements: [{ id: 'x', type: 'text' }] }],
  ['an escape', { ...WHOLE, title: '\u001b[2J' }],
  ['a C1 control', { ...WHOLE, title: '\u009b2J' }],
  ['an override of direction', { ...WHOLE, elements: [paragraph('\u202eabc')] }],
  [
    'a link to a file',
    {
      ...WHOLE,
      elements: [
        {
          id: 'x',
          type: 'text',
          passages: [{ kind: 'paragraph', content: [{ text: 'a', href: 'file:///etc/passwd' }] }],
        },
      ],
    },
  ],
  ['no object', []],
];

for (const [what, content] of UNSOUND) {
  test(`what is read back is no block: ${what}`, () => {
    assert.equal(decodeBlock(JSON.stringify(content), 'gate'), null);
  });
}

test('half a text is no block', () => {
  assert.equal(decodeBlock(textOfContent(WHOLE, null).slice(0, -9), 'gate'), null);
  assert.equal(decodeBlock(null, 'gate'), null);
});

test('lists in lists beyond measure are no block', () => {
  let nested: unknown = { kind: 'divider' };
  for (let depth = 0; depth < 2000; depth++)
    nested = { kind: 'quote', passages: [nested], attribution: null };
  const content = { ...WHOLE, elements: [{ id: 'x', type: 'text', passages: [nested] }] };
  assert.equal(decodeBlock(JSON.stringify(content), 'gate'), null);
});

test('a header is read back as it was written, or not at all', () => {
  const told = header({ pinnedId: null, byline: 'Ada', updatedAt: 5 });
  assert.deepEqual(decodeHeader(textOfContent(told, null)), told);
  assert.equal(decodeHeader(JSON.stringify({ ...told, status: 'dead' })), null);
  assert.equal(decodeHeader(JSON.stringify({ ...told, title: '\u001b]0;' })), null);
});

test('a place with anything wrong is no place', () => {
  const place = { anchor: null, order: 'newest', keyEventsOnly: false, lastSeen: null };
  assert.deepEqual(decodePlace(JSON.stringify(place)), place);
  for (const wrong of [{ order: 'sideways' }, { anchor: {} }, { lastSeen: { id: 1 } }]) {
    assert.equal(decodePlace(JSON.stringify({ ...place, ...wrong })), null);
  }
});
