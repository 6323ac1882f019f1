import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import type { Update } from '../../src/model/update.ts';
import { type Gap, gapsAfterNewest, gapsAfterPage, leaveGaps } from '../../src/state/gap.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { block, header, update } from '../helpers/builders.ts';

const at = (publishedAt: number): Block => block({ id: `at-${publishedAt}`, publishedAt });
const START = initialState(0);
const known = reduce(START, {
  type: 'update-received',
  update: update({ blocks: [at(200), at(100)] }),
  receivedAt: 0,
  cause: 'poll',
});

/** Each gap as "after-before" and where it goes on. */
function told(gaps: readonly Gap[]) {
  return gaps.map(({ after, before, goesOnAt }) => [
    after.publishedAt,
    before.publishedAt,
    goesOnAt,
  ]);
}

const below = (given: Partial<Update>) => told(gapsAfterNewest(known, update(given)));

test('a page of strangers with an older page behind it leaves a gap', () => {
  assert.deepEqual(below({ blocks: [at(500), at(400)], older: 'p2' }), [[200, 400, 'p2']]);
});

test('one known block on the page closes the gap', () => {
  assert.deepEqual(below({ blocks: [at(500), at(200)], older: 'p2' }), []);
});

test('the known block that closes it may be the last of the page', () => {
  const span = { from: 200, to: 500 };
  assert.deepEqual(below({ blocks: [at(500), at(200)], span, older: 'p2' }), []);
});

test('a known block pinned on top of the page from elsewhere does not', () => {
  const span = { from: 400, to: 500 };
  const blocks = [at(100), at(500), at(400)];
  assert.deepEqual(below({ blocks, span, older: 'p2' }), [[200, 400, 'p2']]);
});

test('there is no gap where there is nothing on the page, nothing known, or nothing known below it', () => {
  assert.deepEqual(below({ older: 'p2' }), []);
  assert.deepEqual(below({ blocks: [at(50)], older: 'p2' }), []);
  const page = update({ blocks: [at(500)], older: 'p2' });
  assert.deepEqual(gapsAfterNewest(START, page), []);
});

test('another source names the same blocks otherwise, and tells of no gap', () => {
  const from = (source: string) => update({ header: header({ source }), blocks: [at(500)] });
  const state = { ...known, header: header({ source: 'feed' }) };
  const page = { ...from('guardian'), older: 'p2' };
  assert.deepEqual(gapsAfterNewest(state, page), []);
  assert.equal(gapsAfterNewest(state, { ...from('feed'), older: 'p2' }).length, 1);
});

test('without older pages only a whole page above all that is known tells of a gap, which nothing can fill', () => {
  const span = { from: 400, to: 500 };
  const blocks = [at(500), at(400)];
  assert.deepEqual(below({ blocks, span }), [[200, 400, null]]);
  assert.deepEqual(below({ blocks }), []);
  assert.deepEqual(below({ blocks, span, next: 'since 500' }), []);
  const around = { from: 150, to: 500 };
  assert.deepEqual(below({ blocks: [at(500), at(150)], span: around }), []);
});

const GAP: Gap = { after: at(200), before: at(400), goesOnAt: 'p2', isLeft: false };
const rest = (page: Partial<Update> | null, gap = GAP) =>
  told(gapsAfterPage([gap], gap, page === null ? null : update(page)));

test('a page narrows the gap, until one reaches what was known below it', () => {
  assert.deepEqual(rest({ blocks: [at(390), at(300)], older: 'p3' }), [[200, 300, 'p3']]);
  assert.deepEqual(rest({ blocks: [at(290), at(200)], older: 'p4' }), []);
  assert.deepEqual(rest({ blocks: [at(290), at(190)], older: 'p4' }), []);
});

test('the first page of the story fills the gap, whatever is on it', () => {
  assert.deepEqual(rest({ blocks: [at(390)] }), []);
});

test('a page read anew from the top does not widen the gap', () => {
  assert.deepEqual(rest({ blocks: [at(600), at(500)], older: 'p0' }), [[200, 400, 'p0']]);
});

test('a page that cannot be had leaves a gap that nothing fills', () => {
  assert.deepEqual(rest(null), [[200, 400, null]]);
});

test('of several gaps a page fills the one that it was read for', () => {
  const other: Gap = { ...GAP, after: at(700), before: at(800) };
  const page = update({ blocks: [at(390), at(150)], older: 'p3' });
  assert.deepEqual(told(gapsAfterPage([other, GAP], GAP, page)), [[700, 800, 'p2']]);
});

test('gaps that are left are told apart, and the same list comes back for those that were', () => {
  const left = leaveGaps([GAP]);
  assert.deepEqual(
    left.map(({ isLeft }) => isLeft),
    [true],
  );
  assert.equal(leaveGaps(left), left);
});
