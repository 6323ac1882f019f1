import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scrollRows } from '../../src/layout/moves.ts';
import { type DisplayOrder, FIRST_PLACE, rowsFrom } from '../../src/layout/timeline.ts';
import { resolveViewport } from '../../src/layout/view.ts';
import { holdAt, type Scene } from '../../src/layout/viewport.ts';
import type { Block } from '../../src/model/block.ts';
import { RUNS } from '../helpers/runs.ts';
import { compareNewestFirst, scene, textOf, wordyBlock } from '../helpers/scenes.ts';

const size = fc.record({
  columns: fc.integer({ min: 1, max: 40 }),
  bodyRows: fc.integer({ min: 1, max: 8 }),
  gap: fc.integer({ min: 0, max: 2 }),
});

const blocksOf = (name: string, minLength: number) =>
  fc
    .array(fc.record({ at: fc.nat(20), words: fc.nat(12) }), { minLength, maxLength: 8 })
    .map((given) => given.map(({ at, words }, index) => wordyBlock(`${name}${index}`, at, words)));

const worlds = fc.record({
  known: blocksOf('k', 1),
  news: blocksOf('n', 1),
  arrivals: blocksOf('a', 0),
  order: fc.constantFrom<DisplayOrder>('newest', 'oldest'),
  size,
  rows: fc.nat(60),
});

type World = {
  readonly known: readonly Block[];
  readonly order: DisplayOrder;
  readonly size: { columns: number; bodyRows: number; gap: number };
};

const sorted = (blocks: readonly Block[]) => blocks.toSorted(compareNewestFirst);

function sceneOf(world: World, blocks: readonly Block[], given = world.size): Scene {
  const mark = sorted(world.known)[0] ?? null;
  return scene(sorted(blocks), { ...given, order: world.order, mark });
}

const allRows = ({ timeline }: Scene) => rowsFrom(timeline, FIRST_PLACE, 10_000);

test('the divider stands once between what was known and what is newer, and nowhere without both', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const blocks = [...world.known, ...world.news, ...world.arrivals];
      const at = sceneOf(world, blocks);
      const { mark = null } = at.timeline;
      const isNewer = (block: Block) => mark !== null && compareNewestFirst(block, mark) < 0;
      const rows = allRows(at);
      const dividers = rows.flatMap((row, index) => (row.divider === true ? [index] : []));
      assert.equal(dividers.length, blocks.some(isNewer) ? 1 : 0);
      const [divider] = dividers;
      if (divider === undefined) return;
      const newer = new Set(blocks.filter(isNewer).map(({ id }) => id));
      for (const [index, { blockId }] of rows.entries()) {
        if (blockId === null) continue;
        const isOnNewSide: boolean = world.order === 'newest' ? index < divider : index > divider;
        assert.equal(newer.has(blockId), isOnNewSide, `${blockId} at ${index}`);
      }
    }),
    { numRuns: RUNS },
  );
});

test('wherever the reader holds, on the divider too, whatever arrives leaves the row on top as it is', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const blocks = [...world.known, ...world.news];
      const at = sceneOf(world, blocks);
      const top = holdAt(FIRST_PLACE, at);
      const view = resolveViewport(scrollRows(top, at, world.rows), at);
      fc.pre(view.viewport.mode === 'holding');
      const after = sceneOf(world, [...blocks, ...world.arrivals]);
      const now = resolveViewport(view.viewport, after);
      assert.equal(textOf(now.rows[0]), textOf(view.rows[0]));
      assert.equal(now.rows[0]?.divider, view.rows[0]?.divider);
    }),
    { numRuns: RUNS },
  );
});

test('a divider on top stays there through every size and hour', () => {
  fc.assert(
    fc.property(worlds, size, (world, other) => {
      const blocks = [...world.known, ...world.news];
      const at = sceneOf(world, blocks);
      const row = allRows(at).findIndex(({ divider }) => divider === true);
      fc.pre(row >= 0);
      const view = resolveViewport(scrollRows(holdAt(FIRST_PLACE, at), at, row), at);
      fc.pre(view.viewport.mode === 'holding' && view.rows[0]?.divider === true);
      const now = resolveViewport(view.viewport, sceneOf(world, blocks, other));
      assert.equal(now.rows[0]?.divider, true);
    }),
    { numRuns: RUNS },
  );
});
