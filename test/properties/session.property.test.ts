// Owns the law of following: however answers come, late, twice or with long sleeps between, the reader's story ends as
// the newsroom's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { apollo11 } from '../../src/replay/apollo-11.ts';
import { blockIdOf, renderPage } from '../../src/replay/guardian-wire.ts';
import { type Newsroom, playUntil } from '../../src/replay/newsroom.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { isRemovedId, selectPinned, selectTimeline } from '../../src/state/selectors.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { followFake } from '../follow/fake-session.ts';
import { createFakeSource, type Reply } from '../follow/fake-source.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { RUNS } from '../helpers/runs.ts';

/** A follower's whole day at each run. */
const DAYS = Math.ceil(RUNS / 20);
const HOUR_MS = 3_600_000;
const TIMES = apollo11.events.map(({ at }) => Date.parse(at));
const LAST = TIMES.length - 1;
const NEWSROOMS = TIMES.map((at) => playUntil(apollo11, at));

const read = new Map<string, Update | null>();

/** A page of a version of the story as the adapter reads it; null when no page holds that block. */
function pageAt(version: number, cursor: string | null, pageSize: number): Update | null {
  const key = `${version} ${cursor} ${pageSize}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const publication = {
    script: apollo11,
    origin: 'https://story.test',
    pageSize,
    randomId: () => key,
  };
  const page = renderPage(publication, newsroomAt(version), cursor);
  const context = { ...FILE_CONTEXT, cursor };
  const update = page === null ? null : guardian.parse(JSON.stringify(page), context);
  read.set(key, update);
  return update;
}

function newsroomAt(version: number): Newsroom {
  const newsroom = NEWSROOMS[version];
  assert.ok(newsroom !== undefined);
  return newsroom;
}

/** Follows a source to the story's end; the replies to the newest page are for the caller to end with the last version. */
async function followToEnd(reply: (page: string) => Reply) {
  const source = createFakeSource(reply);
  const clock = createFakeClock(0);
  const store = createStore(initialState(0));
  const session = followFake(source, 10_000, { store, clock });
  const never = new AbortController().signal;
  const opened = await session.open(never);
  const running = opened ?? session.run(never);
  if (opened === null) await clock.advance(HOUR_MS);
  assert.deepEqual(await running, { reason: 'ended' });
  assert.deepEqual(clock.waits(), []);
  return { store, session, never };
}

function standingIds(state: State): string[] {
  return state.order.filter((id) => !isRemovedId(state, id));
}

const idsIn = (newsroom: Newsroom) => newsroom.blocks.map(({ name }) => blockIdOf(apollo11, name));

const anyVersion = fc.integer({ min: 0, max: LAST - 1 });
const WHOLE = 1000;

test('answers that are shuffled, repeated and left out end in the newsroom’s own story', async () => {
  const truth = newsroomAt(LAST);
  const final = pageAt(LAST, null, WHOLE);
  assert.ok(final !== null && truth.ended && truth.removed.length > 0);
  await fc.assert(
    fc.asyncProperty(fc.array(anyVersion, { maxLength: 30 }), async (versions) => {
      const left = [...versions, LAST];
      const { store } = await followToEnd(() => {
        const version = left.shift();
        return version === undefined ? 'unchanged' : (pageAt(version, null, WHOLE) ?? 'unchanged');
      });
      const state = store.getState();
      const blocks = selectTimeline(state, { keyEventsOnly: false, order: 'newest' });
      const standing = blocks.filter(({ id }) => !isRemovedId(state, id));
      assert.deepEqual(
        standing.map(({ id, publishedAt, lastUpdatedAt }) => [id, publishedAt, lastUpdatedAt]),
        truth.blocks.map((block) => [
          blockIdOf(apollo11, block.name),
          block.publishedAt,
          block.lastUpdatedAt,
        ]),
      );
      assert.deepEqual(new Set(standing), new Set(final.blocks));
      assert.equal(state.header?.title, truth.headline);
      assert.equal(selectPinned(state)?.id ?? null, final.header?.pinnedId ?? null);
    }),
    { numRuns: DAYS },
  );
});

test('a reader who sleeps now and then misses no block, however many pages went by', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyVersion, { maxLength: 8 }),
      fc.constantFrom(3, 10),
      async (versions, pageSize) => {
        const left = [...versions].sort((one, other) => one - other);
        let version = LAST;
        const { store, session, never } = await followToEnd((page) => {
          if (page === 'newest') version = left.shift() ?? LAST;
          const update = pageAt(version, page === 'newest' ? null : page, pageSize);
          return update ?? new HttpError(`https://story.test/${page}`, 404);
        });
        while (store.getState().older !== null) await session.readOlder(never);
        const known = new Set(standingIds(store.getState()));
        assert.deepEqual(
          idsIn(newsroomAt(LAST)).filter((id) => !known.has(id)),
          [],
        );
      },
    ),
    { numRuns: DAYS },
  );
});
