// Owns the tests of what a mouse reports.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePointing } from '../../src/terminal/pointing.ts';

test('the wheel turns up and down, and the left button clicks a cell counted from 0', () => {
  assert.deepEqual(parsePointing('\u001b[<64;10;5M'), { kind: 'wheel', direction: 'up' });
  assert.deepEqual(parsePointing('\u001b[<65;10;5M'), { kind: 'wheel', direction: 'down' });
  assert.deepEqual(parsePointing('\u001b[<0;10;5M'), { kind: 'click', column: 9, row: 4 });
});

test('other buttons, a button let go, modified clicks and broken reports mean nothing', () => {
  for (const report of [
    '\u001b[<0;10;5m',
    '\u001b[<2;10;5M',
    '\u001b[<4;10;5M',
    '\u001b[<32;10;5M',
    '\u001b[<0;0;5M',
    '\u001b[<0;10M',
    '\u001b[<99999999;1;1M',
    'j',
  ])
    assert.equal(parsePointing(report), null, report);
});
