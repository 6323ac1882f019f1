// Owns the time machine as a reader in a real tmux meets it: a post reads as it did, and the way back leads to the very line.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPane, withTmux } from './tmux-pane.ts';

test(
  'T shows how an edited post read, and esc leads back to the same line while news comes; a replay plays to the end',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    const body = () => pane.rows().slice(2, -1);
    const topRow = () => (body()[0] ?? '').slice(0, 60);
    pane.shell('teleprinter demo --speed 600; echo "ended with $?"');
    await pane.sees(/edit {2}22:[1-5]\d\n/u);
    pane.press('J', 'J', 'Down');
    await pane.sees(/HOLD +3\//u);
    const here = topRow();
    pane.press('T');
    await pane.sees(/^PAST .* esc:now/mu);
    assert.equal(topRow(), here);
    pane.press('-l', '&where are they');
    pane.press('Enter');
    await pane.sees(/20:41 Where are they\? Four miles too far/u);
    pane.press('PageUp', 'PageUp');
    await pane.sees(/20:41 Where are they\? +\d/u);
    assert.doesNotMatch(pane.rows().join('\n'), /Four miles/u);
    pane.press('Escape');
    await pane.sees(/HOLD .*&where are they/u);
    pane.press('Escape');
    await pane.sees(/HOLD +\d+\/\d+ all {2}newest/u);
    assert.equal(topRow(), here);
    pane.press('C-c');
    await pane.sees(/ended with 130/u);

    pane.shell('clear; teleprinter replay apollo --speed 6000; echo "played with $?"');
    await pane.sees(/^PAST /u);
    await pane.sees(/20 Jul \d\d:\d\d 6000x/u);
    await pane.sees(/end of what is kept/u);
    pane.press('r');
    await pane.sees(/nobody is asked/u);
    pane.press('m');
    await pane.sees(/its past is only looked/u);
    pane.press('q');
    await pane.sees(/To come back: teleprinter replay apollo\nplayed with 0/u);
  },
);
