// Owns the check that the bundle runs by itself, loads late what it should, and holds nothing that it must not.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spawn } from '@lydell/node-pty';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

const home = mkdtempSync(join(tmpdir(), 'teleprinter-build-'));
const dist = join(home, 'dist');
const cli = join(dist, 'cli.js');

before(async () => {
  await run(process.execPath, ['--import', 'tsx', 'build.ts', '--outdir', dist], { cwd: ROOT });
  copyFileSync(join(ROOT, 'package.json'), join(home, 'package.json'));
});

after(() => rmSync(home, { recursive: true }));

/** Away from the checkout, where no package can be found. */
const runBundle = (...words: readonly string[]) =>
  run(process.execPath, [cli, ...words], { cwd: home });

function chunks(): { readonly name: string; readonly text: string }[] {
  return readdirSync(dist).map((name) => ({ name, text: readFileSync(join(dist, name), 'utf8') }));
}

test('the bundle tells its version and shows its help', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  assert.equal((await runBundle('--version')).stdout, `teleprinter ${version}\n`);
  assert.match((await runBundle('--help')).stdout, /--key-events/u);
});

test('the bundle follows the bundled story to a pipe', async () => {
  const { stdout } = await runBundle('demo', '--once', '--json');
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(events[0].event, 'story');
  assert.ok(events.filter(({ event }) => event === 'block').length >= 25);
});

test('the bundle draws the bundled story on a terminal, and leaves with q', async () => {
  const terminal = spawn(process.execPath, [cli, 'demo'], { cols: 80, rows: 24, cwd: home });
  let shown = '';
  let hasQuit = false;
  terminal.onData((text) => {
    shown += text;
    // Typed as soon as there is something to see: it waits for Ink, which is loaded then.
    if (hasQuit || !shown.includes('FOLLOW')) return;
    hasQuit = true;
    terminal.write('q');
  });
  const { exitCode } = await new Promise<{ exitCode: number }>((resolve) =>
    terminal.onExit(resolve),
  );
  assert.equal(exitCode, 0, shown);
  assert.match(shown, /the Eagle has landed/u);
});

test('the bundle says nothing but what it is asked for', async () => {
  for (const words of [['--help'], ['config'], ['demo', '--once', '--limit', '1']])
    assert.equal((await runBundle(...words)).stderr, '', words.join(' '));
});

test('the entry can be executed', () => {
  assert.match(readFileSync(cli, 'utf8'), /^#!\/usr\/bin\/env node\n/u);
  assert.equal(statSync(cli).mode & 0o111, 0o111);
});

test('the version and the help load nothing beyond the first script but their words', async () => {
  for (const word of ['--version', '--help']) {
    const loaded = await filesLoadedBy(word);
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(loaded.length > 0 && bytes < 70_000, `${word} loads ${bytes} bytes: ${loaded}`);
  }
});

test('what a story takes comes in few pieces', async () => {
  const loaded = await filesLoadedBy('demo', '--once', '--limit', '1');
  assert.ok(loaded.length < 40, `${loaded.length} files: ${loaded.join('\n')}`);
});

/** The files of the bundle that are loaded, in order. */
async function filesLoadedBy(...words: readonly string[]): Promise<readonly string[]> {
  const watch = `import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;
  const hook = `data:text/javascript,${encodeURIComponent(watch)}`;
  const { stderr } = await run(process.execPath, ['--import', hook, cli, ...words], { cwd: home });
  return stderr
    .split('\n')
    .filter((url) => url.startsWith('file:'))
    .map((url) => fileURLToPath(url));
}

test('nothing is fetched, segmented or tabled while modules load', () => {
  const all = chunks();
  for (const { name, text } of all) assert.ok(!text.includes('octet-stream;base64,AGFz'), name);
  // The expression as a literal would be built with its module.
  for (const { name, text } of all) assert.ok(!/\/\^?\\p\{RGI_Emoji/u.test(text), name);
  const eager = all.filter(({ text }) =>
    /=new Intl\.Segmenter\b/u.test(text.replaceAll('??=', '')),
  );
  assert.deepEqual(
    eager.map(({ name }) => name),
    [],
  );
});

test('React is its production build and the developer tools are left out', () => {
  for (const { name, text } of chunks()) {
    assert.doesNotMatch(text, /react-devtools|connectToDevTools|env\.DEV\b/u, name);
    // Only React's development build says so.
    assert.doesNotMatch(text, /Invalid hook call\./u, name);
  }
});
