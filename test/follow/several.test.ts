import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followSeveral } from '../../src/follow/several.ts';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { followFake } from './fake-session.ts';
import { createFakeSource } from './fake-source.ts';

const MINUTE = 60_000;
const REFUSED = new NetworkError('http://source.test/newest', 'refused');
const a = block({ id: 'a', publishedAt: 1 });
const b = block({ id: 'b', publishedAt: 2 });
const story = (...blocks: (typeof a)[]) => update({ header: header(), blocks });
const ended = (...blocks: (typeof a)[]) => update({ header: header({ status: 'ended' }), blocks });

function start() {
  const clock = createFakeClock(0);
  const over = new AbortController();
  const sources = [createFakeSource(), createFakeSource()] as const;
  const branches = sources.map((source, index) => {
    const store = createStore(initialState(0));
    const session = followFake(source, MINUTE, { store, clock });
    return { label: ['gazette', 'courier'][index] ?? '', store, session };
  });
  return {
    clock,
    over,
    first: sources[0],
    second: sources[1],
    ...followSeveral(branches, clock.now),
  };
}

test('each source is polled by itself, and news of either is news of the whole', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  s.first.answer(null, story(a), story(a, b));
  s.second.answer(null, story(a));
  assert.equal(await s.session.open(s.over.signal), null);
  assert.deepEqual(s.store.getState().order, ['1:a', '0:a']);
  assert.equal(s.store.getState().unseen.size, 0);
  void s.session.run(s.over.signal);
  await s.clock.advance(2 * MINUTE);
  assert.deepEqual(s.store.getState().order, ['0:b', '1:a', '0:a']);
  assert.deepEqual([...s.store.getState().unseen], ['0:b']);
  s.store.dispatch({ type: 'blocks-seen', ids: ['0:b'] });
  assert.equal(s.store.getState().unseen.size, 0);
  const star = { isStarred: true, note: null };
  s.store.dispatch({ type: 'block-marked', id: '1:a', mark: star });
  assert.deepEqual([...s.store.getState().marks], [['1:a', star]]);
  s.store.dispatch({ type: 'ticked', now: 9 * MINUTE });
  assert.equal(s.store.getState().now, 9 * MINUTE);
});

test('one that cannot be had leaves the other, and is told of', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  s.first.answer(null, REFUSED);
  s.second.answer(null, story(a));
  assert.equal(await s.session.open(s.over.signal), null);
  const { poll, order } = s.store.getState();
  assert.deepEqual(order, ['1:a']);
  assert.ok(poll.phase === 'failed' && poll.fault === REFUSED && poll.retryAt === null);
});

test('the whole ends when all have ended, and fails when none can be had', async () => {
  const s = start();
  s.first.answer(null, ended(a));
  s.second.answer(null, story(a), ended(a));
  assert.equal(await s.session.open(s.over.signal), null);
  const running = s.session.run(s.over.signal);
  await s.clock.advance(3 * MINUTE);
  assert.deepEqual(await running, { reason: 'ended' });
  assert.equal(s.store.getState().header?.status, 'ended');

  const none = start();
  none.first.answer(null, REFUSED);
  none.second.answer(null, new HttpError('http://source.test/newest', 404));
  assert.deepEqual(await none.session.open(none.over.signal), { reason: 'failed', fault: REFUSED });
});
