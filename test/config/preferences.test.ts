import assert from 'node:assert/strict';
import {
  chmodSync,
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
import { type TestContext, test } from 'node:test';
import { openPreferences } from '../../src/config/preferences.ts';

const STORY = 'https://www.example.org/world/live/2026/jul/01/story';
const isRoot = process.getuid?.() === 0;
const hasModes = process.platform !== 'win32';

type Home = { readonly folder: string; readonly home: string; readonly file: string };

/** `home` is not there yet: the first run makes it. */
function makeHome(t: TestContext): Home {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, 'home');
  return { folder, home, file: join(home, 'preferences.json') };
}

function makeHomeHolding(t: TestContext, text: string): Home {
  const made = makeHome(t);
  mkdirSync(made.home);
  writeFileSync(made.file, text);
  return made;
}

test('an address that was kept is the last one for whoever opens the preferences next', async (t) => {
  const { home } = makeHome(t);
  const first = openPreferences({ home });
  assert.equal(first.lastAddress(), null);
  await first.keepLastAddress(STORY);
  assert.equal(first.lastAddress(), STORY);
  assert.equal(openPreferences({ home }).lastAddress(), STORY);
  await first.keepLastAddress(`${STORY}/2`);
  assert.equal(openPreferences({ home }).lastAddress(), `${STORY}/2`);
  assert.equal(first.takeTrouble(), null);
});

test('several addresses are kept with a space between, and none of them where one is no address', async (t) => {
  const { home } = makeHome(t);
  const preferences = openPreferences({ home });
  await preferences.keepLastAddress(`${STORY} ${STORY}/2`);
  assert.equal(openPreferences({ home }).lastAddress(), `${STORY} ${STORY}/2`);
  await preferences.keepLastAddress(`${STORY} https://me:secret@example.org/`);
  await preferences.keepLastAddress(`${STORY} nowhere`);
  assert.equal(openPreferences({ home }).lastAddress(), `${STORY} ${STORY}/2`);
});

test('nothing is written until an address is kept', (t) => {
  const { home, folder } = makeHome(t);
  assert.equal(openPreferences({ home }).lastAddress(), null);
  assert.deepEqual(readdirSync(folder), []);
});

