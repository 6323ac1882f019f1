// Owns the archive as a reader meets it on the command line: listed, searched, exported; and what is said when it cannot be
// used, which never keeps a story from being read.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { emptyFolder, eventsIn, openHome } from './program.ts';

test('a story that was followed is listed, found and exported, removed posts and all', async (t) => {
  const { run, runUntil } = openHome(t);
  const words = ['demo', '--from', 'start', '--speed', '2000', '--json'];
  const followed = await runUntil('"event":"remove"', ...words);
  assert.deepEqual([followed.code, followed.stderr], [143, '']);
  const events = eventsIn(followed.stdout);

  const listed = await run('stories', '--json');
  const story = JSON.parse(listed.stdout);
  assert.equal(story.title, events.findLast(({ event }) => event === 'story')?.story?.title);
  assert.deepEqual([story.status, story.source, story.url], ['live', 'guardian', null]);
  assert.match((await run('stories')).stdout, /^LIVE\. .*\n {2}\d+ posts, updated .* 1969 /u);

  const exported = JSON.parse((await run('export', story.id)).stdout);
  assert.equal(exported.blocks.length, story.blocks);
  const standing = new Map<string, unknown>();
  const removed = new Set<string>();
  for (const { event, block } of events) {
    if (block === undefined) continue;
    const { url: _, pinned: __, ...told } = block;
    if (event === 'remove') removed.add(block.id);
    else standing.set(block.id, told);
  }
  assert.ok(removed.size > 0);
  for (const row of exported.blocks) {
    const {
      removed: isRemoved,
      removedAt,
      url: _,
      pinned: __,
      kept: _kept,
      starred: _s,
      note: _n,
      ...told
    } = row;
    assert.equal(isRemoved, removed.has(told.id), told.id);
    assert.equal(removedAt !== null, isRemoved);
    // A line is told for what a reader could see: a flag may be set without one.
    const { keyEvent: _k, summary: _sum, updatedAt: _u, ...seen } = told;
    const { keyEvent, summary, updatedAt, ...expected } = Object(standing.get(told.id));
    assert.deepEqual(seen, expected);
  }

  const [gone] = exported.blocks.filter((block: { removed: boolean }) => block.removed);
  const beginning = gone.text.split(/\W+/u).slice(0, 4).join(' ');
  const found = await run('search', beginning, '--json');
  const hits = found.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.ok(hits.some(({ block }) => block.id === gone.id && block.removed === true));
  const nothing = await run('search', 'xylophone zeppelin');
  assert.deepEqual(
    [nothing.code, nothing.stdout, nothing.stderr],
    [0, '', 'teleprinter: nothing that is kept says so.\n'],
  );
});

test('where nothing was kept nothing is found, and nothing is begun', async (t) => {
  const { folder, run } = openHome(t);
  const listed = await run('stories');
  assert.deepEqual(
    [listed.code, listed.stdout, listed.stderr],
    [0, '', 'teleprinter: no story is kept yet.\n'],
  );
  const exported = await run('export', 'fair');
  assert.equal(exported.code, 2);
  assert.match(
    exported.stderr,
    /no story that is kept is called "fair"; teleprinter stories lists/u,
  );
  assert.equal(existsSync(folder), false);
});

test('--no-archive writes nothing at all', async (t) => {
  const { folder, run } = openHome(t);
  assert.equal((await run('demo', '--once', '--json', '--no-archive')).code, 0);
  assert.equal(existsSync(folder), false);
});

test('a damaged archive is set aside with a sentence, and the story is read and kept', async (t) => {
  const folder = emptyFolder(t);
  const { run } = openHome(t, folder);
  writeFileSync(join(folder, 'archive.sqlite'), 'torn '.repeat(500));
  const { code, stderr, stdout } = await run('demo', '--once', '--json');
  assert.equal(code, 0);
  assert.ok(eventsIn(stdout).length > 25);
  assert.match(
    stderr,
    /^teleprinter: the archive was damaged: it is now .*, and a new one has been begun\.\n$/u,
  );
  assert.equal(readdirSync(folder).filter((name) => name.includes('.damaged-20')).length, 1);
  assert.match((await run('stories')).stdout, /Apollo 11/u);
});

test('an archive of a newer version, or none to be had, is said; the story is read all the same', async (t) => {
  const { folder, run } = openHome(t);
  assert.equal((await run('demo', '--once', '--json')).code, 0);
  const newer = new DatabaseSync(join(folder, 'archive.sqlite'));
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  const second = await run('demo', '--once', '--json');
  assert.equal(second.code, 0);
  assert.ok(eventsIn(second.stdout).length > 25);
  assert.equal(
    second.stderr,
    'teleprinter: what comes is not kept: the archive is of a newer version of teleprinter.\n',
  );
  const file = join(emptyFolder(t), 'file');
  writeFileSync(file, '');
  const homeless = await openHome(t, join(file, 'home')).run('demo', '--once', '--json');
  assert.equal(homeless.code, 0);
  assert.match(
    homeless.stderr,
    /what comes is not kept: a file stands in the place of the archive's folder/u,
  );
});

test('two programs at once leave one sound archive with all that either told', async (t) => {
  const { folder, run } = openHome(t);
  await run('demo', '--once', '--from', 'start', '--json');
  const words = ['demo', '--speed', '50000', '--json'] as const;
  const runs = await Promise.all([run(...words), run(...words)]);
  const archive = new DatabaseSync(join(folder, 'archive.sqlite'));
  t.after(() => archive.close());
  const ids = new Set(
    archive
      .prepare('SELECT id FROM block')
      .all()
      .map(({ id }) => id),
  );
  for (const { code, stdout, stderr } of runs) {
    assert.deepEqual([code, stderr], [0, '']);
    for (const { block } of eventsIn(stdout)) assert.ok(block === undefined || ids.has(block.id));
  }
  assert.equal(archive.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
  assert.equal(archive.prepare('SELECT count(*) AS n FROM story').get()?.n, 1);
});
