import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlightsOf } from '../../src/query/highlights.ts';
import { queryOf } from './subjects.ts';

const marked = (query: string, text: string) =>
  highlightsOf(queryOf(query), text).map(({ start, end }) => text.slice(start, end));

test('every place of every wanted word is marked', () => {
  assert.deepEqual(marked('levy or tax', 'A levy, the Levy; a tax'), ['levy', 'Levy', 'tax']);
});

test('what must be absent is not marked, and neither are fields', () => {
  assert.deepEqual(marked('a -b author:c is:key', 'a b c key'), ['a']);
  assert.deepEqual(marked('not not b', 'a b'), ['b']);
});

test('an accent goes with its letter, composed or not', () => {
  assert.deepEqual(marked('cafe', 'café cafe\u0301s'), ['café', 'cafe\u0301']);
});

test('a character that stands for several letters is marked whole, once', () => {
  assert.deepEqual(marked('s', 'Straße'), ['S', 'ß']);
  assert.deepEqual(marked('fi', 'ofﬁce'), ['ﬁ']);
});

test('overlapping and touching ranges are one', () => {
  assert.deepEqual(marked('abc or bcd or e', 'xabcdex'), ['abcde']);
});

test('patterns are marked as JavaScript would match them', () => {
  assert.deepEqual(marked('/l\\w+?y\\b/', 'levy lily ly'), ['levy', 'lily']);
  assert.deepEqual(marked('/x*/', 'axxb'), ['xx']);
});

test('characters beyond the basic plane are marked whole', () => {
  assert.deepEqual(marked('🚀', 'up 🚀🚀 go'), ['🚀🚀']);
  assert.deepEqual(marked('/[🚀🛰]/', 'up 🚀 go'), ['🚀']);
});
