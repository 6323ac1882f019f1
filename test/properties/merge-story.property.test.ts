// Laws of the story as a whole, on top of the merge: its order, its views, its marks and the changes it tells of.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isKeyEvent } from '../../src/model/block.ts';
import { standingBlock } from '../../src/state/block-record.ts';
import { compareNewestFirst } from '../../src/state/order.ts';
import { createTimelineSelector, type TimelineView } from '../../src/state/selectors.ts';
import type { State } from '../../src/state/state.ts';
import { visibleDigest } from '../../src/state/visible-edit.ts';
import { RUNS } from '../helpers/runs.ts';
import { realReducer } from './merge-subjects.ts';
import { anyHistory, type Delivery, IDS } from './merge-worlds.ts';

const ALL: TimelineView = { keyEventsOnly: false, order: 'newest' };
const KEY_ONLY: TimelineView = { keyEventsOnly: true, order: 'newest' };

test('the order is newest first and holds exactly the blocks with content, each once', () => {
  forEachState((state) => {
    const blocks = state.order.map((id) => state.records.get(id)?.block ?? null);
    const known = IDS.filter((id) => state.records.get(id)?.block);
    assert.deepEqual(state.order.toSorted(), known);
    for (const [index, block] of blocks.entries()) {
      const next = blocks[index + 1];
      if (block && next) assert.ok(compareNewestFirst(block, next) < 0);
    }
  });
});

test('the key-events view is the whole view filtered, at every moment and with the same blocks', () => {
  const select = createTimelineSelector();
  forEachState((state) => {
    const all = select(state, ALL);
    const filtered = all.filter(isKeyEvent);
    const keyOnly = select(state, KEY_ONLY);
    assert.equal(keyOnly.length, filtered.length);
    assert.ok(keyOnly.every((block, index) => block === filtered[index]));
    assert.deepEqual(select(state, { ...ALL, order: 'oldest' }), all.toReversed());
  });
});

test('where a flag never changes, filtering answers before the merge shows the same as filtering after it', () => {
  const select = createTimelineSelector();
  const flagged = anyHistory.map((history) => history.map(withFlagById));
  fc.assert(
    fc.property(flagged, (history) => {
      const after = select(receiveAll(history), KEY_ONLY);
      const before = select(receiveAll(history.map(keyEventsOf)), ALL);
      assert.deepEqual(before, after);
    }),
    { numRuns: RUNS },
  );
});

test('a view keeps its identity until a block in it changes', () => {
  const select = createTimelineSelector();
  forEachState((state, before) => {
    const [was, is] = [select(before, KEY_ONLY), select(state, KEY_ONLY)];
    const isUnchanged = was.length === is.length && was.every((it, index) => it === is[index]);
    assert.equal(was === is, isUnchanged);
  });
});

test('who only follows the changes ends up with the blocks that stand', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const followed = new Set<string>();
      let state = realReducer.empty;
      for (const delivery of history) {
        state = realReducer.receive(state, delivery);
        for (const { kind, block } of state.changes) {
          assert.equal(followed.has(block.id), kind !== 'block', `${kind} of ${block.id}`);
          if (kind === 'remove') followed.delete(block.id);
          else followed.add(block.id);
        }
      }
      assert.deepEqual([...followed].toSorted(), standingIds(state));
    }),
    { numRuns: RUNS },
  );
});

test('an edit reads otherwise than before', () => {
  forEachState(({ changes }) => {
    for (const change of changes)
      if (change.kind === 'edit')
        assert.notEqual(visibleDigest(change.previous), visibleDigest(change.block));
  });
});

test('only blocks that stand are marked as unseen or edited', () => {
  forEachState((state) => {
    const standing = new Set(standingIds(state));
    assert.ok(state.unseen.isSubsetOf(standing));
    assert.ok(state.edited.isSubsetOf(standing));
  });
});

function forEachState(check: (state: State, before: State) => void): void {
  fc.assert(
    fc.property(anyHistory, (history) => {
      let state = realReducer.empty;
      for (const delivery of history) {
        const before = state;
        state = realReducer.receive(before, delivery);
        check(state, before);
      }
    }),
    { numRuns: RUNS },
  );
}

function receiveAll(history: readonly Delivery[]): State {
  return history.reduce(realReducer.receive, realReducer.empty);
}

function standingIds(state: State): readonly string[] {
  return IDS.filter((id) => standingBlock(state.records.get(id)) !== null);
}

function withFlagById({ update, receivedAt }: Delivery): Delivery {
  const blocks = update.blocks.map((block) => ({ ...block, keyEvent: block.id !== 'b' }));
  return { update: { ...update, blocks }, receivedAt };
}

function keyEventsOf({ update, receivedAt }: Delivery): Delivery {
  return { update: { ...update, blocks: update.blocks.filter(isKeyEvent) }, receivedAt };
}
