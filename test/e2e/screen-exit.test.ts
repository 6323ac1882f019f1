// Owns the promise that the terminal is as before after every way out, as a shell in a real tmux finds it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

const WAYS_OUT: readonly (readonly [string, number, (pane: TmuxPane) => void])[] = [
  ['q', 0, (pane) => pane.press('q')],
  ['^C', 130, (pane) => pane.press('C-c')],
  ['SIGINT', 130, (pane) => pane.kill('SIGINT')],
  ['SIGTERM', 143, (pane) => pane.kill('SIGTERM')],
  ['SIGHUP', 129, (pane) => pane.kill('SIGHUP')],
];

/** Which screen, cursor, wrapping, origin and insert mode, scroll region, cursor keys, mouse. */
const MODES =
  '#{alternate_on} #{cursor_flag} #{wrap_flag} #{origin_flag} #{insert_flag} #{scroll_region_upper} #{scroll_region_lower} #{keypad_cursor_flag} #{mouse_any_flag}';

async function openDemo(pane: TmuxPane): Promise<void> {
  pane.shell(`teleprinter demo --speed 1; echo "ended with $?"`);
  await pane.sees(/FOLLOW +1\/\d+ all/u);
}

for (const [way, code, leave] of WAYS_OUT) {
  test(`after ${way} the terminal is as before`, withTmux, async (t) => {
    const pane = openPane(t);
    pane.shell(`echo "earlier words"; stty -a > ${pane.path('before')}`);
    await pane.sees(/^earlier words$/mu);
    const modes = pane.asks(MODES);
    await openDemo(pane);
    assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '1 0');
    assert.doesNotMatch(pane.rows().join('\n'), /earlier words/u);
    leave(pane);
    await pane.sees(new RegExp(`^ended with ${code}$`, 'mu'));
    assert.match(pane.rows().join('\n'), /^earlier words$/mu);
    assert.doesNotMatch(pane.rows().join('\n'), /LIVE|FOLLOW/u);
    assert.equal(pane.asks(MODES), modes);
    pane.shell(`stty -a > ${pane.path('after')}; echo "stty is written"`);
    await pane.sees(/^stty is written$/mu);
    assert.equal(pane.read('after'), pane.read('before'));
  });
}

test('^C quits while the first answer is still awaited', withTmux, async (t) => {
  const pane = openPane(t);
  pane.shell('teleprinter demo --fault slow-headers:1; echo "ended with $?"');
  await pane.sees(/Connecting to/u);
  pane.press('C-c');
  await pane.sees(/^ended with 130$/mu);
});

test(
  '^Z gives the shell its screen, and fg takes it again with the same row on top',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    pane.shell('echo "earlier words"');
    await pane.sees(/^earlier words$/mu);
    await openDemo(pane);
    pane.press('J', 'Down');
    await pane.sees(/HOLD +2\//u);
    const top = pane.rows()[2];
    pane.press('C-z');
    await pane.waits(() => pane.asks('#{alternate_on}') === '0');
    await pane.sees(/^earlier words$/mu);
    pane.shell('echo "$((6 * 7)) while stopped"');
    await pane.sees(/^42 while stopped$/mu);
    pane.shell('fg; echo "came back with $?"');
    await pane.waits(() => pane.asks('#{alternate_on}') === '1');
    await pane.sees(/HOLD +2\//u);
    assert.equal(pane.rows()[2], top);
    pane.press('J');
    await pane.sees(/HOLD +3\//u);
    pane.press('q');
    await pane.sees(/^came back with 0$/mu);
  },
);

test(
  'an address that cannot be reached gives the screen back, a sentence and its code',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    pane.shell('echo "earlier words"');
    const url = 'http://127.0.0.1:9/world/live/2024/jan/01/x';
    pane.shell(`teleprinter ${url} --source guardian; echo "ended with $?"`);
    await pane.sees(/^ended with 4$/mu);
    const shown = pane.rows().join('\n');
    assert.match(shown, /^earlier words$/mu);
    assert.match(shown.replaceAll('\n', ''), /teleprinter: [^.]*refused[^ ]*[^%]*127\.0\.0\.1:9/u);
    assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '0 1');
  },
);
