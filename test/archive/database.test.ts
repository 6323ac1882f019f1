import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { APPLICATION_ID, MIGRATIONS, VERSION } from '../../src/archive/schema.ts';
import { wordsOfTrouble } from '../../src/archive/trouble.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { block, header, update } from '../helpers/builders.ts';
import { KEY, keep, openTemporary, temporaryFolder } from './temporary.ts';

const NOW = Date.UTC(2026, 6, 1, 12, 30, 15);
const open = (file: string, vfs?: string) =>
  openArchive({ file, now: () => NOW, ...(vfs === undefined ? {} : { vfs }) });

const FIRST_SAMPLE = `INSERT INTO story (story, address, source, header, opened_at, place)
     VALUES (1, 'https://example.org/live/story', 'guardian', '{"byline":null,"contributors":[],"id":"story","source":"guardian","standfirst":[],"status":"live","title":"An old story","updatedAt":5,"url":null}', 7, NULL);
   INSERT INTO block (block, story, id, newest, filed_at, unseen) VALUES (1, 1, 'gate', 1, 100, 1);
   INSERT INTO revision (revision, block, revision_at, hash, stated_at, received_at, cause, content)
     VALUES (1, 1, 100, 'h', 5, 6, 'initial', '{"contributors":[],"elements":[],"id":"gate","keyEvent":false,"lastUpdatedAt":null,"publishedAt":100,"summary":false,"title":"The gate","url":null}');
   INSERT INTO words (rowid, title, body) VALUES (1, 'The gate', '');`;

/** As a version of the program left it: rows in the form of its day, by version. */
const SAMPLES: readonly (string | null)[] = [
  null,
  FIRST_SAMPLE,
  `${FIRST_SAMPLE}
   INSERT INTO reading (block, received_at, revision, stated_at) VALUES (1, 6, 1, 5);
   INSERT INTO heading (story, received_at, header) SELECT story, 6, header FROM story;
   INSERT INTO gap (story, after_id, bounds, goes_on_at) VALUES (1, 'gate',
     '{"after":{"id":"gate","publishedAt":100,"lastUpdatedAt":null},"before":{"id":"tug","publishedAt":200,"lastUpdatedAt":null}}', 'p2');`,
];

test('every past version has a sample', () => {
  assert.equal(SAMPLES.length, VERSION + 1);
});

