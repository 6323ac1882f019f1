// Laws of the time machine: the story at a time is what the reducer made of all that had been received by then, and of what
// had been published by then but was received later, as it was first read; whether the archive remembers it or the session.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRemoved, standingBlock } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createPast } from '../../src/state/past.ts';
import { reduce } from '../../src/state/reduce.ts';
import { createSessionHistory } from '../../src/state/session-history.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { KEY, keep, openTemporary } from '../archive/temporary.ts';
import { RUNS } from '../helpers/runs.ts';
import type { Delivery } from './merge-worlds.ts';
import { anyVisit, received, stoodAt } from './past-worlds.ts';

/** What a reader could tell: not by which answer something was stated last. */
function shown({ records, order, header }: State) {
  const blocks = [...records.entries()].flatMap(([id, record]) =>
    record.block === null ? [] : [[id, record.block, isRemoved(record)] as const],
  );
  const { title, status, pinnedId } = header ?? {};
  return { blocks, order, header: { title, status, pinnedId: pinnedId ?? null } };
}

const standing = ({ order, records }: State) =>
  order.filter((id) => standingBlock(records.get(id)) !== null).toSorted();

const TIMES = [1, 2, 3, 4, 5, 6];

function holds(visit: readonly Delivery[], history: Parameters<typeof createPast>[0]): void {
  const past = createPast(history);
  if (past === null) return;
  const firstAnswer = visit[0]?.receivedAt ?? 0;
  // Any time, in any order: steps back are not to remember what they came from.
  for (const at of [...TIMES, ...TIMES.toReversed()]) {
    const state = past.stateAt(at);
    assert.equal(state.now, at);
    const stood = shown(state);
    const expected = shown(stoodAt(visit, at));
    // What the story was called before the first answer came is not known: as in that answer.
    const isCalled: boolean = at >= firstAnswer && at >= past.from;
    assert.deepEqual(
      stood,
      isCalled ? expected : { ...expected, header: stood.header },
      `at ${at}`,
    );
  }
}

/** A session that has received the visit, and what it remembers of it. */
function sessionOf(visit: readonly Delivery[]) {
  const store = createStore(initialState(0));
  let now = 0;
  const history = createSessionHistory(store, () => now);
  for (const delivery of visit) {
    now = delivery.receivedAt;
    store.dispatch(received(delivery));
  }
  return { store, history };
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
      holds(visit, sessionOf(visit).history);
    }),
    { numRuns: RUNS },
  );
});

test('told anew from its deliveries the story ends as it ended', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const { store, history } = sessionOf(visit);
      const past = createPast(history);
      if (past === null) return;
      const again = past.deliveries.reduce<State>(reduce, initialState(0));
      assert.deepEqual(shown(again), shown(store.getState()));
    }),
    { numRuns: RUNS },
  );
});

test('moments lead through all that was posted, edited or removed, the same way there and back', () => {
  fc.assert(
    fc.property(anyVisit, (visit) => {
      const { history } = sessionOf(visit);
      const past = createPast(history);
      if (past === null) return;
      const there: number[] = [];
      for (let at = -1; ; at = there.at(-1) ?? 0) {
        const moment = past.momentAfter(at);
        if (moment === null) break;
        assert.ok(moment.at > at);
        assert.ok(past.stateAt(moment.at).records.has(moment.block.id));
        there.push(moment.at);
      }
      const back: number[] = [];
      for (let at = 100; ; at = back.at(-1) ?? 0) {
        const moment = past.momentBefore(at);
        if (moment === null) break;
        back.push(moment.at);
      }
      assert.deepEqual(back, there.toReversed());
      for (const at of TIMES.filter((time) => !there.includes(time)))
        assert.deepEqual(standing(past.stateAt(at)), standing(past.stateAt(at - 0.5)), `at ${at}`);
    }),
    { numRuns: RUNS },
  );
});
