// Owns the tests of which terminals are sent links.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takesLinks } from '../../src/terminal/link-taking.ts';

test('consoles and terminals of hardware are sent no links', () => {
  for (const TERM of ['linux', 'vt100', 'vt220', 'dumb', 'ansi', 'screen', 'screen-256color', ''])
    assert.equal(takesLinks({ TERM }), false, TERM);
  assert.equal(takesLinks({}), false);
});

test('terminals with windows, tmux and unknown ones are', () => {
  for (const TERM of ['xterm-256color', 'xterm-kitty', 'foot', 'tmux-256color', 'nonsense'])
    assert.equal(takesLinks({ TERM }), true, TERM);
  assert.equal(takesLinks({ TERM: 'screen-256color', TMUX: '/tmp/socket,1,0' }), true);
});

test('inside screen there are none, whatever it calls itself', () => {
  assert.equal(takesLinks({ TERM: 'xterm-256color', STY: '1.pts' }), false);
});

test('the reader has the last word', () => {
  assert.equal(takesLinks({ TERM: 'linux', FORCE_HYPERLINK: '1' }), true);
  assert.equal(takesLinks({ TERM: 'xterm', FORCE_HYPERLINK: '0' }), false);
  assert.equal(takesLinks({ TERM: 'xterm', FORCE_HYPERLINK: '' }), true);
});
