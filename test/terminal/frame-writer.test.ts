// Owns the tests of when frames are sent: one in flight, the newest waiting, large ones acknowledged, none while away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFrameWriter } from '../../src/terminal/frame-writer.ts';
import { ENTER } from '../../src/terminal/modes.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';

const ASK = '\u001b[5n';

/** A writer whose terminal takes each write only when the test lets it. */
function setUp({ columns = 40, rows = 10 } = {}) {
  const { timer, advance } = createFakeTimer();
  const writes: string[] = [];
  const takers: (() => void)[] = [];
  const writer = createFrameWriter({
    columns,
    rows,
    timer,
    write: (bytes) => {
      writes.push(bytes);
      return new Promise((resolve) => takers.push(resolve));
    },
  });
  async function take(): Promise<void> {
    takers.at(-1)?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  writer.start();
  return { writer, writes, take, takers, advance };
}

/** Ten rows that share no cell with those of another letter. */
function page(letter: string): string {
  return Array.from({ length: 10 }, () => letter.repeat(39)).join('\n');
}

test('a frame is one write', async () => {
  const { writer, writes, take } = setUp();
  writer.draw('one\ntwo\nthree');
  await take();
  assert.deepEqual(writes, ['one\u001bEtwo\u001bEthree']);
});

test('while a frame is in flight only the newest waits', async () => {
  const { writer, writes, take } = setUp();
  for (const count of ['1', '2', '3', '4']) writer.draw(count);
  assert.deepEqual(writes, ['1']);
  await take();
  assert.deepEqual(writes, ['1', '\r4']);
});

test('a frame over 200 bytes is one synchronized update, a smaller one is not', async () => {
  const { writer, writes, take } = setUp();
  writer.draw('x'.repeat(39));
  await take();
  writer.draw(page('y'));
  assert.doesNotMatch(writes[0] ?? '', /2026/u);
  assert.match(writes[1] ?? '', /^\u001b\[\?2026h.*\u001b\[\?2026l/su);
});

test('after a large frame nothing is sent until the terminal says that it has drawn it', async () => {
  const { writer, writes, take } = setUp();
  writer.draw(page('a'));
  await take();
  writer.draw(page('b'));
  writer.draw('c');
  assert.equal(writes.length, 1);
  assert.ok(writes[0]?.endsWith(ASK));
  writer.acknowledge();
  assert.equal(writes.length, 2);
});

test('a frame between 200 and 400 bytes is not acknowledged', async () => {
  const { writer, writes } = setUp();
  writer.draw(page('a').split('\n').slice(0, 8).join('\n'));
  assert.ok(Buffer.byteLength(writes[0] ?? '') > 200 && !writes[0]?.includes(ASK));
});

test('a terminal that never answered is waited for half a second', async () => {
  const { writer, writes, take, advance } = setUp();
  writer.draw(page('a'));
  await take();
  writer.draw(page('b'));
  advance(499);
  assert.equal(writes.length, 1);
  advance(1);
  assert.equal(writes.length, 2);
});

test('one that used to answer and does not within 5 s is not asked again, until it answers after all', async () => {
  const { writer, writes, take, advance } = setUp();
  writer.acknowledge();
  writer.draw(page('a'));
  await take();
  writer.draw(page('b'));
  advance(4999);
  assert.equal(writes.length, 1);
  advance(1);
  assert.equal(writes.length, 2);
  assert.ok(!writes[1]?.includes(ASK));
  await take();
  writer.acknowledge();
  writer.draw(page('c'));
  assert.ok(writes[2]?.endsWith(ASK));
});

test('a resize waits for the window to settle, and draws the newest frame in full', async () => {
  const { writer, writes, take, advance } = setUp();
  writer.draw('before');
  await take();
  writer.resize(50, 12);
  writer.draw('for 50x12');
  writer.resize(60, 14);
  writer.draw('for 60x14');
  assert.equal(writes.length, 1);
  advance(20);
  assert.equal(writes.length, 2);
  const terminal = createHeadlessTerminal(60, 14);
  terminal.write(`${ENTER}remains of what was\r\nthere${writes[1]}`);
  assert.deepEqual(
    terminal.text().filter((row) => row !== ''),
    ['for 60x14'],
  );
  terminal.dispose();
});

test('a redraw writes every row again, and does not wait for an answer that was lost', async () => {
  const { writer, writes, take } = setUp();
  writer.draw(page('a'));
  await take();
  writer.redraw();
  assert.equal(writes.length, 2);
  assert.equal(writes[1]?.split('a'.repeat(39)).length, 11);
});

test('while the screen is not ours nothing is written; on return the newest frame is', async () => {
  const { writer, writes, take } = setUp();
  writer.draw('one');
  await take();
  writer.stop();
  writer.draw('two');
  assert.deepEqual(writes, ['one']);
  writer.start();
  assert.deepEqual(writes, ['one', 'two']);
});

test('a write that was in flight when the screen was given back says nothing about the next one', async () => {
  const { writer, writes, takers } = setUp();
  writer.draw('one');
  writer.stop();
  writer.start();
  writer.draw('two');
  takers[0]?.();
  await new Promise(setImmediate);
  assert.deepEqual(writes, ['one', 'one']);
});

test('settling waits for what is in flight and what is waiting', async () => {
  const { writer, writes, take } = setUp();
  let isSettled = false;
  writer.draw('one');
  writer.draw('two');
  const settled = writer.settle().then(() => {
    isSettled = true;
  });
  await take();
  assert.equal(isSettled, false);
  await take();
  await settled;
  assert.equal(writer.bytesWritten(), Buffer.byteLength(writes.join('')));
});

test('what is no part of a frame is sent whole, between two frames or with the next', async () => {
  const { writer, writes, take } = setUp();
  writer.draw('one');
  writer.send('\u0007');
  assert.deepEqual(writes, ['one']);
  await take();
  assert.deepEqual(writes, ['one', '\u0007']);
  writer.draw('two');
  writer.send('\u0007');
  await take();
  assert.equal(writes[2], '\u0007\rtwo');
});

test('while the screen is not ours nothing is sent beside frames, nor made up for later', async () => {
  const { writer, writes } = setUp();
  writer.stop();
  writer.send('\u0007');
  writer.start();
  writer.draw('one');
  assert.deepEqual(writes, ['one']);
});

test('a terminal that would print addresses is sent none, not even to end a link', async () => {
  const writes: string[] = [];
  const { timer } = createFakeTimer();
  const write = async (bytes: string) => void writes.push(bytes);
  const writer = createFrameWriter({ columns: 40, rows: 2, timer, write, takesLinks: false });
  writer.start();
  writer.draw(
    '\u001b]8;id=a;https://example.org\u001b\\\u001b[4mhere\u001b[0m\u001b]8;;\u001b\\ and there',
  );
  await new Promise((resolve) => setImmediate(resolve));
  writer.redraw();
  assert.equal(writes.length, 2);
  assert.doesNotMatch(writes.join(''), /\u001b\]/u);
  assert.match(writes[0] ?? '', /here.* and there/u);
});
