// Owns the tests of the ways through tmux and screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { multiplexerOf, passedThrough } from '../../src/terminal/multiplexer.ts';

const STRING = '\u001b]52;c;YQ==\u0007';

test('what stands between is told by its own variable, or by the kind of terminal', () => {
  assert.equal(multiplexerOf({ TMUX: '/tmp/socket,1,0', TERM: 'screen-256color' }), 'tmux');
  assert.equal(multiplexerOf({ STY: '1.pts', TERM: 'screen' }), 'screen');
  assert.equal(multiplexerOf({ TERM: 'tmux-256color' }), 'tmux');
  assert.equal(multiplexerOf({ TERM: 'screen.xterm-256color' }), 'screen-like');
  assert.equal(multiplexerOf({ TERM: 'xterm-256color', TMUX: '', STY: '' }), 'none');
  assert.equal(multiplexerOf({}), 'none');
});

test('tmux gets a string for itself, and one to hand on with its escapes doubled', () => {
  assert.equal(
    passedThrough(STRING, 'tmux'),
    `${STRING}\u001bPtmux;\u001b\u001b]52;c;YQ==\u0007\u001b\\`,
  );
});

test('screen gets a string in pieces that it can hold, which joined are the string', () => {
  const long = `\u001b]52;c;${'A'.repeat(3000)}\u0007`;
  const pieces = passedThrough(long, 'screen').split('\u001b\\').slice(0, -1);
  assert.ok(pieces.length > 10);
  for (const piece of pieces) assert.ok(piece.startsWith('\u001bP') && piece.length <= 256);
  assert.equal(pieces.map((piece) => piece.slice(2)).join(''), long);
});

test('what screen can hold is counted in bytes, and no character is in two pieces', () => {
  const alert = `\u001b]777;notify;${'港の門'.repeat(20)};${'🌍 '.repeat(80)}\u0007`;
  const pieces = passedThrough(alert, 'screen').split('\u001b\\').slice(0, -1);
  for (const piece of pieces) {
    assert.ok(Buffer.byteLength(piece) <= 256);
    assert.ok(piece.isWellFormed());
  }
  assert.equal(pieces.map((piece) => piece.slice(2)).join(''), alert);
});

test('what may be screen is sent no bare string that it could not hold', () => {
  const long = `\u001b]52;c;${'A'.repeat(300)}\u0007`;
  assert.ok(passedThrough(STRING, 'screen-like').startsWith(STRING));
  assert.ok(!passedThrough(long, 'screen-like').includes(long));
  assert.equal(passedThrough(long, 'none'), long);
});
