// Owns the tests of writing to something that reads late, not at all, or is gone. A pipe stands for the terminal: it
// fills up and breaks as one does.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createDescriptor, openTerminal } from '../../src/terminal/descriptor.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

/** More than a pipe holds. */
const LONG = `${'a line of the wire\n'.repeat(8000)}the end`;

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'descriptor-'));
  context.after(() => rmSync(path, { recursive: true }));
  return path;
}

function setUp(context: TestContext) {
  const path = join(folder(context), 'pipe');
  execFileSync('mkfifo', [path]);
  const from = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const to = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  const { timer, advance } = createFakeTimer();
  let gone = 0;
  const descriptor = createDescriptor({
    terminal: { fd: to, blocks: false },
    timer,
    onGone: () => gone++,
  });
  let isOpen = true;
  const hangUp = () => {
    if (isOpen) closeSync(from);
    isOpen = false;
  };
  context.after(() => {
    hangUp();
    closeSync(to);
  });
  function readSome(): string {
    const bytes = Buffer.alloc(1 << 20);
    return bytes.toString('utf8', 0, readSync(from, bytes));
  }
  return { descriptor, advance, readSome, hangUp, gone: () => gone };
}

test('what does not fit is written when there is room, in order and once', async (context) => {
  const { descriptor, advance, readSome } = setUp(context);
  let isTaken = false;
  const taken = descriptor.write(LONG).then(() => {
    isTaken = true;
  });
  await new Promise(setImmediate);
  assert.equal(isTaken, false);
  let seen = '';
  while (seen.length < LONG.length) {
    seen += readSome();
    advance(10);
  }
  await taken;
  assert.ok(seen === LONG);
});

test('a cut write is dropped, and it is said that part of it was written', async (context) => {
  const { descriptor, advance, readSome } = setUp(context);
  const taken = descriptor.write(LONG);
  assert.equal(descriptor.cut(), true);
  await taken;
  const seen = readSome();
  assert.ok(LONG.startsWith(seen) && seen.length < LONG.length);
  advance(1000);
  descriptor.writeNow('left');
  assert.equal(readSome(), 'left');
});

test('nothing is cut where nothing is in flight', async (context) => {
  const { descriptor } = setUp(context);
  await descriptor.write('one');
  assert.equal(descriptor.cut(), false);
});

test('a terminal that goes away is reported once, and writes to it still end', async (context) => {
  const { descriptor, hangUp, gone } = setUp(context);
  hangUp();
  await descriptor.write('one');
  await descriptor.write('two');
  descriptor.writeNow('three');
  assert.equal(gone(), 1);
});

test('a terminal that goes away in the middle of a write is reported', async (context) => {
  const { descriptor, advance, hangUp, gone } = setUp(context);
  const taken = descriptor.write(LONG);
  hangUp();
  advance(10);
  await taken;
  assert.equal(gone(), 1);
});

test('one that cannot be opened for us alone is written by another thread', async (context) => {
  const path = join(folder(context), 'file');
  const fd = openSync(path, 'w');
  context.after(() => closeSync(fd));
  const terminal = openTerminal(fd);
  assert.deepEqual(terminal, { fd, blocks: true });
  const { timer } = createFakeTimer();
  const descriptor = createDescriptor({ terminal, timer, onGone: assert.fail });
  await descriptor.write(LONG);
  assert.ok(readFileSync(path, 'utf8') === LONG);
});
