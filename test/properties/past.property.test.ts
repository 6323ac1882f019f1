// Laws of the time machine: the story at a time is what the reducer made of all that had been received by then, whether the
// archive remembers it or the session.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRemoved } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createPast } from '../../src/state/past.ts';
import { reduce } from '../../src/state/reduce.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { KEY, keep, openTemporary } from '../archive/temporary.ts';
import { RUNS } from '../helpers/runs.ts';
import { anyHistory, type Delivery } from './merge-worlds.ts';

/** Answers of one story in the order of their coming, each with a header, as a source's are. */
const anyVisit = anyHistory.map((history) =>
  history
    .filter(({ update }) => update.header !== null)
    .toSorted((a, b) => a.receivedAt - b.receivedAt),
);

const received = (delivery: Delivery) =>
  ({ type: 'update-received', ...delivery, cause: 'poll' }) as const;

/** What a reader could tell: not by which answer something was stated last. */
function shown({ records, order, header }: State) {
  const blocks = [...records.entries()].flatMap(([id, record]) =>
    record.block === null ? [] : [[id, record.block, isRemoved(record)] as const],
  );
  const { title, status, pinnedId } = header ?? {};
  return { blocks, order, header: { title, status, pinnedId: pinnedId ?? null } };
}

function reducedUntil(visit: readonly Delivery[], at: number): State {
  return visit
    .filter(({ receivedAt }) => receivedAt <= at)
    .map(received)
    .reduce(reduce, initialState(0));
}

const TIMES = [1, 2, 3, 4, 5, 6];

function holds(visit: readonly Delivery[], history: Parameters<typeof createPast>[0]): void {
  const past = createPast(history);
  const first = visit.find(({ update }) => update.blocks.length > 0)?.receivedAt;
  if (past === null || first === undefined) return;
  // Any time, in any order: steps back are not to remember what they came from.
  for (const at of [...TIMES, ...TIMES.toReversed()]) {
    const state = past.stateAt(at);
    assert.equal(state.now, at);
    if (at < past.to && at < (past.deliveries[0]?.receivedAt ?? 0)) continue;
    if (at >= first) assert.deepEqual(shown(state), shown(reducedUntil(visit, at)), `at ${at}`);
  }
}

test('the archive shows the story at any time as it had been received by then', (t) => {
  const archive = openTemporary(t);
  fc.assert(
    fc.property(anyVisit, (visit) => {
      archive.forget(KEY.address);
      visit.reduce(
        (state, { update, receivedAt }) => keep(archive, state, update, { receivedAt }),
        initialState(0),
      );
      const row = archive.findStory(KEY.address, null, null)?.row ?? 0;
      holds(visit, {
        allReadings: () => archive.loadReadings(row, null),
        headings: () => archive.loadHeadings(row, null),
      });
    }),
    { numRuns: Math.max(100, RUNS / 10) },
  );
});

test('so does the session, where nothing is kept', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const store = createStore(initialState(0));
      let now = 0;
      const history = createSessionHistory(store, () => now);
      for (const delivery of visit) {
        now = delivery.receivedAt;
        store.dispatch(received(delivery));
      }
      holds(visit, history);
    }),
    { numRuns: RUNS },
  );
});

test('told anew from its deliveries the story ends as it ended', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const store = createStore(initialState(0));
      let now = 0;
      const history = createSessionHistory(store, () => now);
      for (const delivery of visit) {
        now = delivery.receivedAt;
        store.dispatch(received(delivery));
      }
      const past = createPast(history);
      if (past === null) return;
      const again = past.deliveries.reduce<State>(reduce, initialState(0));
      assert.deepEqual(shown(again), shown(store.getState()));
    }),
    { numRuns: RUNS },
  );
});
