// Owns the tests of one run of a command, with real processes.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { commandStarter } from '../../src/exec/start-command.ts';
import { isRunning } from '../helpers/running.ts';
import { until } from '../helpers/until.ts';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'exec-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function ended(words: readonly [string, ...string[]], line: string): Promise<string | null> {
  return new Promise((resolve) => commandStarter(words, false)(line, resolve));
}

test('the line is its input, whole, and no word of it an argument', async (t) => {
  const file = join(folder(t), 'told');
  const line = '{"text":"$(touch x); `y` \'z\' \\"w\\""}\n'.repeat(5000);
  const script = 'cat > "$1"; echo "$# arguments" >> "$1"';
  assert.equal(await ended(['sh', '-c', script, 'sh', file], line), null);
  assert.equal(readFileSync(file, 'utf8'), `${line}1 arguments\n`);
});

test('words are not read by any shell', async (t) => {
  const inside = folder(t);
  assert.equal(await ended(['touch', join(inside, 'a b'), join(inside, '$HOME;x')], ''), null);
  assert.ok(existsSync(join(inside, 'a b')));
  assert.ok(existsSync(join(inside, '$HOME;x')));
});

test('one that does not read its input is none the worse for it', async () => {
  assert.equal(await ended(['true'], 'x'.repeat(1_000_000)), null);
});

test('what goes wrong is told', async () => {
  assert.equal(await ended(['sh', '-c', 'exit 3'], ''), 'ended with 3');
  assert.equal(await ended(['sh', '-c', 'kill -9 $$'], ''), 'was ended by SIGKILL');
  assert.equal(await ended(['/nonexistent/program'], ''), 'could not be started (ENOENT)');
  const tooLong = ['true', 'x'.repeat(3_000_000)] as const;
  assert.equal(await ended([...tooLong], ''), 'could not be started (E2BIG)');
});

test('ending it ends what it has started too', async (t) => {
  const file = join(folder(t), 'child');
  const script = 'sleep 600 & echo $! > "$1.part"; mv "$1.part" "$1"; wait';
  let failure: string | null = 'not ended';
  const running = commandStarter(['sh', '-c', script, 'sh', file], false)('', (how) => {
    failure = how;
  });
  await until(() => existsSync(file));
  const child = Number(readFileSync(file, 'utf8'));
  t.after(() => isRunning(child) && process.kill(child, 'SIGKILL'));
  assert.ok(isRunning(child));
  running.kill();
  await until(() => failure === null && !isRunning(child));
});

test('it does not see the key for the publisher', async (t) => {
  const file = join(folder(t), 'told');
  process.env.TELEPRINTER_GUARDIAN_KEY = 'a-secret';
  t.after(() => {
    delete process.env.TELEPRINTER_GUARDIAN_KEY;
  });
  await ended(['sh', '-c', 'echo "key: $TELEPRINTER_GUARDIAN_KEY" > "$1"', 'sh', file], '');
  assert.equal(readFileSync(file, 'utf8'), 'key: \n');
});
