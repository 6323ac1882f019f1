// Owns search and filter as a reader in a real tmux meets them: typed, wrong, kept, cleared.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

async function openDemo(pane: TmuxPane): Promise<void> {
  pane.shell('teleprinter demo --speed 1');
  await pane.sees(/1\/\d+ all/u);
}

const footer = (pane: TmuxPane) => pane.rows().at(-1) ?? '';

/** The rows between header and footer, without what time changes. */
const body = (pane: TmuxPane) =>
  pane
    .rows()
    .slice(1, -1)
    .map((row) => row.replace(/ +(?:now|\d+[mhd](?: ago)?)$/u, ''))
    .join('\n');

for (const [columns, rows] of [
  [80, 24],
  [40, 12],
  [200, 60],
] as const) {
  test(
    `at ${columns}x${rows} a filter is typed, goes wrong, is mended, kept and cleared`,
    withTmux,
    async (t) => {
      const pane = openPane(t, [columns, rows]);
      await openDemo(pane);
      const before = body(pane);
      pane.press('&');
      pane.press('-l', 'Houston is:');
      await pane.waits(() => /^&Houston is: +12: expected a value/u.test(footer(pane)));
      pane.press('-l', 'key');
      await pane.waits(() => /^&Houston is:key +\d+ of \d+$/u.test(footer(pane)));
      pane.press('Enter');
      const kept = /1\/\d+ of \d+ .*&Houston (?:is:key|.*…) +esc:clear/u;
      await pane.waits(() => kept.test(footer(pane)));
      const heads = pane.rows().filter((row) => /^[ *#x][ o~]?\d\d:\d\d /u.test(row));
      assert.ok(heads.length > 0);
      for (const head of heads) assert.match(head, /^[*#]/u);
      for (const row of pane.rows()) assert.ok(Array.from(row).length <= columns, row);
      pane.press('Escape');
      await pane.waits(() => / 1\/\d+ all/u.test(footer(pane)) && body(pane) === before);
    },
  );
}

test('a search goes to what it finds, n goes on, and two quotes go back', withTmux, async (t) => {
  const pane = openPane(t);
  await openDemo(pane);
  const before = body(pane);
  pane.press('/');
  pane.press('-l', '/EAGLE|columbia/');
  await pane.waits(() => body(pane) !== before);
  pane.press('Enter');
  await pane.waits(() => /\/\/EAGLE\|columbia\/ {2}esc:clear {2}n:next/u.test(footer(pane)));
  const first = body(pane);
  pane.press('n');
  await pane.waits(() => body(pane) !== first);
  pane.press("'", "'");
  await pane.waits(() => body(pane) === first);
  pane.press('Escape', 'g');
  await pane.waits(() => body(pane) === before);
});

test(
  'keys pressed in one piece, the sign and the end of a line among them, are read in order',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    await openDemo(pane);
    pane.press('&', 'q', 'u', 'a', 'r', 't', 'z', 'BSpace', 'Enter', 'j');
    await pane.waits(() => /&quart {2}/u.test(footer(pane)));
  },
);

test(
  'pasted text goes into the line that is typed, and is no keys without one',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    await openDemo(pane);
    pane.press('\u001b[200~q\u001b[201~');
    pane.press('/');
    pane.press('\u001b[200~two\nwords\u001b[201~');
    await pane.waits(() => /^\/two words/u.test(footer(pane)));
  },
);

test('one author alone, and all again', withTmux, async (t) => {
  const pane = openPane(t);
  await openDemo(pane);
  pane.press('a');
  await pane.waits(() => /1\/\d+ of \d+ .*&author:/u.test(footer(pane)));
  pane.press('a');
  await pane.waits(() => /1\/\d+ all/u.test(footer(pane)));
});
