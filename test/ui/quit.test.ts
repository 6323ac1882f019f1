import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import { createQuit } from '../../src/ui/quit.ts';

test('whoever says first why it ends is heard, and all are told to stop', async () => {
  const { quit, fail, done, signal } = createQuit(new AbortController().signal);
  assert.equal(signal.aborted, false);
  quit(EXIT.interrupt);
  assert.equal(signal.aborted, true);
  quit(EXIT.done);
  fail(new Error('too late'));
  assert.equal(await done, EXIT.interrupt);
});

test('a fault of ours is the end too', async () => {
  const { quit, fail, done, signal } = createQuit(new AbortController().signal);
  const fault = new Error('a fault of ours');
  fail(fault);
  assert.equal(signal.aborted, true);
  quit(EXIT.done);
  await assert.rejects(done, fault);
});

test('an end from outside is one, also when it came before the start', async () => {
  const outer = new AbortController();
  const before = createQuit(outer.signal);
  outer.abort();
  assert.equal(await before.done, EXIT.done);
  const after = createQuit(outer.signal);
  assert.equal(after.signal.aborted, true);
  assert.equal(await after.done, EXIT.done);
});
