// Owns the promise that a reader turns between stories, each at its place, with what came meanwhile; and that what was
// starred and noted is in an export.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { apollo11 } from '../../src/replay/apollo-11.ts';
import { startDemo } from '../../src/replay/demo.ts';
import { COMMAND, emptyFolder } from './program.ts';
import { openPane, withTmux } from './tmux-pane.ts';

/** The bundled story on a server of its own: as it stood at its beginning, or half way. */
async function serve(t: TestContext, from: 'start' | 'middle'): Promise<string> {
  const demo = await startDemo({ script: apollo11, realNow: () => 0, from });
  t.after(demo.close);
  return demo.url;
}

test('h and l turn between stories, each at its place', withTmux, async (t) => {
  const [first, second] = [await serve(t, 'middle'), await serve(t, 'start')];
  const pane = openPane(t);
  const follow = (url: string) => `teleprinter ${url} --source guardian`;
  pane.shell(`${follow(second)} --once | wc -l; clear; ${follow(first)}; echo "ended with $?"`);
  await pane.sees(/FOLLOW +1\/\d\d all/u);
  pane.press('J', 'J', 'J');
  await pane.sees(/HOLD +4\//u);
  const top = pane.rows()[2];
  pane.press('l');
  await pane.sees(/ 2\/2 Apollo/u);
  assert.notEqual(pane.rows()[2], top);
  pane.press('Left');
  await pane.sees(/HOLD +4\/.* 1\/2 Apollo/u);
  assert.equal(pane.rows()[2], top);
  pane.press('q');
  await pane.sees(/ended with 0/u);
});

test('what was starred and noted is there the next time, and in an export', withTmux, async (t) => {
  const pane = openPane(t);
  pane.shell('teleprinter demo --speed 1; echo "ended with $?"');
  await pane.sees(/FOLLOW +1\/\d+ all/u);
  pane.press('m', '+', 'o', 'n', 'e', 'Enter', 'q');
  await pane.sees(/ended with 0/u);
  const home = pane.path('home');
  const [node, ...before] = COMMAND;
  const words = ['export', 'apollo', '--filter', 'is:starred', '--format', 'json'];
  const json = execFileSync(node, [...before, ...words], {
    encoding: 'utf8',
    cwd: emptyFolder(t),
    env: { ...process.env, TELEPRINTER_HOME: home },
  });
  const told = JSON.parse(json).blocks.map((block: Record<string, unknown>) => [
    block.starred,
    block.note,
  ]);
  assert.deepEqual(told, [[true, 'one']]);
});
