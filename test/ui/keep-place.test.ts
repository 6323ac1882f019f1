import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFocus } from '../../src/terminal/focus.ts';
import { choicesFrom, keepPlace, type Place } from '../../src/ui/keep-place.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { openReading } from './harbour-reading.ts';

const NOTHING_ASKED = { order: false, time: false, keyEvents: false };
const ASKED = {
  keyEventsOnly: false,
  order: 'newest',
  timeMode: 'both',
  isAsked: NOTHING_ASKED,
} as const;

function openKept(place?: Place) {
  const opened = openReading(place === undefined ? {} : choicesFrom(place, ASKED));
  const { timer, advance, pending } = createFakeTimer();
  const saved: Place[] = [];
  const focus = createFocus();
  let now = NOW;
  const stop = keepPlace({
    ...opened,
    timer,
    focus,
    storyNow: () => now,
    ...(place && { place }),
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
  assert.deepEqual([saved[0]?.anchor, saved[0]?.order], [viewport.anchor, undefined]);
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
  const { viewport } = choicesFrom(place, ASKED);
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
  const choices = choicesFrom(saved.at(-1), ASKED);
  assert.equal(choices.order, 'oldest');
  assert.equal(openReading(choices).top(), words);
  assert.equal(choicesFrom(undefined, ASKED).viewport, undefined);
});

test('what a key chose for a story is remembered for it, and nothing else is', () => {
  const { press, saved, stop } = openKept();
  press('time-mode', 'key-events-only');
  stop();
  const { order, timeMode, keyEventsOnly } = saved.at(-1) ?? {};
  assert.deepEqual([order, timeMode, keyEventsOnly], [undefined, 'relative', true]);
  const set = { ...ASKED, order: 'oldest', timeMode: 'utc' } as const;
  const choices = choicesFrom(saved.at(-1), set);
  assert.deepEqual(
    [choices.order, choices.timeMode, choices.keyEventsOnly],
    ['oldest', 'relative', true],
  );
});

test('what was remembered stays when a visit leaves it alone, and gives way to the key that changes it', () => {
  const place: Place = { anchor: null, lastSeen: null, order: 'oldest', keyEventsOnly: true };
  const { press, saved, advance } = openKept(place);
  press('time-mode');
  advance(1000);
  assert.deepEqual([saved.at(-1)?.order, saved.at(-1)?.keyEventsOnly], ['oldest', true]);
  press('order', 'key-events-only');
  advance(1000);
  assert.deepEqual([saved.at(-1)?.order, saved.at(-1)?.keyEventsOnly], ['newest', false]);
});

test('what the command line says wins over what is remembered, and is not remembered itself', () => {
  const place: Place = {
    anchor: null,
    lastSeen: null,
    order: 'oldest',
    keyEventsOnly: true,
    timeMode: 'utc',
  };
  const isAsked = { order: true, time: true, keyEvents: true };
  const { viewport, ...choices } = choicesFrom(place, { ...ASKED, isAsked });
  assert.deepEqual(choices, { keyEventsOnly: false, order: 'newest', timeMode: 'both' });
});
