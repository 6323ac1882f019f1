import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  headAbove,
  headBelow,
  hold,
  jumpToBlock,
  jumpToMatch,
  nextBlock,
  previousBlock,
  scrollHalfPage,
  scrollPage,
  scrollRows,
  toBottom,
  toLiveEdge,
  toTop,
} from '../../src/layout/moves.ts';
import { resolveViewport } from '../../src/layout/view.ts';
import {
  FOLLOWING,
  keepViewport,
  restoreAnchor,
  type Scene,
  type Viewport,
} from '../../src/layout/viewport.ts';
import type { Block } from '../../src/model/block.ts';
import { scene, textOf, textsOf, wordyBlock, wordyBlocks } from '../helpers/scenes.ts';

const top = (viewport: Viewport, at: Scene) => textOf(resolveViewport(viewport, at).rows[0]);
const shown = (viewport: Viewport, at: Scene) => textsOf(resolveViewport(viewport, at).rows);

test('following stays at the top with the newest first: a new block pushes the others down', () => {
  const before = scene(wordyBlocks(9, 9, 9));
  const after = scene([wordyBlock('new', 9, 4), ...before.timeline.blocks]);
  assert.equal(top(FOLLOWING, before), 'title of a');
  assert.equal(top(FOLLOWING, after), 'title of new');
});

test('following stays at the bottom with the oldest first', () => {
  const before = scene(wordyBlocks(9, 9, 9), { order: 'oldest' });
  const after = scene([wordyBlock('new', 9, 1), ...before.timeline.blocks], { order: 'oldest' });
  assert.equal(shown(FOLLOWING, before).at(-1), 'aw5 aw6 aw7 aw8');
  assert.equal(shown(FOLLOWING, after).at(-1), 'neww0');
});

test('a move away from the edge holds, and scrolling back to it follows again', () => {
  for (const order of ['newest', 'oldest'] as const) {
    const at = scene(wordyBlocks(9, 9, 9), { order });
    const away = scrollRows(FOLLOWING, at, order === 'newest' ? 1 : -1);
    assert.equal(away.mode, 'holding');
    assert.deepEqual(scrollRows(away, at, order === 'newest' ? -1 : 1), FOLLOWING);
    assert.deepEqual(toLiveEdge(away, at), FOLLOWING);
  }
});

test('a move that cannot move leaves following alone', () => {
  const at = scene(wordyBlocks(1, 1), { bodyRows: 20 });
  assert.deepEqual(scrollRows(FOLLOWING, at, 5), FOLLOWING);
  assert.deepEqual(scrollPage(FOLLOWING, at, 'up'), FOLLOWING);
  assert.deepEqual(nextBlock(FOLLOWING, scene([])), FOLLOWING);
});

test('a jump to the newest block holds it: what arrives above does not move it', () => {
  const before = scene(wordyBlocks(9, 9, 9));
  const viewport = jumpToBlock(FOLLOWING, before, 'a');
  const after = scene([wordyBlock('new', 9, 4), ...before.timeline.blocks]);
  assert.deepEqual(shown(viewport, after), shown(viewport, before));
  assert.deepEqual(shown(hold(FOLLOWING, before), after), shown(FOLLOWING, before));
});

test('five thousand blocks arriving above, and as many below, leave every row where it was', () => {
  const before = scene(wordyBlocks(9, 9, 9, 9, 9), { bodyRows: 12 });
  const viewport = scrollRows(FOLLOWING, before, 6);
  const many = (from: number) =>
    Array.from({ length: 5000 }, (_, index) => wordyBlock(`n${from - index}`, from - index, 5));
  const after = scene([...many(100_000), ...before.timeline.blocks, ...many(-1)], { bodyRows: 12 });
  assert.deepEqual(shown(viewport, after), shown(viewport, before));
  assert.equal(keepViewport(viewport, after), viewport);
});

test('scrolling down ends with a full screen, whatever the step', () => {
  const at = scene(wordyBlocks(9, 9, 9), { bodyRows: 6 });
  const ends = [
    toBottom(FOLLOWING, at),
    scrollRows(FOLLOWING, at, 500),
    scrollPage(scrollPage(scrollPage(FOLLOWING, at, 'down'), at, 'down'), at, 'down'),
  ];
  for (const end of ends) assert.equal(shown(end, at).at(-1), 'cw5 cw6 cw7 cw8');
});

test('pages and half pages move by the rows of the body', () => {
  const at = scene(wordyBlocks(30, 30, 30), { bodyRows: 6 });
  const rows = shown(FOLLOWING, { ...at, bodyRows: 40 });
  assert.equal(top(scrollPage(FOLLOWING, at, 'down'), at), rows[6]);
  assert.equal(top(scrollHalfPage(FOLLOWING, at, 'down'), at), rows[3]);
  const second = scrollPage(scrollPage(FOLLOWING, at, 'down'), at, 'down');
  assert.equal(top(scrollPage(second, at, 'up'), at), rows[6]);
  assert.equal(top(scrollHalfPage(FOLLOWING, { ...at, bodyRows: 1 }, 'down'), at), rows[1]);
});

