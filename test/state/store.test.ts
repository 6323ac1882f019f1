import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';

test('a listener hears of each change with the state before it, and of nothing else', () => {
  const store = createStore(initialState(0));
  const heard: (readonly [number, number])[] = [];
  store.subscribe((state, previous) => heard.push([previous.now, state.now]));
  store.dispatch({ type: 'ticked', now: 1 });
  store.dispatch({ type: 'ticked', now: 1 });
  store.dispatch({ type: 'ticked', now: 2 });
  assert.deepEqual(heard, [
    [0, 1],
    [1, 2],
  ]);
  assert.equal(store.getState().now, 2);
});

test('who has left hears nothing more, even when told to leave in the midst of a change', () => {
  const store = createStore(initialState(0));
  const heard: string[] = [];
  store.subscribe(() => {
    heard.push('first');
    leave();
  });
  const leave = store.subscribe(() => heard.push('second'));
  store.dispatch({ type: 'ticked', now: 1 });
  assert.deepEqual(heard, ['first']);
});

test('one function that listens twice leaves once at a time', () => {
  const store = createStore(initialState(0));
  let heard = 0;
  const listener = () => {
    heard++;
  };
  store.subscribe(listener);
  const leave = store.subscribe(listener);
  leave();
  store.dispatch({ type: 'ticked', now: 1 });
  assert.equal(heard, 1);
});

test('an event dispatched by a listener waits until everyone has heard of the one before', () => {
  const store = createStore(initialState(0));
  const heard: string[] = [];
  store.subscribe((state) => {
    heard.push(`first ${state.now}`);
    if (state.now === 1) store.dispatch({ type: 'ticked', now: 2 });
  });
  store.subscribe((state) => heard.push(`second ${state.now}`));
  store.dispatch({ type: 'ticked', now: 1 });
  assert.deepEqual(heard, ['first 1', 'second 1', 'first 2', 'second 2']);
});

test('a listener that throws takes neither the others’ news nor a waiting event away', () => {
  const store = createStore(initialState(0));
  const heard: number[] = [];
  store.subscribe((state) => {
    if (state.now === 1) store.dispatch({ type: 'ticked', now: 2 });
    throw new Error(`at ${state.now}`);
  });
  store.subscribe((state) => heard.push(state.now));
  assert.throws(() => store.dispatch({ type: 'ticked', now: 1 }), /at 1/);
  assert.deepEqual(heard, [1, 2]);
  assert.throws(() => store.dispatch({ type: 'ticked', now: 3 }), /at 3/);
  assert.deepEqual(heard, [1, 2, 3]);
});

test('every event is kept before any listener hears of it, even one that changes nothing', () => {
  const log: string[] = [];
  const store = createStore(initialState(0), (next, previous, { type }) => {
    log.push(`kept ${type}${next === previous ? ' for nothing' : ''}`);
    return next;
  });
  store.subscribe(() => log.push('heard'));
  store.dispatch({ type: 'ticked', now: 1 });
  store.dispatch({ type: 'ticked', now: 1 });
  assert.deepEqual(log, ['kept ticked', 'heard', 'kept ticked for nothing']);
});

test('what keeping has to say becomes part of the state', () => {
  const store = createStore(initialState(0), (next) => ({ ...next, notKept: 'the disk is full' }));
  store.dispatch({ type: 'ticked', now: 1 });
  assert.deepEqual([store.getState().notKept, store.getState().now], ['the disk is full', 1]);
});
