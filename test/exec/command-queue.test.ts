// Owns the tests of how many commands run, for how long, and what is said of those that do not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCommandQueue } from '../../src/exec/command-queue.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

function setUp() {
  const { timer, advance, pending } = createFakeTimer();
  const started: { readonly line: string; readonly end: (failure?: string) => void }[] = [];
  const killed: string[] = [];
  const said: string[] = [];
  const queue = createCommandQueue({
    name: 'say',
    timer,
    complain: (sentence) => void said.push(sentence),
    start(line, onEnd) {
      started.push({ line, end: (failure) => onEnd(failure ?? null) });
      return { kill: () => void killed.push(line) };
    },
  });
  const lines = () => started.map(({ line }) => line);
  const run = (count: number, from = 1) => {
    for (let n = from; n < from + count; n += 1) queue.run(`line ${n}`);
  };
  return { queue, run, lines, started, killed, said, advance, pending };
}

test('four run at once, and the next when one has ended, in order', () => {
  const { run, lines, started } = setUp();
  run(6);
  assert.deepEqual(lines(), ['line 1', 'line 2', 'line 3', 'line 4']);
  started[2]?.end();
  assert.deepEqual(lines().slice(4), ['line 5']);
  started[0]?.end();
  started[1]?.end();
  assert.deepEqual(lines().slice(4), ['line 5', 'line 6']);
});

test('a hundred wait; what comes beyond is dropped, which is said, and counted at the end', async () => {
  const { queue, run, started, said } = setUp();
  run(110);
  assert.deepEqual(said, ['say is too slow: posts that come meanwhile are not given to it']);
  const finished = queue.finish();
  for (let n = 0; n < started.length; n += 1) started[n]?.end();
  await finished;
  assert.equal(started.length, 104);
  assert.deepEqual(said.slice(1), ['6 posts in all were not given to say']);
});

test('what takes longer than half a minute is ended, and the next has its turn', () => {
  const { run, killed, said, started, lines, advance } = setUp();
  run(5);
  advance(29_999);
  assert.deepEqual(killed, []);
  advance(1);
  assert.deepEqual(killed, ['line 1', 'line 2', 'line 3', 'line 4']);
  assert.deepEqual(said, ['say took longer than 30 seconds and was ended']);
  started[0]?.end();
  assert.equal(lines().at(-1), 'line 5');
});

test('a failure is said once, however often it happens', () => {
  const { run, said, started } = setUp();
  run(3);
  started[0]?.end('ended with 1');
  started[1]?.end('ended with 1');
  started[2]?.end('ended with 2');
  assert.deepEqual(said, ['say ended with 1', 'say ended with 2']);
});

test('finishing waits for what runs and for what waits', async () => {
  const { queue, run, started } = setUp();
  run(5);
  let isFinished = false;
  const finished = queue.finish().then(() => {
    isFinished = true;
  });
  for (let n = 0; n < 4; n += 1) started[n]?.end();
  await null;
  assert.equal(isFinished, false);
  started[4]?.end();
  await finished;
  queue.run('late');
  assert.equal(started.length, 5);
});

test('with nothing to run it is finished at once', async () => {
  await setUp().queue.finish();
});

test('ending kills what runs, forgets what waits and leaves no bell', () => {
  const { queue, run, killed, started, said, pending } = setUp();
  run(6);
  queue.end();
  assert.equal(killed.length, 4);
  for (const { end } of started) end('was ended by SIGKILL');
  queue.run('late');
  assert.equal(started.length, 4);
  assert.deepEqual(said, []);
  assert.equal(pending(), 0);
});
