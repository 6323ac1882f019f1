import assert from 'node:assert/strict';
import { test } from 'node:test';
import { block, paragraph } from '../helpers/builders.ts';
import { HARBOUR, NOW } from '../helpers/screens.ts';
import { MINUTE_MS, newBlock, type Opening, openReading } from './harbour-reading.ts';

const [gate, fish, known] = HARBOUR;

/** The reader left at 14:19, when the summary was the newest that they had seen. */
const LEFT = { lastSeen: known ?? null, at: NOW - 13 * MINUTE_MS };

const openLeft = (opening: Opening = {}) => openReading({ left: LEFT, ...opening });

const dividerIn = (rows: readonly string[]) =>
  rows.findIndex((row) => row.includes('you left here'));

const body = (rows: readonly string[]) => rows.slice(1, -1);

test('what has come since the reader left is told on one page, and escape leads back to the very line', () => {
  const { press, rows, reading } = openLeft();
  press('next-block', 'row-down');
  const before = rows();
  const { viewport } = reading.getReader();
  press('catch-up');
  assert.match(rows()[1] ?? '', /^Since you left, 14:19: 2 new posts, 1 key event$/u);
  press('page-down', 'page-down', 'row-down', 'bottom', 'close');
  assert.deepEqual(rows(), before);
  assert.equal(reading.getReader().viewport, viewport);
});

test('the missed posts are played oldest first, each on top in its turn, to the last and back', () => {
  const { press, rows, reading } = openLeft({ rows: 10 });
  const played = () => reading.getScreen().playing?.view.selectedId;
  press('catch-up');
  for (let page = 0; page < 9 && played() === undefined; page += 1) press('page-down');
  assert.equal(played(), fish?.id);
  assert.match(rows().at(-1) ?? '', /^PLAY {2}1\/2 missed {2}space:next {2}esc:back/u);
  press('page-down');
  assert.equal(played(), gate?.id);
  press('page-down');
  assert.match(rows().at(-1) ?? '', /that was the last one: esc goes back to your line/u);
  press('page-up', 'bottom', 'top');
  assert.equal(played(), fish?.id);
  press('quit');
  assert.equal(reading.getReader().layer, null);
});

test('a page longer than the screen is paged through before anything is played', () => {
  const { press, rows, reading } = openLeft({ rows: 8, columns: 40 });
  press('catch-up');
  const first = body(rows());
  press('page-down');
  assert.notDeepEqual(body(rows()), first);
  assert.equal(reading.getScreen().playing, null);
  press('bottom', 'page-down');
  assert.notEqual(reading.getScreen().playing, null);
});

test('what is played holds still whatever comes, and is not what comes later', () => {
  const { press, rows, postBlocks, reading } = openLeft();
  press('catch-up', 'page-down', 'row-down');
  const before = body(rows());
  postBlocks(3);
  assert.deepEqual(body(rows()), before);
  press('close', 'catch-up');
  const { layer } = reading.getReader();
  assert.ok(layer?.kind === 'catch-up');
  assert.equal(layer.missed.blocks.length, 5);
});

test('with nothing missed there is nothing to play', () => {
  const { press, rows, reading } = openReading({ blocks: HARBOUR.slice(6) });
  press('catch-up', 'page-down', 'page-down');
  assert.match(rows()[1] ?? '', /^Since you came, 14:32: nothing new$/u);
  assert.equal(reading.getReader().layer?.kind, 'catch-up');
});

test('without an earlier visit there is no divider, and what comes is new since this one began', () => {
  const { press, rows, postBlocks } = openReading();
  postBlocks(2);
  assert.equal(dividerIn(rows()), -1);
  press('catch-up');
  assert.match(rows()[1] ?? '', /^Since you came, 14:32: 2 new posts$/u);
});

test('the divider stands above what was known, and below it oldest first', () => {
  const newest = openLeft({ rows: 60 });
  const at = dividerIn(newest.rows());
  assert.match(newest.rows()[at + 2] ?? '', /What we know so far/u);
  const oldest = openLeft({ rows: 60, order: 'oldest' });
  assert.match(oldest.rows()[dividerIn(oldest.rows()) + 2] ?? '', /Fish market/u);
  assert.match(newest.rows()[at] ?? '', /^════════ you left here, 14:19 ═+$/u);
});

test('the divider holds still while posts are seen, and comes when the first of them does', () => {
  const blocks = HARBOUR.slice(2);
  const { store, rows, receive } = openLeft({ rows: 60, blocks });
  assert.equal(dividerIn(rows()), -1, 'nothing above it yet');
  receive({ blocks: [newBlock(1)] });
  const at = dividerIn(rows());
  assert.ok(at > 0);
  store.dispatch({ type: 'blocks-seen', ids: ['new-1'] });
  assert.equal(dividerIn(rows()), at);
  receive({ blocks: [newBlock(2)] });
  assert.match(rows()[dividerIn(rows()) + 2] ?? '', /What we know so far/u);
});

test('among key events alone the divider stands where it would', () => {
  const { rows } = openLeft({ rows: 60, keyEventsOnly: true });
  const at = dividerIn(rows());
  assert.match(rows()[at + 2] ?? '', /What we know so far/u);
  assert.ok(rows().findIndex((row) => row.includes('gate will open')) < at);
});

test('a reader with the divider on top keeps it there whatever comes, in either order', () => {
  for (const order of ['newest', 'oldest'] as const) {
    const { press, top, receive, rows } = openLeft({ rows: 10, order });
    press('top');
    for (let row = 0; row < 80 && !top().includes('you left here'); row += 1) press('row-down');
    assert.match(top(), /you left here/u, order);
    const late = block({
      id: 'late',
      publishedAt: (known?.publishedAt ?? 0) + MINUTE_MS,
      title: 'A late one',
      elements: [paragraph('It was posted just after the reader had left.')],
    });
    receive({ blocks: [late, newBlock(1)] });
    assert.match(top(), /you left here/u, order);
    if (order === 'oldest') assert.ok(rows().some((row) => row.includes('A late one')));
  }
});

test('the header counts what is new and key among it until it is seen, and what was edited and removed', () => {
  const { rows, receive, store } = openLeft();
  const [end = ''] = [rows()[0]?.replace(/^.*? {3,}/u, '')];
  assert.equal(end, '14:32');
  const fishEdited = { ...HARBOUR[5], lastUpdatedAt: NOW, title: 'Gate shut for a third day' };
  receive({
    blocks: [
      newBlock(1, { keyEvent: true }),
      newBlock(2),
      { ...block({ id: 'shut' }), ...fishEdited },
    ],
    removals: [{ id: 'morning', lastUpdatedAt: null }],
  });
  assert.match(rows()[0] ?? '', / \^2 new \*1 key ~1 edit x1 removed {2}14:32$/u);
  store.dispatch({ type: 'blocks-seen', ids: ['new-1', 'new-2'] });
  assert.match(rows()[0] ?? '', / ~1 edit x1 removed {2}14:32$/u);
});

test('the first unseen post is found across the divider, and the same key goes on to the live edge', () => {
  const { press, postBlocks, top, reading } = openLeft({ rows: 12 });
  press('bottom');
  postBlocks(3);
  press('first-unseen');
  assert.match(top(), /new 1/u);
  press('first-unseen');
  assert.equal(reading.getReader().viewport.mode, 'following');
});
