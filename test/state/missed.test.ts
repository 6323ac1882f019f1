import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Since } from '../../src/model/since.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createSinceCounter, selectMissed } from '../../src/state/missed.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const at = (publishedAt: number, given: Parameters<typeof block>[0] | object = {}) =>
  block({ id: `b${publishedAt}`, publishedAt, elements: [paragraph(`n${publishedAt}`)], ...given });

const told = (state: State, given: Partial<Update>, receivedAt: number) =>
  reduce(state, { type: 'update-received', update: update(given), receivedAt, cause: 'poll' });

/** Known when the reader left at 100: 1 to 3, of which 3 was removed before, and 2 was seen last. */
function story() {
  const blocks = [at(1, { summary: true }), at(2), at(3)];
  const first = told(initialState(0), { header: header(), blocks }, 50);
  const left = told(first, { removals: [{ id: 'b3', lastUpdatedAt: null }] }, 60);
  const edited = { ...at(1, { summary: true }), lastUpdatedAt: 9, title: 'edited' };
  return told(
    told(left, { blocks: [edited, at(4, { keyEvent: true }), at(5), at(6)] }, 200),
    { removals: [{ id: 'b6', lastUpdatedAt: null }] },
    300,
  );
}

const LEFT: Since = { mark: 'left', newest: at(2), at: 100 };

const idsOf = (state: State, since: Since) => {
  const { summary, blocks, keyEvents, edited, removed } = selectMissed(state, since);
  return [
    summary?.id,
    ...[blocks, keyEvents, edited, removed].map((all) => all.map(({ id }) => id)),
  ];
};

test('what stands above the mark has been missed, and what was removed after it', () => {
  assert.deepEqual(idsOf(story(), LEFT), ['b1', ['b4', 'b5'], ['b4'], ['b1'], ['b6']]);
});

test('what was seen in this visit has come since all the same; what was never seen is missed wherever it stands', () => {
  const seen = reduce(story(), { type: 'blocks-seen', ids: ['b4', 'b5'] });
  assert.deepEqual(idsOf(seen, LEFT)[1], ['b4', 'b5']);
  assert.deepEqual(idsOf(story(), { ...LEFT, newest: at(4) })[1], ['b4', 'b5']);
  assert.deepEqual(idsOf(seen, { ...LEFT, newest: at(4) })[1], ['b5']);
});

test('without a block to go by everything has come since', () => {
  assert.deepEqual(idsOf(story(), { ...LEFT, newest: null })[1], ['b1', 'b2', 'b4', 'b5']);
});

test('counts follow from state to state, back as well as on', () => {
  const count = createSinceCounter(100);
  const after = story();
  assert.deepEqual(count(initialState(0)), { unseenKey: 0, removed: 0 });
  assert.deepEqual(count(after), { unseenKey: 1, removed: 1 });
  const seen = reduce(after, { type: 'blocks-seen', ids: ['b4'] });
  assert.deepEqual(count(seen), { unseenKey: 0, removed: 1 });
  const back = told(seen, { blocks: [{ ...at(6), lastUpdatedAt: 400 }] }, 400);
  assert.deepEqual(count(back), { unseenKey: 0, removed: 0 });
  assert.deepEqual(count(after), { unseenKey: 1, removed: 1 });
});
