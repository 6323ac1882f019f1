// Owns the tests of older pages that are read again: what is noticed there, how often anybody is asked, and when it ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionOptions } from '../../src/follow/session.ts';
import type { Block } from '../../src/model/block.ts';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import { initialState } from '../../src/state/initial-state.ts';
import type { Change } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { followFake } from './fake-session.ts';
import { createFakeSource } from './fake-source.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FLOOR_MS = 10_000;
const START = 1000 * HOUR;
const SIZE = 3;

/** What the publisher has: a test changes it while it is followed. Blocks are named for their minute, the newest last. */
function createPublisher(pages: number, now: () => number) {
  const blocks = new Map<number, Block>();
  for (let at = 1; at <= pages * SIZE; at++) blocks.set(at, minute(at));
  let status: 'live' | 'ended' = 'live';
  let updatedAt = now();
  return {
    write(changed: Block) {
      blocks.set((changed.publishedAt ?? 0) / MINUTE, changed);
      updatedAt = now();
    },
    remove(at: number) {
      blocks.delete(at);
      updatedAt = now();
    },
    end() {
      status = 'ended';
      updatedAt = now();
    },
    /** Page 1 is the newest. */
    page(number: number): Update {
      const kept = [...blocks.values()].toReversed();
      const shown = kept.slice((number - 1) * SIZE, number * SIZE);
      const times = shown.map(({ publishedAt }) => publishedAt ?? 0);
      return update({
        header: header({ status, updatedAt }),
        blocks: shown,
        span: { from: Math.min(...times), to: Math.max(...times) },
        older: number * SIZE < kept.length ? `p${number + 1}` : null,
      });
    },
  };
}

function minute(at: number, given: Partial<Block> = {}): Block {
  return block({
    id: `b${at}`,
    publishedAt: at * MINUTE,
    elements: [paragraph('as it was')],
    ...given,
  });
}

/** A story of so many pages that was read down to its beginning, or as far as somebody wanted. */
async function follow(
  pages: number,
  given: Partial<SessionOptions> = {},
  wantsOlder: (reachedAt: number) => boolean = () => true,
) {
  const clock = createFakeClock(START);
  const publisher = createPublisher(pages, () => clock.now());
  const faults = new Map<string, Error | 'unchanged'>();
  const source = createFakeSource((name) => {
    const number = name === 'newest' ? 1 : Number(name.slice(1));
    return faults.get(name) ?? publisher.page(number);
  });
  const store = createStore(initialState(START));
  const over = new AbortController();
  const told: Change[] = [];
  const session = followFake(source, FLOOR_MS, { store, clock, ...given });
  await session.open(over.signal, wantsOlder);
  store.subscribe(({ changes }) => told.push(...changes));
  const opening = source.asked.length;
  const running = session.run(over.signal);
  return {
    ...{ ...source, publisher, clock, faults, store, told, running },
    since: () => source.asked.slice(opening),
    older: () => source.asked.slice(opening).filter((name) => name !== 'newest'),
    removed: () => told.flatMap((change) => (change.kind === 'remove' ? change.block.id : [])),
    edited: () => told.flatMap((change) => (change.kind === 'edit' ? change.block.id : [])),
    stop() {
      over.abort();
      return running;
    },
  };
}

for (const [pace, isBusy] of [
  ['at every poll', true],
  ['never', false],
] as const) {
  // The hour begins and ends with a poll.
  test(`in an hour of a story that changes ${pace} nobody is asked more often than the floor allows`, async () => {
    const s = await follow(20);
    for (let polls = 0; polls < 360; polls++) {
      if (isBusy) s.publisher.write(minute(60, { elements: [paragraph(`${polls}`)] }));
      await s.clock.advance(FLOOR_MS);
    }
    assert.ok(s.since().length <= HOUR / FLOOR_MS + 1, `${s.since().length} requests`);
    assert.ok(s.older().length >= 15 && s.older().length <= 20, `${s.older().length} older pages`);
    const near = s.older().filter((name) => name === 'p2').length;
    assert.ok(near > s.older().filter((name) => name === 'p5').length, s.older().join());
    assert.equal(s.mostInFlight(), 1);
    await s.stop();
  });
}