test('the next block is reached through a tall one, a screen less one row at a time', () => {
  const at = scene(wordyBlocks(1, 50, 1), { bodyRows: 6 });
  const tops: string[] = [];
  let viewport: Viewport = FOLLOWING;
  for (let press = 0; press < 5; press += 1) {
    viewport = nextBlock(viewport, at);
    tops.push(top(viewport, at));
  }
  const { timeline } = at;
  const tall = textsOf(timeline.rowsOf(timeline.blocks[1] ?? wordyBlock('none', 0, 1)));
  assert.deepEqual(tops, [tall[0], tall[5], tall.at(-6), 'title of c', 'title of c']);
});

test('the previous block is its head, after the head of the block on top', () => {
  const at = scene(wordyBlocks(1, 50, 1), { bodyRows: 6 });
  const end = jumpToBlock(FOLLOWING, at, 'c');
  const head = previousBlock(end, at);
  assert.equal(top(head, at), 'title of b');
  assert.equal(top(previousBlock(scrollRows(head, at, 7), at), at), 'bw5 bw6 bw7 bw8 bw9');
  assert.equal(top(previousBlock(scrollRows(head, at, 3), at), at), 'title of b');
  assert.deepEqual(previousBlock(head, at), FOLLOWING);
});

test('moves by block pass a tall block at once', () => {
  const at = scene(wordyBlocks(1, 50, 1), { bodyRows: 6 });
  const inside = scrollRows(jumpToBlock(FOLLOWING, at, 'b'), at, 4);
  assert.equal(top(headBelow(inside, at), at), 'title of c');
  assert.equal(top(headAbove(inside, at), at), 'title of b');
  assert.equal(top(headAbove(headAbove(inside, at), at), at), 'title of a');
});

test('from a gap, the next block is the one below it', () => {
  const at = scene(wordyBlocks(1, 9, 9), { bodyRows: 4 });
  const gap = scrollRows(FOLLOWING, at, 2);
  assert.equal(resolveViewport(gap, at).selectedId, 'b');
  assert.equal(top(nextBlock(gap, at), at), 'title of b');
  assert.equal(top(headBelow(gap, at), at), 'title of b');
  assert.equal(top(headAbove(gap, at), at), 'title of a');
  assert.equal(
    top(
      jumpToMatch(gap, at, 'down', () => true),
      at,
    ),
    'title of b',
  );
});

test('the last block can be brought to the top, and is not moved again by scrolling down', () => {
  const at = scene(wordyBlocks(9, 9, 1), { bodyRows: 6 });
  const last = jumpToBlock(FOLLOWING, at, 'c');
  assert.deepEqual(shown(last, at), ['title of c', 'cw0', '', '', '', '']);
  assert.equal(resolveViewport(last, at).selectedId, 'c');
  assert.equal(top(scrollRows(last, at, 1), at), 'title of c');
});

test('a jump to a match goes to the nearest in its direction and stays where there is none', () => {
  const at = scene(wordyBlocks(1, 1, 1, 1), { bodyRows: 4 });
  const is = (ids: string) => (block: Block) => ids.includes(block.id);
  assert.equal(top(jumpToMatch(FOLLOWING, at, 'down', is('acd')), at), 'title of c');
  const inC = jumpToBlock(FOLLOWING, at, 'c');
  assert.equal(top(jumpToMatch(inC, at, 'up', is('ac')), at), 'title of a');
  assert.equal(jumpToMatch(inC, at, 'down', is('ab')), inC);
  assert.equal(jumpToBlock(inC, at, 'nowhere'), inC);
});

test('a hidden block is stood in for by its neighbour, and the same filter undone restores the very row', () => {
  const all = wordyBlocks(9, 9, 9, 9);
  const full = scene(all);
  const viewport = scrollRows(jumpToBlock(FOLLOWING, full, 'b'), full, 2);
  const filtered = scene(all.filter((block) => block.id !== 'b'));
  const kept = resolveViewport(restoreAnchor(viewport), filtered).viewport;
  assert.equal(top(kept, filtered), 'title of c');
  assert.equal(top(restoreAnchor(kept), full), top(viewport, full));
  assert.deepEqual(keepViewport(restoreAnchor(kept), full), viewport);
});

