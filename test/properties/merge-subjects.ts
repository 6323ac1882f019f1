// Owns the two things that the merge laws are tried on: the bare merge of records, whoever wrote it, and the real reducer.

import type { BlockId } from '../../src/model/block.ts';
import type { BlockRecord } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import type { Subject } from './merge-laws.ts';
import type { Delivery } from './merge-worlds.ts';

export type MergeRecord = (known: BlockRecord | undefined, incoming: BlockRecord) => BlockRecord;

type Records = ReadonlyMap<BlockId, BlockRecord>;

/** A story kept in a plain map by nothing but the merge given. */
export function recordsMergedBy(merge: MergeRecord): Subject<Records> {
  return {
    empty: new Map(),
    receive: (story, delivery) => {
      const said = mergedInto(new Map(), recordsSaid(delivery), merge);
      return mergedInto(story, [...said], merge);
    },
    recordOf: (story, id) => story.get(id),
    isSame: (before, after) => before === after,
    facts: (story) => Object.fromEntries(story),
  };
}

function mergedInto(
  story: Records,
  said: readonly (readonly [BlockId, BlockRecord])[],
  merge: MergeRecord,
): Records {
  const next = new Map(story);
  for (const [id, incoming] of said) next.set(id, merge(next.get(id), incoming));
  return [...next].every(([id, record]) => story.get(id) === record) ? story : next;
}

function recordsSaid({
  update,
  receivedAt,
}: Delivery): readonly (readonly [BlockId, BlockRecord])[] {
  const statedAt = update.header?.updatedAt ?? null;
  const contents = update.blocks.map((block) => {
    const record = { block, statedAt, removedRevisionAt: null, noticedAt: null };
    return [block.id, record] as const;
  });
  const removals = update.removals.map(({ id, lastUpdatedAt }) => {
    const removedRevisionAt = lastUpdatedAt ?? statedAt ?? receivedAt;
    const record = { block: null, statedAt: null, removedRevisionAt, noticedAt: receivedAt };
    return [id, record] as const;
  });
  return [...contents, ...removals];
}

export const realReducer: Subject<State> = {
  empty: initialState(0),
  receive: (state, { update, receivedAt }) =>
    reduce(state, { type: 'update-received', update, receivedAt, cause: 'poll' }),
  recordOf: (state, id) => state.records.get(id),
  isSame: (before, after) =>
    after.header === before.header &&
    after.records === before.records &&
    after.order === before.order &&
    after.unseen === before.unseen &&
    after.edited === before.edited &&
    after.changes.length === 0,
  facts: ({ header, pinStatedAt, records, order }) => ({
    header,
    pinStatedAt,
    order,
    records: [...records.entries()],
  }),
};
