// Owns the tests of the place in several stories that are read as one.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import type { KeptPlace } from '../../src/archive/place.ts';
import { openSeveral } from '../../src/open/open-several.ts';
import { NO_ARCHIVE, type ReaderArchive } from '../../src/open/reader-archive.ts';
import { findSetPlace } from '../../src/open/set-place.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { keep, openTemporary } from '../archive/temporary.ts';
import { block, header, update } from '../helpers/builders.ts';

const RIVER = 'https://river.example/live';
const BRIDGE = 'https://bridge.example/live';
const OPTIONS = { source: null, intervalMs: null };

function key(id: string, publishedAt = 1) {
  return { id, publishedAt, lastUpdatedAt: null };
}

function placeAt(id: string, lastSeen: string): KeptPlace {
  const anchor = { block: key(id), row: 1, text: 'words', lettersAbove: 0, lettersInto: 3 };
  return { anchor, order: 'oldest', lastSeen: key(lastSeen), leftAt: 7000 };
}

function archiveOf(t: TestContext): ReaderArchive & { readonly archive: Archive } {
  const archive = openTemporary(t);
  return { ...NO_ARCHIVE, archive, get: () => archive };
}

test('a place is there again for the same stories, in whatever order they are named', (t) => {
  const archives = archiveOf(t);
  const first = findSetPlace(archives, [RIVER, BRIDGE]);
  assert.equal(first.place, null);
  first.save(placeAt('0:boat', '1:arch'));
  assert.deepEqual(findSetPlace(archives, [RIVER, BRIDGE]).place, placeAt('0:boat', '1:arch'));
  assert.deepEqual(findSetPlace(archives, [BRIDGE, RIVER]).place, placeAt('1:boat', '0:arch'));
  findSetPlace(archives, [BRIDGE, RIVER]).save({ ...placeAt('0:arch', '1:boat'), anchor: null });
  const { place } = findSetPlace(archives, [RIVER, BRIDGE]);
  assert.deepEqual(place, { ...placeAt('', '0:boat'), anchor: null });
});

test('other stories, and each of them alone, have a place of their own', (t) => {
  const archives = archiveOf(t);
  findSetPlace(archives, [RIVER, BRIDGE]).save(placeAt('0:boat', '1:arch'));
  assert.equal(findSetPlace(archives, [RIVER]).place, null);
  assert.equal(findSetPlace(archives, [RIVER, BRIDGE, 'https://road.example/']).place, null);
});

test('without an archive, or with one that fails, there is no place, and nothing is thrown', () => {
  const failing: ReaderArchive = {
    ...NO_ARCHIVE,
    get: () => {
      throw new Error('disk full');
    },
  };
  for (const archives of [NO_ARCHIVE, failing]) {
    const { place, save } = findSetPlace(archives, [RIVER, BRIDGE]);
    assert.equal(place, null);
    save(placeAt('0:boat', '1:arch'));
  }
});

test('a reader who was far back in one of them finds all of them back to there', async (t) => {
  const archives = archiveOf(t);
  const blocks = Array.from({ length: 900 }, (_, index) =>
    block({ id: `b${index + 1}`, publishedAt: index + 1 }),
  );
  for (const address of [RIVER, BRIDGE]) {
    const told = update({ header: header({ source: 'feed', title: address }), blocks });
    keep(archives.archive, initialState(0), told, {
      key: { address, source: 'feed', origin: null },
    });
  }
  const open = () => openSeveral([RIVER, BRIDGE], OPTIONS, 'test/1', archives);
  const first = open();
  assert.equal(first.place, undefined);
  assert.equal(first.store.getState().order.length, 2 * 300);
  first.savePlace?.({ ...placeAt('1:b7', '0:b900'), anchor: null });
  assert.equal(open().store.getState().order.length, 2 * 300);
  const far = placeAt('1:b7', '0:b900');
  first.savePlace?.({ ...far, anchor: far.anchor && { ...far.anchor, block: key('1:b7', 7) } });
  const again = open();
  assert.equal(again.place?.anchor?.block.id, '1:b7');
  assert.equal(again.store.getState().order.length, 2 * 900);
  await Promise.all([first.close(), again.close()]);
});

test('what was starred and what was not seen in either comes back with them', async (t) => {
  const archives = archiveOf(t);
  for (const address of [RIVER, BRIDGE]) {
    const told = update({ header: header({ source: 'feed' }), blocks: [block({ id: 'one' })] });
    keep(archives.archive, initialState(0), told, {
      key: { address, source: 'feed', origin: null },
    });
  }
  const open = () => openSeveral([RIVER, BRIDGE], OPTIONS, 'test/1', archives);
  const first = open();
  const mark = { isStarred: true, note: 'the second' };
  first.store.dispatch({ type: 'block-marked', id: '1:one', mark });
  await first.close();
  const again = open();
  assert.deepEqual([...again.store.getState().marks], [['1:one', mark]]);
  await again.close();
});
