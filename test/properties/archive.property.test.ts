// Laws of the archive: what it holds is the join of all that was delivered, in whatever order, however often, by whomever.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Archive } from '../../src/archive/archive.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { KEY, keep, openTemporary } from '../archive/temporary.ts';
import { RUNS } from '../helpers/runs.ts';
import { anyHistory, type Delivery, shuffled } from './merge-worlds.ts';

/** Each run empties the archive, which is on the disk: a tenth as many do. */
const ARCHIVE_RUNS = Math.max(100, RUNS / 10);

/** All but how a revision came to be known, which is for the first who tells it to say. */
function contentOf(archive: Archive) {
  const story = archive.findStory(KEY.address, KEY.source, null);
  if (story === null) return null;
  return {
    header: story.header,
    pinStatedAt: story.pinStatedAt,
    records: [...archive.loadRecords(story.row, 0, -1, null)],
    revisions: archive
      .loadRevisions(story.row, null)
      .map(({ cause: _, ...row }) => JSON.stringify(row))
      .toSorted(),
  };
}

function deliver(archives: readonly Archive[], deliveries: readonly Delivery[]): State[] {
  const states = archives.map(() => initialState(0));
  for (const [index, { update, receivedAt }] of deliveries.entries()) {
    const turn = index % archives.length;
    const [archive, state] = [archives[turn], states[turn]];
    if (archive && state) states[turn] = keep(archive, state, update, { receivedAt });
  }
  return states;
}

/**
 * Deliveries of one story: each says something of the whole, as a source's answers do; and what one says, others say again
 * under stamps and at times of their own.
 */
const anyDeliveries = anyHistory.map((history) => {
  const whole = history.filter(({ update }) => update.header !== null);
  const retold = whole.map(({ update, receivedAt }, index) => {
    const { blocks } = (whole[index + 1] ?? whole[0])?.update ?? update;
    return { update: { ...update, blocks }, receivedAt };
  });
  return [...whole, ...retold];
});

const anyDealing = anyDeliveries.chain((history) =>
  fc.record(
    {
      history: fc.constant(history),
      dealt: fc
        .shuffledSubarray([...history])
        .chain((lossy) => shuffled([...lossy, ...history, ...lossy])),
    },
    { noNullPrototype: true },
  ),
);

test('shuffled, repeated and lossy deliveries that are complete in the end leave the same archive', (t) => {
  const archive = openTemporary(t);
  const other = openTemporary(t);
  fc.assert(
    fc.property(anyDealing, ({ history, dealt }) => {
      for (const one of [archive, other]) one.forget(KEY.address);
      deliver([archive], history);
      deliver([other], dealt);
      assert.deepEqual(contentOf(other), contentOf(archive));
    }),
    { numRuns: ARCHIVE_RUNS },
  );
});

test('two instances that write by turns leave what one would have left', (t) => {
  const alone = openTemporary(t);
  const first = openTemporary(t);
  const second = openTemporary(t, first.file);
  fc.assert(
    fc.property(anyDealing, ({ history, dealt }) => {
      for (const one of [alone, first]) one.forget(KEY.address);
      deliver([alone], history);
      deliver([first, second], dealt);
      assert.deepEqual(contentOf(second), contentOf(alone));
    }),
    { numRuns: ARCHIVE_RUNS },
  );
});

test('what is read back is what the reducer made of the same deliveries', (t) => {
  const archive = openTemporary(t);
  fc.assert(
    fc.property(anyDeliveries, (history) => {
      archive.forget(KEY.address);
      const [state = initialState(0)] = deliver([archive], history);
      const content = contentOf(archive);
      assert.deepEqual(content?.header ?? null, state.header);
      assert.deepEqual(new Map(content?.records), new Map(state.records.entries()));
    }),
    { numRuns: ARCHIVE_RUNS },
  );
});

test('a story read back and then told everything again does not change', (t) => {
  const archive = openTemporary(t);
  fc.assert(
    fc.property(anyDeliveries, (history) => {
      archive.forget(KEY.address);
      const [state = initialState(0)] = deliver([archive], history);
      const before = contentOf(archive);
      let again = state;
      for (const { update, receivedAt } of history) {
        const next = reduce(again, { type: 'update-received', update, receivedAt, cause: 'poll' });
        archive.keepUpdate(KEY, { update, receivedAt, cause: 'poll', previous: again, next });
        again = next;
      }
      assert.deepEqual(contentOf(archive), before);
    }),
    { numRuns: ARCHIVE_RUNS },
  );
});
