// Owns the laws of the merge, each as a property of whatever merges: the real reducer, the bare merge, or a mutant of it.

import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type Block, type BlockId, revisionAt } from '../../src/model/block.ts';
import { type BlockRecord, standingBlock } from '../../src/state/block-record.ts';
import { anyDelivery, anyHistory, type Delivery, IDS, piecesOf, shuffled } from './merge-worlds.ts';

/** Something that merges. `Story` is whatever it keeps. */
export type Subject<Story> = {
  readonly empty: Story;
  readonly receive: (story: Story, delivery: Delivery) => Story;
  readonly recordOf: (story: Story, id: BlockId) => BlockRecord | undefined;
  /** True when nothing at all differs, identities included. */
  readonly isSame: (before: Story, after: Story) => boolean;
  /** Everything that must not depend on order, in a form to compare deeply. */
  readonly facts: (story: Story) => unknown;
};

export type Law = <Story>(subject: Subject<Story>) => fc.IRawProperty<unknown, false>;

/** One step: what was known of a block before a delivery, and after it. */
type Step = {
  readonly before: BlockRecord | undefined;
  readonly after: BlockRecord | undefined;
  /** All that has been delivered, this delivery included. */
  readonly delivered: readonly Delivery[];
  readonly id: BlockId;
};

const historyAndShuffle = anyHistory.chain((history) =>
  fc.tuple(fc.constant(history), shuffled(history)),
);

const historyAndPieces = anyHistory.chain((history) => {
  const pieces = history.flatMap(piecesOf);
  return fc.tuple(
    fc.constant(history),
    shuffled(pieces),
    fc.subarray(pieces),
    fc.subarray([...history]),
  );
});

export const LAWS = {
  'idempotent: what is said again changes nothing, not even an identity': (subject) =>
    fc.property(anyHistory, anyDelivery, (history, delivery) => {
      const once = subject.receive(receiveAll(subject, history), delivery);
      for (const again of [delivery, structuredClone(delivery), ...history])
        assert.ok(subject.isSame(once, subject.receive(once, again)));
    }),

  'commutative: the order of answers cannot matter': (subject) =>
    fc.property(historyAndShuffle, ([history, other]) => {
      assert.deepEqual(
        subject.facts(receiveAll(subject, other)),
        subject.facts(receiveAll(subject, history)),
      );
    }),

  'associative: however answers are split, joined and repeated, they say the same': (subject) =>
    fc.property(historyAndPieces, ([history, pieces, somePieces, someAnswers]) => {
      const scattered = [...pieces, ...somePieces, ...someAnswers];
      assert.deepEqual(
        subject.facts(receiveAll(subject, scattered)),
        subject.facts(receiveAll(subject, history)),
      );
    }),

  'nothing disappears but by a tombstone': eachStep(({ before, after, delivered, id }) => {
    if (before?.block) assert.ok(after?.block, 'the content is gone');
    const stood = standingBlock(before);
    if (stood === null || standingBlock(after ?? before) !== null) return;
    const stamp = after?.removedRevisionAt ?? Number.NEGATIVE_INFINITY;
    assert.ok(stamp >= revisionAt(stood), 'no tombstone covers it');
    assert.ok(delivered.some(({ update }) => update.removals.some((removal) => removal.id === id)));
  }),

  'what was removed stays removed until a later revision': eachStep(({ after, delivered, id }) => {
    const standing = standingBlock(after);
    if (standing === null) return;
    for (const { update } of delivered)
      for (const removal of update.removals)
        if (removal.id === id && removal.lastUpdatedAt !== null)
          assert.ok(revisionAt(standing) > removal.lastUpdatedAt);
  }),

  'last-updated never goes back': eachStep(({ before, after }) => {
    if (before?.block && after?.block)
      assert.ok(revisionAt(after.block) >= revisionAt(before.block));
    assert.ok((after?.removedRevisionAt ?? -1) >= (before?.removedRevisionAt ?? -1));
  }),

  'the greatest revision is the one that stays': eachStep(({ after, delivered, id }) => {
    const seen = delivered.flatMap(({ update }) => update.blocks).filter((it) => it.id === id);
    if (seen.length === 0) return;
    assert.ok(after?.block);
    assert.equal(revisionAt(after.block), Math.max(...seen.map(revisionAt)));
    assert.ok(seen.some((it) => isDeepStrictEqual(it, after.block)));
  }),

  'a block or an element that reads as before keeps its identity': eachStep(({ before, after }) => {
    if (!before?.block || !after?.block) return;
    if (isDeepStrictEqual(before.block, after.block)) assert.equal(after.block, before.block);
    assertElementsKept(before.block, after.block);
  }),
} satisfies Record<string, Law>;

export type LawName = keyof typeof LAWS;

/** Fails when a known element was replaced by one that has its id and reads the same. */
function assertElementsKept(before: Block, after: Block): void {
  for (const element of after.elements) {
    const twins = before.elements.filter((known) => isDeepStrictEqual(known, element));
    assert.ok(twins.length === 0 || twins.includes(element), 'an equal element was made anew');
  }
}

function eachStep(check: (step: Step) => void): Law {
  return (subject) =>
    fc.property(anyHistory, (history) => {
      let story = subject.empty;
      for (const [index, delivery] of history.entries()) {
        const next = subject.receive(story, delivery);
        const delivered = history.slice(0, index + 1);
        for (const id of IDS) {
          const [before, after] = [subject.recordOf(story, id), subject.recordOf(next, id)];
          check({ before, after, delivered, id });
        }
        story = next;
      }
    });
}

function receiveAll<Story>(subject: Subject<Story>, deliveries: readonly Delivery[]): Story {
  return deliveries.reduce(subject.receive, subject.empty);
}
