import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import {
  isRemovedId,
  selectCounts,
  selectKeyEvents,
  selectPinned,
  selectRemoval,
  selectTimeline,
  selectUnseenCount,
} from '../../src/state/selectors.ts';
import type { State } from '../../src/state/state.ts';
import { block, header, update } from '../helpers/builders.ts';

const ALL = { keyEventsOnly: false, order: 'newest' } as const;
const receive = (state: State, given: Partial<Update>, receivedAt = 9): State =>
  reduce(state, { type: 'update-received', update: update(given), receivedAt, cause: 'poll' });

const story = receive(initialState(0), {
  header: header({ updatedAt: 1, pinnedId: 'b' }),
  blocks: [
    block({ id: 'a', publishedAt: 100, keyEvent: true }),
    block({ id: 'b', publishedAt: 200 }),
    block({ id: 'c', publishedAt: 300, summary: true }),
  ],
  totalBlocks: 40,
});
const removed = receive(story, { removals: [{ id: 'b', lastUpdatedAt: 200 }] }, 77);

const idsOf = (blocks: readonly { readonly id: string }[]) => blocks.map(({ id }) => id).join('');

test('the timeline runs either way, whole or key events and summaries alone', () => {
  assert.equal(idsOf(selectTimeline(story, ALL)), 'cba');
  assert.equal(idsOf(selectTimeline(story, { ...ALL, order: 'oldest' })), 'abc');
  assert.equal(idsOf(selectKeyEvents(story)), 'ca');
});

test('the timeline keeps its identity over events that do not touch it', () => {
  const timeline = selectTimeline(story, ALL);
  const failing = reduce(story, { type: 'poll-unchanged', receivedAt: 50 });
  const restated = receive(story, {
    header: header({ updatedAt: 2, pinnedId: 'b' }),
    blocks: [...selectTimeline(story, ALL)],
  });
  assert.notEqual(restated.records, story.records);
  assert.equal(selectTimeline(failing, ALL), timeline);
  assert.equal(selectTimeline(restated, ALL), timeline);
  assert.equal(selectTimeline(story, { ...ALL }), timeline);
});

test('the key events keep their identity when another block comes', () => {
  const keyEvents = selectKeyEvents(story);
  const next = receive(story, { blocks: [block({ id: 'd', publishedAt: 400 })] });
  assert.equal(selectKeyEvents(next), keyEvents);
});

test('a removed block stays in its place and is told apart', () => {
  assert.equal(idsOf(selectTimeline(removed, ALL)), 'cba');
  assert.deepEqual(
    ['a', 'b', 'unknown'].map((id) => isRemovedId(removed, id)),
    [false, true, false],
  );
  assert.equal(selectRemoval(removed, 'b')?.noticedAt, 77);
  assert.equal(selectRemoval(removed, 'a'), null);
});

test('the pinned block is shown while it is known and stands', () => {
  assert.equal(selectPinned(story)?.id, 'b');
  assert.equal(selectPinned(removed), null);
  const elsewhere = receive(story, { header: header({ updatedAt: 2, pinnedId: 'far' }) });
  assert.equal(selectPinned(elsewhere), null);
  assert.equal(selectPinned(initialState(0)), null);
});

test('the counts are of what stands', () => {
  assert.deepEqual(selectCounts(story), { known: 3, total: 40, key: 2, edited: 0, removed: 0 });
  const changed = receive(removed, {
    blocks: [block({ id: 'a', publishedAt: 100, lastUpdatedAt: 150, title: 'T', keyEvent: true })],
    removals: [{ id: 'c', lastUpdatedAt: 300 }],
  });
  assert.deepEqual(selectCounts(changed), { known: 1, total: 40, key: 1, edited: 1, removed: 2 });
});

test('unseen blocks are counted', () => {
  assert.equal(selectUnseenCount(story), 0);
  const next = receive(story, { blocks: [block({ id: 'd', publishedAt: 400 })] });
  assert.equal(selectUnseenCount(next), 1);
});
