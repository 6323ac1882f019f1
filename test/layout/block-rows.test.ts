import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { layoutBlock, layoutTombstone } from '../../src/layout/block-rows.ts';
import { ageColumns, geometryOf, gutterColumns, headColumns } from '../../src/layout/geometry.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Block } from '../../src/model/block.ts';
import type { Element } from '../../src/model/element.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { drawn } from '../helpers/drawn.ts';

function rows(one: Block, columns: number): readonly string[] {
  return drawn(layoutBlock(one, { columns, glyphs: UNICODE_GLYPHS }));
}

const IMAGE: Element = {
  id: 'image',
  type: 'image',
  url: null,
  alt: null,
  caption: 'Members leave the chamber',
  credit: null,
};

const LEVY = block({
  id: 'levy',
  title: 'Levy rise will not go ahead, chancellor tells MPs after the vote was put off',
  keyEvent: true,
  contributors: [{ name: 'A. Reporter' }, { name: 'B. Writer' }],
  elements: [
    paragraph('Speaking after the vote, the chancellor said the planned rise would be withdrawn.'),
    IMAGE,
  ],
});

test('with a gutter, everything but the head row stands to the right of it', () => {
  assert.deepEqual(rows(LEVY, 80), [
    'Levy rise will not go ahead, chancellor tells MPs after the',
    '        vote was put off',
    '        Speaking after the vote, the chancellor said the planned rise would be',
    '        withdrawn.',
    '',
    '        [image] Members leave the chamber',
    '        -- A. Reporter, B. Writer   1 image',
  ]);
});

test('without a gutter, only the title stands to the right of the time', () => {
  assert.deepEqual(rows(LEVY, 40), [
    'Levy rise will not go ahead,',
    '       chancellor tells MPs after the',
    '       vote was put off',
    'Speaking after the vote, the chancellor',
    'said the planned rise would be',
    'withdrawn.',
    '',
    '[image] Members leave the chamber',
    '-- A. Reporter, B. Writer   1 image',
  ]);
});

test('a block without a title starts with its text, beside the time and the age', () => {
  const untitled = block({
    id: 'a',
    title: ' ',
    elements: [paragraph('The pound gained a little against the dollar in the minutes after it.')],
  });
  assert.deepEqual(rows(untitled, 80), [
    'The pound gained a little against the dollar in the minutes',
    '        after it.',
  ]);
  assert.deepEqual(rows(untitled, 40), [
    'The pound gained a little',
    'against the dollar in the minutes after',
    'it.',
  ]);
});

test('the first row alone is the head, and every row names its block', () => {
  const laid = layoutBlock(LEVY, { columns: 80, glyphs: UNICODE_GLYPHS });
  assert.equal(laid[0]?.head, true);
  assert.ok(laid.slice(1).every((row) => !('head' in row)));
  assert.ok(laid.every((row) => row.blockId === 'levy'));
});

test('the tone of a title says what kind of block it heads', () => {
  const tone = (given: Partial<Block>) =>
    layoutBlock(block({ id: 'a', title: 'Title', ...given }), {
      columns: 80,
      glyphs: UNICODE_GLYPHS,
    })[0]?.spans[0];
  assert.deepEqual(tone({}), { text: 'Title', tone: 'title', bold: true });
  assert.equal(tone({ keyEvent: true, summary: true })?.tone, 'key');
  assert.equal(tone({ summary: true })?.tone, 'summary');
});

test('a block without anything in it is one empty head row', () => {
  const hidden: Element = { id: 'ad', type: 'unknown', name: 'AdPlaceholder', drawn: false };
  assert.deepEqual(
    layoutBlock(block({ id: 'a', elements: [hidden] }), { columns: 80, glyphs: UNICODE_GLYPHS }),
    [{ spans: [], blockId: 'a', head: true }],
  );
});

test('elements that draw nothing leave no gap', () => {
  const hidden: Element = { id: 'ad', type: 'unknown', name: 'AdPlaceholder', drawn: false };
  const elements = [hidden, paragraph('One.'), hidden, paragraph('Two.'), hidden];
  assert.deepEqual(rows(block({ id: 'a', elements }), 80), ['One.', '', '        Two.']);
});