test('only the owner may read what is kept, and nothing else is left behind', {
  skip: !hasModes,
}, async (t) => {
  const { home, file } = makeHome(t);
  await openPreferences({ home }).keepLastAddress(STORY);
  assert.deepEqual(readdirSync(home), ['preferences.json']);
  assert.equal(statSync(home).mode & 0o777, 0o700);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('a file that others could read is closed to them when it is next written', {
  skip: !hasModes,
}, async (t) => {
  const { home, file } = makeHomeHolding(t, '{}');
  chmodSync(file, 0o644);
  await openPreferences({ home }).keepLastAddress(STORY);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('the same address is not written again', async (t) => {
  const { home, file } = makeHomeHolding(t, JSON.stringify({ lastAddress: STORY }));
  const before = statSync(file);
  await openPreferences({ home }).keepLastAddress(STORY);
  assert.equal(statSync(file).ino, before.ino);
  assert.equal(statSync(file).mtimeMs, before.mtimeMs);
});

test('what a later version keeps beside the address stays', async (t) => {
  const { home, file } = makeHomeHolding(t, '{"order": "oldest", "lastAddress": null}');
  const preferences = openPreferences({ home });
  assert.equal(preferences.lastAddress(), null);
  await preferences.keepLastAddress(STORY);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { order: 'oldest', lastAddress: STORY });
  assert.equal(preferences.takeTrouble(), null);
});

for (const [what, text] of [
  ['half a file', '{"lastAddress": "https://exa'],
  ['an empty file', ''],
  ['a list', '["https://www.example.org"]'],
  ['nothing', 'null'],
] as const) {
  test(`preferences that hold ${what} are told of once, and left as they are`, async (t) => {
    const { home, file } = makeHomeHolding(t, text);
    const preferences = openPreferences({ home });
    assert.equal(preferences.lastAddress(), null);
    const trouble = preferences.takeTrouble() ?? '';
    assert.match(trouble, /preferences\.json cannot be read \(it is no JSON object\)/u);
    assert.ok(!trouble.includes('exa'));
    assert.equal(preferences.takeTrouble(), null);
    await preferences.keepLastAddress(STORY);
    assert.equal(readFileSync(file, 'utf8'), text);
  });
}

for (const stored of [7, {}, '', 'story.json', 'ftp://example.org/', 'file:///etc/passwd']) {
  test(`${JSON.stringify(stored)} is no address to go back to, and gives way to one`, async (t) => {
    const { home } = makeHomeHolding(t, JSON.stringify({ lastAddress: stored }));
    const preferences = openPreferences({ home });
    assert.equal(preferences.lastAddress(), null);
    assert.match(preferences.takeTrouble() ?? '', /is no address$/u);
    await preferences.keepLastAddress(STORY);
    assert.equal(preferences.lastAddress(), STORY);
  });
}

test('an address with a user name or a password is neither kept nor gone back to nor shown', async (t) => {
  const { home, file } = makeHomeHolding(t, '{}');
  for (const secret of [
    'https://me:hunter2@example.org/live',
    'https://hunter2@example.org/live',
    'https://:hunter2@example.org/live',
  ]) {
    const preferences = openPreferences({ home });
    await preferences.keepLastAddress(secret);
    assert.equal(readFileSync(file, 'utf8'), '{}');
    writeFileSync(file, JSON.stringify({ lastAddress: secret }));
    assert.equal(preferences.lastAddress(), null);
    assert.doesNotMatch(preferences.takeTrouble() ?? '', /hunter2/u);
    writeFileSync(file, '{}');
  }
});

test('a file is gone back to for as long as it is there', async (t) => {
  const { home, folder } = makeHome(t);
  const saved = join(folder, 'saved.json');
  writeFileSync(saved, '{}');
  const preferences = openPreferences({ home });
  await preferences.keepLastAddress(saved);
  assert.equal(preferences.lastAddress(), saved);
  rmSync(saved);
  assert.equal(preferences.lastAddress(), null);
  assert.equal(
    preferences.takeTrouble(),
    `the last story was in a file that is no longer there: ${saved}`,
  );
});

test('a path that a terminal would obey is told as text', (t) => {
  const { home } = makeHomeHolding(t, JSON.stringify({ lastAddress: '/gone/\u001b[31m\u202ex' }));
  const preferences = openPreferences({ home });
  assert.equal(preferences.lastAddress(), null);
  assert.match(preferences.takeTrouble() ?? '', /no longer there: \/gone\/\[31mx$/u);
});

test('a folder, a device and a path that depends on where one stands are not kept', async (t) => {
  const { home, folder } = makeHome(t);
  const preferences = openPreferences({ home });
  for (const path of [folder, '/dev/null', '/dev/stdin', '/proc/self/status', 'package.json']) {
    await preferences.keepLastAddress(path);
  }
  assert.deepEqual(readdirSync(folder), []);
});

test('a home that is a file is told of, and ends nothing', async (t) => {
  const { folder } = makeHome(t);
  const home = join(folder, 'file');
  writeFileSync(home, '');
  const preferences = openPreferences({ home });
  assert.equal(preferences.lastAddress(), null);
  assert.match(preferences.takeTrouble() ?? '', /cannot be read \(ENOTDIR\)/u);
  await preferences.keepLastAddress(STORY);
  assert.match(preferences.takeTrouble() ?? '', /ENOTDIR/u);
});

test('a home that cannot be made is told of when an address should be kept', async (t) => {
  const { folder } = makeHome(t);
  // A name longer than file systems allow: even a superuser cannot make it.
  const preferences = openPreferences({ home: join(folder, 'x'.repeat(300)) });
  await preferences.keepLastAddress(STORY);
  assert.match(preferences.takeTrouble() ?? '', /\(ENAMETOOLONG\)/u);
});

test('a home that may only be read is told of, and asked no second time', {
  skip: isRoot || !hasModes ? 'a superuser may write everywhere' : false,
}, async (t) => {
  const { home } = makeHomeHolding(t, '{}');
  chmodSync(home, 0o500);
  const preferences = openPreferences({ home });
  await preferences.keepLastAddress(STORY);
  chmodSync(home, 0o700);
  assert.match(preferences.takeTrouble() ?? '', /could not be kept for the next time \(EACCES\)/u);
  assert.deepEqual(readdirSync(home), ['preferences.json']);
});

test('a user without a home goes on without preferences', async () => {
  const userHome = () => {
    throw Object.assign(new Error('no such user'), { code: 'ENOENT' });
  };
  const preferences = openPreferences({
    home: null,
    machine: { platform: 'linux', env: {}, userHome },
  });
  assert.equal(preferences.lastAddress(), null);
  await preferences.keepLastAddress(STORY);
  assert.match(preferences.takeTrouble() ?? '', /could not be kept/u);
});
