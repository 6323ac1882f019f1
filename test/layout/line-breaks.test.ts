// What keeps together at the end of a row: signs that open and close.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isClosing, isOpening } from '../../src/layout/line-breaks.ts';

/** Every sign of the first plane that stands alone. */
const SIGNS = Array.from({ length: 0xd800 }, (_, code) => String.fromCodePoint(code));

test('what opens is what Unicode says opens, however it is told', () => {
  for (const sign of SIGNS) assert.equal(isOpening(sign), /[\p{Ps}\p{Pi}]/u.test(sign), sign);
});

test('what closes is what Unicode says closes, and the signs that end words', () => {
  for (const sign of SIGNS.filter((one) => one < '\u3000')) {
    assert.equal(isClosing(sign), /[\p{Pe}\p{Pf}!"'%,.:;?\u00b0\u2026]/u.test(sign), sign);
  }
  for (const sign of '、。ー！ょ') assert.ok(isClosing(sign), sign);
});

test('nothing is neither, and a mark over a sign leaves it what it is', () => {
  assert.deepEqual([isOpening(''), isClosing('')], [false, false]);
  assert.deepEqual([isOpening('(\u0301'), isClosing(')\u0301')], [true, true]);
});
