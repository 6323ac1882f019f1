import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENTER, LEAVE } from '../../src/terminal/modes.ts';
import { POINTING_ON } from '../../src/terminal/pointing.ts';

/** Modes that are off while the screen is ours. */
const PUT_OUT = ['25', '7'];

test('every mode that is switched for the screen is switched back, the changes of focus among them', () => {
  const modes = [...ENTER.matchAll(/\u001b\[\?(\d+)([hl])/gu)];
  assert.ok(modes.some(([, mode]) => mode === '1004'));
  for (const [, mode = '', way] of modes) {
    assert.equal(way, PUT_OUT.includes(mode) ? 'l' : 'h');
    assert.ok(LEAVE.includes(`\u001b[?${mode}${way === 'h' ? 'l' : 'h'}`), mode);
  }
});

test('a mouse that a killed run has left on is given back by the next one, which asked for none', () => {
  for (const [, mode = ''] of POINTING_ON.matchAll(/\u001b\[\?(\d+)h/gu))
    assert.ok(LEAVE.includes(`\u001b[?${mode}l`), mode);
});
