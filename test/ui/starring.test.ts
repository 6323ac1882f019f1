// Owns the tests of stars and notes on the screen, by the keys that a reader presses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeyOrders } from '../../src/ui/key-orders.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { openReading } from './harbour-reading.ts';

function open() {
  const opened = openReading();
  const orders = createKeyOrders({
    ...opened,
    timer: createFakeTimer().timer,
    terminal: { redraw() {}, suspend() {} },
    pollNow() {},
    meter: () => ({ received: 0, drawn: 0 }),
    obeyLinks: () => false,
    turn() {},
    quit() {},
  });
  const footer = () => opened.rows().at(-1) ?? '';
  const position = () => / (\d+\/\d+ .*?) {2}/u.exec(` ${footer()}`)?.[1] ?? '';
  return {
    ...opened,
    keys: (...names: string[]) => orders.onKeys(names),
    write: (text: string) => orders.onKeys([...text]),
    paste: orders.onPaste,
    footer,
    position,
    marks: () => [...opened.store.getState().marks],
  };
}

test('m stars the post on top, and takes the star off again', () => {
  const { keys, marks, top, footer } = open();
  keys('m');
  assert.deepEqual(marks(), [['gate', { isStarred: true, note: null }]]);
  assert.match(top(), / \+ \d+m ago$/u);
  assert.match(footer(), /starred: M shows all/u);
  keys('m');
  assert.deepEqual(marks(), []);
  assert.doesNotMatch(top(), /\+/u);
  assert.match(footer(), /no longer starred/u);
});

test('a note is confirmed, since the end of a post may be out of sight, and so is none', () => {
  const { keys, write, footer, marks } = open();
  keys('+');
  assert.match(footer(), /^\+ +a note on this post; enter keeps it, esc leaves$/u);
  write('tide table');
  keys('enter');
  assert.match(footer(), /noted: it stands below the post/u);
  assert.deepEqual(marks(), [['gate', { isStarred: false, note: 'tide table' }]]);
  keys('+', '^U', 'enter');
  assert.match(footer(), /the post has no note/u);
});

test('M shows what is starred, of what passes the filter, and all of that again', () => {
  const { keys, reading, write } = open();
  keys('m', 'J', 'J', 'm', 'M');
  const shown = () => reading.getScreen().scene.timeline.blocks.map(({ id }) => id);
  assert.equal(shown().length, 2);
  assert.equal(shown()[0], 'gate');
  keys('m');
  assert.equal(shown().length, 1);
  keys('M');
  assert.equal(shown().length, 7);
  keys('&');
  write('is:key');
  keys('enter');
  const keyEvents = shown();
  keys('M');
  assert.ok(shown().length < keyEvents.length);
  keys('M');
  assert.deepEqual(shown(), keyEvents);
});

test('a note is typed in the footer and stands under its post', () => {
  const { keys, write, paste, marks, rows, footer } = open();
  keys('+');
  write('ask Ada');
  paste(' about\nit');
  assert.match(footer(), /^\+ask Ada about it/u);
  assert.deepEqual(marks(), []);
  keys('enter');
  assert.deepEqual(marks(), [['gate', { isStarred: false, note: 'ask Ada about it' }]]);
  assert.ok(rows().some((row) => row.startsWith('      + ask Ada about it')));
});

test('a note is changed where it stands, left as it is by escape, and gone when emptied', () => {
  const { keys, write, marks } = open();
  keys('m', '+');
  write('one');
  keys('enter', '+');
  write(' two');
  keys('esc');
  assert.deepEqual(marks(), [['gate', { isStarred: true, note: 'one' }]]);
  keys('+');
  write(' two');
  keys('enter');
  assert.deepEqual(marks(), [['gate', { isStarred: true, note: 'one two' }]]);
  keys('+', '^U', 'enter');
  assert.deepEqual(marks(), [['gate', { isStarred: true, note: null }]]);
});

test('a note goes to the post that it was begun on, whatever comes meanwhile', () => {
  const { keys, write, marks, postBlocks } = open();
  keys('+');
  write('old');
  postBlocks(1);
  keys('enter');
  assert.deepEqual(marks(), [['gate', { isStarred: false, note: 'old' }]]);
});

test('a star moves no row, and a note none above it', () => {
  const { keys, write, rows } = open();
  keys('J');
  const before = rows();
  keys('m');
  assert.deepEqual(
    rows()
      .slice(2, -2)
      .map((row) => row.slice(0, 60)),
    before.slice(2, -2).map((row) => row.slice(0, 60)),
  );
  keys('+');
  write('here');
  keys('enter');
  assert.equal(rows()[2]?.slice(0, 60), before[2]?.slice(0, 60));
});

test('nothing is starred under the help', () => {
  const { keys, marks } = open();
  keys('?', 'm');
  assert.deepEqual(marks(), []);
});
