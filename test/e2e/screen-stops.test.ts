// Owns the promise that the program is a job like any other: it can be stopped, let go on and ended, by keys of the terminal,
// by signals from elsewhere and by its shell, and each time the screen belongs to whoever has the terminal.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRunning } from '../helpers/running.ts';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

const ALTERNATE = '#{alternate_on}';

/** Opens the story, reads on a little, and gives the rows without the clock in the first one. */
async function openDemo(pane: TmuxPane, line = 'teleprinter demo --speed 1 --time absolute') {
  pane.shell(line);
  await pane.sees(/FOLLOW +1\/\d+ all/u);
  pane.press('J', 'Down');
  await pane.sees(/HOLD +2\//u);
  return pane.rows().slice(1);
}

async function comesBack(pane: TmuxPane, rows: readonly string[]): Promise<void> {
  pane.shell('fg');
  await pane.waits(() => pane.asks(ALTERNATE) === '1');
  await pane.sees(/HOLD +2\/.* ok$/mu);
  assert.deepEqual(pane.rows().slice(1), rows);
  pane.press('J');
  await pane.sees(/HOLD +3\//u);
}

function hasPrompt(pane: TmuxPane): boolean {
  return /(?:^|[$\d])#$/u.test(pane.rows().findLast((row) => row !== '') ?? '');
}

/** The shell has the terminal, and what is typed is seen. */
async function isTheShells(pane: TmuxPane): Promise<void> {
  // What is typed before the shell asks may be taken for an answer of the terminal.
  await pane.waits(() => pane.asks(ALTERNATE) === '0' && hasPrompt(pane));
  pane.shell('echo "$((6 * 7)) in the shell"');
  await pane.sees(/^42 in the shell$/mu);
}

test('a job that is ended while it stands stopped is gone at once', withTmux, async (t) => {
  const pane = openPane(t);
  // The shell that lets a stopped job go on when it has told it to end.
  pane.shell('exec bash --norc');
  await openDemo(pane);
  pane.press('C-z');
  await isTheShells(pane);
  pane.shell('kill %1');
  await pane.waits(() => !isRunning(Number(pane.read('pid'))));
  pane.shell('wait %1; echo "ended with $?"; jobs; echo "no more jobs"');
  await pane.sees(/^ended with 143$/mu);
  await pane.sees(/^no more jobs$/mu);
  assert.doesNotMatch(pane.rows().join('\n'), /To come back/u);
  const since = pane.rows().join('\n').split('ended with 143').at(-1) ?? '';
  assert.doesNotMatch(since, /Stopped/u);
  assert.equal(pane.asks(ALTERNATE), '0');
});

test('a stop from elsewhere is as ^Z, and fg brings the same frame', withTmux, async (t) => {
  const pane = openPane(t);
  const rows = await openDemo(pane);
  for (let n = 0; n < 2; n += 1) {
    pane.kill('SIGTSTP');
    await isTheShells(pane);
    if (n === 0) {
      pane.shell('fg');
      await pane.sees(/HOLD +2\//u);
    }
  }
  await comesBack(pane, rows);
});

test('a stop that nobody can catch is made good by fg', withTmux, async (t) => {
  const pane = openPane(t);
  // The terminal is as the program left it, and this shell makes it its own.
  pane.shell('exec bash --norc');
  const rows = await openDemo(pane);
  pane.kill('SIGSTOP');
  await pane.waits(() => /bash-.*# /u.test(pane.rows().at(-1) ?? ''));
  pane.shell('clear; bg; sleep 0.3; echo "let go on in the back$((0))ground"');
  await pane.sees(/^let go on in the back0ground$/mu);
  assert.equal(pane.asks(ALTERNATE), '1', 'nothing was written from the background');
  await comesBack(pane, rows);
});

test('in the background the job waits, and draws nothing', withTmux, async (t) => {
  const pane = openPane(t);
  const rows = await openDemo(pane);
  pane.press('C-z');
  await isTheShells(pane);
  pane.shell('clear; bg; echo "in the background"');
  await pane.sees(/^in the background$/mu);
  pane.kill('SIGCONT');
  pane.shell('echo "still $((6 * 8)) in the shell"');
  await pane.sees(/^still 48 in the shell$/mu);
  assert.equal(pane.asks(ALTERNATE), '0');
  await comesBack(pane, rows);
});

test('^Z stops whoever started the program too', withTmux, async (t) => {
  const pane = openPane(t);
  const rows = await openDemo(
    pane,
    `sh -c 'teleprinter demo --speed 1 --time absolute; echo "the launcher goes on"'`,
  );
  pane.press('C-z');
  await isTheShells(pane);
  await comesBack(pane, rows);
  pane.press('q');
  await pane.sees(/^the launcher goes on$/mu);
});

test('a terminal on which CI is set is still a terminal', withTmux, async (t) => {
  const pane = openPane(t, [80, 24], { CI: 'true' });
  await openDemo(pane);
  pane.press('q');
  await pane.waits(() => pane.asks(ALTERNATE) === '0');
});
