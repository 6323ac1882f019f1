import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTimeTravel } from '../../src/ui/time-travel.ts';
import { openReading } from './harbour-reading.ts';
import { at, openPastReading, said } from './past-reading.ts';

test('the past begins at the present, on the row that was read, and says so', () => {
  const { reading, press, rows } = openPastReading();
  press('head-below');
  const [, ...body] = rows().slice(0, -1);
  press('time-machine');
  assert.deepEqual(rows().slice(1, -1), body);
  assert.match(rows()[0] ?? '', /^PAST {2}The harbour opens .* 14:45$/u);
  assert.match(rows().at(-1) ?? '', /^PAST {2}14:45 .*esc:now {2}left:earlier {2}right:later$/u);
  assert.equal(reading.getReader().layer?.kind, 'past');
});

test('what came since the clock last ticked is there too', () => {
  const { receive, press, rows } = openPastReading();
  receive('14:46', { blocks: [said('swan', '14:46', 'A swan came in.')] });
  const [, ...body] = rows().slice(0, -1);
  assert.match(body.join('\n'), /swan/u);
  press('time-machine');
  const then = rows().slice(1, -1);
  assert.deepEqual(
    then.map((row) => row.slice(3, 60)),
    body.map((row) => row.slice(3, 60)),
    'but for ages and what is unseen',
  );
});

test('earlier and later go to the full ten minutes, a page to the full hour, never beyond', () => {
  const { reading, press } = openPastReading();
  const shownAt = () => {
    const { layer } = reading.getReader();
    return layer?.kind === 'past' ? new Date(layer.at).toISOString().slice(11, 16) : null;
  };
  press('time-machine', 'earlier');
  assert.equal(shownAt(), '14:40');
  press('earlier');
  assert.equal(shownAt(), '14:30');
  press('page-up');
  assert.equal(shownAt(), '14:00');
  press('page-up');
  assert.equal(shownAt(), '13:50', 'when the first post was published');
  press('earlier');
  assert.equal(shownAt(), '13:50');
  press('later');
  assert.equal(shownAt(), '14:00');
  press('page-down', 'page-down');
  assert.equal(shownAt(), '14:45', 'when the reader set out');
  press('top');
  assert.equal(shownAt(), '13:50');
  press('bottom');
  assert.equal(shownAt(), '14:45');
});

test('a step of less than a minute is not taken by itself', () => {
  const { store, reading, press } = openPastReading();
  store.dispatch({ type: 'ticked', now: at('14:50') + 30_000 });
  press('time-machine', 'earlier');
  const { layer } = reading.getReader();
  assert.equal(layer?.kind === 'past' && layer.at, at('14:40'));
});

test('a post edited later reads as it did, one removed later is there, one removed before is a tombstone', () => {
  const { press, text } = openPastReading();
  press('time-machine', 'earlier');
  assert.match(text(), /The gate is open/u);
  assert.match(text(), /removed/u);
  assert.doesNotMatch(text(), /whale/u);
  press('earlier', 'earlier', 'earlier');
  assert.match(text(), /The gate is shut/u);
  assert.match(text(), /A whale, they say/u);
  assert.doesNotMatch(text(), /ferry|removed/u);
  assert.match(text(), /PAST {2}The harbour at noon/u);
});

test('what came before and after is stepped to, and stands on top as it was then', () => {
  const { press, rows } = openPastReading();
  const top = () => rows()[1]?.slice(0, 40).trimEnd();
  press('time-machine', 'previous-key-event');
  assert.match(top() ?? '', /14:39 The ferry is late/u);
  press('previous-key-event');
  assert.match(top() ?? '', /13:58 .*removed/u);
  press('previous-key-event');
  assert.match(top() ?? '', /13:50 The gate/u);
  assert.match(rows()[2] ?? '', /The gate is open/u);
  press('previous-key-event', 'previous-key-event');
  assert.match(top() ?? '', /13:55 One tug is out/u);
  press('next-key-event');
  assert.match(top() ?? '', /13:58 A whale, they say/u);
});

test('before it was first read, a post stands as it was read then, which is said', () => {
  const { receive, press, rows } = openPastReading();
  receive('14:45', { blocks: [said('crane', '14:05', 'The crane is stuck.')] });
  press('time-machine', 'earlier', 'earlier', 'earlier');
  assert.match(rows().at(-1) ?? '', /^PAST {2}14:20 .* as read 14:45/u);
  assert.match(rows().join('\n'), /The crane is stuck/u);
});

