import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineAttention } from '../../src/inline/inline-attention.ts';

const CHOSEN = {
  alerts: 'auto',
  alertRules: [],
  quietHours: null,
  zone: 'UTC',
  glyphs: { spell: (text: string) => text },
} as const;

test('a terminal that can redraw nothing is rung, unless another way is named', () => {
  const dumb = { TERM: 'dumb', TERM_PROGRAM: 'WezTerm' };
  assert.equal(inlineAttention(CHOSEN, dumb, 0)?.way, 'bell');
  assert.equal(inlineAttention({ ...CHOSEN, alerts: 'osc9' }, dumb, 0)?.way, 'osc9');
  assert.equal(inlineAttention(CHOSEN, { ...dumb, TERM: 'xterm' }, 0)?.way, 'osc777');
});

test('the title of the window stays the shell’s, and who wants no alerts has none', () => {
  assert.equal(inlineAttention(CHOSEN, { TERM: 'xterm' }, 0)?.hasTitle, false);
  assert.equal(inlineAttention({ ...CHOSEN, alerts: 'none' }, { TERM: 'xterm' }, 0), null);
});
