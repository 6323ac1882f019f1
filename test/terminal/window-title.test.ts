// Owns the tests of the window's title: where it may be set, and that no text gets out of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { takesTitle, titleSequence } from '../../src/terminal/window-title.ts';
import { RUNS } from '../helpers/runs.ts';

test('a title is set where it can be taken back, or is harmless', () => {
  for (const TERM of ['xterm-256color', 'xterm-kitty', 'foot', 'tmux-256color', 'alacritty'])
    assert.equal(takesTitle({ TERM }), true, TERM);
  for (const TERM of ['linux', 'vt100', 'dumb', 'nonsense', 'screen.xterm-256color', ''])
    assert.equal(takesTitle({ TERM }), false, TERM);
  assert.equal(takesTitle({ TERM: 'screen-256color', TMUX: 'socket' }), true);
  assert.equal(takesTitle({ TERM: 'xterm-256color', STY: 'session' }), false);
});

test('no text ends the title early', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = titleSequence(text, (same) => same);
      const inside = bytes.slice(4, -1);
      assert.equal(bytes, `\u001b]0;${inside}\u0007`);
      assert.doesNotMatch(inside, /[\u0000-\u001f\u007f-\u009f]/u);
    }),
    { numRuns: RUNS },
  );
});
