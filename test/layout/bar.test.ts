import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutLine, layoutBar } from '../../src/layout/bar.ts';
import { span } from '../../src/layout/spans.ts';
import { textOf } from '../helpers/scenes.ts';

const bar = (text: string, columns: number, end = '14:32') =>
  textOf(
    layoutBar(
      { start: [span('LIVE ')], text: span(text), end: end === '' ? [] : [span(end)] },
      columns,
      '…',
    ),
  );

test('a bar fills its columns, the end at the right', () => {
  assert.equal(bar('Headline', 22), 'LIVE Headline    14:32');
  assert.equal(bar('Headline', 22, ''), 'LIVE Headline         ');
});

test('the text is cut before the end goes, and the end goes before the start', () => {
  assert.equal(bar('Headline', 19), 'LIVE Headline 14:32');
  assert.equal(bar('Headline', 16), 'LIVE Head… 14:32');
  assert.equal(bar('Headline', 12), 'LIVE … 14:32');
  assert.equal(bar('Headline', 11), 'LIVE Headl…');
  assert.equal(bar('', 11), 'LIVE  14:32');
  assert.equal(bar('Headline', 3), 'LIV');
  assert.equal(bar('Headline', 0), '');
});

test('the end comes first where terminals dispute the width of the text', () => {
  assert.equal(bar('👩‍👩‍👧 headline', 30), 'LIVE 14:32 👩‍👩‍👧 headline');
});

test('a line is cut where it is too long, through its spans', () => {
  assert.deepEqual(cutLine([span('ab', 'key'), span('cd')], 3), [span('ab', 'key'), span('c')]);
  assert.deepEqual(cutLine([span('ab')], 2), [span('ab')]);
});
