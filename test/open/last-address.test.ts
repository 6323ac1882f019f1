import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { lastAddressOf, unwritten } from '../../src/open/last-address.ts';
import {
  findReaderArchive,
  NO_ARCHIVE,
  type ReaderArchive,
} from '../../src/open/reader-archive.ts';
import { openTemporary, temporaryFolder } from '../archive/temporary.ts';

const STORY = 'https://example.org/live/story';
const OLDER = 'https://example.org/live/older';

const preferences = {
  lastAddress: () => OLDER,
  keepLastAddress: async () => assert.fail('written at the end, by who remembers'),
  takeTrouble: () => null,
};

test('an address is in the archive as soon as it was shown, and goes before an older one', (t) => {
  const archive = openTemporary(t);
  const archives: ReaderArchive = { ...NO_ARCHIVE, get: () => archive };
  assert.equal(lastAddressOf(preferences, archives).lastAddress(), OLDER);
  lastAddressOf(preferences, archives).noteAddress?.(STORY);
  assert.equal(lastAddressOf(preferences, archives).lastAddress(), STORY);
});

test('after a file it is for the preferences to say what was last', (t) => {
  const archive = openTemporary(t);
  const archives: ReaderArchive = { ...NO_ARCHIVE, get: () => archive };
  const last = lastAddressOf(preferences, archives);
  last.noteAddress?.(STORY);
  last.noteAddress?.('/home/reader/saved.json');
  assert.equal(last.lastAddress(), OLDER);
});

test('an archive that fails, or is not there, leaves the preferences', (t) => {
  const archive = openTemporary(t);
  archive.close();
  for (const get of [() => archive, () => null]) {
    const last = lastAddressOf(preferences, { ...NO_ARCHIVE, get });
    last.noteAddress?.(STORY);
    assert.equal(last.lastAddress(), OLDER);
  }
});

test('who wants nothing written goes back to the last story all the same', async () => {
  const last = unwritten(preferences);
  assert.equal(last.lastAddress(), OLDER);
  await last.keepLastAddress(STORY);
});

test('the archive is opened when it is first asked for, and closed only if it was', async (t) => {
  const home = join(temporaryFolder(t), 'home');
  const unused = await findReaderArchive(home, () => 0);
  unused.close();
  const archives = await findReaderArchive(home, () => 0);
  t.after(archives.close);
  assert.equal(archives.get(), archives.get());
  assert.deepEqual([archives.notKept(), archives.takeNotice()], [null, null]);
});

test('an archive that is set aside is told of once, and another is there at once', async (t) => {
  const archives = await findReaderArchive(temporaryFolder(t), () => Date.UTC(2026, 6, 1));
  t.after(archives.close);
  const damaged = archives.get();
  archives.setAside();
  assert.notEqual(archives.get(), damaged);
  assert.match(archives.takeNotice() ?? '', /archive was damaged: .*2026-07-01/u);
  assert.equal(archives.takeNotice(), null);
});
