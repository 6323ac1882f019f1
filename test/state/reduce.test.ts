import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { NetworkError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { Action, State } from '../../src/state/state.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const START = initialState(1000);

const at = (publishedAt: number | null, given: Partial<Block> = {}): Block =>
  block({ id: `at-${publishedAt}`, publishedAt, elements: [paragraph('Text.')], ...given });

const receive = (
  state: State,
  given: Partial<Update>,
  action: { receivedAt?: number; cause?: 'poll' | 'backfill' } = {},
): State =>
  reduce(state, {
    type: 'update-received',
    update: update(given),
    receivedAt: 2000,
    cause: 'poll',
    ...action,
  });

const told = (state: State) =>
  state.changes.map((it) => [it.kind, it.kind === 'block' ? it.cause : null, it.block.id]);

const first = receive(START, { header: header(), blocks: [at(300), at(200), at(100)] });

test('the first answer is told as the story as it stood, oldest first, and nothing of it is unseen', () => {
  assert.deepEqual(told(first), [
    ['block', 'initial', 'at-100'],
    ['block', 'initial', 'at-200'],
    ['block', 'initial', 'at-300'],
  ]);
  assert.deepEqual(first.order, ['at-300', 'at-200', 'at-100']);
  assert.equal(first.unseen.size, 0);
  assert.deepEqual(first.poll, { phase: 'ok', at: 2000 });
});

test('a story that opens without blocks has its first block as news', () => {
  const empty = receive(START, { header: header() });
  assert.deepEqual(told(receive(empty, { blocks: [at(100)] })), [['block', 'new', 'at-100']]);
});

test('blocks that come later go to their place, are new, and are unseen until they are seen', () => {
  const next = receive(first, { blocks: [at(400), at(250), at(100)] });
  assert.deepEqual(next.order, ['at-400', 'at-300', 'at-250', 'at-200', 'at-100']);
  assert.deepEqual(told(next), [
    ['block', 'new', 'at-250'],
    ['block', 'new', 'at-400'],
  ]);
  assert.deepEqual([...next.unseen].sort(), ['at-250', 'at-400']);
  const seen = reduce(next, { type: 'blocks-seen', ids: ['at-400', 'at-100'] });
  assert.deepEqual([...seen.unseen], ['at-250']);
});

test('blocks of one time stand by id, and blocks without any time stand last', () => {
  const same = [at(100, { id: 'b' }), at(100, { id: 'c' }), at(100, { id: 'a' })];
  const timeless = [at(null, { id: 'x' }), at(null, { id: 'y', lastUpdatedAt: 150 })];
  const state = receive(START, { blocks: [...timeless, ...same] });
  assert.deepEqual(state.order, ['y', 'c', 'b', 'a', 'x']);
});

test('a block whose first-published time is corrected moves to its place', () => {
  const moved = receive(first, { blocks: [at(250, { id: 'at-100', lastUpdatedAt: 400 })] });
  assert.deepEqual(moved.order, ['at-300', 'at-100', 'at-200']);
});

test('older pages are back-filled, and so is a pinned block older than the page', () => {
  const older = receive(first, { blocks: [at(50)] }, { cause: 'backfill' });
  assert.deepEqual(told(older), [['block', 'backfill', 'at-50']]);
  const blocks = [at(10), at(400), at(150)];
  const pinned = receive(first, { blocks, span: { from: 150, to: 400 } });
  assert.deepEqual(told(pinned), [
    ['block', 'backfill', 'at-10'],
    ['block', 'new', 'at-150'],
    ['block', 'new', 'at-400'],
  ]);
  assert.deepEqual([...pinned.unseen].sort(), ['at-150', 'at-400']);
});

test('an answer that says nothing new changes nothing but the time of the poll', () => {
  const again = receive(
    first,
    { header: header(), blocks: [at(300), at(200)] },
    { receivedAt: 3000 },
  );
  assert.deepEqual(again, { ...first, changes: [], poll: { phase: 'ok', at: 3000 } });
  for (const part of ['header', 'records', 'order', 'unseen', 'edited'] as const)
    assert.equal(again[part], first[part], part);
  assert.equal(
    receive(again, { header: header(), blocks: [at(300)] }, { receivedAt: 3000 }),
    again,
  );
});

test('an edit is told with what it replaced, and marked', () => {
  const edited = at(200, { lastUpdatedAt: 250, elements: [paragraph('Text!')] });
  const next = receive(first, { blocks: [edited] });
  const previous = first.records.get('at-200')?.block;
  assert.deepEqual(next.changes, [{ kind: 'edit', block: edited, previous }]);
  assert.deepEqual([...next.edited], ['at-200']);
  assert.equal(next.order, first.order);
  assert.equal(next.unseen, first.unseen);
});

test('a new last-updated over the same text is adopted and not told', () => {
  const next = receive(first, { blocks: [at(200, { lastUpdatedAt: 250 })] });
  assert.deepEqual(next.changes, []);
  assert.equal(next.edited, first.edited);
  assert.equal(next.records.get('at-200')?.block?.lastUpdatedAt, 250);
});

test('a removal is told once, keeps the block in its place, and takes its marks away', () => {
  const edited = at(200, { lastUpdatedAt: 250, title: 'New' });
  const before = receive(first, { blocks: [edited, at(400)] });
  const removals = [
    { id: 'at-200', lastUpdatedAt: 250 },
    { id: 'at-400', lastUpdatedAt: 400 },
  ];
  const after = receive(before, { removals }, { receivedAt: 5000 });
  assert.deepEqual(after.changes, [
    { kind: 'remove', block: edited, noticedAt: 5000 },
    { kind: 'remove', block: at(400), noticedAt: 5000 },
  ]);
  assert.equal(after.order, before.order);
  assert.deepEqual([after.unseen.size, after.edited.size], [0, 0]);
  assert.deepEqual(receive(after, { removals }, { receivedAt: 6000 }).changes, []);
  assert.deepEqual(receive(after, { blocks: [edited] }).changes, []);
});

test('a block that is removed before it was ever shown is not told', () => {
  const removals = [{ id: 'at-400', lastUpdatedAt: 400 }];
  assert.deepEqual(receive(first, { blocks: [at(400)], removals }).changes, []);
  const removed = receive(first, { removals });
  assert.deepEqual(removed.changes, []);
  assert.deepEqual(receive(removed, { blocks: [at(400)] }).changes, []);
});

test('a block published again after its removal is told as a block', () => {
  const removed = receive(first, { removals: [{ id: 'at-200', lastUpdatedAt: 200 }] });
  const again = receive(removed, { blocks: [at(200, { lastUpdatedAt: 500 })] });
  assert.deepEqual(told(again), [['block', 'new', 'at-200']]);
});

test('a removal without a stamp covers what the answer could know of', () => {
  const removals = [{ id: 'at-200', lastUpdatedAt: null }];
  const stated = receive(first, { header: header({ updatedAt: 900 }), removals });
  assert.equal(stated.records.get('at-200')?.removedRevisionAt, 900);
  const unstated = receive(first, { removals }, { receivedAt: 5000 });
  assert.equal(unstated.records.get('at-200')?.removedRevisionAt, 5000);
});

test('the newest page sets where older ones begin only while nothing is known of it', () => {
  const opened = receive(START, { blocks: [at(100)], older: 'page-2' });
  assert.equal(opened.older, 'page-2');
  const filled = receive(opened, { blocks: [at(50)], older: 'page-3' }, { cause: 'backfill' });
  assert.equal(filled.older, 'page-3');
  assert.equal(receive(filled, { older: 'page-2' }).older, 'page-3');
  const whole = receive(filled, { blocks: [at(20)] }, { cause: 'backfill' });
  assert.deepEqual([whole.older, whole.reachedStart], [null, true]);
  assert.equal(receive(whole, { older: 'page-2' }).older, null);
});

test('a story that outgrows its first page gets a second', () => {
  assert.equal(first.older, null);
  assert.equal(receive(first, { blocks: [at(400)], older: 'page-2' }).older, 'page-2');
});

test('a page that fills a gap brings news and leaves the oldest known page alone', () => {
  const opened = receive(START, { blocks: [at(100)], older: 'page-9' });
  const filled = receive(opened, { blocks: [at(500)], older: 'page-3' });
  assert.equal(filled.older, 'page-9');
  assert.deepEqual([...filled.unseen], ['at-500']);
});

test('the count of the whole story is the newest answer’s, and a stale copy does not change it', () => {
  const known = receive(START, { header: header({ updatedAt: 20 }), totalBlocks: 7 });
  assert.equal(
    receive(known, { header: header({ updatedAt: 10 }), totalBlocks: 5 }).totalBlocks,
    7,
  );
  assert.equal(
    receive(known, { header: header({ updatedAt: 30 }), totalBlocks: 8 }).totalBlocks,
    8,
  );
  assert.equal(receive(known, {}).totalBlocks, 7);
});

test('an older page that arrives while polling fails leaves the failure on the screen', () => {
  const fault = new NetworkError('https://example.org/', 'timeout');
  const failed = reduce(first, { type: 'poll-failed', fault, failedAt: 3000, retryAt: 4000 });
  assert.deepEqual(failed.poll, { phase: 'failed', at: 3000, fault, retryAt: 4000 });
  assert.equal(failed.records, first.records);
  const filled = receive(failed, { blocks: [at(50)] }, { cause: 'backfill' });
  assert.equal(filled.poll, failed.poll);
  const unchanged = reduce(filled, { type: 'poll-unchanged', receivedAt: 4000 });
  assert.deepEqual(unchanged.poll, { phase: 'ok', at: 4000 });
});

test('the interval that a source asks for stands until it asks for another', () => {
  const slow = receive(first, { pollAfterMs: 180_000 });
  assert.deepEqual(slow.poll, { phase: 'ok', at: 2000, everyMs: 180_000 });
  const unchanged = reduce(slow, { type: 'poll-unchanged', receivedAt: 4000 });
  assert.deepEqual(unchanged.poll, { phase: 'ok', at: 4000, everyMs: 180_000 });
  assert.deepEqual(receive(unchanged, {}).poll, { phase: 'ok', at: 2000 });
});

test('polling that stopped says why', () => {
  const stopped = reduce(first, { type: 'polling-stopped', at: 3000, reason: 'ended' });
  assert.deepEqual(stopped.poll, { phase: 'stopped', at: 3000, reason: 'ended' });
});

test('the changes of an update are gone after any other event', () => {
  const events: readonly Action[] = [
    { type: 'ticked', now: 1000 },
    { type: 'blocks-seen', ids: [] },
    { type: 'poll-unchanged', receivedAt: 2000 },
    { type: 'polling-stopped', at: 3000, reason: 'file' },
  ];
  for (const event of events) assert.deepEqual(reduce(first, event).changes, [], event.type);
});

test('an event that changes nothing gives the same state', () => {
  const quiet = reduce(first, { type: 'ticked', now: 1500 });
  assert.equal(quiet.now, 1500);
  assert.equal(reduce(quiet, { type: 'ticked', now: 1500 }), quiet);
  assert.equal(reduce(quiet, { type: 'blocks-seen', ids: ['at-100', 'unknown'] }), quiet);
  assert.equal(reduce(quiet, { type: 'poll-unchanged', receivedAt: 2000 }), quiet);
});
