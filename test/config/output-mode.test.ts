import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ends, outputModeOf } from '../../src/config/output-mode.ts';

const SCREEN: Ends = { readsTerminal: true, writesTerminal: true, redraws: true };
const ASKED = { output: 'auto', once: false, until: null } as const;

test('a terminal that can redraw shows a screen, another is told sentences', () => {
  assert.equal(outputModeOf(ASKED, SCREEN), 'screen');
  assert.equal(outputModeOf(ASKED, { ...SCREEN, redraws: false }), 'inline');
  assert.equal(outputModeOf({ ...ASKED, output: 'inline' }, SCREEN), 'inline');
});

test('without a terminal at both ends there are lines, whatever was asked', () => {
  for (const output of ['auto', 'inline', 'plain', 'json'] as const) {
    assert.equal(outputModeOf({ ...ASKED, output }, { ...SCREEN, readsTerminal: false }), 'lines');
    assert.equal(outputModeOf({ ...ASKED, output }, { ...SCREEN, writesTerminal: false }), 'lines');
  }
});

test('who asks for lines, for what is there, or for one thing to come gets lines', () => {
  assert.equal(outputModeOf({ ...ASKED, output: 'plain' }, SCREEN), 'lines');
  assert.equal(outputModeOf({ ...ASKED, output: 'json' }, SCREEN), 'lines');
  assert.equal(outputModeOf({ ...ASKED, output: 'inline', once: true }, SCREEN), 'lines');
  assert.equal(outputModeOf({ ...ASKED, until: /x/u }, SCREEN), 'lines');
});
