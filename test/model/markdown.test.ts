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
  assert.equal(bodyOf(prose(paragraph({ text: '1. a\n# b\n- c' }))), '1\\. a\\\n\\# b\\\n\\- c');
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

test('an entity, a picture, a table and an underlined title in the text are text', () => {
  const link = { text: 'here', href: 'https://example.org/?a=1&copy;=2' };
  assert.equal(
    bodyOf(prose(paragraph({ text: '&lt; AT&T | look!' }, link))),
    '\\&lt; AT&T \\| look\\![here](https://example.org/?a=1&amp;copy;=2)',
  );
  assert.equal(bodyOf(prose(paragraph({ text: 'a\n===\n:--' }))), 'a\\\n\\===\\\n\\:--');
  assert.equal(bodyOf(prose(paragraph({ text: '    a\n\n    b' }))), 'a\\\nb');
});

test('a number is no list when its parts are marked apart', () => {
  assert.equal(bodyOf(prose(paragraph({ text: '1' }, { text: '. a', bold: true }))), '1\\. a');
});

test('marks that would be read otherwise are left out', () => {
  const both = paragraph({ text: 'a', bold: true }, { text: 'b', italic: true });
  assert.equal(bodyOf(prose(both)), 'ab');
  assert.equal(bodyOf(prose(paragraph({ text: 'a' }, { text: '“b”', bold: true }))), 'a“b”');
  const split = paragraph({ text: 'a', bold: true }, { text: 'b', bold: true });
  assert.equal(bodyOf(prose(split)), '**ab**');
});

test('a title ends in its own signs', () => {
  assert.equal(
    markdownOfBlock(block({ id: 'b', title: 'We are #\n 1 ##', elements: [] })),
    '## We are # 1 \\##',
  );
});

test('a table is as wide as its longest row', () => {
  assert.equal(
    bodyOf(prose({ kind: 'table', rows: [['a'], ['b', 'c\nd']] })),
    '| a |  |\n| --- | --- |\n| b | c d |',
  );
  assert.equal(bodyOf(prose({ kind: 'table', rows: [[]] })), '');
});

test('a link without words is its address', () => {
  const link: Element = { id: 'l', type: 'link', prefix: null, text: ' ', url: 'https://a.org/' };
  assert.equal(bodyOf(link), '<https://a.org/>');
});
