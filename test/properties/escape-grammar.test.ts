// Holds the rule by which all that is written is judged to its strictness: what would be let through by mistake would be
// looked for nowhere else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Multiplexer } from '../../src/terminal/multiplexer.ts';
import { passedOn } from '../../src/terminal/multiplexer.ts';
import { readEmitted } from '../helpers/escape-grammar.ts';

const SIZE = { columns: 80, rows: 24 };
const COPY = `\u001b]52;c;${Buffer.from('a'.repeat(600)).toString('base64')}\u0007`;
const ALERT = '\u001b]777;notify;Apollo 11;Key event: landed\u0007';
const WRAPPING: readonly Multiplexer[] = ['tmux', 'screen', 'screen-like'];

for (const multiplexer of WRAPPING) {
  const setting = { ...SIZE, multiplexer };
  const strangersIn = (inner: string) =>
    readEmitted(passedOn(inner, multiplexer), setting).strangers.length;

  test(`${multiplexer} may be handed what is for the terminal beyond it, one string after another`, () => {
    const stream = [COPY, ALERT, ALERT].map((one) => passedOn(one, multiplexer)).join('');
    const { strangers, copies, notices } = readEmitted(stream, setting);
    assert.deepEqual(strangers, []);
    assert.equal(copies.length, 1);
    assert.equal(notices.length, 2);
  });

  test(`${multiplexer} may be handed neither text, nor what is for a screen, nor half a string`, () => {
    for (const inner of ['text', '$q m', '+q544e', '\u001b[2J', '\u001b]0;a title\u0007'])
      assert.notEqual(strangersIn(inner), 0, JSON.stringify(inner));
    assert.notEqual(strangersIn(`${ALERT}text`), 0);
    assert.notEqual(strangersIn(ALERT.slice(0, -1)), 0);
    assert.notEqual(strangersIn('\u001b_Ga=d,d=I,i=16,q=2\u001b\\'), 0);
  });
}

test('nothing is wrapped for a multiplexer that is not there', () => {
  for (const multiplexer of WRAPPING)
    assert.notEqual(readEmitted(passedOn(ALERT, multiplexer), SIZE).strangers.length, 0);
});

test('a terminal that takes no sixels is sent none, and no other string of the kind', () => {
  const sixel = '\u001bP0;1;0q"1;1;4;6#0;2;0;0;0#0!4~\u001b\\';
  assert.deepEqual(readEmitted(sixel, { ...SIZE, pictures: 'sixel' }).strangers, []);
  assert.notEqual(readEmitted(sixel, SIZE).strangers.length, 0);
  assert.notEqual(readEmitted(sixel, { ...SIZE, multiplexer: 'screen' }).strangers.length, 0);
});
