import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jumpToBlock, scrollRows, toBottom, toTop } from '../../src/layout/moves.ts';
import {
  comparePlaces,
  type DisplayOrder,
  FIRST_PLACE,
  rowsFrom,
} from '../../src/layout/timeline.ts';
import { resolveViewport, type View } from '../../src/layout/view.ts';
import {
  FOLLOWING,
  placeOf,
  restoreAnchor,
  type Scene,
  type Viewport,
} from '../../src/layout/viewport.ts';
import type { Block } from '../../src/model/block.ts';
import { RUNS } from '../helpers/runs.ts';
import { compareNewestFirst, scene, textOf, textsOf, wordyBlock } from '../helpers/scenes.ts';

const order = fc.constantFrom<DisplayOrder>('newest', 'oldest');
const size = fc.record({
  columns: fc.integer({ min: 1, max: 60 }),
  bodyRows: fc.integer({ min: 1, max: 12 }),
  gap: fc.integer({ min: 0, max: 2 }),
});

/** Blocks with times of their own or shared, some of them key events, newest first. */
const story = (name: string, minLength: number) =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: 0, max: 40 }),
        words: fc.integer({ min: 0, max: 40 }),
        key: fc.boolean(),
      }),
      { minLength, maxLength: 12 },
    )
    .map((given) =>
      given
        .map(({ at, words, key }, index) => wordyBlock(`${name}${index}`, at, words, key))
        .sort(compareNewestFirst),
    );

const stories = fc.record({
  blocks: story('b', 1),
  arrivals: story('n', 0),
  order,
  size,
  startRow: fc.nat(120),
});

type Given = {
  blocks: Block[];
  order: DisplayOrder;
  size: Parameters<typeof scene>[1];
  startRow: number;
};

/** A reader somewhere in the story, holding. */
function reading({ blocks, order, size, startRow }: Given): {
  viewport: Viewport;
  at: Scene;
  view: View;
} {
  const at = scene(blocks, { ...size, order });
  const first = blocks.at(startRow % blocks.length);
  const jumped = jumpToBlock(FOLLOWING, at, first?.id ?? '');
  const scrolled = scrollRows(jumped, at, startRow % 7);
  const viewport = scrolled.mode === 'holding' ? scrolled : jumped;
  return { viewport, at, view: resolveViewport(viewport, at) };
}

const merged = (blocks: readonly Block[], more: readonly Block[]) =>
  [...blocks, ...more].sort(compareNewestFirst);

test('whatever arrives, the rows from the top down to the first arrival are the rows that were there', () => {
  fc.assert(
    fc.property(stories, (given) => {
      const { viewport, at, view } = reading(given);
      const after = scene(merged(given.blocks, given.arrivals), {
        ...given.size,
        order: given.order,
      });
      const now = resolveViewport(view.viewport, after);
      assert.equal(textOf(now.rows[0]), textOf(view.rows[0]));
      assert.equal(now.viewport, view.viewport);
      assert.equal(now.selectedId, view.selectedId);
      const arrived = now.rows.findIndex((row) => row.blockId?.startsWith('n'));
      const same = arrived < 0 ? at.bodyRows : Math.max(arrived - 2, 0);
      assert.deepEqual(textsOf(now.rows.slice(0, same)), textsOf(view.rows.slice(0, same)));
      assert.equal(viewport.mode, 'holding');
    }),
    { numRuns: RUNS },
  );
});

test('a filter keeps the top row if its block is shown, else puts the nearest head there, and undone restores the row', () => {
  fc.assert(
    fc.property(stories, (given) => {
      const { at, view } = reading(given);
      const shown = given.blocks.filter((block) => block.keyEvent);
      fc.pre(shown.length > 0);
      const filtered = scene(shown, { ...given.size, order: given.order });
      const now = resolveViewport(restoreAnchor(view.viewport), filtered);
      const isShown = shown.some((block) => block.id === view.selectedId);
      const inGap = view.place.row < 0;
      if (!isShown) assert.equal(now.selectedId, neighbourOf(view.selectedId, given), 'neighbour');
      else if (!inGap) assert.equal(textOf(now.rows[0]), textOf(view.rows[0]), 'same row');
      else assert.equal(now.selectedId, view.selectedId, 'same block');
      const back = resolveViewport(restoreAnchor(now.viewport), at);
      if (!inGap || !isShown) assert.deepEqual(textsOf(back.rows), textsOf(view.rows), 'restored');
    }),
    { numRuns: RUNS },
  );
});

