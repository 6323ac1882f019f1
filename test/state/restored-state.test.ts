import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import type { BlockRecord } from '../../src/state/block-record.ts';
import { gapsAfterNewest } from '../../src/state/gap.ts';
import { inferRemovals } from '../../src/state/infer-removals.ts';
import { reduce } from '../../src/state/reduce.ts';
import { type Restored, restoredState } from '../../src/state/restored-state.ts';
import type { State } from '../../src/state/state.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const NOTHING: Restored = {
  header: null,
  pinStatedAt: null,
  older: null,
  reachedStart: false,
  totalBlocks: null,
  unseen: new Set(),
  marks: new Map(),
  gaps: [],
  records: new Map(),
};

function at(publishedAt: number, text = ''): Block {
  return block({ id: `b${publishedAt}`, publishedAt, elements: [paragraph(text)] });
}

function recordsOf(...blocks: readonly Block[]): ReadonlyMap<string, BlockRecord> {
  return new Map(
    blocks.map((known) => [
      known.id,
      { block: known, statedAt: null, removedRevisionAt: null, noticedAt: null },
    ]),
  );
}

/** Three blocks of an earlier visit, at 10, 20 and 30. */
function visitedBefore(given: Partial<Restored> = {}): State {
  const records = recordsOf(at(30), at(20), at(10));
  return restoredState({ ...NOTHING, header: header(), records, ...given }, 99);
}

function receive(state: State, given: Parameters<typeof update>[0]): State {
  return reduce(state, {
    type: 'update-received',
    update: update(given),
    receivedAt: 50,
    cause: 'poll',
  });
}

test('a story is as it was left: in order, unseen blocks marked, the first answer on its way', () => {
  const state = visitedBefore({ unseen: new Set(['b20']), older: 'there' });
  assert.deepEqual(state.order, ['b30', 'b20', 'b10']);
  assert.deepEqual([...state.unseen], ['b20']);
  assert.deepEqual(
    [state.header?.title, state.older, state.poll.phase, state.now, state.knownBefore],
    ['A story', 'there', 'connecting', 99, 30],
  );
  assert.deepEqual(state.changes, []);
});

test('of an earlier visit that kept nothing, nothing is known before', () => {
  assert.equal(restoredState(NOTHING, 99).knownBefore, null);
});

test('what is newer than all that was known is new and unseen; what is older is back-filled', () => {
  const state = receive(visitedBefore(), { blocks: [at(40), at(25), at(30)] });
  const told = state.changes.map((change) => [
    change.block.id,
    change.kind === 'block' ? change.cause : change.kind,
  ]);
  assert.deepEqual(told, [
    ['b25', 'backfill'],
    ['b40', 'new'],
  ]);
  assert.deepEqual([...state.unseen], ['b40']);
});

test('an edit made while nobody looked is an edit', () => {
  const edited = { ...at(20, 'other words'), lastUpdatedAt: 45 };
  const state = receive(visitedBefore(), { blocks: [at(30), edited] });
  assert.deepEqual(
    state.changes.map(({ kind }) => kind),
    ['edit'],
  );
  assert.deepEqual([...state.edited], ['b20']);
});

test('the rest that is restored later is no news, and stands in its place', () => {
  const state = visitedBefore();
  const later = reduce(state, {
    type: 'records-restored',
    records: recordsOf(at(5), at(15), at(30)),
  });
  assert.deepEqual(later.order, ['b30', 'b20', 'b15', 'b10', 'b5']);
  assert.equal(later.changes.length, 0);
  assert.equal(later.records.get('b30'), state.records.get('b30'));
  assert.equal(reduce(later, { type: 'records-restored', records: recordsOf(at(5)) }), later);
});

test('restored before or after an answer, the story is the same', () => {
  const rest = recordsOf(at(5), { ...at(40), lastUpdatedAt: 41, title: 'kept' });
  const answer = { blocks: [at(40), at(30)] };
  const before = receive(
    reduce(visitedBefore(), { type: 'records-restored', records: rest }),
    answer,
  );
  const after = reduce(receive(visitedBefore(), answer), {
    type: 'records-restored',
    records: rest,
  });
  assert.deepEqual([...before.records.entries()], [...after.records.entries()]);
  assert.deepEqual(before.order, after.order);
});

test('an old block is not taken for removed until two good snapshots lack it strictly inside their span', () => {
  const state = visitedBefore();
  const pageAbove = update({ blocks: [at(60), at(40)], span: { from: 40, to: 60 } });
  const away = inferRemovals(state, pageAbove, new Set());
  assert.deepEqual([away.removals, [...away.missing]], [[], []]);
  const around = update({ blocks: [at(30), at(10)], span: { from: 10, to: 30 } });
  const once = inferRemovals(state, around, away.missing);
  assert.deepEqual([once.removals, [...once.missing]], [[], ['b20']]);
  const twice = inferRemovals(state, around, once.missing);
  assert.deepEqual(twice.removals, [{ id: 'b20', lastUpdatedAt: 20 }]);
});

test('a page that shares nothing with what was kept leaves a gap to fill', () => {
  const page = update({ blocks: [at(60), at(50)], older: 'b50', span: { from: 50, to: 60 } });
  const [gap] = gapsAfterNewest(visitedBefore(), page);
  assert.deepEqual([gap?.after.id, gap?.before.id, gap?.goesOnAt], ['b30', 'b50', 'b50']);
  const sharing = { ...page, blocks: [at(60), at(30)], span: null };
  assert.deepEqual(gapsAfterNewest(visitedBefore(), sharing), []);
});
