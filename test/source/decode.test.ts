// Owns how unknown JSON is read: what fails and where, and what counts as absent.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../src/model/errors.ts';
import {
  decodeFields,
  decodeJson,
  decodeList,
  decodeText,
  fieldsAt,
  fieldsListAt,
  flagAt,
  numberAt,
  scalarText,
  textAt,
  timeAt,
} from '../../src/source/decode.ts';

function faultOf(run: () => unknown): DecodeError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof DecodeError);
    return error;
  }
  return assert.fail('nothing was thrown');
}

const BROKEN: readonly (readonly [body: string, path: string])[] = [
  ['', 'byte 0'],
  ['  <!doctype html><title>An error page that is long enough to be cut short</title>', 'byte 2'],
  ['{"a":1', 'byte 6'],
  ['{"é":1,}', 'byte 8'],
  ['{"a":"unfinished', 'byte 16'],
];

for (const [body, path] of BROKEN) {
  test(`decode: ${JSON.stringify(body)} stops being JSON at ${path}`, () => {
    assert.equal(faultOf(() => decodeJson(body)).path, path);
  });
}

test('decode: whatever is of the wrong kind is refused with its path', () => {
  assert.equal(faultOf(() => decodeFields([], 'a')).path, 'a');
  assert.equal(faultOf(() => decodeFields(null, 'b')).path, 'b');
  assert.equal(
    faultOf(() => decodeList({}, 'c')).message,
    'expected a list, found a value of type object',
  );
  assert.equal(faultOf(() => decodeText(' \u001b ', 'd')).path, 'd');
  assert.equal(faultOf(() => decodeText(7, 'e')).path, 'e');
});

test('decode: text is on one line and without controls', () => {
  assert.equal(decodeText(' a\u001b[2J\nb\u009b ', 'a'), 'a[2J b');
  assert.equal(textAt({ a: '\u202e x' }, 'a'), 'x');
  assert.equal(textAt({ a: ' ' }, 'a'), null);
  assert.equal(textAt({ a: 7 }, 'a'), null);
});

test('decode: numbers and flags may be strings', () => {
  const fields = { a: '12', b: 3, c: 'x', d: '', e: 'true', f: false, g: 'no', h: Number.NaN };
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'h'].map((key) => numberAt(fields, key)),
    [12, 3, null, null, null],
  );
  assert.deepEqual(
    ['e', 'f', 'g', 'z'].map((key) => flagAt(fields, key)),
    [true, false, null, null],
  );
});

test('decode: an object that names a toString of its own is no text, and no fault of ours', () => {
  for (const sent of ['{"toString":"x","constructor":1}', '[{"toString":1}]', 'null'])
    assert.equal(scalarText(JSON.parse(sent)), '');
  assert.deepEqual([7, '7', true, undefined].map(scalarText), ['7', '7', 'true', '']);
});

test('decode: a time is a number or a date with its zone, and within what a Date can hold', () => {
  const fields = {
    a: 1_000,
    b: '1970-01-01T00:00:02Z',
    c: 'soon',
    d: 1e300,
    e: null,
    f: '1970-01-01T00:00:02+0100',
  };
  assert.deepEqual(
    Object.keys(fields).map((key) => timeAt(fields, key)),
    [1_000, 2_000, null, null, null, 2_000 - 3_600_000],
  );
});

test('decode: a missing object is empty, and a list yields its objects only', () => {
  assert.deepEqual(fieldsAt({ a: [] }, 'a'), {});
  assert.deepEqual(fieldsListAt({ a: [{ b: 1 }, 2, null, []] }, 'a'), [{ b: 1 }]);
  assert.deepEqual(fieldsListAt({}, 'a'), []);
});
