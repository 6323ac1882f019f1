import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abilitiesOf, type Environment } from '../../src/terminal/abilities.ts';

const ASKED = { ascii: false, color: 'auto' } as const;
const XTERM = { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' };

function abilities(env: Environment, asked: Partial<Parameters<typeof abilitiesOf>[2]> = {}) {
  return abilitiesOf(env, true, { ...ASKED, ...asked });
}

test('the first variable of the locale that is set tells whether UTF-8 is shown', () => {
  const shows = (env: Environment) => abilities({ TERM: 'xterm', ...env }).showsUnicode;
  assert.equal(shows({ LANG: 'en_GB.UTF-8' }), true);
  assert.equal(shows({ LANG: 'de_DE.utf8' }), true);
  assert.equal(shows({ LANG: 'en_GB.UTF-8', LC_CTYPE: 'C' }), false);
  assert.equal(shows({ LANG: 'C', LC_CTYPE: 'C.UTF-8' }), true);
  assert.equal(shows({ LC_ALL: 'POSIX', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8' }), false);
  assert.equal(shows({ LC_ALL: '', LANG: 'C.UTF-8' }), true, 'an empty one is not set');
  assert.equal(shows({ LANG: 'en_GB.ISO-8859-1' }), false);
  assert.equal(shows({}), false);
  assert.equal(shows({ OS: 'Windows_NT' }), true);
});

test('ASCII can be asked for, and a pipe is asked nothing', () => {
  assert.equal(abilities(XTERM, { ascii: true }).showsUnicode, false);
  assert.equal(abilitiesOf({}, false, ASKED).showsUnicode, true);
  assert.equal(abilitiesOf({}, false, { ...ASKED, ascii: true }).showsUnicode, false);
});

test('the command line wins over FORCE_COLOR, that over NO_COLOR, that over the terminal', () => {
  const colours = (
    env: Environment,
    color: typeof ASKED.color | 'always' | 'never' | '16' = 'auto',
  ) => abilities({ ...XTERM, ...env }, { color }).colours;
  assert.equal(colours({}), 256);
  assert.equal(colours({ NO_COLOR: '1' }), 0);
  assert.equal(colours({ NO_COLOR: '' }), 256);
  assert.equal(colours({ NO_COLOR: '1', FORCE_COLOR: '1' }), 256);
  assert.equal(colours({ FORCE_COLOR: '0' }), 0);
  assert.equal(colours({ FORCE_COLOR: '0' }, 'always'), 256);
  assert.equal(colours({ FORCE_COLOR: '3' }), 16_777_216);
  assert.equal(colours({ NO_COLOR: '1' }, '16'), 16);
  assert.equal(colours({ FORCE_COLOR: '1' }, 'never'), 0);
  assert.equal(abilitiesOf(XTERM, false, ASKED).colours, 0);
  assert.equal(abilitiesOf({ ...XTERM, FORCE_COLOR: '1' }, false, ASKED).colours, 256);
});

test('a terminal has the colours that its name and COLORTERM say', () => {
  const colours = (env: Environment) => abilities(env).colours;
  assert.equal(colours({ TERM: 'linux' }), 16);
  assert.equal(colours({ TERM: 'nonsense' }), 16);
  assert.equal(colours({ TERM: 'vt100' }), 0);
  assert.equal(colours({ TERM: 'vt100', FORCE_COLOR: '1' }), 16);
  assert.equal(colours({ TERM: 'xterm-kitty' }), 256);
  assert.equal(colours({ TERM: 'xterm', COLORTERM: 'truecolor' }), 16_777_216);
  assert.equal(colours({ TERM: 'dumb', COLORTERM: 'truecolor' }), 0);
});

test('nothing is redrawn on a terminal that cannot, or that is none', () => {
  const redraws = (TERM: string) => abilities({ TERM }).redraws;
  for (const term of ['xterm-kitty', 'nonsense', 'linux', 'vt100', 'screen', 'sun-color'])
    assert.equal(redraws(term), true, term);
  for (const term of ['dumb', '', 'unknown', 'emacs', 'vt52', 'tty33'])
    assert.equal(redraws(term), false, term);
  assert.equal(abilitiesOf(XTERM, false, ASKED).redraws, false);
});

test('each terminal is sent what it knows', () => {
  const dialect = (TERM: string) => abilities({ TERM }).dialect;
  assert.equal(dialect('vt100'), 'vt100');
  assert.equal(dialect('ansi-m'), 'vt100');
  assert.equal(dialect('linux-16color'), 'console');
  for (const term of ['xterm', 'xterm-kitty', 'nonsense', 'screen-256color', 'tmux', 'foot'])
    assert.equal(dialect(term), 'xterm', term);
});

test('what lies between is told by the environment', () => {
  const tmux = abilities({ TERM: 'screen-256color', TMUX: '/tmp/s,1,0', SSH_TTY: '/dev/pts/1' });
  assert.equal(tmux.multiplexer, 'tmux');
  assert.equal(tmux.isRemote, true);
  assert.equal(tmux.isMosh, false);
  const mosh = { ...XTERM, SSH_CONNECTION: '1 2 3 4', NCURSES_NO_UTF8_ACS: '1' };
  assert.equal(abilities(mosh).isMosh, true);
  assert.equal(abilities({ ...XTERM, NCURSES_NO_UTF8_ACS: '1' }).isMosh, false);
  assert.equal(abilities(XTERM).isRemote, false);
});
