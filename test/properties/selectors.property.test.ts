// Owns the law of the selectors that remember: what they make from their last answer is what they would make from nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isKeyEvent } from '../../src/model/block.ts';
import { standingBlock } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { createTimelineSelector, selectCounts } from '../../src/state/selectors.ts';
import type { State } from '../../src/state/state.ts';
import { RUNS } from '../helpers/runs.ts';
import { anyDelivery, type Delivery } from './merge-worlds.ts';

const VIEWS = [true, false].flatMap((keyEventsOnly) =>
  (['newest', 'oldest'] as const).map((order) => ({ keyEventsOnly, order })),
);

function statesOf(deliveries: readonly Delivery[]): readonly State[] {
  let state = initialState(0);
  return deliveries.map((delivery) => {
    state = reduce(state, { type: 'update-received', ...delivery, cause: 'poll' });
    return state;
  });
}

test('a timeline followed from state to state, forwards or back, is the one made anew', () => {
  fc.assert(
    fc.property(fc.array(anyDelivery, { maxLength: 6 }), fc.boolean(), (deliveries, isBack) => {
      const states = statesOf(deliveries);
      const select = createTimelineSelector();
      for (const state of isBack ? states.toReversed() : states) {
        for (const view of VIEWS)
          assert.deepEqual(select(state, view), createTimelineSelector()(state, view));
      }
    }),
    { numRuns: RUNS },
  );
});

test('counts carried on from state to state are those of a count from nothing', () => {
  fc.assert(
    fc.property(fc.array(anyDelivery, { maxLength: 6 }), (deliveries) => {
      for (const state of statesOf(deliveries)) {
        const records = [...state.records.entries()].map(([, record]) => record);
        const standing = records.flatMap((record) => standingBlock(record) ?? []);
        const { known, key, removed } = selectCounts(state);
        assert.deepEqual(
          { known, key, removed },
          {
            known: standing.length,
            key: standing.filter(isKeyEvent).length,
            removed: records.filter(({ block }) => block !== null).length - standing.length,
          },
        );
      }
    }),
    { numRuns: RUNS },
  );
});
