// Owns the tests of coming back to a story over real HTTP: what was kept is there before the publisher answers, and what
// happened meanwhile is noticed.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parseOptions } from '../../src/config/parse-options.ts';
import { openStory } from '../../src/open/open-story.ts';
import { findReaderArchive } from '../../src/open/reader-archive.ts';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import { selectTimeline } from '../../src/state/selectors.ts';
import type { State } from '../../src/state/state.ts';
import { temporaryFolder } from '../archive/temporary.ts';
import { FAIR, fairAt } from '../replay/village-fair.ts';

/** A newsroom whose clock a test sets, and visits of a reader who keeps what they read. */
async function openFair(t: TestContext) {
  let now = fairAt(2);
  const server = await createReplayServer({ script: FAIR, clock: { now: () => now } });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await server.close();
    isOpen = false;
  };
  t.after(close);
  const home = temporaryFolder(t);
  return {
    close,
    async visit(at: number) {
      now = at;
      const archives = await findReaderArchive(home, () => 0);
      const options = parseOptions(['--source', 'guardian', server.storyUrl]);
      assert.ok(options.command === 'follow');
      const story = await openStory(options, 'test/1', archives);
      const before = story.store.getState();
      const changes: string[] = [];
      story.store.subscribe((state, previous) => {
        if (state.changes !== previous.changes) changes.push(...state.changes.map(nameOf));
      });
      const ending = await story.session.open(new AbortController().signal);
      await story.close();
      archives.close();
      return { before, changes, after: story.store.getState(), ending };
    },
  };
}

function nameOf(change: State['changes'][number]): string {
  return change.kind === 'block' ? `block, ${change.cause}` : change.kind;
}

function shown(state: State): number {
  return selectTimeline(state, { keyEventsOnly: false, order: 'newest' }).length;
}

test('a story is there before the publisher answers, and what happened meanwhile is told', async (t) => {
  const { visit } = await openFair(t);
  const first = await visit(fairAt(2));
  assert.deepEqual([shown(first.before), first.changes], [0, ['block, initial', 'block, initial']]);
  const second = await visit(fairAt(5));
  assert.equal(shown(second.before), 2);
  assert.equal(second.before.header?.title, 'The village fair – live');
  assert.deepEqual(second.changes, ['edit', 'block, new']);
  assert.deepEqual([second.after.unseen.size, second.after.edited.size], [1, 1]);
  const third = await visit(fairAt(7));
  assert.equal(third.before.unseen.size, 1);
  assert.deepEqual(third.changes, []);
});

test('one answer that lacks a block is no witness enough for its removal', async (t) => {
  const { visit } = await openFair(t);
  await visit(fairAt(5));
  const { after } = await visit(fairAt(7));
  assert.equal(shown(after), 3);
  assert.ok([...after.records.entries()].every(([, record]) => record.removedRevisionAt === null));
});

test('a story whose publisher cannot be reached is there as it was left', async (t) => {
  const { visit, close } = await openFair(t);
  await visit(fairAt(5));
  await close();
  const { after, ending } = await visit(fairAt(7));
  assert.equal(ending, null);
  assert.deepEqual([shown(after), after.poll.phase], [3, 'connecting']);
});
