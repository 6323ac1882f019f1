// Owns the promise of the program as a reader in a real tmux sees it: news never moves what is being read, and the screen
// is whole at every size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

/** Opens the demonstration and waits for its first frame. At the speed of life nothing happens while the test looks. */
async function openDemo(pane: TmuxPane, words = '--speed 1'): Promise<void> {
  pane.shell(`teleprinter demo ${words}`);
  await pane.sees(/1\/\d+ (?:all|key)/u);
}

/** Where the body begins: below the header, a rule on tall screens, and the pinned block. */
function bodyTop(rows: readonly string[]): number {
  return rows.findIndex((row, at) => at > 0 && !/^(?:─+|-+|PIN .*)$/u.test(row));
}

const topRow = (pane: TmuxPane) => pane.rows()[bodyTop(pane.rows())] ?? '';

/** Head rows end in an age, which time changes. */
const withoutAge = (row: string) => row.replace(/ +(?:now|\d+[mhd](?: ago)?)$/u, '');

const position = (pane: TmuxPane) => / (\d+)\/\d+ (?:all|key)/u.exec(pane.rows().at(-1) ?? '')?.[1];

test(
  'twenty new posts, key events alone and back, another size and back: the same row is on top',
  withTmux,
  async (t) => {
    const pane = openPane(t);
    // Hours pass in seconds, so that twenty posts come while the test looks.
    await openDemo(pane, '--speed 3600');
    // By its words and not by counting: the first post may come before the first key.
    pane.press('/');
    pane.press('-l', 'exchange for the wall');
    pane.press('Enter', 'Down', 'Down');
    await pane.waits(() => /Be advised/u.test(topRow(pane)));
    const here = topRow(pane);
    await pane.waits(() => /\^(?:[2-9]\d|\d{3}) new/u.test(pane.rows()[0] ?? ''));
    assert.equal(topRow(pane), here);

    pane.press('e');
    await pane.waits(() => /^[*#]/u.test(topRow(pane)));
    await pane.sees(/\d+\/\d+ key/u);
    const heads = pane.rows().filter((row) => /^.{2}\d\d:\d\d /u.test(row));
    assert.ok(heads.length > 0);
    for (const head of heads) assert.match(head, /^[*#]/u);
    pane.press('e');
    await pane.waits(() => topRow(pane) === here);
    await pane.sees(/\d+\/\d+ all/u);

    // By its words: the head of a block has a title that stands on both screens.
    pane.press('K');
    await pane.waits(() => /^.{2}\d\d:\d\d /u.test(topRow(pane)));
    const head = withoutAge(topRow(pane));
    const firstWords = head.slice(2).split(/\s+/u).slice(0, 4).join(' ');
    pane.resize(40, 12);
    await pane.waits(() => pane.rows().length === 12 && /\d all/u.test(pane.rows()[11] ?? ''));
    await pane.waits(() => (pane.rows()[1] ?? '').includes(firstWords));
    pane.resize(80, 24);
    await pane.waits(() => /HOLD/u.test(pane.rows()[23] ?? ''));
    assert.equal(withoutAge(topRow(pane)), head);
  },
);

test('two keys in one piece are two moves', withTmux, async (t) => {
  const pane = openPane(t);
  await openDemo(pane);
  pane.press('-l', 'JJ');
  await pane.waits(() => position(pane) === '3');
});

for (const [columns, rows] of [
  [80, 24],
  [40, 12],
  [120, 40],
  [200, 60],
] as const) {
  test(`at ${columns}x${rows} every part of the screen is in its place`, withTmux, async (t) => {
    const pane = openPane(t, [columns, rows]);
    await openDemo(pane);
    const first = pane.rows();
    assert.equal(first.length, rows);
    for (const row of first) assert.ok(Array.from(row).length <= columns, row);
    assert.match(first[0] ?? '', /^LIVE {1,2}Apollo 11: the Eagle has lan.* \d\d:\d\d$/u);
    assert.match(first.at(-1) ?? '', /^(?:FOLLOW {2})? +1\/\d+ all .*e:key.* ok$/u);
    const hasRules = rows > 30;
    assert.equal(/^─+$/u.test(first[1] ?? '') && /^─+$/u.test(first.at(-2) ?? ''), hasRules);
    assert.equal(first[hasRules ? 2 : 1]?.startsWith('PIN '), rows >= 16);
    assert.match(topRow(pane), / \d\d:\d\d /u);

    pane.press('?');
    await pane.waits(() => /q:close/u.test(pane.rows().at(-1) ?? ''));
    await pane.sees(/^j +next post/mu);
    assert.equal(pane.rows().length, rows);
    assert.equal(pane.rows()[0], first[0]);
    pane.press('?');
    await pane.waits(() => pane.rows().join('\n') === first.join('\n'));
  });
}

test('the index goes to a key event, and two quotes go back', withTmux, async (t) => {
  const pane = openPane(t);
  await openDemo(pane);
  const before = withoutAge(topRow(pane));
  pane.press('E');
  await pane.sees(/^Key events and summaries/mu);
  pane.press('j', 'j');
  await pane.waits(() => /^> \* .* The Eagle has landed/mu.test(pane.rows().join('\n')));
  pane.press('Enter');
  await pane.waits(() => /^\* \d\d:\d\d The Eagle has landed/u.test(topRow(pane)));
  pane.press("'", "'");
  await pane.waits(() => withoutAge(topRow(pane)) === before);
});

test('the rail stands beside the text from 110 columns on', withTmux, async (t) => {
  const pane = openPane(t, [120, 40]);
  await openDemo(pane);
  pane.press('z');
  await pane.sees(/│ KEY EVENTS {2}\d+ of \d+/u);
  const barAt = pane.rows()[2]?.lastIndexOf('│');
  for (const row of pane.rows().slice(2, -2)) assert.equal(row.lastIndexOf('│'), barAt, row);
  pane.resize(100, 40);
  await pane.waits(() => !/KEY EVENTS/u.test(pane.rows().join('\n')));
  pane.press('z');
  await pane.sees(/the rail needs 110 columns/u);
});

for (const [fault, reason] of [
  ['refused:3', /the connection was refused/u],
  ['html-error-page:3-9', /the answer cannot be read: not JSON/u],
  ['truncated-json:3-9', /the answer cannot be read: not JSON/u],
  ['not-found-then-back:3-9', /nothing there \(HTTP 404\)/u],
] as const) {
  test(
    `through ${fault} the story stays on the screen with a true status, and goes on`,
    withTmux,
    async (t) => {
      const pane = openPane(t);
      await openDemo(pane, `--speed 60 --fault ${fault}`);
      const body = () => pane.rows().slice(1, 6).map(withoutAge);
      const before = body();
      pane.press('r');
      await pane.sees(/ (?:retry \d\d:\d\d|asking again)$/mu);
      assert.match(pane.rows().at(-1) ?? '', reason);
      assert.deepEqual(body(), before);
      await pane.waits(() => / ok$/u.test(pane.rows().at(-1) ?? ''));
    },
  );
}
