import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { showApp } from '../../src/ui/show-app.ts';
import { until } from '../helpers/until.ts';
import { createFakeTerminal } from './fake-terminal.ts';

async function show(t: TestContext, onKeys: (names: readonly string[]) => void) {
  const terminal = createFakeTerminal();
  const options = { onKeys, onPaste: () => {}, terminal: terminal.session };
  const takeOff = await showApp(options, new AbortController().signal, assert.ifError);
  t.after(() => {
    takeOff();
    terminal.dispose();
  });
  return terminal;
}

test('Ink hands on the keys and draws nothing', async (t) => {
  const seen: string[] = [];
  const { session, type, text } = await show(t, (names) => seen.push(...names));
  session.enter();
  type('j\u001b[B');
  await until(() => seen.length === 2);
  assert.deepEqual(seen, ['j', 'down']);
  assert.equal(text().join('').trim(), '');
});
