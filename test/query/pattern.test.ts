import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePattern } from '../../src/query/pattern.ts';

const ranges = (source: string, text: string) =>
  compilePattern(source)
    .rangesIn(text)
    .map(({ start, end }) => text.slice(start, end));

test('greedy and lazy counts take as much and as little as they can', () => {
  assert.deepEqual(ranges('a{2,3}', 'aaaaa'), ['aaa', 'aa']);
  assert.deepEqual(ranges('a{2,3}?', 'aaaaa'), ['aa', 'aa']);
  assert.deepEqual(ranges('<.+?>', '<a> <b>'), ['<a>', '<b>']);
  assert.deepEqual(ranges('a{0}b', 'ab'), ['b']);
});

test('the earlier of two alternatives is preferred', () => {
  assert.deepEqual(ranges('a|ab', 'ab'), ['a']);
  assert.deepEqual(ranges('ab|a', 'ab'), ['ab']);
});

test('lines and words have edges', () => {
  assert.deepEqual(ranges('^a|b$', 'ab\nab'), ['a', 'b', 'a', 'b']);
  assert.deepEqual(ranges('\\bcat\\b', 'cat concat'), ['cat']);
  assert.deepEqual(ranges('\\Bcat', 'cat concat'), ['cat']);
});

test('groups may be named, and classes know letters of any script', () => {
  assert.deepEqual(ranges('(?<year>\\d{4})', 'in 1969'), ['1969']);
  assert.deepEqual(ranges('\\p{Lu}\\p{Ll}+', 'Žižek'), ['Žižek']);
  assert.deepEqual(ranges('\\u{1f680}', 'go 🚀'), ['🚀']);
});

test('patterns that make other engines go back for ever are done at once', () => {
  const text = `${'a'.repeat(20_000)}!`;
  for (const source of ['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(.*a){12}$', 'a*a*a*a*a*b'])
    assert.equal(compilePattern(source).isIn(text), false, source);
});

test('ranges in a text that would cost too much are left out rather than waited for', () => {
  const text = 'a'.repeat(20_000);
  const found = compilePattern('a.*b|a').rangesIn(text);
  assert.ok(found.length > 0 && found.length < text.length, String(found.length));
});
