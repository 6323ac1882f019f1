// Owns the check of what is published: that nothing is in it but what runs, and that it runs where nothing else is installed.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Without what an npm that runs these tests says of itself: it would be believed before the words of the command. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([variable]) => !variable.startsWith('npm_')),
);

const home = mkdtempSync(join(tmpdir(), 'teleprinter-pack-'));
const checkout = join(home, 'checkout');
const elsewhere = join(home, 'elsewhere');
const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

before(async () => {
  for (const folder of [checkout, elsewhere]) mkdirSync(folder);
  for (const file of readdirSync(ROOT, { withFileTypes: true })) {
    if (file.isFile()) cpSync(join(ROOT, file.name), join(checkout, file.name));
  }
  cpSync(join(ROOT, 'src'), join(checkout, 'src'), { recursive: true });
  const build = ['--import', 'tsx', 'build.ts', '--outdir', join(checkout, 'dist')];
  await run(process.execPath, build, { cwd: ROOT });
});

after(() => rmSync(home, { recursive: true }));

test('the package holds what runs, and the words about it', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: checkout,
    env,
  });
  const [{ files }] = JSON.parse(stdout);
  const names: readonly string[] = files.map(({ path }: { readonly path: string }) => path);
  const words = names.filter((path) => !path.startsWith('dist/'));
  assert.deepEqual(words.toSorted(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  const parts = names.filter((path) => path.startsWith('dist/'));
  assert.ok(parts.includes('dist/cli.js') && parts.includes('dist/LICENCES.txt'));
  for (const path of parts) {
    assert.match(path, /^dist\/[^/]+\.(?:c?js|wasm|1|bash|fish|zsh|txt)$/u);
    const text = readFileSync(join(checkout, path), 'latin1');
    assert.ok(!text.includes(ROOT), `${path} tells where it was built`);
  }
});

test('it is installed without anything else, and runs', async () => {
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', elsewhere], {
    cwd: checkout,
    env,
  });
  const tarball = `./${name}-${version}.tgz`;
  await run('npm', ['install', '--offline', '--ignore-scripts', '--prefix', '.', tarball], {
    cwd: elsewhere,
    env,
  });
  const installed = readdirSync(join(elsewhere, 'node_modules')).filter(
    (one) => !one.startsWith('.'),
  );
  assert.deepEqual(installed, [name]);
  const program = join(elsewhere, 'node_modules', '.bin', name);
  const { stdout } = await run(process.execPath, [program, 'demo', '--once', '--limit', '2'], {
    cwd: elsewhere,
    env: { ...env, TELEPRINTER_HOME: join(home, 'kept') },
  });
  assert.match(stdout, /the Eagle has landed/u);
});

test('a checkout that is installed for everybody brings its command and its manual page', async () => {
  const prefix = join(home, 'prefix');
  const words = ['install', '-g', '--offline', '--ignore-scripts', '--prefix', prefix, '.'];
  await run('npm', words, { cwd: checkout, env });
  assert.deepEqual(readdirSync(join(prefix, 'bin')), [name]);
  assert.deepEqual(readdirSync(join(prefix, 'share', 'man', 'man1')), [`${name}.1`]);
});

test('the terms of everybody whose work is in it are told', () => {
  const told = readFileSync(join(checkout, 'dist', 'LICENCES.txt'), 'utf8');
  for (const one of ['ink', 'react', 'undici', 'htmlparser2', '@jsquash/webp']) {
    assert.match(told, new RegExp(`^${one} \\d`, 'mu'), one);
  }
});
