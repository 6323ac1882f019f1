// Owns the tests of rows that moved: the shift that is found, the regions that are tried, the rows afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shifted, shiftsBetween } from '../../src/terminal/scroll.ts';

const WHOLE = { top: 0, bottom: 5 };

test('rows that moved up are found by the lines that stand once in each frame', () => {
  const [shift] = shiftsBetween(
    ['head', 'a', 'b', 'c', 'd', 'foot'],
    ['head', 'b', 'c', 'd', 'e', 'foot'],
    WHOLE,
  );
  assert.deepEqual(shift, { region: { top: 1, bottom: 4 }, by: -1 });
});

test('blank lines and lines that repeat have no say', () => {
  assert.deepEqual(
    shiftsBetween(['', 'a', 'a', '', 'b', 'b'], ['a', 'a', '', 'b', 'b', ''], WHOLE),
    [],
  );
});

test('of two shifts the one that more text agrees on is tried', () => {
  const before = ['x', 'a long line', 'another long line', 'y', 'z', ''];
  const after = ['a long line', 'another long line', 'x', 'new', 'y', 'z'];
  assert.equal(shiftsBetween(before, after, WHOLE)[0]?.by, -1);
});

test('all changed rows, and the region that is set already, are tried where they hold the rows that moved', () => {
  const before = ['head', '1', 'a', 'b', 'c', 'foot'];
  const after = ['head', '2', 'b', 'c', 'd', 'foot'];
  const regions = (current: { top: number; bottom: number }) =>
    shiftsBetween(before, after, current).map(({ region: { top, bottom } }) => [top, bottom]);
  assert.deepEqual(regions({ top: 0, bottom: 4 }), [
    [2, 4],
    [1, 4],
    [0, 4],
  ]);
  assert.deepEqual(regions({ top: 3, bottom: 5 }), [
    [2, 4],
    [1, 4],
  ]);
});

test('rows leave the region at one edge and come free at the other', () => {
  const rows = ['0', '1', '2', '3', '4', '5'];
  const region = { top: 1, bottom: 4 };
  assert.equal(shifted(rows, { region, by: -2 }, '').join(), '0,3,4,,,5');
  assert.equal(shifted(rows, { region, by: 1 }, '').join(), '0,,1,2,3,5');
});