test('news is counted meanwhile and moves nothing; closing leads back to the row that was left', () => {
  const { store, reading, receive, press, rows } = openPastReading({ rows: 8 });
  press('head-below', 'row-down');
  const { viewport } = reading.getReader();
  const body = () =>
    rows()
      .slice(1, -1)
      .map((row) => row.slice(0, 70));
  const before = body();
  press('time-machine', 'earlier', 'earlier', 'earlier');
  const [, ...then] = rows();
  receive('14:46', { blocks: [said('swan', '14:46', 'A swan came in.')] });
  assert.deepEqual(rows().slice(1), then);
  assert.match(rows()[0] ?? '', /^PAST .*\^2 new/u);
  assert.equal(store.getState().unseen.has('swan'), true);
  press('close');
  assert.deepEqual(body(), before, 'but for the ages');
  assert.equal(reading.getReader().viewport, viewport);
});

test('a step in time in which nothing happened changes the two times on the screen alone', () => {
  const { store, press, rows } = openPastReading();
  store.dispatch({ type: 'ticked', now: at('15:45') });
  press('time-mode', 'time-mode', 'time-machine', 'earlier');
  const before = rows();
  press('earlier');
  const changed = rows().flatMap((row, index) => (row === before[index] ? [] : index));
  assert.deepEqual(changed, [0, 23]);
  const cells = [0, 23].map((index) => {
    const [now = '', then = ''] = [rows()[index], before[index]];
    return [...now].filter((cell, column) => cell !== [...then][column]).length;
  });
  assert.ok(cells[0] === 1 && (cells[1] ?? 9) < 4, `${cells}`);
});

test('what stood there once has not been seen in the present', () => {
  const { reading, press } = openPastReading();
  press('time-machine', 'earlier');
  assert.deepEqual(reading.getScreen().readableIds, []);
});

test('the line that is read stays on top from time to time; while its post is not there, a neighbour does', () => {
  const { press, rows } = openPastReading({ rows: 6 });
  const top = () => rows()[1] ?? '';
  press('head-below');
  assert.match(top(), /13:58 /u);
  press('time-machine', 'page-up', 'page-up');
  assert.match(top(), /13:50 /u);
  press('later');
  assert.match(top(), /13:58 A whale/u);
});

test('key events only, the order, a search and a filter are the reader’s in the past as well', () => {
  const { reading, press, rows, text } = openPastReading();
  press('time-machine', 'earlier', 'key-events-only');
  assert.doesNotMatch(text(), /tug/u);
  assert.match(text(), /The gate is open/u);
  press('key-events-only', 'order');
  assert.match(rows()[1] ?? '', /13:50/u);
  press('order', 'filter');
  for (const key of ['s', 'h', 'u', 't']) reading.type(key);
  assert.match(rows().at(-1) ?? '', /^&shut .*0 of 4$/u);
  reading.type('enter');
  press('earlier', 'earlier', 'earlier');
  assert.match(text(), /The gate is shut/u);
  assert.doesNotMatch(text(), /tug/u);
  press('close');
  assert.doesNotMatch(text(), /shut\./u);
  assert.equal(reading.getReader().filter?.text, 'shut');
});

test('a filter put on and taken off in the past leaves the present on its row', () => {
  const { press, rows } = openPastReading({ rows: 6 });
  press('head-below', 'head-below');
  const before = rows().slice(1, -1);
  press('time-machine', 'earlier', 'key-events-only', 'earlier', 'key-events-only', 'close');
  assert.deepEqual(rows().slice(1, -1), before);
});

test('the saved text of a post removed by then is opened there, and a post is pointed at', () => {
  const { reading, press, rows, text } = openPastReading({ rows: 6 });
  press('time-machine', 'earlier', 'head-below');
  reading.goTo('rumour');
  press('open');
  assert.match(text(), /A whale, they say/u);
  reading.goTo('gate');
  assert.match(rows()[1] ?? '', /13:50/u);
  assert.equal(reading.getReader().layer?.kind, 'past');
});

test('the same key, or quitting, closes the past, and other keys leave it alone', () => {
  const { reading, press } = openPastReading();
  for (const close of ['time-machine', 'quit', 'close'] as const) {
    press('time-machine');
    const { layer } = reading.getReader();
    press('catch-up', 'key-event-index', 'jump-back', 'next-story');
    assert.equal(reading.getReader().layer, layer);
    press(close);
    assert.equal(reading.getReader().layer, null);
  }
});

test('where nothing is known of how it stood, that is said', () => {
  assert.equal(startTimeTravel({ mode: 'following' }, { past: () => null, now: 0 }), null);
  const { press, rows } = openReading({ blocks: [] });
  press('time-machine');
  assert.match(rows().at(-1) ?? '', /nothing is known of how it stood before/u);
});
