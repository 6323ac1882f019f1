// Owns the tests of where a block leads to.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from '../../src/model/element.ts';
import { linksOfBlock } from '../../src/model/links.ts';
import type { Inline } from '../../src/model/passage.ts';

const prose = (id: string, ...content: Inline[]): Element => ({
  id,
  type: 'text',
  passages: [{ kind: 'paragraph', content }],
});

const A = 'https://example.org/a';
const B = 'https://example.org/b';

test('links are told in reading order, each address once', () => {
  const elements: Element[] = [
    prose(
      '1',
      { text: 'See ' },
      { text: 'the chart', href: B },
      { text: ' and ' },
      { text: 'it', href: A },
    ),
    { id: '2', type: 'link', prefix: null, text: 'The chart again', url: B },
  ];
  assert.deepEqual(linksOfBlock({ elements }), [
    { text: 'the chart', url: B },
    { text: 'it', url: A },
  ]);
});

test('a link whose words change style is one link with all its words', () => {
  const elements = [
    prose(
      '1',
      { text: 'the ', href: A },
      { text: 'big', bold: true, href: A },
      { text: ' one', href: A },
    ),
  ];
  assert.deepEqual(linksOfBlock({ elements }), [{ text: 'the big one', url: A }]);
});

test('lists, quotes and elements of their own lead somewhere too; images do not', () => {
  const item = { content: [{ text: 'item', href: A }], lists: [] };
  const elements: Element[] = [
    { id: '1', type: 'list', passages: [{ kind: 'list', ordered: false, items: [item] }] },
    {
      id: '2',
      type: 'video',
      url: B,
      title: null,
      caption: null,
      platform: null,
      durationSeconds: null,
      expired: false,
    },
    { id: '3', type: 'image', url: `${B}.jpg`, alt: null, caption: null, credit: null },
    { id: '4', type: 'embed', label: 'map', title: null, passages: [], url: null },
  ];
  assert.deepEqual(linksOfBlock({ elements }), [
    { text: 'item', url: A },
    { text: 'video', url: B },
  ]);
});

test('a link without words goes by its address', () => {
  assert.deepEqual(linksOfBlock({ elements: [prose('1', { text: ' \n', href: A })] }), [
    { text: A, url: A },
  ]);
});
