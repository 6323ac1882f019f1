import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Update } from '../../src/model/update.ts';
import { standingBlock } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { compareNewestFirst } from '../../src/state/order.ts';
import { idsOfBranch, joinBranches, withBranch } from '../../src/state/several.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';

const LABELS = ['gazette', 'courier'];

/** Two stories and their whole, which follows every event. */
function startTwo() {
  const stores = LABELS.map(() => createStore(initialState(0)));
  const branches = () =>
    stores.map((store, at) => ({ label: LABELS[at] ?? '', state: store.getState() }));
  let whole = joinBranches(branches(), 0);
  const told: string[] = [];
  for (const [index, store] of stores.entries()) {
    store.subscribe((_, previous) => {
      whole = withBranch(whole, branches(), index, previous);
      told.push(...whole.changes.map((change) => `${change.kind} ${change.block.id}`));
    });
  }
  const receive = (index: number, given: Update, receivedAt = 1) =>
    stores[index]?.dispatch({ type: 'update-received', update: given, receivedAt, cause: 'poll' });
  return { stores, branches, receive, whole: () => whole, told };
}

const a = block({ id: 'a', publishedAt: 10, elements: [paragraph('A lamp')] });
const b = block({ id: 'b', publishedAt: 20 });

test('blocks of two stories stand on one time line, each under its own name, even with one id', () => {
  const two = startTwo();
  two.receive(0, update({ header: header({ title: 'Storm' }), blocks: [a, b] }));
  two.receive(
    1,
    update({
      header: header({ title: 'Flood', status: 'ended' }),
      blocks: [{ ...a, publishedAt: 15 }],
    }),
  );
  const { order, records, header: joined } = two.whole();
  assert.deepEqual(order, ['0:b', '1:a', '0:a']);
  assert.equal(records.get('1:a')?.block?.source, 'courier');
  assert.equal(joined?.title, 'Storm + Flood');
  assert.equal(joined?.status, 'live');
  assert.deepEqual(two.told, ['block 0:a', 'block 0:b', 'block 1:a']);
});

test('an edit, a removal and a mark of one story are those of the whole, and no others', () => {
  const two = startTwo();
  for (const index of [0, 1]) two.receive(index, update({ header: header(), blocks: [a] }));
  two.receive(
    1,
    update({ blocks: [{ ...a, lastUpdatedAt: 30, elements: [paragraph('Two lamps')] }, b] }),
  );
  assert.deepEqual(two.told.slice(2), ['edit 1:a', 'block 1:b']);
  assert.deepEqual([...two.whole().edited], ['1:a']);
  assert.deepEqual([...two.whole().unseen], ['1:b']);
  two.receive(0, update({ removals: [{ id: 'a', lastUpdatedAt: 10 }] }));
  assert.equal(two.told.at(-1), 'remove 0:a');
  assert.equal(standingBlock(two.whole().records.get('0:a')), null);
  assert.notEqual(standingBlock(two.whole().records.get('1:a')), null);
  assert.deepEqual(idsOfBranch(two.whole().order, 1), ['b', 'a']);
});

test('the failure of one is told until it is over, whatever the other says', () => {
  const two = startTwo();
  for (const index of [0, 1]) two.receive(index, update({ header: header(), blocks: [a] }));
  const fault = new Error('x') as never;
  two.stores[0]?.dispatch({ type: 'poll-failed', fault, failedAt: 5, retryAt: 9 });
  two.stores[1]?.dispatch({ type: 'poll-unchanged', receivedAt: 6 });
  assert.equal(two.whole().poll.phase, 'failed');
  two.stores[0]?.dispatch({ type: 'poll-unchanged', receivedAt: 9 });
  assert.deepEqual(two.whole().poll, { phase: 'ok', at: 9 });
});

const event = fc.record({
  index: fc.nat(1),
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  publishedAt: fc.nat(20),
  lastUpdatedAt: fc.nat(40),
  text: fc.constantFrom('one', 'two'),
  removed: fc.boolean(),
});

test('law: the whole is its branches, whatever happens to them in whichever order', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const two = startTwo();
      for (const { index, id, removed, text, ...times } of events) {
        const one = block({ id, ...times, elements: [paragraph(text)] });
        const removals = [{ id, lastUpdatedAt: times.lastUpdatedAt }];
        two.receive(
          index,
          removed ? update({ removals }) : update({ header: header(), blocks: [one] }),
        );
      }
      const states = two.branches().map(({ state }) => state);
      assert.deepEqual(wordsOf(two.whole()), expectedOf(states));
    }),
    { numRuns: RUNS },
  );
});

function wordsOf({ order, records, unseen }: State) {
  return order.map((id) => {
    const record = records.get(id);
    return [id, record?.block?.elements, standingBlock(record) !== null, unseen.has(id)];
  });
}

function expectedOf(states: readonly State[]) {
  return states
    .flatMap((state, index) =>
      state.order.flatMap((id) => {
        const known = state.records.get(id);
        const own = known?.block ?? null;
        if (own === null) return [];
        const named = { ...own, id: `${index}:${id}` };
        return [
          {
            named,
            row: [named.id, own.elements, standingBlock(known) !== null, state.unseen.has(id)],
          },
        ];
      }),
    )
    .sort((one, other) => compareNewestFirst(one.named, other.named))
    .map(({ row }) => row);
}
