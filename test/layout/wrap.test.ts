import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../src/layout/row.ts';
import { type WrapOptions, wrapSpans } from '../../src/layout/wrap.ts';
import { drawn } from '../helpers/drawn.ts';

function plain(text: string): Span {
  return { text, tone: 'plain' };
}

function wrap(text: string, columns: number, options?: WrapOptions): readonly string[] {
  return drawn(wrapSpans([plain(text)], columns, options));
}

test('rows break at spaces, which are dropped', () => {
  assert.deepEqual(wrap('the planned rise would go', 12), ['the planned', 'rise would', 'go']);
  assert.deepEqual(wrap('the planned  rise', 11), ['the planned', 'rise']);
  assert.deepEqual(wrap('  both ends  ', 20), ['both ends']);
});

test('a text without anything in it is one empty row', () => {
  assert.deepEqual(wrapSpans([], 10), [[]]);
  assert.deepEqual(wrapSpans([plain('')], 10), [[]]);
  assert.deepEqual(wrapSpans([plain('   ')], 2), [[]]);
});

test('a line feed starts a new row, and two leave one empty', () => {
  assert.deepEqual(wrap('one\ntwo\n\nthree', 20), ['one', 'two', '', 'three']);
});

test('no row breaks at a non-breaking space', () => {
  assert.deepEqual(wrap('at 7.30\u00a0GMT', 9), ['at', '7.30\u00a0GMT']);
});

test('no row breaks between a wide character and a non-breaking space', () => {
  assert.deepEqual(wrap('日本\u00a0語', 5), ['日', '本\u00a0語']);
});

test('spaces of other widths break like any other, and zero-width ones leave nothing between', () => {
  assert.deepEqual(wrap('thin\u2009space\u3000here', 6), ['thin', 'space', 'here']);
  assert.deepEqual(wrap('zero\u200bwidth', 6), ['zero\u200b', 'width']);
});

test('a word that fits on a row of its own is not split at its hyphen', () => {
  assert.deepEqual(wrap('a well-known', 10), ['a', 'well-known']);
});

test('a word longer than a row is split after a hyphen or a slash', () => {
  assert.deepEqual(wrap('go to https://example.org/live/story now', 20), [
    'go to',
    'https://example.org/',
    'live/story now',
  ]);
  assert.deepEqual(wrap('see example.org/live/story', 16), ['see example.org/', 'live/story']);
  assert.deepEqual(wrap('mother-in-law-to-be', 12), ['mother-in-', 'law-to-be']);
});

test('an address is not split right after its scheme', () => {
  assert.deepEqual(wrap('see https://example.org/story', 14), [
    'see',
    'https://exampl',
    'e.org/story',
  ]);
});

test('a word with no place to split it is cut where the row is full, but not before a closing mark', () => {
  assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
  assert.deepEqual(wrap('abcd!', 4), ['abc', 'd!']);
});

test('a long word goes below the words before it unless part of it can stand beside them', () => {
  assert.deepEqual(wrap('oh abcdefghij', 6), ['oh', 'abcdef', 'ghij']);
});

test('a row may break after a long dash', () => {
  assert.deepEqual(wrap('the levy—which went', 10), ['the levy—', 'which went']);
  assert.deepEqual(wrap('the levy—”', 9), ['the', 'levy—”']);
});

test('rows break between wide characters, but not before closing or after opening marks', () => {
  assert.deepEqual(wrap('日本語の文章', 5), ['日本', '語の', '文章']);
  assert.deepEqual(wrap('日本語。文', 6), ['日本', '語。文']);
  assert.deepEqual(wrap('日本「語」', 6), ['日本', '「語」']);
});

test('Korean breaks at its spaces', () => {
  assert.deepEqual(wrap('안녕 세상아', 8), ['안녕', '세상아']);
});

test('marks and joined emoji stay with what they belong to', () => {
  assert.deepEqual(wrap('e\u0301e\u0301e\u0301', 2), ['e\u0301e\u0301', 'e\u0301']);
  assert.deepEqual(wrap('👩‍👩‍👧👩‍👩‍👧', 3), ['👩‍👩‍👧', '👩‍👩‍👧']);
});

test('a character wider than the row has a narrow one in its place', () => {
  assert.deepEqual(wrap('a日b', 1), ['a', '?', 'b']);
  assert.deepEqual(wrap('ab', 0), ['a', 'b']);
});

test('soft hyphens vanish', () => {
  assert.deepEqual(wrap('co\u00adoperate', 20), ['cooperate']);
});

test('the first row may be narrower, and stays empty when the first word fits only below', () => {
  assert.deepEqual(wrap('the planned rise', 12, { firstColumns: 5 }), ['the', 'planned rise']);
  assert.deepEqual(wrap('planned rise', 12, { firstColumns: 5 }), ['', 'planned rise']);
  assert.deepEqual(wrap('日本', 2, { firstColumns: 1 }), ['', '日', '本']);
  assert.deepEqual(wrap('one\ntwo three', 9, { firstColumns: 4 }), ['one', 'two three']);
});

test('verbatim text keeps every space and is cut where the row is full', () => {
  assert.deepEqual(wrap('if  x:\n    y', 5, { verbatim: true }), ['if  x', ':', '    y']);
});

test('styles survive the break, and neighbours of one style are one span', () => {
  const spans: readonly Span[] = [
    plain('the '),
    plain('planned '),
    { text: 'rise would', tone: 'plain', bold: true },
    { text: ' go', tone: 'link', href: 'https://example.org/' },
  ];
  assert.deepEqual(wrapSpans(spans, 16), [
    [plain('the planned '), { text: 'rise', tone: 'plain', bold: true }],
    [
      { text: 'would', tone: 'plain', bold: true },
      { text: ' go', tone: 'link', href: 'https://example.org/' },
    ],
  ]);
});

test('a cluster that two spans share belongs to the first', () => {
  const spans: readonly Span[] = [plain('e'), { text: '\u0301s', tone: 'plain', bold: true }];
  assert.deepEqual(wrapSpans(spans, 9), [
    [plain('e\u0301'), { text: 's', tone: 'plain', bold: true }],
  ]);
});

test('two links side by side stay two', () => {
  const spans: readonly Span[] = [
    { text: 'one', tone: 'link', href: 'https://example.org/1' },
    { text: 'two', tone: 'link', href: 'https://example.org/2' },
  ];
  assert.deepEqual(wrapSpans(spans, 9), [spans]);
});
