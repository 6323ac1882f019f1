// Owns the law of older pages that are read again: whatever the newsroom does, and however its pages are cut, nothing that
// stands is told as removed; and what was taken away is told in the end, also where two pages meet that are cut from the oldest post on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { isRemovedId } from '../../src/state/selectors.ts';
import { createStore } from '../../src/state/store.ts';
import { followFake } from '../follow/fake-session.ts';
import { createFakeSource } from '../follow/fake-source.ts';
import { block, header, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { RUNS } from '../helpers/runs.ts';

const MINUTE = 60_000;
const SIZE = 4;
const START = 1e9;

/** Pages are full from the newest post on, or from the oldest: then the newest page holds the rest too. */
type Cut = 'newest' | 'oldest';

function createPublisher(cut: Cut, now: () => number) {
  const times = new Set(Array.from({ length: 6 * SIZE }, (_, index) => START - index * MINUTE));
  let updatedAt = now();
  const copies = new Map<string, Update>();
  const kept = () => [...times].sort((a, b) => b - a);
  const restOf = (length: number) => (cut === 'newest' ? 0 : length % SIZE);

  function page(from: number): Update {
    const all = kept();
    const to = from + SIZE + (from === 0 ? restOf(all.length) : 0);
    const shown = all.slice(from, to);
    const next = all[to];
    return update({
      header: header({ updatedAt }),
      blocks: shown.map((at) => block({ id: `b${at}`, title: `b${at}`, publishedAt: at })),
      span: { from: shown.at(-1) ?? 0, to: shown[0] ?? 0 },
      ...(cut === 'oldest' && { isCutFromOldest: true as const }),
      older: next === undefined ? null : cut === 'newest' ? `n${to}` : `with${next}`,
    });
  }

  /** Whatever a cursor names, the page that holds it now. */
  function fromOf(cursor: string): number {
    if (cursor.startsWith('n')) return cursor === 'newest' ? 0 : Number(cursor.slice(1));
    const all = kept();
    const at = all.findIndex((time) => time <= Number(cursor.slice(4)));
    const rest = restOf(all.length);
    return at < SIZE + rest ? 0 : rest + Math.floor((at - rest) / SIZE) * SIZE;
  }

  return {
    kept,
    /** `isOld`: for a page beyond the first a copy of when it was first asked for, if there is one. */
    answer(cursor: string, isOld: boolean) {
      const copy = cursor === 'newest' ? undefined : copies.get(cursor);
      const answer = page(fromOf(cursor));
      copies.set(cursor, copy ?? answer);
      return isOld ? (copy ?? answer) : answer;
    },
    post(at: number) {
      times.add(at);
      updatedAt = now();
    },
    remove(at: number) {
      times.delete(at);
      updatedAt = now();
    },
  };
}

/** After so many minutes, in which older pages were answered in one way, something is posted, or the post at so many hundredths of the story taken away. */
const deed = fc.record(
  {
    after: fc.integer({ min: 1, max: 25 }),
    gets: fc.constantFrom('what is there', 'old copies'),
    takes: fc.option(fc.integer({ min: 0, max: 99 })),
  },
  { noNullPrototype: true },
);

test('nothing that stands is told as removed, and what was taken away is told in the end', async () => {
  const cuts = fc.constantFrom<Cut>('newest', 'oldest');
  await fc.assert(
    fc.asyncProperty(cuts, fc.array(deed, { maxLength: 12 }), async (cut, deeds) => {
      const clock = createFakeClock(START);
      const publisher = createPublisher(cut, clock.now);
      const source = createFakeSource((cursor) => publisher.answer(cursor, isOld));
      let isOld = false;
      const store = createStore(initialState(START));
      const over = new AbortController();
      const session = followFake(source, MINUTE, { store, clock });
      await session.open(over.signal, () => true);
      const wrongly: string[] = [];
      store.subscribe(({ changes }) => {
        for (const change of changes)
          if (change.kind === 'remove' && publisher.kept().includes(change.block.publishedAt ?? 0))
            wrongly.push(change.block.id);
      });
      const running = session.run(over.signal);
      for (const { after, takes, gets } of deeds) {
        isOld = gets === 'old copies';
        await clock.advance(after * MINUTE);
        const all = publisher.kept();
        // The two ends of a story are on no page's inside.
        const taken = takes === null ? null : all[1 + Math.floor((takes / 100) * (all.length - 2))];
        if (taken === null || taken === undefined) publisher.post(clock.now());
        else publisher.remove(taken);
      }
      isOld = false;
      await clock.advance(10 * 60 * MINUTE);
      over.abort();
      await running;
      assert.deepEqual(wrongly, []);
      // Where pages are cut from the newest post on, what stood where two meet may go unnoticed for as long as they do.
      if (cut === 'newest') return;
      const state = store.getState();
      const standing = state.order.filter((id) => !isRemovedId(state, id));
      assert.deepEqual(
        standing,
        publisher.kept().map((at) => `b${at}`),
      );
    }),
    { numRuns: Math.ceil(RUNS / 80) },
  );
});
