// Owns the promise that a reader who comes back is told what has come: on the screen, and in a pipe.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

/** The rows of the body without ages and marks, and without the pinned post, which the publisher may change. */
function textIn(pane: TmuxPane): readonly string[] {
  return pane
    .rows()
    .slice(3, -2)
    .map((row) => row.slice(8, 60));
}

test(
  'what came while nobody looked stands above a divider, and is told of on a page and in a pipe',
  withTmux,
  async (t) => {
    const pane = openPane(t, [80, 100]);
    pane.shell('teleprinter demo --speed 600; echo "ended with $?"');
    await pane.sees(/FOLLOW +1\/\d+ all/u);
    // The terminal says that the keys went elsewhere.
    pane.press('-H', '1b', '5b', '4f');
    await pane.sees(/\^[2-9]\d* new/u);
    pane.press('q');
    await pane.sees(/ended with 0/u);
    pane.shell('clear; teleprinter demo --speed 1; echo "left with $?"');
    await pane.sees(/══ you left here, \d\d:\d\d ══/u);
    pane.press('J');
    await pane.sees(/HOLD/u);
    const before = textIn(pane);
    pane.press('c');
    await pane.sees(/^Since you left, \d\d:\d\d: \d+ new posts/mu);
    pane.press('Space');
    await pane.sees(/^PLAY +1\/\d+ missed/mu);
    pane.press('Escape');
    await pane.sees(/HOLD/u);
    assert.deepEqual(textIn(pane), before);
    pane.press('C-c');
    await pane.sees(/left with 130/u);
    pane.shell('clear; teleprinter catch-up apollo | head -3');
    await pane.sees(/^Since you left, .*: \d+ new posts/mu);
  },
);
