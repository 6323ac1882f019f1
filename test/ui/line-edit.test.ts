import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editLine, lineOf } from '../../src/ui/line-edit.ts';

/** The text after keys, the cursor as a bar. */
function typed(text: string, ...keys: readonly string[]): string {
  const line = keys.reduce(editLine, lineOf(text));
  return `${line.text.slice(0, line.cursor)}|${line.text.slice(line.cursor)}`;
}

test('characters go in where the cursor stands', () => {
  assert.equal(typed('', 'a', 'space', 'b'), 'a b|');
  assert.equal(typed('ac', 'left', 'b'), 'ab|c');
  assert.equal(typed('bc', 'home', 'a'), 'a|bc');
  assert.equal(typed('ab', '^A', 'right', '^E'), 'ab|');
});

test('what is no character to read does not go in, typed or pasted by a terminal that does not say so', () => {
  assert.equal(typed('', 'a', '\u202e', '\u009b', '\u{e0041}', '\ufeff', 'b'), 'ab|');
});

test('characters go out whole, as a reader sees them', () => {
  assert.equal(typed('e\u0301👩‍👧', 'backspace'), 'e\u0301|');
  assert.equal(typed('ae\u0301', 'backspace'), 'a|');
  assert.equal(typed('ab', 'home', 'delete'), '|b');
});

test('a word, or all before or behind the cursor, goes at once', () => {
  assert.equal(typed('author:x levy  ', '^W'), 'author:x |');
  assert.equal(typed('levy', '^W'), '|');
  assert.equal(typed('ab', 'left', '^U'), '|b');
  assert.equal(typed('ab', 'left', '^K'), 'a|');
});

test('a key that changes nothing gives the same line', () => {
  const line = lineOf('ab');
  for (const key of ['right', 'end', 'delete', '^K', 'tab', 'pageup', '^X'])
    assert.equal(editLine(line, key), line, key);
});
