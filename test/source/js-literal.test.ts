import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toDocument } from '../../src/source/found-document.ts';
import { assignedValue, parseLiteral } from '../../src/source/js-literal.ts';

test('JSON reads as itself', () => {
  const value = { a: [1, -2.5, 1e3, true, false, null], 'b c': { d: 'x"\\ \u00e9 \n' }, e: [] };
  assert.deepEqual(parseLiteral(JSON.stringify(value)), value);
});

test('looser spellings read as JavaScript means them', () => {
  assert.deepEqual(
    parseLiteral(`{ /* a */ key: 'it\\'s', $k: "\\x41\\u0042\\/", // b
      'q': \`t\`, minified: [!0, !1,], }; more()`),
    { key: "it's", $k: 'AB/', q: 't', minified: [true, false] },
  );
});

test('what is no literal is undefined, and does not stop the rest', () => {
  const value = parseLiteral('{a: call(1), b: x.y, c: window, d: 2 * 3, e: "kept"}');
  assert.deepEqual(value, { a: undefined, b: undefined, c: undefined, d: 2, e: 'kept' });
  assert.equal(parseLiteral(''), undefined);
});

test('a name that objects have of themselves is a name like any other', () => {
  const value = parseLiteral('{"__proto__": {"polluted": true}}') as Record<string, unknown>;
  assert.equal(value.polluted, undefined);
  assert.deepEqual(Object.keys(value), ['__proto__']);
});

test('text that ends too early gives what was read of it', () => {
  assert.deepEqual(parseLiteral('{"a": [1, 2], "b": "cut o'), { a: [1, 2], b: 'cut o' });
  assert.equal(typeof parseLiteral('['.repeat(5000)), 'object');
});

test('a value is found by the name that it is assigned to', () => {
  const read = (script: string) =>
    assignedValue(toDocument(`<p>set = {"a": 0}</p><script>${script}</script>`), 'set');
  assert.deepEqual(read('var set = {"a": 1};'), { a: 1 });
  assert.deepEqual(read('window.set={"a": 1}'), { a: 1 });
  assert.deepEqual(read('reset = {"a": 1}; other.set = {"a": 2}; set = {"a": 3}'), { a: 3 });
  assert.equal(read('set = load()'), undefined);
});

test('a bracket of the other kind closes what is open, and nothing is read for ever', () => {
  assert.deepEqual(parseLiteral('[1, }'), [1]);
  assert.deepEqual(parseLiteral('{a: 1, ]'), { a: 1 });
  assert.deepEqual(parseLiteral('{a: [1, 2}, b: 3'), { a: [1, 2] });
  assert.deepEqual(parseLiteral('[{a: 1], 2]'), [{ a: 1 }]);
});
