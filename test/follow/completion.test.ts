import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import { initialState } from '../../src/state/initial-state.ts';
import type { Change } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { followFake } from './fake-session.ts';
import { createFakeSource } from './fake-source.ts';

const ONE_MINUTE = 60_000;

function start() {
  const source = createFakeSource();
  const clock = createFakeClock(0);
  const store = createStore(initialState(0));
  const over = new AbortController();
  const told: Change[] = [];
  store.subscribe((state) => told.push(...state.changes));
  const session = followFake(source, ONE_MINUTE, { store, clock });
  return { ...source, clock, store, session, over, told, known: () => store.getState().order };
}

const listed = (...ids: readonly string[]) => ids.map((id) => ({ id, cursor: `one:${id}` }));
const a = block({ id: 'a', publishedAt: 1 });
const b = block({ id: 'b', publishedAt: 2 });
const c = block({ id: 'c', publishedAt: 3 });
const holding = (...blocks: readonly Block[]) => update({ blocks });

test('an answer that lists blocks is completed by those that are not known, newest first and not in a burst', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  s.answer(null, update({ header: header(), listed: listed('b', 'a') }));
  s.answer('one:a', holding(a));
  s.answer('one:b', holding(b));
  const opening = s.session.open(s.over.signal);
  await s.clock.asleep();
  assert.deepEqual(s.asked, ['newest', 'one:b']);
  await s.clock.advance(300);
  assert.equal(await opening, null);
  assert.deepEqual(s.asked, ['newest', 'one:b', 'one:a']);
  assert.deepEqual(s.known(), ['b', 'a']);
  assert.deepEqual(
    s.told.map((change) => change.kind === 'block' && change.cause),
    ['initial', 'initial'],
  );

  s.answer(null, update({ listed: listed('c', 'b', 'a') }));
  s.answer('one:c', holding(c));
  void s.session.run(s.over.signal);
  await s.clock.advance(2 * ONE_MINUTE);
  assert.deepEqual(s.asked.slice(3, 5), ['newest', 'one:c']);
  assert.deepEqual(
    s.told.slice(2).map((change) => change.kind === 'block' && change.cause),
    ['new'],
  );
});

test('a listed block that is not there is asked for once, and what else fails at the next poll again', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  s.answer(null, update({ header: header(), listed: listed('d', 'c', 'b', 'a') }), 'unchanged');
  s.answer('one:d', '<html>');
  s.answer('one:c', new HttpError('http://source.test/one:c', 404));
  s.answer('one:b', holding(b));
  s.answer('one:a', new NetworkError('http://source.test/one:a', 'reset'), holding(a));
  const opening = s.session.open(s.over.signal);
  await s.clock.asleep();
  await s.clock.advance(ONE_MINUTE);
  assert.equal(await opening, null);
  assert.deepEqual(s.known(), ['b']);
  void s.session.run(s.over.signal);
  await s.clock.advance(1);
  assert.equal(s.store.getState().poll.phase, 'failed');
  await s.clock.advance(3 * ONE_MINUTE);
  assert.deepEqual(s.known(), ['b', 'a']);
  assert.equal(s.store.getState().poll.phase, 'ok');
  assert.equal(s.asked.filter((page) => page === 'one:d').length, 1);
  assert.equal(s.asked.filter((page) => page === 'one:c').length, 1);
  assert.equal(s.asked.filter((page) => page === 'one:b').length, 1);
});

test('answers that belong together are asked for together, and one of them may bring the end', async () => {
  const s = start();
  s.answer(null, update({ blocks: [a, b], also: ['record'] }));
  s.answer('record', update({ header: header({ status: 'ended' }) }));
  assert.deepEqual(await s.session.open(s.over.signal), { reason: 'ended' });
  assert.deepEqual(s.asked, ['newest', 'record']);
  assert.equal(s.store.getState().header?.title, 'A story');
});

test('an ending that was judged by silence alone does not end the polling', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  const silent = { header: header({ status: 'ended' }), pollAfterMs: 900_000 };
  s.answer(null, update({ ...silent, blocks: [a], mayResume: true }));
  assert.equal(await s.session.open(s.over.signal), null);
  void s.session.run(s.over.signal);
  await s.clock.advance(10 * ONE_MINUTE);
  assert.deepEqual(s.asked, ['newest']);
  await s.clock.advance(10 * ONE_MINUTE);
  assert.deepEqual(s.asked, ['newest', 'newest']);
});

test('a poll starts where the last answer said, and anew once that fails', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  s.answer(null, update({ header: header(), blocks: [a], next: 'since:1' }));
  s.answer('since:1', update({ blocks: [b], next: 'since:2' }));
  s.answer('since:2', new HttpError('http://source.test/since:2', 500));
  await s.session.open(s.over.signal);
  void s.session.run(s.over.signal);
  await s.clock.advance(8 * ONE_MINUTE);
  assert.deepEqual(s.asked.slice(0, 4), ['newest', 'since:1', 'since:2', 'newest']);
  assert.deepEqual(s.known(), ['b', 'a']);
  assert.deepEqual(s.forgotten.slice(0, 2), ['newest', 'since:1']);
});

test('a block that two lists lack is removed, and one that is only listed is not', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  const span = { from: 0, to: 9 };
  s.answer(null, update({ header: header(), blocks: [a, b, c], span }));
  await s.session.open(s.over.signal);
  s.answer(null, update({ span, listed: listed('c', 'a') }));
  void s.session.run(s.over.signal);
  await s.clock.advance(5 * ONE_MINUTE);
  const removed = s.told.filter((change) => change.kind === 'remove');
  assert.deepEqual(
    removed.map((change) => change.block.id),
    ['b'],
  );
});

test('a story that is known already stays when the first request fails, and polling goes on', async (t) => {
  const s = start();
  t.after(() => s.over.abort());
  s.store.dispatch({
    type: 'update-received',
    update: update({ header: header(), blocks: [a] }),
    receivedAt: 0,
    cause: 'poll',
  });
  s.answer(null, new HttpError('http://source.test/newest', 404), holding(a, b));
  assert.equal(await s.session.open(s.over.signal), null);
  void s.session.run(s.over.signal);
  await s.clock.advance(1);
  assert.equal(s.store.getState().poll.phase, 'failed');
  await s.clock.advance(5 * ONE_MINUTE);
  assert.deepEqual(s.known(), ['b', 'a']);
});

test('a story that is known already and gone for good ends as gone', async () => {
  const s = start();
  s.store.dispatch({
    type: 'update-received',
    update: update({ header: header(), blocks: [a] }),
    receivedAt: 0,
    cause: 'poll',
  });
  const gone = new HttpError('http://source.test/newest', 410);
  s.answer(null, gone);
  assert.equal(await s.session.open(s.over.signal), null);
  assert.deepEqual(await s.session.run(s.over.signal), { reason: 'gone', fault: gone });
});
