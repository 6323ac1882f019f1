// Owns the promise that a reader comes back to the very row: after quitting, after a kill and after a line that dropped.

import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

/** The rows of the body, without the ages and marks that change from visit to visit. */
function body(pane: TmuxPane): readonly string[] {
  return pane.rows().slice(2, -2);
}

/** A few words from the first row that has some, without the gutter in which the time stands. */
function topWords(pane: TmuxPane): string {
  return (body(pane)[0] ?? '').trim();
}

/** The place is kept a moment after the reader has moved. */
function isPlaceKept(pane: TmuxPane): boolean {
  const database = new DatabaseSync(`${pane.path('home')}/archive.sqlite`, { readOnly: true });
  const story = database.prepare('SELECT place FROM story').get();
  database.close();
  return String(story?.place).includes('"row":2');
}

const ENDS: readonly (readonly [string, (pane: TmuxPane) => void])[] = [
  ['quitting', (pane) => pane.press('q')],
  ['kill -9', (pane) => pane.kill('SIGKILL')],
  ['a hang-up', (pane) => pane.kill('SIGHUP')],
];

for (const [what, end] of ENDS) {
  test(`after ${what} the same row is on top`, withTmux, async (t) => {
    const pane = openPane(t);
    pane.shell('teleprinter demo --speed 1; echo "ended with $?"');
    await pane.sees(/FOLLOW +1\/\d+ all/u);
    pane.press('J', 'J', 'J', 'Down', 'Down');
    await pane.sees(/HOLD +4\//u);
    const top = topWords(pane);
    assert.notEqual(top, '');
    await pane.waits(() => isPlaceKept(pane));
    end(pane);
    await pane.sees(/ended with \d+/u);
    pane.shell('clear; reset; teleprinter demo --speed 1');
    await pane.sees(/HOLD +\d+\//u);
    assert.equal(topWords(pane), top);
    await pane.sees(/ ok$/mu);
    assert.equal(topWords(pane), top);
  });
}

test(
  'the order and the filter of the last visit come back too, unless others are asked for',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    pane.shell('teleprinter demo --speed 1; echo "ended with $?"');
    await pane.sees(/FOLLOW +1\/\d+ all/u);
    pane.press('s', 'e');
    await pane.sees(/\d+\/\d+ key +oldest first/u);
    pane.press('q');
    await pane.sees(/ended with 0/u);
    pane.shell('clear; teleprinter demo --speed 1; echo "ended again with $?"');
    await pane.sees(/\d+\/\d+ key +oldest first/u);
    pane.press('q');
    await pane.sees(/ended again with 0/u);
    pane.shell('clear; teleprinter demo --speed 1 --order newest');
    await pane.sees(/\d+\/\d+ key +newest first/u);
  },
);

test('--no-archive writes nothing at all', withTmux, async (t) => {
  const pane = openPane(t);
  pane.shell('teleprinter demo --speed 1 --no-archive; echo "ended with $?"');
  await pane.sees(/FOLLOW +1\/\d+ all/u);
  pane.press('q');
  await pane.sees(/ended with 0/u);
  pane.shell(`ls -A ${pane.path('home')} || echo "no home"`);
  await pane.sees(/^no home$/mu);
});
