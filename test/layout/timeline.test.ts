import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blockAt,
  indexOf,
  indexOfId,
  lastTop,
  nearestIndex,
  rowsFrom,
  type Timeline,
  walk,
} from '../../src/layout/timeline.ts';
import { scene, textsOf, wordyBlock, wordyBlocks } from '../helpers/scenes.ts';

const FIRST = { index: 0, row: 0 };

test('the rows of a timeline are the blocks in display order with a gap between neighbours', () => {
  const newest = scene(wordyBlocks(1, 1, 1)).timeline;
  assert.deepEqual(textsOf(rowsFrom(newest, FIRST, 99)), [
    'title of a',
    'aw0',
    '',
    'title of b',
    'bw0',
    '',
    'title of c',
    'cw0',
  ]);
  const oldest = scene(wordyBlocks(1, 1), { order: 'oldest', gap: 0 }).timeline;
  assert.deepEqual(textsOf(rowsFrom(oldest, FIRST, 99)), [
    'title of b',
    'bw0',
    'title of a',
    'aw0',
  ]);
});

test('rows start in the gap when the place is in it', () => {
  const { timeline } = scene(wordyBlocks(1, 1), { gap: 2 });
  assert.deepEqual(textsOf(rowsFrom(timeline, { index: 1, row: -1 }, 2)), ['', 'title of b']);
});

test('walking crosses blocks and gaps in both directions and stops at both ends', () => {
  const { timeline } = scene(wordyBlocks(1, 1, 1));
  assert.deepEqual(walk(timeline, FIRST, 2), { index: 1, row: -1 });
  assert.deepEqual(walk(timeline, FIRST, 7), { index: 2, row: 1 });
  assert.deepEqual(walk(timeline, FIRST, 100), { index: 2, row: 1 });
  assert.deepEqual(walk(timeline, { index: 2, row: 1 }, -5), { index: 1, row: -1 });
  assert.deepEqual(walk(timeline, { index: 2, row: 1 }, -100), FIRST);
});

test('the last screenful ends with the last row, and starts at the top when everything fits', () => {
  const { timeline } = scene(wordyBlocks(1, 1, 1));
  assert.deepEqual(lastTop(timeline, 3), { index: 2, row: -1 });
  assert.deepEqual(lastTop(timeline, 8), FIRST);
  assert.deepEqual(lastTop(timeline, 80), FIRST);
});

test('an empty timeline has no rows and no places but the first', () => {
  const { timeline } = scene([]);
  assert.deepEqual(rowsFrom(timeline, FIRST, 5), []);
  assert.deepEqual(walk(timeline, FIRST, 3), FIRST);
  assert.deepEqual(walk(timeline, FIRST, -3), FIRST);
  assert.equal(blockAt(timeline, 0), undefined);
  assert.equal(indexOfId(timeline, 'a'), -1);
});

test('a shown block is found by its key, by its id, and under a first-published time that it no longer has', () => {
  const blocks = wordyBlocks(1, 1, 1);
  for (const order of ['newest', 'oldest'] as const) {
    const { timeline } = scene(blocks, { order });
    for (const block of blocks) {
      const index = indexOf(timeline, block);
      assert.equal(blockAt(timeline, index), block);
      assert.equal(indexOf(timeline, { ...block, publishedAt: 999 }), index);
      assert.equal(indexOfId(timeline, block.id), index);
    }
    assert.equal(indexOf(timeline, wordyBlock('z', 2, 1)), -1);
  }
});

test('the neighbour of a hidden block is the next in display order, at the end the last', () => {
  const shown = [wordyBlock('a', 40, 1), wordyBlock('c', 20, 1)];
  const near = (order: 'newest' | 'oldest', publishedAt: number) => {
    const { timeline } = scene(shown, { order });
    return blockAt(timeline, nearestIndex(timeline, wordyBlock('x', publishedAt, 1)))?.id;
  };
  assert.deepEqual(
    [50, 30, 10].map((at) => near('newest', at)),
    ['a', 'c', 'c'],
  );
  assert.deepEqual(
    [50, 30, 10].map((at) => near('oldest', at)),
    ['a', 'a', 'c'],
  );
});

test('a screen is laid out from the blocks it shows, however long the story', () => {
  const blocks = Array.from({ length: 100_000 }, (_, index) => wordyBlock(`b${index}`, -index, 3));
  const { timeline: plain } = scene(blocks);
  let laidOut = 0;
  const counted: Timeline = {
    ...plain,
    rowsOf: (block) => {
      laidOut += 1;
      return plain.rowsOf(block);
    },
  };
  rowsFrom(counted, walk(counted, { index: 50_000, row: 0 }, 5), 20);
  lastTop(counted, 20);
  assert.ok(laidOut < 60, `${laidOut} layouts`);
});