test('a whole round of twenty pages takes some hours, and none is left out', async () => {
  const s = await follow(20);
  await s.clock.advance(5 * HOUR);
  assert.equal(new Set(s.older()).size, 19);
  await s.stop();
});

test('a source that wants to be asked seldom is asked no more often for that', async () => {
  const s = await follow(5, { schedule: { floorMs: 3 * MINUTE, speed: 1 } });
  await s.clock.advance(24 * HOUR);
  assert.ok(s.since().length <= 481, `${s.since().length} requests`);
  assert.ok(s.older().length > 20 && s.older().length <= 48);
  await s.stop();
});

test('an edit on an older page is noticed, is no news, and moves neither the place of paging nor the state of polling', async () => {
  const s = await follow(6, {}, (reachedAt) => reachedAt > 7 * MINUTE);
  s.publisher.write(minute(9, { lastUpdatedAt: START, elements: [paragraph('put right')] }));
  await s.clock.advance(HOUR);
  assert.deepEqual(s.edited(), ['b9']);
  const { older, order, unseen, poll } = s.store.getState();
  assert.deepEqual([older, order.length], ['p5', 12], 'no page is read that was not');
  assert.equal(unseen.size, 0);
  assert.equal(poll.phase, 'ok');
  await s.stop();
});

test('a block that was taken from an older page is told as removed after a second look, which is the next one', async () => {
  const s = await follow(4);
  s.publisher.remove(5);
  // What stands below moves up by one: nothing of that is a removal.
  await s.clock.advance(HOUR);
  assert.deepEqual(s.removed(), ['b5']);
  const looks = s.older();
  const first = looks.findIndex((name, at) => name === 'p3' && looks[at + 1] === 'p3');
  assert.ok(first >= 0, looks.join());
  await s.stop();
});

test('that the page stands unchanged is the second look, and whatever is not read proves nothing', async () => {
  for (const [reply, removed] of [
    ['unchanged', ['b5']],
    [new HttpError('http://source.test/p3', 500), []],
  ] as const) {
    const s = await follow(4);
    s.publisher.remove(5);
    while (!s.older().includes('p3')) await s.clock.advance(FLOOR_MS);
    s.faults.set('p3', reply);
    await s.clock.advance(HOUR);
    assert.deepEqual(s.removed(), removed);
    assert.equal(s.store.getState().poll.phase, 'ok', 'the newest page can be had');
    await s.stop();
  }
});

test('an old copy of an older page takes nothing away and brings nothing back', async () => {
  const s = await follow(4);
  const old = s.publisher.page(3);
  const stale = header({ updatedAt: START - HOUR });
  s.answer('p3', { ...old, header: stale, blocks: old.blocks.filter(({ id }) => id !== 'b5') });
  const before = s.store.getState().records;
  await s.clock.advance(2 * HOUR);
  assert.equal(s.store.getState().records, before);
  assert.deepEqual(s.told, []);
  await s.stop();
});

test('a page that was read again is asked for with its validators', async () => {
  const s = await follow(2);
  const opening = s.forgotten.length;
  await s.clock.advance(HOUR);
  assert.ok(s.older().length > 5);
  assert.deepEqual(
    s.forgotten.slice(opening).filter((name) => name === 'p2'),
    ['p2'],
  );
  await s.stop();
});

test('pages that nobody has read are left alone, and so is everything on a line that is to be spared', async () => {
  const unread = await follow(1);
  unread.answer(null, { ...unread.publisher.page(1), older: 'p2' });
  await unread.clock.advance(HOUR);
  assert.deepEqual(unread.older(), []);
  await unread.stop();
  for (const given of [{ sparesSnapshots: true }, { newestOnly: true }]) {
    const s = await follow(4, given);
    await s.clock.advance(2 * HOUR);
    assert.deepEqual(s.older(), []);
    await s.stop();
  }
});