/** By looking at every block: the next shown one in display order, else the last. */
function neighbourOf(
  id: string | null,
  given: { blocks: Block[]; order: DisplayOrder },
): string | undefined {
  const displayed = given.order === 'newest' ? given.blocks : given.blocks.toReversed();
  const from = displayed.findIndex((block) => block.id === id);
  const after = displayed.slice(from).find((block) => block.keyEvent);
  return (after ?? displayed.findLast((block) => block.keyEvent))?.id;
}

test('through any number of resizes the first word of the top row stays in the top row', () => {
  fc.assert(
    fc.property(stories, fc.array(size, { maxLength: 5 }), (given, sizes) => {
      const { at, view } = reading(given);
      const [word = ''] = textOf(view.rows[0]).split(' ');
      let kept = view.viewport;
      for (const next of sizes) {
        const now = resolveViewport(kept, scene(given.blocks, { ...next, order: given.order }));
        kept = now.viewport;
        assert.equal(now.selectedId, view.selectedId);
        if (view.place.row >= 0) assert.ok(textOf(now.rows[0]).split(' ').includes(word), word);
      }
      const back = resolveViewport(kept, at);
      if (view.place.row >= 0) assert.deepEqual(textsOf(back.rows), textsOf(view.rows));
    }),
    { numRuns: RUNS },
  );
});

test('an edit of the block on top keeps the row if the block still says it, whatever was put above', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 0, max: 30 }), fc.boolean(), (given, words, before) => {
      const { view } = reading(given);
      const added = wordyBlock('edit', 0, words).elements;
      const edit = (block: Block): Block => ({
        ...block,
        elements: before ? [...added, ...block.elements] : [...block.elements, ...added],
      });
      const blocks = given.blocks.map((block) =>
        block.id === view.selectedId ? edit(block) : block,
      );
      const now = resolveViewport(
        view.viewport,
        scene(blocks, { ...given.size, order: given.order }),
      );
      assert.equal(textOf(now.rows[0]), textOf(view.rows[0]));
      assert.equal(now.selectedId, view.selectedId);
    }),
    { numRuns: RUNS },
  );
});

test('every row is reached by scrolling, down and up, a row or more at a time', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 1, max: 12 }), (given, wanted) => {
      const at = scene(given.blocks, { ...given.size, order: given.order });
      const step = Math.min(wanted, at.bodyRows);
      const whole = textsOf(rowsFrom(at.timeline, FIRST_PLACE, 5000));
      assert.deepEqual(sweep(toTop(FOLLOWING, at), at, step), whole);
      assert.deepEqual(sweep(toBottom(FOLLOWING, at), at, -step), whole);
    }),
    { numRuns: RUNS },
  );
});

/** What a reader has read, from the top, after scrolling until nothing moves. */
function sweep(start: Viewport, at: Scene, step: number): string[] {
  const read = new Map<number, string>();
  for (let viewport = start; ; ) {
    const { rows, place } = resolveViewport(viewport, at);
    const below = rowsFrom(at.timeline, place, 5000).length;
    rows.slice(0, below).forEach((row, offset) => {
      read.set(below - offset, textOf(row));
    });
    const next = scrollRows(viewport, at, step);
    if (comparePlaces(placeOf(next, at), place) === 0) break;
    viewport = next;
  }
  return [...read].sort(([a], [b]) => b - a).map(([, text]) => text);
}

test('following stands at the live edge before and after any merge', () => {
  fc.assert(
    fc.property(stories, (given) => {
      const options = { ...given.size, order: given.order };
      for (const blocks of [given.blocks, merged(given.blocks, given.arrivals)]) {
        const at = scene(blocks, options);
        const view = resolveViewport(FOLLOWING, at);
        assert.equal(view.viewport, FOLLOWING);
        const newest = at.timeline.rowsOf(blocks[0] ?? wordyBlock('none', 0, 0));
        const edge = given.order === 'newest' ? newest[0] : newest.at(-1);
        assert.ok(view.atEdge);
        if (given.order === 'newest') assert.equal(view.rows[0], edge);
        else
          assert.equal(
            view.rows.findLast((row) => row.blockId !== null),
            edge,
          );
      }
    }),
    { numRuns: RUNS },
  );
});

test('scrolling away and back by the same number of rows shows the same rows', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 1, max: 30 }), (given, rows) => {
      const at = scene(given.blocks, { ...given.size, order: given.order });
      const bottom = toBottom(FOLLOWING, at);
      const up = scrollRows(bottom, at, -rows);
      const down = scrollRows(up, at, rows);
      assert.deepEqual(down, bottom);
      assert.equal(resolveViewport(up, at).rows.length, at.bodyRows);
    }),
    { numRuns: RUNS },
  );
});
