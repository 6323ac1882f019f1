import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFocus } from '../../src/terminal/focus.ts';
import { choicesFrom, keepPlace, type Place } from '../../src/ui/keep-place.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { openReading } from './harbour-reading.ts';

const ASKED = { keyEventsOnly: false, order: 'newest', timeMode: 'both' } as const;

function openKept() {
  const opened = openReading();
  const { timer, advance, pending } = createFakeTimer();
  const saved: Place[] = [];
  const focus = createFocus();
  let now = NOW;
  const stop = keepPlace({
    ...opened,
    timer,
    focus,
    storyNow: () => now,
    save: (place) => saved.push(place),
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...opened, advance, pending, saved, focus, pass, stop };
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

test('when somebody last looked is saved at the end: until then, or until the keys went elsewhere', () => {
  for (const isTold of [false, true]) {
    const { saved, focus, pass, stop } = openKept();
    pass(3000);
    if (isTold) focus.report(false);
    pass(4000);
    stop();
    assert.deepEqual(
      saved.map(({ leftAt }) => leftAt),
      [NOW + (isTold ? 3000 : 7000)],
    );
  }
});

test('who left on the divider comes back to the gap that it stood in, not to where it stands now', () => {
  const text = '== you left here ==';
  const block = { id: 'known', publishedAt: 0, lastUpdatedAt: null };
  const anchor = { block, row: -2, text, lettersAbove: 0, lettersInto: 0 };
  const place: Place = { anchor, order: 'newest', keyEventsOnly: false, lastSeen: block };
  const { viewport } = choicesFrom(place, { ...ASKED, isOrderAsked: false });
  assert.ok(viewport?.mode === 'holding');
  assert.equal(viewport.anchor.text, '');
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
  const asked = { ...ASKED, isOrderAsked: false };
  const choices = choicesFrom(saved.at(-1), asked);
  assert.equal(choices.order, 'oldest');
  assert.equal(openReading(choices).top(), words);
  assert.equal(choicesFrom(saved.at(-1), { ...asked, isOrderAsked: true }).order, 'newest');
  assert.equal(choicesFrom(undefined, asked).viewport, undefined);
});