test('when the story has ended each page is seen once more, an interval apart, and then nobody is asked', async () => {
  const s = await follow(6);
  await s.clock.advance(5 * MINUTE);
  s.publisher.end();
  const seen = s.older().length;
  s.publisher.write(minute(1, { lastUpdatedAt: START, elements: [paragraph('at last')] }));
  s.publisher.remove(8);
  await s.clock.advance(10 * MINUTE);
  assert.deepEqual(await s.running, { reason: 'ended' });
  assert.deepEqual([s.edited(), s.removed()], [['b1'], ['b8']]);
  assert.deepEqual(s.older().slice(seen), ['p2', 'p3', 'p4', 'p4', 'p5', 'p6']);
  assert.equal(s.store.getState().poll.phase, 'stopped');
  await s.clock.advance(HOUR);
  assert.equal(s.older().length, seen + 6);
});

test('a page that is gone ends the row of them until the newest page names it again', async () => {
  const s = await follow(4);
  s.faults.set('p3', new HttpError('http://source.test/p3', 404));
  await s.clock.advance(HOUR);
  assert.equal(s.store.getState().poll.phase, 'ok');
  assert.ok(!s.older().includes('p4'), s.older().join());
  s.faults.delete('p3');
  await s.clock.advance(2 * HOUR);
  assert.ok(s.older().includes('p4'));
  await s.stop();
});

test('a publisher who tells us to wait is waited for, whichever page it was', async () => {
  const s = await follow(4);
  s.faults.set('p2', new HttpError('http://source.test/p2', 429, 30 * MINUTE));
  while (!s.older().includes('p2')) await s.clock.advance(FLOOR_MS);
  const asked = s.since().length;
  assert.equal(s.store.getState().poll.phase, 'failed');
  await s.clock.advance(29 * MINUTE);
  assert.equal(s.since().length, asked);
  await s.clock.advance(2 * MINUTE);
  assert.ok(s.since().length > asked);
  await s.stop();
});

test('a publisher who cannot be reached is told of, and a page that fails by itself is not', async () => {
  const s = await follow(4);
  s.faults.set('p2', new HttpError('http://source.test/p2', 500));
  while (!s.older().includes('p2')) await s.clock.advance(FLOOR_MS);
  assert.equal(s.store.getState().poll.phase, 'ok');
  s.faults.delete('p2');
  s.faults.set('p3', new NetworkError('http://source.test/p3', 'refused'));
  while (!s.older().includes('p3')) await s.clock.advance(FLOOR_MS);
  assert.equal(s.store.getState().poll.phase, 'failed');
  await s.clock.advance(2 * FLOOR_MS);
  assert.equal(s.store.getState().poll.phase, 'ok');
  await s.stop();
});

test('among the last ones a page that fails is tried once more, and holds nobody up', async () => {
  const s = await follow(4);
  await s.clock.advance(HOUR);
  const before = s.older().length;
  s.publisher.end();
  for (const [name, fault] of [
    ['p2', new HttpError('http://source.test/p2', 500)],
    ['p3', new NetworkError('http://source.test/p3', 'reset')],
    ['p4', new HttpError('http://source.test/p4', 404)],
  ] as const)
    s.faults.set(name, fault);
  await s.clock.advance(HOUR);
  assert.deepEqual(await s.running, { reason: 'ended' });
  assert.deepEqual(s.older().slice(before), ['p2', 'p2', 'p3', 'p3', 'p4', 'p4']);
  const other = await follow(4);
  other.publisher.end();
  other.faults.set('p3', new HttpError('http://source.test/p3', 404));
  while (!other.older().includes('p3')) await other.clock.advance(1000);
  other.faults.delete('p3');
  await other.clock.advance(HOUR);
  assert.deepEqual(other.older(), ['p2', 'p3', 'p3', 'p4']);
});

test('an abort ends it in the middle of a page, and among the last ones', async () => {
  const s = await follow(4);
  const waiting = s.hold();
  void s.clock.advance(FLOOR_MS);
  await waiting;
  assert.deepEqual(await s.stop(), { reason: 'stopped' });
  const last = await follow(6);
  last.publisher.end();
  while (last.older().length < 2) await last.clock.advance(FLOOR_MS);
  assert.deepEqual(await last.stop(), { reason: 'stopped' });
  assert.deepEqual(last.clock.waits(), []);
});
