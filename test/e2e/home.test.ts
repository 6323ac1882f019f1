// Owns the folder in which everything of a reader is kept, in every bad way that it can be: whatever is wrong with it, the
// story is read, and the reader is told what is not kept and why.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { COMMAND, emptyFolder, ended, environment, eventsIn, type Run } from './program.ts';
import { openPane, withTmux } from './tmux-pane.ts';

/** Runs the program in that home, by a line of sh in which "$@" stands for it. */
function runIn(
  t: TestContext,
  home: string,
  words: readonly string[],
  line = 'exec "$@"',
): Promise<Run> {
  const env = { ...environment(t), TELEPRINTER_HOME: home };
  const program = spawn('sh', ['-c', line, 'sh', ...COMMAND, ...words], { env });
  t.after(() => program.kill('SIGKILL'));
  program.stdin.end();
  return ended(program);
}

const READ = ['demo', '--once', '--json'] as const;

/** The story was told whole, whatever else was said. */
function assertRead({ code, stdout }: Run): void {
  assert.equal(code, 0);
  const events = eventsIn(stdout);
  assert.ok(events.filter(({ event }) => event === 'block').length >= 25);
  assert.equal(events.at(-1)?.event, 'end');
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

test('whatever the umask, nobody else can read or enter anything of ours', async (t) => {
  const folder = emptyFolder(t);
  const home = join(folder, 'deep', 'home');
  const saved = join(folder, 'story.json');
  const open = 'umask 000; exec "$@"';
  assertRead(await runIn(t, home, READ, open));
  const { stdout } = await runIn(t, home, ['export', 'apollo', '--format', 'json'], open);
  writeFileSync(saved, stdout);
  assert.equal((await runIn(t, home, [saved, '--once'], open)).code, 0);
  const names = filesIn(home);
  assert.ok(names.includes('archive.sqlite') && names.includes('preferences.json'), String(names));
  for (const name of names) {
    const stat = lstatSync(join(home, name));
    assert.equal(stat.mode & 0o777, stat.isDirectory() ? 0o700 : 0o600, name);
  }
  for (const made of [home, join(folder, 'deep')]) assert.equal(statSync(made).mode & 0o777, 0o700);
});

/** What stands where our file of preferences should. */
const SPOILT: readonly (readonly [what: string, spoil: (file: string) => void])[] = [
  ['torn JSON', (file) => writeFileSync(file, '{"lastAddress":"https://exam')],
  ['no JSON object', (file) => writeFileSync(file, '[1]')],
  ['nothing', (file) => writeFileSync(file, '')],
  ['bytes', (file) => writeFileSync(file, Buffer.from([0, 159, 146, 150, 27, 91, 50, 74]))],
  ['a folder', (file) => mkdirSync(file)],
  ['a link to itself', (file) => symlinkSync(file, file)],
];

for (const [what, spoil] of SPOILT) {
  test(`preferences that are ${what} are said, left alone, and keep nothing from being read`, async (t) => {
    const home = emptyFolder(t);
    const file = join(home, 'preferences.json');
    spoil(file);
    const before = lstatSync(file).ino;
    const saved = await savedStory(t);
    const read = await runIn(t, home, [saved, '--once']);
    assert.equal(read.code, 0);
    assert.match(read.stdout, /Apollo 11/u);
    assert.match(read.stderr, /preferences\.json cannot be read .*correct or delete it\.\n$/u);
    assert.doesNotMatch(read.stderr, /\u001b/u);
    assert.equal(lstatSync(file).ino, before);
  });
}

async function savedStory(t: TestContext): Promise<string> {
  const home = emptyFolder(t);
  assertRead(await runIn(t, home, READ));
  const { stdout } = await runIn(t, home, ['export', 'apollo', '--format', 'json']);
  const file = join(home, 'story.json');
  writeFileSync(file, stdout);
  return file;
}

test('a link in the place of the archive is not followed, and a home that is a link is', async (t) => {
  const folder = emptyFolder(t);
  const elsewhere = join(folder, 'elsewhere');
  const home = join(folder, 'home');
  mkdirSync(home);
  symlinkSync(elsewhere, join(home, 'archive.sqlite'));
  const refused = await runIn(t, home, READ);
  assertRead(refused);
  assert.match(refused.stderr, /not kept: a link stands in the place of the archive's file/u);
  assert.deepEqual(
    filesIn(folder).filter((name) => name.startsWith('elsewhere')),
    [],
  );

  const linked = join(folder, 'linked');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, linked);
  const kept = await runIn(t, linked, READ);
  assertRead(kept);
  assert.equal(kept.stderr, '');
  assert.ok(filesIn(elsewhere).includes('archive.sqlite'));
});

test('a folder where the archive keeps what it has not yet joined is said at once', async (t) => {
  for (const companion of ['-wal', '-journal']) {
    const home = emptyFolder(t);
    mkdirSync(join(home, `archive.sqlite${companion}`));
    const read = await runIn(t, home, READ);
    assertRead(read);
    assert.match(
      read.stderr,
      /^$|not kept: the (?:archive cannot be opened|disk has a fault)\.\n$/u,
    );
  }
});

test('an archive that another program holds is said, and the story is read', async (t) => {
  const home = emptyFolder(t);
  assertRead(await runIn(t, home, READ));
  const holder = new DatabaseSync(join(home, 'archive.sqlite'));
  t.after(() => holder.close());
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  const read = await runIn(t, home, READ);
  assertRead(read);
  assert.match(read.stderr, /not kept: another program holds the archive\.\n$/u);
});

test('every page of an archive spoilt in turn: the story is read, and kept or said not to be', async (t) => {
  const home = emptyFolder(t);
  assertRead(await runIn(t, home, READ));
  const sound = readFileSync(join(home, 'archive.sqlite'));
  const pageBytes = sound.readUInt16BE(16);
  const pages = sound.length / pageBytes;
  // A process for each takes its time: the first ones, which hold the tables' own forms, and some of all the others.
  for (const page of [0, 1, 2, Math.floor(pages / 3), Math.floor(pages / 2), pages - 1]) {
    const spoilt = Buffer.from(sound);
    spoilt.fill(0xa5, page * pageBytes, (page + 1) * pageBytes);
    const folder = emptyFolder(t);
    writeFileSync(join(folder, 'archive.sqlite'), spoilt);
    const read = await runIn(t, folder, READ);
    assertRead(read);
    assert.match(read.stderr, /^$|archive (?:was|is) damaged|cannot/u, `page ${page}`);
    assertRead(await runIn(t, folder, READ));
  }
});

const CAN_MOUNT = canMount();
const withMounts = { skip: CAN_MOUNT ? false : 'this user cannot mount a small disk' };

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

/** A disk of its own of so many kilobytes, gone with the test. */
function smallDisk(t: TestContext, kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-disk-'));
  const words = ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'tmpfs', folder];
  execFileSync('mount', words);
  t.after(() => {
    execFileSync('umount', ['-l', folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Writes until there is no room for a byte. */
function fill(disk: string): void {
  const words = ['if=/dev/zero', `of=${join(disk, 'filling')}`, 'bs=1k'];
  assert.notEqual(spawnSync('dd', words).status, 0);
}

test(
  'on a full disk the story is read, and it is said that nothing is kept',
  withMounts,
  async (t) => {
    const disk = smallDisk(t, 64);
    const saved = await savedStory(t);
    fill(disk);
    const full = await runIn(t, disk, READ);
    assertRead(full);
    assert.match(full.stderr, /not kept: the disk is full\.\n$/u);
    const file = await runIn(t, disk, [saved, '--once']);
    assert.equal(file.code, 0);
    assert.match(file.stderr, /could not be kept for the next time \(ENOSPC\)/u);
  },
);

test(
  'a disk that fills while a story is kept loses nothing that was kept before',
  withMounts,
  async (t) => {
    const disk = smallDisk(t, 1024);
    assertRead(await runIn(t, disk, READ));
    const kept = async () => JSON.parse((await runIn(t, disk, ['stories', '--json'])).stdout);
    const before = await kept();
    fill(disk);
    const full = await runIn(t, disk, READ);
    assertRead(full);
    assert.match(full.stderr, /not kept: the disk is full\.\n$/u);
    rmSync(join(disk, 'filling'));
    const after = await kept();
    assert.ok(after.blocks >= before.blocks);
  },
);

test(
  'a home on a disk that is read-only keeps no story from being read, and it is said',
  withMounts,
  async (t) => {
    const disk = smallDisk(t, 4096);
    assertRead(await runIn(t, disk, READ));
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const read = await runIn(t, disk, READ);
    assertRead(read);
    assert.match(read.stderr, /not kept: the disk is read-only\.\n$/u);
  },
);

test('a home that is not ours to write in is said', async (t) => {
  const home = emptyFolder(t);
  chmodSync(home, 0o555);
  // The superuser may write anywhere: the program is run as nobody there.
  const asNobody = process.getuid?.() === 0 ? 'setpriv --reuid 65534 --clear-groups ' : '';
  const read = await runIn(t, home, READ, `exec ${asNobody}"$@"`);
  assertRead(read);
  assert.match(read.stderr, /not kept: the archive's folder is not yours to write\.\n$/u);
});

test('on a screen, too, it is said that nothing is kept', withTmux, async (t) => {
  const pane = openPane(t, [80, 24]);
  pane.shell(
    'mkdir "$TELEPRINTER_HOME"; ln -s nowhere "$TELEPRINTER_HOME/archive.sqlite"; teleprinter demo',
  );
  await pane.sees(/what comes is not kept: a link stands in the place of the archive/u);
  pane.press('j');
  await pane.sees(/[1-9]\/\d+ all/u);
  pane.press('q');
});
