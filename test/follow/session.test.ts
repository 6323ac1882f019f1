// Owns the tests of a session over a source without a network, by a clock that stands still.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionOptions } from '../../src/follow/session.ts';
import type { Block } from '../../src/model/block.ts';
import { DecodeError, HttpError, NetworkError, NotLiveBlogError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { isRemovedId } from '../../src/state/selectors.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { followFake } from './fake-session.ts';
import { createFakeSource } from './fake-source.ts';

const URL = 'http://source.test/newest';
const REFUSED = new NetworkError(URL, 'refused');
const ABSENT = new HttpError(URL, 404);
const GONE = new HttpError(URL, 410);
const FLOOR_MS = 10_000;

/** A story that a test follows. */
function startSession(given: Partial<SessionOptions> = {}) {
  const source = createFakeSource();
  const clock = createFakeClock(0);
  const store = createStore(initialState(0));
  const over = new AbortController();
  const session = followFake(source, FLOOR_MS, { store, clock, ...given });
  return {
    ...source,
    clock,
    store,
    session,
    over,
    signal: over.signal,
    known: () => [...store.getState().order],
    removed: () => store.getState().order.filter((id) => isRemovedId(store.getState(), id)),
    /** Opens, then runs in the background; `stop` ends that and gives how it ended. */
    async follow() {
      assert.equal(await session.open(over.signal), null);
      const running = session.run(over.signal);
      return {
        running,
        stop() {
          over.abort();
          return running;
        },
      };
    },
  };
}

/** A block is named for its minute: "b7" was published in the seventh. */
const minute = (at: number, given: Partial<Block> = {}): Block =>
  block({ id: `b${at}`, title: `b${at}`, publishedAt: at * 60_000, ...given });

let stamp = 0;

/** A page with the blocks of these minutes, newest first, that claims to hold all between the first and the last. */
function page(minutes: readonly number[], given: Partial<Update> = {}): Update {
  stamp += 1;
  return update({
    header: header({ updatedAt: stamp }),
    blocks: minutes.map((at) => minute(at)),
    span: { from: Math.min(...minutes) * 60_000, to: Math.max(...minutes) * 60_000 },
    ...given,
  });
}

const ended = () => ({ header: header({ status: 'ended', updatedAt: stamp + 1 }) });

for (const [what, fault, reason] of [
  ['404', ABSENT, 'gone'],
  ['410', GONE, 'gone'],
  ['503', new HttpError(URL, 503), 'failed'],
  ['a refused connection', REFUSED, 'failed'],
  ['an ordinary article', new NotLiveBlogError(URL, 'article'), 'failed'],
] as const) {
  test(`the first request decides: ${what} means ${reason}, and nothing is tried again`, async () => {
    const { session, answer, asked, signal, clock, store } = startSession();
    answer(null, fault);
    assert.deepEqual(await session.open(signal), { reason, fault });
    await clock.advance(600_000);
    assert.deepEqual(asked, ['newest']);
    assert.equal(store.getState().header, null);
  });
}

test('the first request decides: a body that cannot be read fails, with its address and place', async () => {
  const { session, answer, signal, forgotten } = startSession();
  answer(null, '{"pageId":"x","contentType":"LiveBlog","blocks":[{}]}');
  const ending = await session.open(signal);
  assert.ok(ending !== null && 'fault' in ending);
  assert.ok(ending.fault instanceof DecodeError);
  assert.equal(ending.reason, 'failed');
  assert.equal(ending.fault.url, URL);
  assert.match(ending.fault.path, /^blocks\[0\]/u);
  assert.deepEqual(forgotten, ['newest']);
});

test('a fault of ours is not taken for the network’s', async () => {
  const { session, answer, signal } = startSession();
  answer(null, new TypeError('ours'));
  await assert.rejects(session.open(signal), /ours/u);
});

test('to open and then to run asks once, and again only when the next poll is due', async () => {
  const { answer, asked, clock, follow } = startSession();
  answer(null, page([2, 1]));
  const { stop } = await follow();
  await clock.advance(FLOOR_MS - 1);
  assert.equal(asked.length, 1);
  await clock.advance(1);
  assert.equal(asked.length, 2);
  assert.deepEqual(await stop(), { reason: 'stopped' });
});

test('pollNow asks at once', async () => {
  const { answer, asked, clock, session, follow } = startSession();
  answer(null, page([2, 1]));
  const { stop } = await follow();
  await clock.asleep();
  session.pollNow();
  await clock.advance(0);
  assert.equal(asked.length, 2);
  await stop();
});

test('an unchanged story stays the same story, checked a moment ago', async () => {
  const { answer, clock, store, follow } = startSession();
  answer(null, page([2, 1]), 'unchanged');
  const { stop } = await follow();
  const before = store.getState();
  await clock.advance(FLOOR_MS);
  const after = store.getState();
  assert.equal(after.records, before.records);
  assert.equal(after.header, before.header);
  assert.deepEqual(after.poll, { phase: 'ok', at: FLOOR_MS });
  await stop();
});

test('a story that is gone (410) after it was shown is the end of following', async () => {
  const { answer, clock, store, known, follow } = startSession();
  answer(null, page([2, 1]), GONE);
  const { running } = await follow();
  await clock.advance(FLOOR_MS);
  assert.deepEqual(await running, { reason: 'gone', fault: GONE });
  assert.deepEqual(store.getState().poll, { phase: 'stopped', at: FLOOR_MS, reason: 'gone' });
  assert.deepEqual(known(), ['b2', 'b1']);
  assert.deepEqual(clock.waits(), []);
});

test('a story that is nowhere (404) after it was shown is tried again', async () => {
  const { answer, clock, known, follow } = startSession();
  answer(null, page([2, 1]), ABSENT, page([3, 2, 1]));
  const { stop } = await follow();
  await clock.advance(2 * FLOOR_MS);
  assert.deepEqual(known(), ['b3', 'b2', 'b1']);
  await stop();
});

test('a story that has ended is not polled: neither when opened nor from then on', async () => {
  const opened = startSession();
  opened.answer(null, page([1], ended()));
  assert.deepEqual(await opened.session.open(opened.signal), { reason: 'ended' });
  assert.equal(opened.store.getState().poll.phase, 'stopped');

  const { answer, clock, asked, follow } = startSession();
  answer(null, page([1]), page([2, 1], ended()));
  const { running } = await follow();
  await clock.advance(FLOOR_MS);
  assert.deepEqual(await running, { reason: 'ended' });
  await clock.advance(600_000);
  assert.equal(asked.length, 2);
});

test('a body that cannot be read later is a failed poll, and its validators are forgotten', async () => {
  const { answer, clock, store, forgotten, follow } = startSession();
  answer(null, page([1]), '<!doctype html>', page([2, 1]));
  const { stop } = await follow();
  await clock.advance(FLOOR_MS);
  const { poll } = store.getState();
  assert.ok(poll.phase === 'failed' && poll.fault instanceof DecodeError);
  assert.equal(poll.fault.url, URL);
  assert.deepEqual(forgotten, ['newest']);
  await clock.advance(FLOOR_MS);
  assert.equal(store.getState().poll.phase, 'ok');
  await stop();
});

for (const [speed, floorMs] of [
  [1, FLOOR_MS],
  [60, 600_000],
] as const) {
  test(`a failed poll says when it failed and when the next one is due, at speed ${speed}`, async () => {
    const clock = createFakeClock(5_000);
    const storyNow = () => 1_000_000 + clock.now() * speed;
    const { answer, store, follow } = startSession({
      clock,
      storyNow,
      schedule: { floorMs, speed },
    });
    answer(null, page([1]), REFUSED);
    const { stop } = await follow();
    await clock.asleep();
    await clock.advance(FLOOR_MS);
    const { poll } = store.getState();
    assert.ok(poll.phase === 'failed');
    assert.equal(poll.fault, REFUSED);
    assert.equal(poll.at, storyNow());
    const [waitMs = 0] = clock.waits();
    const slices = 2;
    assert.equal(poll.retryAt, storyNow() + waitMs * slices * speed);
    await stop();
  });
}

test('older pages are read one after the other, and what they bring was there before', async () => {
  const { answer, session, signal, store, asked } = startSession();
  answer(null, page([6, 5], { older: 'p2' }));
  answer('p2', page([4, 3], { older: 'p3' }));
  answer('p3', page([2, 1]));
  await session.open(signal);
  await Promise.all([session.readOlder(signal), session.readOlder(signal)]);
  assert.deepEqual(store.getState().order, ['b6', 'b5', 'b4', 'b3', 'b2', 'b1']);
  assert.deepEqual(
    store.getState().changes.map((change) => 'cause' in change && change.cause),
    ['backfill', 'backfill'],
  );
  assert.equal(session.reachedAt(), 60_000);
  await session.readOlder(signal);
  assert.deepEqual(asked, ['newest', 'p2', 'p3']);
});

test('an older page that cannot be had is state, and can be asked for again', async () => {
  const { answer, session, signal, store, clock, asked, follow } = startSession();
  answer(null, page([6, 5], { older: 'p2' }));
  answer('p2', REFUSED, page([4, 3]));
  const { stop } = await follow();
  await session.readOlder(signal);
  const { poll } = store.getState();
  assert.ok(poll.phase === 'failed');
  assert.deepEqual([poll.fault, poll.retryAt], [REFUSED, null]);
  await clock.advance(FLOOR_MS);
  assert.equal(store.getState().poll.phase, 'ok');
  await session.readOlder(signal);
  assert.deepEqual(asked, ['newest', 'p2', 'newest', 'p2']);
  assert.equal(store.getState().order.length, 4);
  await stop();
});

test('an older page is asked for whole: no validator of an earlier time goes along', async () => {
  const { answer, session, signal, forgotten } = startSession();
  answer(null, page([6, 5], { older: 'p2' }));
  answer('p2', page([4, 3]));
  await session.open(signal);
  await session.readOlder(signal);
  assert.deepEqual(forgotten, ['p2']);
});

test('where the block that names an older page was removed, the newest page names another', async () => {
  const { answer, session, signal, clock, known, follow } = startSession();
  answer(null, page([6, 5], { older: 'p4' }), page([6, 5], { older: 'p3' }));
  answer('p4', ABSENT);
  answer('p3', page([3, 2]));
  const { stop } = await follow();
  await clock.advance(FLOOR_MS);
  await session.readOlder(signal);
  assert.deepEqual(known(), ['b6', 'b5', 'b3', 'b2']);
  await stop();
});

test('one request is in flight, ever: an older page waits for the poll, and a poll for it', async () => {
  const { answer, session, signal, clock, asked, hold, release, mostInFlight, follow } =
    startSession();
  answer(null, page([6, 5], { older: 'p2' }));
  answer('p2', page([4, 3], { older: 'p3' }));
  answer('p3', page([2, 1]));
  const { stop } = await follow();
  await clock.asleep();
  let waiting = hold();
  await clock.advance(FLOOR_MS);
  await waiting;
  const older = session.readOlder(signal);
  await clock.advance(0);
  assert.deepEqual(asked, ['newest', 'newest']);
  release();
  await older;
  waiting = hold();
  const another = session.readOlder(signal);
  await waiting;
  await clock.advance(FLOOR_MS);
  assert.deepEqual(asked, ['newest', 'newest', 'p2', 'p3']);
  release();
  await another;
  await clock.advance(0);
  assert.deepEqual(asked, ['newest', 'newest', 'p2', 'p3', 'newest']);
  assert.equal(mostInFlight(), 1);
  await stop();
});

test('the opening reads older pages for as long as they are wanted', async () => {
  const { answer, session, signal, asked, store } = startSession();
  answer(null, page([6, 5], { older: 'p2' }));
  answer('p2', page([4, 3], { older: 'p3' }));
  answer('p3', page([2, 1]));
  const reached: number[] = [];
  const ending = await session.open(signal, (reachedAt) => {
    reached.push(reachedAt / 60_000);
    return reachedAt > 180_000;
  });
  assert.equal(ending, null);
  assert.deepEqual(reached, [5, 3]);
  assert.deepEqual(asked, ['newest', 'p2']);
  assert.equal(store.getState().poll.phase, 'ok');
});

test('the opening of an ended story reads older pages too', async () => {
  const { answer, session, signal, known } = startSession();
  answer(null, page([4, 3], { ...ended(), older: 'p2' }));
  answer('p2', page([2, 1], ended()));
  assert.deepEqual(await session.open(signal, () => true), { reason: 'ended' });
  assert.deepEqual(known(), ['b4', 'b3', 'b2', 'b1']);
});

test('the opening leaves off where a page leads no further back, and where one cannot be had', async () => {
  for (const reply of [page([6, 5], { older: 'p2' }), REFUSED]) {
    const { answer, session, signal, asked } = startSession();
    answer(null, page([6, 5], { older: 'p2' }));
    answer('p2', reply);
    assert.equal(await session.open(signal, () => true), null);
    assert.deepEqual(asked, ['newest', 'p2']);
  }
});

test('a gap is filled from older pages until one is known, and what they bring is news', async () => {
  const { answer, clock, asked, store, known, follow } = startSession();
  answer(null, page([2, 1]), page([8, 7], { older: 'p3' }), 'unchanged');
  answer('p3', page([6, 5], { older: 'p2' }));
  answer('p2', page([4, 3, 2], { older: 'p1' }));
  const causes: unknown[] = [];
  const { stop } = await follow();
  store.subscribe(({ changes }) =>
    causes.push(...changes.map((change) => 'cause' in change && change.cause)),
  );
  await clock.advance(2 * FLOOR_MS);
  assert.deepEqual(known(), ['b8', 'b7', 'b6', 'b5', 'b4', 'b3', 'b2', 'b1']);
  assert.deepEqual(causes, Array(6).fill('new'));
  assert.deepEqual(asked, ['newest', 'newest', 'p3', 'p2', 'newest']);
  await stop();
});

test('key events that came ahead of their pages are not taken for the end of a gap', async () => {
  const { answer, clock, known, follow } = startSession();
  const key = minute(5, { keyEvent: true });
  const news = page([8, 7], { older: 'p3' });
  answer(null, page([2, 1]), { ...news, blocks: [...news.blocks, key] }, 'unchanged');
  answer('p3', page([6, 5], { older: 'p2' }));
  answer('p2', page([4, 3], { older: 'p1' }));
  answer('p1', page([2, 1]));
  const { stop } = await follow();
  await clock.advance(FLOOR_MS);
  assert.equal(known().length, 8);
  await stop();
});

test('a gap whose page cannot be had is gone on with at the next poll, though nothing is new then', async () => {
  const { answer, clock, store, known, asked, follow } = startSession();
  answer(null, page([2, 1]), page([8, 7], { older: 'p3' }), 'unchanged');
  answer('p3', page([6, 5], { older: 'p2' }));
  answer('p2', REFUSED, page([4, 3, 2]));
  const { stop } = await follow();
  await clock.advance(FLOOR_MS);
  assert.equal(store.getState().poll.phase, 'failed');
  assert.deepEqual(known(), ['b8', 'b7', 'b6', 'b5', 'b2', 'b1']);
  await clock.advance(FLOOR_MS);
  assert.equal(known().length, 8);
  assert.deepEqual(asked.slice(1), ['newest', 'p3', 'p2', 'newest', 'p2']);
  assert.equal(store.getState().poll.phase, 'ok');
  await stop();
});

test('a second gap above one that is not filled yet is filled down to what was known before both', async () => {
  const { answer, clock, known, follow } = startSession();
  answer(
    null,
    page([2, 1]),
    page([6, 5], { older: 'p2' }),
    page([10, 9], { older: 'p4' }),
    'unchanged',
  );
  answer('p2', REFUSED, page([4, 3], { older: 'p1' }));
  answer('p4', page([8, 7], { older: 'p3' }));
  answer('p3', page([6, 5], { older: 'p2' }));
  answer('p1', page([2, 1]));
  const { stop } = await follow();
  await clock.advance(3 * FLOOR_MS);
  assert.equal(known().length, 10);
  await stop();
});

test('a long gap is filled in portions, one a poll', async () => {
  const { answer, clock, asked, known, follow } = startSession();
  answer(null, page([2, 1]), page([100, 99], { older: 'p98' }), 'unchanged');
  for (let at = 98; at > 2; at -= 2) answer(`p${at}`, page([at, at - 1], { older: `p${at - 2}` }));
  answer('p2', page([2, 1]));
  const { stop } = await follow();
  await clock.advance(FLOOR_MS);
  assert.equal(asked.length, 2 + 20);
  await clock.advance(3 * FLOOR_MS);
  assert.equal(known().length, 100);
  assert.equal(asked.filter((name) => name !== 'newest').length, 49);
  await stop();
});

test('a story that ends over a gap is followed until the gap is filled', async () => {
  const { answer, clock, known, follow } = startSession();
  answer(null, page([2, 1]), page([6, 5], { ...ended(), older: 'p2' }), 'unchanged');
  answer('p2', REFUSED, page([4, 3, 2]));
  const { running } = await follow();
  await clock.advance(3 * FLOOR_MS);
  assert.deepEqual(await running, { reason: 'ended' });
  assert.equal(known().length, 6);
});

test('a page of a gap that is gone (410) is not the end of the story', async () => {
  const { answer, clock, store, follow } = startSession();
  answer(null, page([2, 1]), page([6, 5], { older: 'p2' }));
  answer('p2', GONE);
  const { stop } = await follow();
  await clock.advance(FLOOR_MS);
  const { poll, gaps } = store.getState();
  assert.equal(poll.phase, 'ok');
  assert.deepEqual(
    gaps.map(({ after, before, goesOnAt, isLeft }) => [after.id, before.id, goesOnAt, isLeft]),
    [['b2', 'b5', null, true]],
  );
  assert.deepEqual(await stop(), { reason: 'stopped' });
});

for (const second of ['a second snapshot', 'the first one, unchanged'] as const) {
  test(`a block is removed when ${second} lacks it too`, async () => {
    const { answer, clock, removed, follow } = startSession();
    const [whole, lacking, lackingToo] = [page([3, 2, 1]), page([3, 1]), page([4, 3, 1])];
    answer(null, whole, lacking, second === 'a second snapshot' ? lackingToo : 'unchanged');
    const { stop } = await follow();
    await clock.advance(FLOOR_MS);
    assert.deepEqual(removed(), []);
    await clock.advance(FLOOR_MS);
    assert.deepEqual(removed(), ['b2']);
    await stop();
  });
}

test('a story is asked once more after its end when that is what it takes to witness a removal', async () => {
  const { answer, clock, removed, asked, follow } = startSession();
  answer(null, page([3, 2, 1]), page([3, 1], ended()), 'unchanged');
  const { running } = await follow();
  await clock.advance(2 * FLOOR_MS);
  assert.deepEqual(await running, { reason: 'ended' });
  assert.deepEqual(removed(), ['b2']);
  assert.equal(asked.length, 3);
});

test('a block that leaves the page at its older end is not removed', async () => {
  const { answer, clock, removed, follow } = startSession();
  answer(null, page([3, 2, 1]), page([4, 3, 2]), page([5, 4, 3]), page([6, 5, 4]));
  const { stop } = await follow();
  await clock.advance(3 * FLOOR_MS);
  assert.deepEqual(removed(), []);
  await stop();
});

/** Everything that a session can be at: an opening with older pages, a gap, an older page beside a poll. */
function startBusySession() {
  const busy = startSession();
  const news = page([20, 19], { older: 'p18' });
  busy.answer(null, page([6, 5], { older: 'p4' }), page([7, 6, 5]), news, REFUSED, 'unchanged');
  busy.answer('p4', page([4, 3], { older: 'p2' }));
  busy.answer('p2', page([2, 1]));
  busy.answer('p18', page([18, 17], { older: 'p16' }));
  busy.answer('p16', page([16, 15, 7], { older: 'p4' }));
  return busy;
}

/** Follows, and aborts when the `at`th thing happens: a request, or something told. True if so many did. */
async function abortAt(at: number, { moment }: { moment: 'told' | 'asked' }): Promise<boolean> {
  const busy = startBusySession();
  const { session, signal, over, client, store, clock } = busy;
  let things = 0;
  const happen = () => {
    things += 1;
    if (things === at) over.abort(new Error('enough'));
  };
  if (moment === 'told') store.subscribe(happen);
  else {
    const { get } = client;
    Object.assign(client, {
      get: (...asked: Parameters<typeof get>) => {
        const answer = get(...asked);
        happen();
        return answer;
      },
    });
  }
  const opened = await session.open(signal, (reachedAt) => reachedAt > 240_000);
  const running = opened ?? session.run(signal);
  await clock.advance(FLOOR_MS);
  await session.readOlder(signal);
  await clock.advance(5 * FLOOR_MS);
  const wasReached = signal.aborted;
  if (wasReached) assert.deepEqual(await running, { reason: 'stopped' }, `${moment} ${at}`);
  over.abort();
  await running;
  assert.deepEqual(clock.waits(), [], 'no timer is left');
  return wasReached;
}

for (const moment of ['told', 'asked'] as const) {
  test(`an abort ends the session wherever it is at: any moment when something is ${moment}`, async () => {
    const reached: boolean[] = [];
    for (let at = 1; at <= 30; at++) reached.push(await abortAt(at, { moment }));
    assert.ok(reached.filter((wasReached) => wasReached).length >= 8, reached.join());
  });
}

test('a signal that is aborted already asks nothing', async () => {
  const { session, answer, asked } = startSession();
  answer(null, page([1]));
  assert.deepEqual(await session.open(AbortSignal.abort()), { reason: 'stopped' });
  assert.deepEqual(asked, []);
});

test('the state says how polling stands, all along', async () => {
  const { answer, clock, store, follow } = startSession();
  answer(null, page([1]), 'unchanged', REFUSED, page([2, 1], ended()));
  const phases: string[] = [];
  store.subscribe(({ poll }) => phases.push(poll.phase));
  const { running } = await follow();
  await clock.advance(3 * FLOOR_MS);
  await running;
  assert.deepEqual(phases, ['ok', 'ok', 'failed', 'ok', 'stopped']);
});