test('while a neighbour stands in, what arrives moves neither it nor brings the hidden row back', () => {
  const all = wordyBlocks(9, 9, 9, 9);
  const full = scene(all);
  const viewport = scrollRows(jumpToBlock(FOLLOWING, full, 'b'), full, 2);
  const filtered = scene(all.filter((block) => block.id !== 'b'));
  const kept = resolveViewport(viewport, filtered).viewport;
  const nearer = scene([...all.slice(0, 1), wordyBlock('new', 2.5, 4), ...all.slice(2)]);
  assert.equal(top(kept, nearer), 'title of c');
  assert.equal(top(kept, full), 'title of c');
});

test('through several filters in a row the first hidden row is the one that comes back', () => {
  const all = wordyBlocks(9, 9, 9, 9);
  const full = scene(all);
  const viewport = scrollRows(jumpToBlock(FOLLOWING, full, 'b'), full, 2);
  const once = resolveViewport(viewport, scene(all.filter(({ id }) => id !== 'b'))).viewport;
  const last = scene(all.filter(({ id }) => id === 'd'));
  const twice = resolveViewport(once, last).viewport;
  assert.equal(top(twice, last), 'title of d');
  assert.equal(top(restoreAnchor(twice), full), top(viewport, full));
});

test('a move while a neighbour stands in makes that the place', () => {
  const all = wordyBlocks(9, 9, 9, 9);
  const full = scene(all);
  const filtered = scene(all.filter((block) => block.id !== 'b'));
  const kept = resolveViewport(jumpToBlock(FOLLOWING, full, 'b'), filtered).viewport;
  const moved = scrollRows(kept, filtered, 1);
  assert.equal(top(restoreAnchor(moved), full), 'cw0 cw1 cw2 cw3 cw4');
});

test('a filter that shows nothing loses nothing', () => {
  const full = scene(wordyBlocks(9, 9, 9));
  const viewport = scrollRows(FOLLOWING, full, 7);
  const view = resolveViewport(viewport, scene([]));
  assert.equal(view.viewport, viewport);
  assert.deepEqual([view.selectedId, view.position, view.visibleIds], [null, 0, []]);
  assert.deepEqual(textsOf(view.rows), ['', '', '', '', '', '']);
});

test('where the gap on top is no more, the head below it is on top', () => {
  const blocks = wordyBlocks(9, 9, 9);
  const at = scene(blocks, { gap: 2 });
  const gap = scrollRows(jumpToBlock(FOLLOWING, at, 'b'), at, -1);
  assert.equal(top(gap, at), '');
  for (const without of [scene(blocks, { gap: 0 }), scene(blocks.slice(1))]) {
    const view = resolveViewport(gap, without);
    assert.deepEqual([textOf(view.rows[0]), view.place.row], ['title of b', 0]);
  }
});

test('a paragraph added above the anchored row of the same block leaves the row on top', () => {
  const at = scene(wordyBlocks(9, 30, 9));
  const viewport = scrollRows(jumpToBlock(FOLLOWING, at, 'b'), at, 4);
  const longer = wordyBlock('b', 2, 30);
  const edited: Block = {
    ...longer,
    elements: [...wordyBlock('x', 0, 12).elements, ...longer.elements],
  };
  const after = scene(at.timeline.blocks.map((block) => (block.id === 'b' ? edited : block)));
  assert.deepEqual(shown(viewport, after).slice(0, 3), shown(viewport, at).slice(0, 3));
});

test('narrower and wider again comes back to the same row, kept or not', () => {
  const blocks = wordyBlocks(9, 60, 9);
  const at = scene(blocks, { columns: 20 });
  const viewport = scrollRows(jumpToBlock(FOLLOWING, at, 'b'), at, 9);
  const [word = ''] = top(viewport, at).split(' ');
  let kept = viewport;
  for (const columns of [11, 70, 13, 33]) {
    const resized = scene(blocks, { columns });
    kept = resolveViewport(kept, resized).viewport;
    assert.ok(top(kept, resized).split(' ').includes(word), `${columns}: ${top(kept, resized)}`);
  }
  assert.match(word, /^bw/u);
  assert.equal(top(kept, at), top(viewport, at));
});

test('a view says what is on the screen', () => {
  const at = scene(wordyBlocks(1, 1, 1), { bodyRows: 5 });
  const view = resolveViewport(scrollRows(FOLLOWING, at, 1), at);
  assert.deepEqual(view.visibleIds, ['a', 'b']);
  assert.deepEqual([view.selectedId, view.position, view.atEdge], ['a', 1, false]);
  assert.equal(resolveViewport(FOLLOWING, at).atEdge, true);
  const oldest = scene(wordyBlocks(9, 9, 1), { order: 'oldest' });
  assert.equal(resolveViewport(jumpToBlock(FOLLOWING, oldest, 'a'), oldest).atEdge, true);
  assert.equal(resolveViewport(toTop(FOLLOWING, oldest), oldest).atEdge, false);
});
