// Owns the check that what a start has compiled is kept for the next one: for its owner alone, and never believed when it is
// not as it was written.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { openNewsroom } from '../bench/publisher.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), 'teleprinter-compiled-'));
const cli = join(folder, 'dist', 'cli.js');
const caches = join(folder, 'caches');
const own = join(caches, 'teleprinter');
const env = { ...process.env, TELEPRINTER_HOME: join(folder, 'home'), XDG_CACHE_HOME: caches };

before(async () => {
  const words = ['--import', 'tsx', 'build.ts', '--outdir', join(folder, 'dist')];
  await run(process.execPath, words, { cwd: ROOT });
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
});

after(() => rmSync(folder, { recursive: true }));

const kept = () => readdirSync(own).filter((name) => /^first-\w+\.cjs-v[\d.]+-\w+$/u.test(name));
const isThere = () => kept().length > 0;

/** Follows until the story is on the screen and `isDone`, then leaves with q. */
async function visit(url: string, isDone = () => true): Promise<void> {
  const words = [cli, '--source', 'guardian', url];
  const terminal = spawn(process.execPath, words, { cols: 80, rows: 24, env });
  let shown = '';
  terminal.onData((text) => {
    shown += text;
    if (text.includes('\u001b[5n')) terminal.write('\u001b[0n');
  });
  const ended = new Promise<number>((resolve) =>
    terminal.onExit(({ exitCode }) => resolve(exitCode)),
  );
  while (!shown.includes('FOLLOW') || !isDone()) await sleep(20);
  terminal.write('q');
  assert.equal(await ended, 0, shown);
  assert.match(shown, /The bridge/u);
}

test('what a start has compiled is kept when there was something to read, and believed only whole', async (t) => {
  const { url, close } = await openNewsroom(25);
  t.after(close);
  await visit(url);
  assert.deepEqual(kept(), []);
  assert.equal(readdirSync(own).filter((name) => name.endsWith('-rough')).length, 1);
  await visit(url, isThere);
  assert.ok(!readdirSync(own).some((name) => name.endsWith('-rough')));
  const [name = ''] = kept();
  const file = join(own, name);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(own).mode & 0o777, 0o700);

  const code = readFileSync(file);
  await visit(url);
  assert.equal(Buffer.compare(readFileSync(file), code), 0);

  const spoilt = Buffer.from(code).fill(7, 200_000, 300_000);
  writeFileSync(file, spoilt);
  const other = join(own, 'first-0ld.cjs-v1.0.0-x64');
  writeFileSync(other, 'of another version');
  const isAnew = () => kept().length === 1 && !readFileSync(file).equals(spoilt);
  await visit(url, isAnew);
  assert.deepEqual(kept(), [name]);
});

test('where others could write, nothing is kept and nothing believed', async () => {
  rmSync(caches, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  chmodSync(own, 0o777);
  const { stdout } = await run(process.execPath, [cli, '--version'], { env });
  assert.match(stdout, /^teleprinter /u);
  assert.deepEqual(readdirSync(own), []);
});

test('where nothing is to be kept, no compiled code is either', async () => {
  rmSync(caches, { recursive: true, force: true });
  const { stdout } = await run(process.execPath, [cli, 'demo', '--once', '--no-archive'], { env });
  assert.match(stdout, /Apollo 11/u);
  assert.equal(existsSync(caches), false);
});
