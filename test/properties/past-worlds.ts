// Owns small visits to try the past in: answers of one story in the order of their coming, and what stood there at any time.

import type { Block } from '../../src/model/block.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { update } from '../helpers/builders.ts';
import { anyHistory, type Delivery } from './merge-worlds.ts';

/** Each answer with a header, as a source's are. */
export const anyVisit = anyHistory.map((history) =>
  history
    .filter(({ update }) => update.header !== null)
    .toSorted((a, b) => a.receivedAt - b.receivedAt),
);

export const received = (delivery: Delivery) =>
  ({ type: 'update-received', ...delivery, cause: 'poll' }) as const;

/** Each block as it was first read, with when that was; one that had been removed before is left out. */
function firstReadings(visit: readonly Delivery[]): readonly { block: Block; readAt: number }[] {
  const read = new Map<string, { block: Block; readAt: number } | null>();
  visit.map(received).reduce((state, action) => {
    const next = reduce(state, action);
    for (const [id, record] of next.records.entries()) {
      if (read.has(id)) continue;
      const { block, removedRevisionAt } = record;
      const isPlain = block !== null && removedRevisionAt === null;
      read.set(id, isPlain ? { block, readAt: action.receivedAt } : null);
    }
    return next;
  }, initialState(0));
  return [...read.values()].filter((one) => one !== null);
}

/** What had been received by then, and what had been published by then but was received later, as it was first read. */
export function stoodAt(visit: readonly Delivery[], at: number): State {
  const blocks = firstReadings(visit).flatMap(({ block, readAt }) =>
    readAt > at && (block.publishedAt ?? readAt) <= at ? [block] : [],
  );
  const known = visit
    .filter(({ receivedAt }) => receivedAt <= at)
    .map(received)
    .reduce(reduce, initialState(0));
  return reduce(known, received({ update: update({ blocks }), receivedAt: at }));
}