for (const [version, sample] of SAMPLES.entries()) {
  test(`a file of version ${version} is brought up to date, and nothing in it is lost`, (t) => {
    const file = join(temporaryFolder(t), 'archive.sqlite');
    const past = new DatabaseSync(file);
    for (const step of MIGRATIONS.slice(0, version)) past.exec(step);
    past.exec(sample ?? '');
    past.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${APPLICATION_ID}`);
    past.close();
    const archive = openTemporary(t, file);
    if (sample !== null) {
      const story = archive.findStory(KEY.address, null, null);
      assert.equal(story?.header?.title, 'An old story');
      const records = archive.loadRecords(story?.row ?? 0, 0, -1, null);
      assert.equal(records.get('gate')?.block?.title, 'The gate');
      assert.deepEqual([...archive.loadUnseen(story?.row ?? 0)], ['gate']);
      assert.equal(archive.search('gate', 9).length, 1);
      const row = story?.row ?? 0;
      const readings = archive.loadReadings(row, null);
      assert.deepEqual(
        readings.map(({ id, at, cause, record }) => [id, at, cause, record.statedAt]),
        [['gate', 6, 'initial', 5]],
      );
      assert.deepEqual(
        archive.loadHeadings(row, null).map(({ at, header: { title } }) => [at, title]),
        [[6, 'An old story']],
      );
    }
    keep(archive, initialState(0), update({ header: header(), blocks: [block({ id: 'new' })] }));
    assert.equal(archive.stories().length, 1);
  });
}

test('the file is for its owner alone, and so is a folder made for it', (t) => {
  const folder = join(temporaryFolder(t), 'home', 'deep');
  const file = join(folder, 'archive.sqlite');
  t.after(open(file).close);
  for (const made of [folder, dirname(folder)]) assert.equal(statSync(made).mode & 0o777, 0o700);
  for (const name of readdirSync(folder)) {
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  }
});

test('a file that was left open to others is closed to them', (t) => {
  const file = join(temporaryFolder(t), 'archive.sqlite');
  writeFileSync(file, '', { mode: 0o644 });
  t.after(open(file).close);
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('a link in the place of the file is not followed', (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'archive.sqlite');
  symlinkSync(join(folder, 'elsewhere'), file);
  assert.throws(
    () => open(file),
    (error) => /a link stands in the place/u.test(wordsOfTrouble(error)),
  );
  assert.equal(existsSync(join(folder, 'elsewhere')), false);
});

test('a damaged file is set aside under its date, and a new archive begun', (t) => {
  const file = join(temporaryFolder(t), 'archive.sqlite');
  writeFileSync(file, 'no database at all, though long enough to hold the head of one '.repeat(20));
  const archive = open(file);
  t.after(archive.close);
  const aside = `${file}.damaged-2026-07-01T12-30-15-000Z`;
  assert.ok(existsSync(aside));
  assert.match(archive.notice ?? '', /was damaged: it is now .*2026-07-01.*, and a new one/u);
  assert.deepEqual(archive.stories(), []);
});

test("another program's database is set aside, not written into", (t) => {
  const file = join(temporaryFolder(t), 'archive.sqlite');
  const foreign = new DatabaseSync(file);
  foreign.exec('CREATE TABLE theirs (word TEXT)');
  foreign.close();
  const archive = open(file);
  t.after(archive.close);
  assert.match(archive.notice ?? '', /damaged/u);
  assert.equal(readdirSync(dirname(file)).filter((name) => name.includes('damaged')).length, 1);
});

test('an archive of a newer version is refused, and left as it is', (t) => {
  const file = join(temporaryFolder(t), 'archive.sqlite');
  open(file).close();
  const newer = new DatabaseSync(file);
  newer.exec(`PRAGMA user_version = ${VERSION + 1}`);
  newer.close();
  assert.throws(
    () => open(file),
    (error) => /newer version of teleprinter/u.test(wordsOfTrouble(error)),
  );
  assert.equal(readdirSync(dirname(file)).length, 1);
});

test('a folder that cannot be made is said in words', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'home'), '');
  assert.throws(
    () => open(join(folder, 'home', 'archive.sqlite')),
    (error) => /a file stands in the place of the archive's folder/u.test(wordsOfTrouble(error)),
  );
  mkdirSync(join(folder, 'archive.sqlite'));
  assert.throws(
    () => open(join(folder, 'archive.sqlite')),
    (error) => /a folder stands in the place of the archive's file/u.test(wordsOfTrouble(error)),
  );
});

test('where the disk has no shared memory a rollback journal serves, and that is said', (t) => {
  const file = join(temporaryFolder(t), 'archive.sqlite');
  const archive = open(file, 'unix-dotfile');
  t.after(archive.close);
  assert.match(archive.notice ?? '', /one program at a time/u);
  keep(archive, initialState(0), update({ header: header(), blocks: [block({ id: 'a' })] }));
  archive.close();
  const again = open(file, 'unix-dotfile');
  t.after(again.close);
  assert.equal(again.stories()[0]?.blocks, 1);
});

test('a full disk fails one change whole, and the next that fits is kept', (t) => {
  const file = join(temporaryFolder(t), 'archive.sqlite');
  const { database } = openDatabase(file);
  t.after(() => database.close());
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages}; CREATE TEMP TABLE keep (word TEXT)`);
  const fill = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  assert.throws(
    () => {
      database.exec('BEGIN IMMEDIATE');
      fill.run('a', 'x'.repeat(100_000));
    },
    (error) => wordsOfTrouble(error) === 'the disk is full',
  );
  if (database.isTransaction) database.exec('ROLLBACK');
  fill.run('a', 'x');
  assert.equal(database.prepare('SELECT count(*) AS n FROM setting').get()?.n, 1);
});

test('SQLite comes without a warning', (t) => {
  const warnings: unknown[] = [];
  const hear = (warning: unknown) => warnings.push(warning);
  process.on('warning', hear);
  t.after(() => process.off('warning', hear));
  open(join(temporaryFolder(t), 'archive.sqlite')).close();
  assert.deepEqual(warnings, []);
});
