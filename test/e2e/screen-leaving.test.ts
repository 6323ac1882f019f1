// Owns the promise about every end: it is quick, the reader's place is kept, and what stays in the window says how to come back.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openPane, type TmuxPane, withTmux } from './tmux-pane.ts';

async function openDemo(pane: TmuxPane, options = ''): Promise<void> {
  pane.shell(`teleprinter demo --speed 1 ${options}; echo "ended with $?"`);
  await pane.sees(/FOLLOW +1\/\d+ all/u);
}

function placeOf(pane: TmuxPane): string {
  const database = new DatabaseSync(`${pane.path('home')}/archive.sqlite`, { readOnly: true });
  const story = database.prepare('SELECT place FROM story').get();
  database.close();
  return String(story?.place);
}

/** A fault that comes when it is called for: made of what a story says. */
const FAULTY = `process.on('SIGUSR2', () => { throw new TypeError('secret words of a story') })`;

function withFault(): Record<string, string> {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(FAULTY)}` };
}

for (const [way, leave] of [
  ['q', (pane: TmuxPane) => pane.press('q')],
  ['^C', (pane: TmuxPane) => pane.press('C-c')],
  ['SIGTERM', (pane: TmuxPane) => pane.kill('SIGTERM')],
] as const) {
  test(`after ${way} three lines say what there was and how to come back`, withTmux, async (t) => {
    const pane = openPane(t);
    await openDemo(pane);
    leave(pane);
    await pane.sees(/ended with \d+/u);
    const rows = pane.rows();
    const end = rows.findIndex((row) => row.startsWith('ended with'));
    const [story = '', keyEvents = '', back = ''] = rows.slice(end - 3, end);
    assert.match(story, /^Apollo 11: .*: \d+ posts$/u);
    assert.match(keyEvents, /^Key events: \d\d:\d\d .+; \d\d:\d\d /u);
    assert.equal(back, 'To come back: teleprinter demo');
  });
}

test('SIGQUIT ends with its own code and gives the terminal back', withTmux, async (t) => {
  const pane = openPane(t);
  await openDemo(pane);
  pane.kill('SIGQUIT');
  await pane.sees(/^ended with 131$/mu);
  assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '0 1');
});

test(
  'a fault gives the terminal back, keeps the place and leaves a report without the story',
  withTmux,
  async (t) => {
    const pane = openPane(t, [120, 24], withFault());
    await openDemo(pane);
    pane.press('J', 'J', 'Down');
    await pane.sees(/HOLD +3\//u);
    pane.kill('SIGUSR2');
    await pane.sees(/^ended with 1$/mu);
    assert.equal(pane.asks('#{alternate_on} #{cursor_flag}'), '0 1');
    assert.match(pane.rows().join(''), /a fault of teleprinter's own .*fault\.txt/u);
    assert.match(placeOf(pane), /"row":1/u);
    const home = pane.path('home');
    assert.deepEqual(
      readdirSync(home).filter((name) => name.startsWith('fault')),
      ['fault.txt'],
    );
    assert.equal(statSync(`${home}/fault.txt`).mode & 0o777, 0o600);
    const report = readFileSync(`${home}/fault.txt`, 'utf8');
    assert.match(report, /^fault {5}TypeError$/mu);
    assert.match(report, /^command {3}demo$/mu);
    assert.doesNotMatch(report, /secret|words|Apollo|https?:/u);

    pane.shell('clear; teleprinter demo --speed 1; echo "ended again with $?"');
    await pane.sees(/the last visit ended in a fault: this is where you were/u);
    pane.press('r');
    await pane.sees(/HOLD +3\//u);
    pane.press('q');
    await pane.sees(/^ended again with 0$/mu);
    pane.shell('clear; teleprinter demo --speed 1');
    await pane.sees(/HOLD +3\/.* ok$/mu);
    assert.doesNotMatch(pane.rows().join('\n'), /ended in a fault/u);
  },
);

test('in lines the next start tells of the fault too, once', withTmux, async (t) => {
  const pane = openPane(t, [120, 24], withFault());
  await openDemo(pane);
  pane.kill('SIGUSR2');
  await pane.sees(/^ended with 1$/mu);
  for (const told of ['first', 'second'])
    pane.shell(`teleprinter demo --once --limit 1 2> ${pane.path(told)}; echo "${told} is over"`);
  await pane.sees(/^second is over$/mu);
  assert.match(
    pane.read('first'),
    /^teleprinter: the last visit ended in a fault: .*fault\.txt\.\n$/u,
  );
  assert.equal(pane.read('second'), '');
});

test('with --no-archive a fault writes nothing', withTmux, async (t) => {
  const pane = openPane(t, [120, 24], withFault());
  await openDemo(pane, '--no-archive');
  pane.kill('SIGUSR2');
  await pane.sees(/^ended with 1$/mu);
  assert.match(pane.rows().join(''), /TELEPRINTER_DEBUG=1 shows where/u);
  assert.equal(existsSync(pane.path('home')), false);
});
