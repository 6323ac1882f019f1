import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { hasGap } from '../../src/state/gap.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { block, update } from '../helpers/builders.ts';

const at = (publishedAt: number): Block => block({ id: `at-${publishedAt}`, publishedAt });
const START = initialState(0);
const known = reduce(START, {
  type: 'update-received',
  update: update({ blocks: [at(200), at(100)] }),
  receivedAt: 0,
  cause: 'poll',
});

test('a page of strangers with an older page behind it leaves a gap', () => {
  assert.equal(hasGap(known, update({ blocks: [at(500), at(400)], older: 'page-2' })), true);
});

test('one known block on the page closes the gap', () => {
  assert.equal(hasGap(known, update({ blocks: [at(500), at(200)], older: 'page-2' })), false);
});

test('the known block that closes it may be the last of the page', () => {
  const span = { from: 200, to: 500 };
  const page = update({ blocks: [at(500), at(200)], span, older: 'page-2' });
  assert.equal(hasGap(known, page), false);
});

test('a known block pinned on top of the page from elsewhere does not', () => {
  const span = { from: 400, to: 500 };
  const page = update({ blocks: [at(100), at(500), at(400)], span, older: 'page-2' });
  assert.equal(hasGap(known, page), true);
});

test('there is no gap where there is nothing older, nothing on the page, or nothing known', () => {
  assert.equal(hasGap(known, update({ blocks: [at(500)] })), false);
  assert.equal(hasGap(known, update({ older: 'page-2' })), false);
  assert.equal(hasGap(START, update({ blocks: [at(500)], older: 'page-2' })), false);
});
