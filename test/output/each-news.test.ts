// Owns the tests of which blocks are told of one by one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { tellEachNews } from '../../src/output/each-news.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, update } from '../helpers/builders.ts';

function setUp(keyEventsOnly = false, opened: State = initialState(0), isResumed = false) {
  const store = createStore(opened);
  const lines: string[] = [];
  const stop = tellEachNews({
    store,
    isResumed,
    keyEventsOnly,
    storyNow: () => 0,
    tell: (l) => lines.push(l),
  });
  const receive = (blocks: readonly Block[], cause: 'poll' | 'opening' | 'backfill' = 'poll') =>
    store.dispatch({
      type: 'update-received',
      cause,
      receivedAt: 0,
      update: update({ header: header(), blocks }),
    });
  const told = () => lines.map((line) => JSON.parse(line)).map((e) => [e.event, e.block.title]);
  receive([post(1), post(2)]);
  return { store, receive, told, stop, lines };
}

function post(id: number, given: Partial<Block> = {}): Block {
  return block({ id: `b${id}`, title: `Post ${id}`, publishedAt: id * 1000, ...given });
}

test('what is there at the start is not told, and what comes or is edited is, oldest first', () => {
  const { receive, told, lines } = setUp();
  receive([post(0)], 'opening');
  receive([post(-1)], 'backfill');
  assert.deepEqual(told(), []);
  receive([post(4), post(3), post(2, { title: 'Post two', lastUpdatedAt: 9000 })]);
  assert.deepEqual(told(), [
    ['edit', 'Post two'],
    ['block', 'Post 3'],
    ['block', 'Post 4'],
  ]);
  assert.ok(lines.every((line) => line.indexOf('\n') === line.length - 1));
});

test('what came while the reader was away is there at the start, and no news', () => {
  const kept = { ...initialState(0), header: header(), knownBefore: 500 };
  const { told } = setUp(false, kept);
  assert.deepEqual(told(), []);
});

test('what came while a story was turned away from is news, and what older pages bring is none', () => {
  const known = reduce(initialState(0), {
    type: 'update-received',
    update: update({ header: header(), blocks: [post(1)] }),
    receivedAt: 0,
    cause: 'poll',
  });
  const kept = { ...known, poll: { phase: 'connecting' }, knownBefore: 1000 } as const;
  const { told, receive } = setUp(false, kept, true);
  receive([post(0.5)]);
  assert.deepEqual(told(), [['block', 'Post 2']]);
});

test('with key events only, only these are told', () => {
  const { receive, told } = setUp(true);
  receive([post(3), post(4, { keyEvent: true })]);
  assert.deepEqual(told(), [['block', 'Post 4']]);
});

test('once stopped nothing is told', () => {
  const { receive, told, stop } = setUp();
  stop();
  receive([post(3)]);
  assert.deepEqual(told(), []);
});
