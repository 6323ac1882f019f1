// Owns the table of terminals, and in which way each is sent pictures.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abilitiesOf, type Environment } from '../../src/terminal/abilities.ts';
import { type AskedWay, type PictureWay, pictureWayOf } from '../../src/terminal/picture-way.ts';

function wayOf(env: Environment, asked: AskedWay = 'auto', lowBandwidth = false): PictureWay {
  const full = { LANG: 'en_GB.UTF-8', ...env };
  const abilities = abilitiesOf(full, true, { ascii: false, color: 'auto' });
  return pictureWayOf(full, asked, { ...abilities, lowBandwidth });
}

const XTERM = { TERM: 'xterm-256color' };
const KITTY = { TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' };
const ITERM = { ...XTERM, TERM_PROGRAM: 'iTerm.app', LC_TERMINAL: 'iTerm2' };
const SSH = { SSH_CONNECTION: '::1 1 ::1 22' };

const TERMINALS: readonly (readonly [env: Environment, way: PictureWay])[] = [
  [KITTY, 'kitty'],
  [{ ...XTERM, KITTY_WINDOW_ID: '1' }, 'kitty'],
  [{ TERM: 'xterm-ghostty' }, 'kitty'],
  [{ ...XTERM, TERM_PROGRAM: 'ghostty' }, 'kitty'],
  [ITERM, 'iterm'],
  [{ ...XTERM, LC_TERMINAL: 'iTerm2' }, 'iterm'],
  [{ ...XTERM, TERM_PROGRAM: 'WezTerm' }, 'iterm'],
  [{ TERM: 'foot' }, 'sixel'],
  [{ TERM: 'mlterm' }, 'sixel'],
  [{ ...XTERM, KONSOLE_VERSION: '230804' }, 'sixel'],
  [{ ...XTERM, KONSOLE_VERSION: '211201' }, 'unknown'],
  [XTERM, 'unknown'],
  [{ TERM: 'nonsense' }, 'unknown'],
  [{ ...XTERM, TERM_PROGRAM: 'vscode' }, 'unknown'],
  [{ ...XTERM, WT_SESSION: 'a' }, 'unknown'],
  // What the outer terminal said of itself is no word about the one inside.
  [{ ...XTERM, TERM_PROGRAM: 'Apple_Terminal', KITTY_WINDOW_ID: '1' }, 'unknown'],
  [{ ...XTERM, VTE_VERSION: '7200', KITTY_WINDOW_ID: '1' }, 'unknown'],
  [{ ...ITERM, NVIM: '/run/nvim' }, 'unknown'],
  [{ ...KITTY, TERM: 'xterm-256color', ZELLIJ: '0' }, 'unknown'],
  [{ ...KITTY, TERM: 'screen-256color', TMUX: '/tmp/tmux,1,0' }, 'tmux'],
  [{ ...KITTY, TERM: 'screen-256color', STY: '1.tty' }, 'blocks'],
  [{ TERM: 'screen-256color' }, 'blocks'],
  [{ TERM: 'linux' }, 'blocks'],
  [{ TERM: 'vt100' }, 'blocks'],
  [{ TERM: 'dumb' }, 'blocks'],
  // Kitty's pictures stand in characters that this one would not show.
  [{ ...KITTY, LANG: 'C' }, 'blocks'],
  [{ ...XTERM, LANG: 'C' }, 'unknown'],
  [{ TERM: 'screen', TMUX: '/tmp/tmux,1,0', LANG: 'C' }, 'blocks'],
];

for (const [env, way] of TERMINALS) {
  const words = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  test(`${words.join(' ')}: ${way}`, () => assert.equal(wayOf(env), way));
}

test('over SSH, and where bytes are dear, no pixels are sent unasked', () => {
  for (const [env] of TERMINALS) {
    assert.equal(wayOf({ ...env, ...SSH }), 'blocks');
    assert.equal(wayOf(env, 'auto', true), 'blocks');
  }
  assert.equal(wayOf({ ...XTERM, ...SSH }, 'sixel'), 'sixel');
  assert.equal(wayOf({ ...ITERM, ...SSH }, 'iterm', true), 'iterm');
});

test('what was asked for is done wherever it can be', () => {
  const inTmux = { TERM: 'screen', TMUX: '/tmp/tmux,1,0' };
  assert.equal(wayOf(KITTY, 'blocks'), 'blocks');
  assert.equal(wayOf(KITTY, 'none'), 'none');
  assert.equal(wayOf({ TERM: 'vt340' }, 'sixel'), 'sixel');
  assert.equal(wayOf(inTmux, 'kitty'), 'kitty');
  assert.equal(wayOf(inTmux, 'sixel'), 'sixel');
  assert.equal(wayOf(inTmux, 'iterm'), 'blocks');
  assert.equal(wayOf({ TERM: 'screen', STY: '1' }, 'sixel'), 'blocks');
  assert.equal(wayOf({ ...KITTY, LANG: 'C' }, 'kitty'), 'blocks');
});
