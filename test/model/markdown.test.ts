// Owns the tests of a block as Markdown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from '../../src/model/element.ts';
import { markdownOfBlock } from '../../src/model/markdown.ts';
import type { Inline, Passage } from '../../src/model/passage.ts';
import { block } from '../helpers/builders.ts';

const prose = (...passages: Passage[]): Element => ({ id: 'a', type: 'text', passages });
const paragraph = (...content: Inline[]): Passage => ({ kind: 'paragraph', content });
const bodyOf = (...elements: Element[]) =>
  markdownOfBlock(block({ id: 'b', title: null, elements, contributors: [], url: null }));

test('a block is its title, its body, who wrote it and where it stands', () => {
  const text = markdownOfBlock(
    block({
      id: 'gate',
      title: 'The gate opens',
      url: 'https://example.org/live#gate',
      contributors: [{ name: 'A. Reporter' }],
      elements: [prose(paragraph({ text: 'At ' }, { text: 'noon', bold: true }, { text: '.' }))],
    }),
  );
  assert.equal(
    text,
    '## The gate opens\n\nAt **noon**.\n\n*A. Reporter*\n\n<https://example.org/live#gate>',
  );
});

test('what could be a mark in the text is text', () => {
  assert.equal(
    bodyOf(prose(paragraph({ text: '*a* [b](c) <d> `e` _f_' }))),
    '\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\_f\\_',
  );
  assert.equal(bodyOf(prose(paragraph({ text: '1. a\n# b\n- c' }))), '1\\. a\n\\# b\n\\- c');
});

test('marks stand against the words, not against spaces', () => {
  assert.equal(
    bodyOf(prose(paragraph({ text: 'a' }, { text: ' b ', italic: true }, { text: 'c' }))),
    'a *b* c',
  );
});

test('an address cannot end its own brackets', () => {
  const link: Element = {
    id: 'l',
    type: 'link',
    prefix: 'Related:',
    text: 'here',
    url: 'https://example.org/a_(b)',
  };
  assert.equal(bodyOf(link), 'Related: [here](https://example.org/a_%28b%29)');
});

test('lists, quotes, tables and code keep their shape', () => {
  const nested = {
    kind: 'list',
    ordered: true,
    items: [{ content: [{ text: 'in' }], lists: [] }],
  } as const;
  const list: Passage = {
    kind: 'list',
    ordered: false,
    items: [{ content: [{ text: 'out' }], lists: [nested] }],
  };
  assert.equal(bodyOf(prose(list)), '- out\n  1. in');
  const quote: Passage = {
    kind: 'quote',
    passages: [paragraph({ text: 'a' }), paragraph({ text: 'b' })],
    attribution: 'C',
  };
  assert.equal(bodyOf(prose(quote)), '> a\n>\n> b\n>\n> — C');
  assert.equal(
    bodyOf(
      prose({
        kind: 'table',
        rows: [
          ['a|b', 'c'],
          ['1', '2'],
        ],
      }),
    ),
    '| a\\|b | c |\n| --- | --- |\n| 1 | 2 |',
  );
  assert.equal(bodyOf(prose({ kind: 'code', text: 'a ``` b' })), '````\na ``` b\n````');
});
