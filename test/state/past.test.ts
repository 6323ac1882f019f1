import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { createPast, type Past } from '../../src/state/past.ts';
import type { Reading } from '../../src/state/reading.ts';
import { block, header } from '../helpers/builders.ts';

const MINUTE_MS = 60_000;

const read = (one: Block, at: number): Reading => ({
  ...{ id: one.id, at, cause: 'new' },
  record: { block: one, statedAt: null, removedRevisionAt: null, noticedAt: null },
});

function pastOf(readings: readonly Reading[]): Past {
  const headings = [{ at: 500 * MINUTE_MS, header: header() }];
  const past = createPast({ allReadings: () => readings, headings: () => headings });
  assert.ok(past);
  return past;
}

test('of nothing there is no past', () => {
  assert.equal(createPast({ allReadings: () => [], headings: () => [] }), null);
});

test('steps back and forth through a long story give what was there each time', () => {
  const posts = Array.from({ length: 200 }, (_, minute) =>
    block({ id: `post-${String(minute).padStart(3, '0')}`, publishedAt: minute * MINUTE_MS }),
  );
  const past = pastOf(posts.map((one) => read(one, one.publishedAt ?? 0)));
  for (const minute of [199, 0, 64, 63, 65, 150, 31, 32, 33, 199])
    assert.equal(past.stateAt(minute * MINUTE_MS).order.length, minute + 1, `minute ${minute}`);
});

test('the same time gives the same state, and a first answer of thousands is reached at once', () => {
  const posts = Array.from({ length: 5000 }, (_, second) =>
    block({ id: `post-${second}`, publishedAt: second * 1000 }),
  );
  const past = pastOf(posts.map((one) => read(one, 500 * MINUTE_MS)));
  const state = past.stateAt(2_499_000);
  assert.equal(state.order.length, 2500);
  assert.equal(past.stateAt(2_499_000), state);
  assert.equal(state.header?.title, 'A story', 'it was called something before that was read');
});

test('what was read long after is said to be; what was read within minutes is not', () => {
  const early = block({ id: 'early', publishedAt: 0 });
  const late = block({ id: 'late', publishedAt: 5 * MINUTE_MS });
  const past = pastOf([read(early, 2 * MINUTE_MS), read(late, 90 * MINUTE_MS)]);
  assert.equal(past.firstReadAt(MINUTE_MS), null);
  assert.equal(past.firstReadAt(5 * MINUTE_MS), 90 * MINUTE_MS);
  assert.equal(past.firstReadAt(90 * MINUTE_MS), null);
});

test('moments are what was posted and edited, not a new stamp on the same words', () => {
  const post = block({ id: 'post', publishedAt: 0, title: 'One tug' });
  const past = pastOf([
    read(post, 0),
    read({ ...post, lastUpdatedAt: 20 }, 20),
    read({ ...post, lastUpdatedAt: 30, title: 'Two tugs' }, 30),
  ]);
  assert.equal(past.momentAfter(0)?.at, 30);
  assert.equal(past.momentAfter(0)?.block.title, 'Two tugs');
  assert.equal(past.momentBefore(30)?.at, 0);
  assert.equal(past.momentBefore(0), null);
  assert.equal(past.momentAfter(30), null);
});
