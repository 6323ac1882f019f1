import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkError } from '../../src/model/errors.ts';
import { ASKING } from '../../src/ui/poll-words.ts';
import { header } from '../helpers/builders.ts';
import { NOW } from '../helpers/screens.ts';
import { MINUTE_MS, newBlock, openReading } from './harbour-reading.ts';

const failed = {
  type: 'poll-failed',
  fault: new NetworkError('https://example.org/live', 'refused'),
  failedAt: NOW,
  retryAt: NOW + MINUTE_MS,
} as const;

test('the screen has exactly the rows that it was given, at any size', () => {
  for (const [columns, rows] of [
    [80, 24],
    [40, 12],
    [120, 40],
    [200, 60],
    [8, 3],
    [1, 1],
  ] as const) {
    assert.equal(openReading({ columns, rows }).rows().length, rows);
  }
});

test('news leaves the row that is read where it is', () => {
  const opened = openReading({ rows: 12 });
  opened.press('head-below', 'row-down');
  const here = opened.top();
  opened.postBlocks(20);
  assert.equal(opened.top(), here);
  assert.match(opened.rows()[0] ?? '', /\^20 new/u);
});

test('a key event that comes nearer to the hidden row does not take the place of its neighbour', () => {
  const opened = openReading({ rows: 12 });
  opened.press('head-below', 'key-events-only');
  assert.match(opened.top(), /What we know so far/u);
  opened.receive({ blocks: [newBlock(-12, { keyEvent: true })] });
  assert.match(opened.top(), /What we know so far/u);
});

test('while following news comes to the top', () => {
  const opened = openReading({ rows: 12 });
  opened.postBlocks(1);
  assert.match(opened.top(), /new 1/u);
});

test('a block that is pinned while nobody asked waits for the next key', () => {
  const opened = openReading();
  opened.press('head-below');
  const here = opened.rows()[1];
  opened.receive({ header: header({ title: 'The harbour gate', pinnedId: 'shut' }) });
  assert.equal(opened.rows()[1], here);
  opened.press('row-down');
  assert.match(opened.rows()[1] ?? '', /^PIN/u);
});

test('a block that is no longer pinned stays above the text until the next key', () => {
  const opened = openReading();
  opened.receive({ header: header({ title: 'The harbour gate', pinnedId: 'shut' }) });
  opened.press('head-below');
  const [, pin, here] = opened.rows();
  opened.receive({
    header: header({ title: 'The harbour gate', pinnedId: null, updatedAt: NOW }),
  });
  assert.deepEqual(opened.rows().slice(1, 3), [pin, here]);
  opened.press('row-down');
  assert.doesNotMatch(opened.rows()[1] ?? '', /^PIN/u);
});

test('another size keeps the block that is read on top, and so does the way back', () => {
  const opened = openReading();
  opened.press('head-below', 'row-down', 'row-down');
  const here = opened.top();
  opened.reading.resize({ columns: 40, rows: 12 });
  assert.equal(opened.rows().length, 12);
  assert.equal(opened.reading.getScreen().view.selectedId, 'fish');
  opened.reading.resize({ columns: 80, rows: 24 });
  assert.equal(opened.top(), here);
});

test('a passing word stands in the footer until the next key', () => {
  const opened = openReading();
  opened.reading.say('a word');
  assert.match(opened.rows().at(-1) ?? '', /a word/u);
  opened.postBlocks(1);
  assert.match(opened.rows().at(-1) ?? '', /a word/u);
  opened.press('row-down');
  assert.doesNotMatch(opened.rows().at(-1) ?? '', /a word/u);
});

test('a key that means nothing wakes the footer too, and what was typed is shown without controls', () => {
  const opened = openReading();
  opened.reading.say('\u001b[2J\n\u0007x');
  assert.equal(opened.rows().length, 24);
  assert.match(opened.rows().at(-1) ?? '', /\[2J x/u);
  assert.doesNotMatch(opened.rows().join(''), /[\u0000-\u001f]/u);
  opened.press('pinned', 'redraw');
  assert.doesNotMatch(opened.rows().at(-1) ?? '', /pinned/u);
});

test('that the publisher is asked is said until there is an answer', () => {
  const opened = openReading();
  opened.reading.say(ASKING);
  opened.store.dispatch({ type: 'ticked', now: NOW + MINUTE_MS });
  assert.match(opened.rows().at(-1) ?? '', /asking the publisher/u);
  opened.store.dispatch({ type: 'poll-unchanged', receivedAt: NOW + 1 });
  assert.match(opened.rows().at(-1) ?? '', /asked just now: nothing new/u);
  opened.reading.say(ASKING);
  opened.postBlocks(1);
  assert.doesNotMatch(opened.rows().at(-1) ?? '', /ask/u);
  opened.store.dispatch({ type: 'poll-unchanged', receivedAt: NOW + 2 });
  assert.doesNotMatch(opened.rows().at(-1) ?? '', /ask/u);
});

test('a failure is not covered by a passing word, and the story stays', () => {
  const opened = openReading();
  opened.press('head-below');
  const here = opened.top();
  opened.reading.say('a word');
  opened.store.dispatch(failed);
  assert.match(opened.rows().at(-1) ?? '', /the connection was refused.*retry 14:33$/u);
  assert.equal(opened.top(), here);
  opened.store.dispatch({ type: 'poll-unchanged', receivedAt: NOW });
  assert.match(opened.rows().at(-1) ?? '', /e:key.*ok$/u);
});

test('listeners hear of each new screen, and not after they left or the reading was closed', () => {
  const opened = openReading();
  let heard = 0;
  const leave = opened.reading.subscribe(() => {
    heard += 1;
  });
  opened.press('row-down');
  opened.postBlocks(1);
  opened.reading.resize({ columns: 80, rows: 24 });
  assert.equal(heard, 3);
  opened.press('close');
  assert.equal(heard, 3);
  opened.reading.close();
  opened.store.dispatch({ type: 'ticked', now: NOW + MINUTE_MS });
  assert.equal(heard, 3);
  leave();
  opened.press('row-down');
  assert.equal(heard, 3);
});

test('a listener finds the screen that it is told of', () => {
  const opened = openReading();
  const seen: (string | undefined)[] = [];
  opened.reading.subscribe(() => seen.push(opened.rows().at(-1)));
  opened.reading.say('first');
  opened.reading.say('second');
  assert.match(seen[0] ?? '', /first/u);
  assert.match(seen[1] ?? '', /second/u);
});

test('where there is no room for both, news stands in the place of the clock', () => {
  const opened = openReading({ columns: 20, rows: 6 });
  assert.match(opened.rows()[0] ?? '', / 14:32$/u);
  opened.press('bottom');
  opened.postBlocks(3);
  assert.match(opened.rows()[0] ?? '', /^LIVE The .* \^3$/u);
});

test('a saved file and a story that was taken away are not called live', () => {
  for (const [reason, word] of [
    ['file', /^SAVED /u],
    ['gone', /^GONE /u],
  ] as const) {
    const opened = openReading();
    assert.match(opened.rows()[0] ?? '', /^LIVE /u);
    opened.store.dispatch({ type: 'polling-stopped', at: 0, reason });
    assert.match(opened.rows()[0] ?? '', word);
  }
});

test('with times in UTC the next try is told in UTC too', () => {
  const opened = openReading({ zone: 'Asia/Tokyo' });
  opened.store.dispatch(failed);
  assert.match(opened.rows().at(-1) ?? '', / retry 23:33$/u);
  opened.press('time-mode', 'time-mode', 'time-mode');
  assert.match(opened.rows().at(-1) ?? '', / retry 14:33$/u);
});
