import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, BlockId } from '../../src/model/block.ts';
import type { Update } from '../../src/model/update.ts';
import { inferRemovals } from '../../src/state/infer-removals.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { block, header, update } from '../helpers/builders.ts';

const NONE: ReadonlySet<BlockId> = new Set();
const at = (publishedAt: number): Block => block({ id: `at-${publishedAt}`, publishedAt });

const received = (state: State, given: Update): State =>
  reduce(state, { type: 'update-received', update: given, receivedAt: 0, cause: 'poll' });

const page = (times: readonly number[], given: Partial<Update> = {}): Update => ({
  ...update({ header: header({ updatedAt: 20 }), blocks: times.map(at) }),
  span: { from: Math.min(...times), to: Math.max(...times) },
  ...given,
});

const known = received(initialState(0), page([500, 400, 300, 200, 100]));

test('a block that two successive snapshots lack is removed at its known revision', () => {
  const once = inferRemovals(known, page([500, 400, 200, 100]), NONE);
  assert.deepEqual(once, { removals: [], missing: new Set(['at-300']) });
  const twice = inferRemovals(known, page([500, 400, 200, 100]), once.missing);
  assert.deepEqual(twice, { removals: [{ id: 'at-300', lastUpdatedAt: 300 }], missing: NONE });
});

test('a block that is back in the next snapshot is not removed, and starts anew', () => {
  const { missing } = inferRemovals(known, page([500, 400, 200, 100]), NONE);
  assert.deepEqual(inferRemovals(known, page([500, 300, 100]), missing), {
    removals: [],
    missing: new Set(['at-400', 'at-200']),
  });
});

test('a batch of blocks leaving the page is no removal', () => {
  const next = page([700, 600, 500, 400]);
  assert.deepEqual(inferRemovals(known, next, NONE), { removals: [], missing: NONE });
});

test('the edges of the span are outside it', () => {
  const next = page([400, 300, 200], { span: { from: 100, to: 500 } });
  assert.deepEqual(inferRemovals(known, next, NONE), { removals: [], missing: NONE });
});

test('an update that claims no span, or is older than what is known, is no evidence', () => {
  const missing = new Set(['at-300']);
  const claimless = page([500, 100], { span: null });
  assert.deepEqual(inferRemovals(known, claimless, missing), { removals: [], missing });
  const stale = page([500, 100], { header: header({ updatedAt: 19 }) });
  assert.deepEqual(inferRemovals(known, stale, missing), { removals: [], missing });
});

test('a page that does not cover a missing block says nothing about it', () => {
  const missing = new Set(['at-200']);
  const elsewhere = inferRemovals(known, page([500, 400, 300]), missing);
  assert.deepEqual(elsewhere, { removals: [], missing });
});

test('what is removed already, or stated as removed, is not inferred again', () => {
  const removals = [{ id: 'at-300', lastUpdatedAt: 300 }];
  const stated = page([500, 400, 200, 100], { removals });
  assert.deepEqual(inferRemovals(known, stated, NONE), { removals: [], missing: NONE });
  const removed = received(known, update({ removals }));
  assert.deepEqual(inferRemovals(removed, page([500, 400, 200, 100]), NONE), {
    removals: [],
    missing: NONE,
  });
});

test('a block without a first-published time is never inside a span', () => {
  const timeless = block({ id: 'x', publishedAt: null, lastUpdatedAt: 250 });
  const state = received(known, update({ blocks: [timeless] }));
  const next = page([500, 400, 300, 200, 100]);
  assert.deepEqual(inferRemovals(state, next, new Set(['x'])).removals, []);
});

test('only blocks inside the span are looked at, however long the story', () => {
  const times = Array.from({ length: 4096 }, (_, index) => index + 1);
  const long = received(initialState(0), page(times));
  let looked = 0;
  const get = (id: BlockId) => {
    looked++;
    return long.records.get(id);
  };
  const records = Object.assign(Object.create(long.records), { get });
  inferRemovals({ ...long, records }, page([4096, 4095, 4094, 4093]), NONE);
  assert.ok(looked > 0 && looked < 40, `looked at ${looked} records`);
});
