import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesFrom, keepPlace, type Place } from '../../src/ui/keep-place.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { openReading } from './harbour-reading.ts';

function openKept() {
  const opened = openReading();
  const { timer, advance, pending } = createFakeTimer();
  const saved: Place[] = [];
  const stop = keepPlace({ ...opened, timer, save: (place) => saved.push(place) });
  return { ...opened, advance, pending, saved, stop };
}

test('a place is saved half a second after the reader moved, once however often they did', () => {
  const { press, reading, saved, advance } = openKept();
  press('next-block', 'row-down');
  advance(499);
  assert.equal(saved.length, 0);
  press('row-down');
  advance(1);
  assert.equal(saved.length, 1);
  const { viewport } = reading.getReader();
  assert.ok(viewport.mode === 'holding');
  assert.deepEqual([saved[0]?.anchor, saved[0]?.order], [viewport.anchor, 'newest']);
});

test('news and minutes that do not move the reader are no reason to write', () => {
  const { store, saved, advance } = openKept();
  store.dispatch({ type: 'ticked', now: 1 });
  advance(1000);
  assert.equal(saved.length, 0);
});

test('the newest block that was seen is where the reader left', () => {
  const { store, postBlocks, saved, advance } = openKept();
  postBlocks(2);
  advance(1000);
  assert.equal(saved.length, 0);
  store.dispatch({ type: 'blocks-seen', ids: ['new-1', 'new-2'] });
  advance(1000);
  assert.deepEqual(
    saved.map(({ lastSeen }) => lastSeen?.id),
    ['new-2'],
  );
});

test('what was not saved yet is saved at the end, and nothing is after it', () => {
  const { press, saved, stop, pending } = openKept();
  press('next-block');
  stop();
  assert.equal(saved.length, 1);
  assert.equal(pending(), 0);
  press('next-block');
  assert.equal(pending(), 0);
});

test('the place of the last visit is where the next begins', () => {
  const { press, saved, stop, top } = openKept();
  press('next-block', 'next-block', 'row-down', 'order');
  const words = top();
  stop();
  const asked = {
    keyEventsOnly: false,
    order: 'newest',
    timeMode: 'both',
    isOrderAsked: false,
  } as const;
  const choices = choicesFrom(saved.at(-1), asked);
  assert.equal(choices.order, 'oldest');
  assert.equal(openReading(choices).top(), words);
  assert.equal(choicesFrom(saved.at(-1), { ...asked, isOrderAsked: true }).order, 'newest');
  assert.equal(choicesFrom(undefined, asked).viewport, undefined);
});