test('the byline counts what there is to open, each address once', () => {
  const linked = { text: 'here', href: 'https://example.org/a' };
  const elements: Element[] = [
    { id: 't', type: 'text', passages: [{ kind: 'paragraph', content: [linked, linked] }] },
    { id: 'l', type: 'link', prefix: null, text: 'more', url: 'https://example.org/b' },
  ];
  const contributors = [{ name: 'A. Reporter' }];
  assert.equal(
    rows(block({ id: 'a', contributors, elements }), 80).at(-1),
    '        -- A. Reporter   2 links',
  );
  assert.equal(rows(block({ id: 'a', contributors, elements: [] }), 80).at(-1), '-- A. Reporter');
  assert.equal(rows(block({ id: 'a', contributors: [{ name: '' }] }), 80).at(-1), '');
});

test('rows are never wider than the reading measure', () => {
  const long = block({ id: 'a', title: 'T', elements: [paragraph('word '.repeat(60))] });
  const widest = Math.max(...rows(long, 200).map((row) => row.length));
  assert.equal(widest, 8 + 79);
  assert.equal(geometryOf(200).width, 88);
});

test('an edit draws anew only the element that it changed', () => {
  const options = { columns: 80, glyphs: UNICODE_GLYPHS };
  const before = layoutBlock(LEVY, options);
  const after = layoutBlock({ ...LEVY, elements: [paragraph('Withdrawn.'), IMAGE] }, options);
  assert.notEqual(after, before);
  assert.equal(after.at(-2)?.spans, before.at(-2)?.spans);
});

test('one element is drawn as fits where it stands, on the head row or below it', () => {
  const elements = [
    paragraph('The pound gained a little against the dollar in the minutes after.'),
  ];
  const titled = rows(block({ id: 'a', title: 'Markets', elements }), 80);
  const untitled = rows(block({ id: 'b', elements }), 80);
  assert.equal(
    titled[1],
    '        The pound gained a little against the dollar in the minutes after.',
  );
  assert.equal(untitled[0], 'The pound gained a little against the dollar in the minutes');
});

test('one block is kept at two widths and in two sets of glyphs, each apart', () => {
  const wide = { columns: 80, glyphs: UNICODE_GLYPHS };
  const ascii = { columns: 80, glyphs: ASCII_GLYPHS };
  const first = layoutBlock(LEVY, wide);
  const second = layoutBlock(LEVY, ascii);
  assert.notEqual(second, first);
  assert.equal(layoutBlock(LEVY, { ...wide }), first);
  assert.equal(layoutBlock(LEVY, { ...ascii }), second);
});

test('a removed block leaves a stone that says so', () => {
  const laid = (columns: number) =>
    layoutTombstone(block({ id: 'gone' }), '14:11', { columns, glyphs: UNICODE_GLYPHS });
  assert.deepEqual(drawn(laid(100)), [
    '(removed by the publisher at 14:11 - saved copy kept, Enter to read)',
  ]);
  assert.deepEqual(drawn(laid(40)), [
    '(removed by the publisher at',
    '       14:11 - saved copy kept, Enter to',
    '       read)',
  ]);
  assert.equal(laid(100)[0]?.head, true);
  assert.equal(laid(100)[0]?.spans[0]?.tone, 'removed');
});

test('the head of a row shrinks with the screen, and never takes all of it', () => {
  assert.deepEqual(
    [60, 59, 24, 23, 19, 8, 7, 1].map((columns) => [
      gutterColumns(columns),
      headColumns(columns),
      ageColumns(columns),
    ]),
    [
      [8, 8, 9],
      [0, 7, 4],
      [0, 7, 4],
      [0, 7, 0],
      [0, 2, 0],
      [0, 2, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  );
  for (let columns = 1; columns <= 250; columns += 1) {
    const { head, age, width, text, gutter } = geometryOf(columns);
    assert.ok(width - head - age >= 1);
    assert.ok(width <= columns && text <= 80);
    assert.equal(width, gutter + text);
  }
});
