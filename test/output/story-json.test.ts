import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toJsonBlock } from '../../src/output/json-lines.ts';
import { formatStoryJson } from '../../src/output/story-json.ts';
import { FAIR } from './story-files.ts';

test('a story is one document, oldest first, with what was removed', () => {
  const [cake, gate] = FAIR.blocks;
  const { v, story, keptStory, blocks } = JSON.parse(formatStoryJson(FAIR));
  assert.deepEqual([v, story.title], [1, 'The village fair']);
  assert.deepEqual(keptStory, FAIR.header);
  assert.deepEqual(
    blocks.map(({ id, removed, removedAt, starred, note }: Record<string, unknown>) => [
      ...[id, removed, removedAt, starred, note],
    ]),
    [
      ['gate', false, null, true, 'ask <Ada>'],
      ['cake', true, '2026-07-01T12:02:00.000Z', false, null],
    ],
  );
  assert.deepEqual(
    blocks.map(({ kept }: { kept: unknown }) => kept),
    [gate?.block, cake?.block],
  );
  assert.deepEqual(
    { ...blocks[0], ...(gate === undefined ? {} : toJsonBlock(gate.block, { pinned: false })) },
    blocks[0],
  );
  assert.equal(blocks[0].earlier[0].text, 'Three boats wait.');
  assert.equal(blocks[0].earlier[0].receivedAt, '2026-07-01T12:00:05.000Z');
});

test('the pinned block is told, unless it was removed', () => {
  const pinned = (id: string) =>
    JSON.parse(
      formatStoryJson({ ...FAIR, header: { ...FAIR.header, pinnedId: id } }),
    ).blocks.filter((block: { pinned: boolean }) => block.pinned).length;
  assert.deepEqual([pinned('gate'), pinned('cake')], [1, 0]);
});
