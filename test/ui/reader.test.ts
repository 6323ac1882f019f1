import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../../src/ui/keymap.ts';
import { block, header, paragraph } from '../helpers/builders.ts';
import { NOW } from '../helpers/screens.ts';
import { MINUTE_MS, newBlock, openReading } from './harbour-reading.ts';

const LONG = Array.from({ length: 200 }, (_, word) => `word${word}`).join(' ');

/** A tall block, a short one and a key event, newest first. */
const TALL = [
  newBlock(3, { elements: [paragraph(LONG)] }),
  newBlock(2),
  newBlock(1, { keyEvent: true, elements: [paragraph(LONG)] }),
];

const selected = ({ reading }: ReturnType<typeof openReading>) =>
  reading.getScreen().view.selectedId;
const isFollowing = ({ reading }: ReturnType<typeof openReading>) =>
  reading.getReader().viewport.mode === 'following';

test('j and k go block by block, through a block taller than the screen first', () => {
  const opened = openReading({ blocks: TALL, rows: 12 });
  assert.equal(selected(opened), 'new-3');
  opened.press('next-block');
  assert.equal(selected(opened), 'new-3');
  assert.equal(opened.reading.getScreen().view.place.row, 9);
  while (selected(opened) === 'new-3') opened.press('next-block');
  assert.equal(selected(opened), 'new-2');
  opened.press('previous-block');
  assert.equal(opened.reading.getScreen().view.place.row, 0);
  assert.equal(selected(opened), 'new-3');
});

test('J and K always go by whole blocks', () => {
  const opened = openReading({ blocks: TALL, rows: 12 });
  opened.press('head-below');
  assert.equal(selected(opened), 'new-2');
  opened.press('head-above');
  assert.equal(selected(opened), 'new-3');
  assert.ok(isFollowing(opened));
});

test('rows, pages and half pages move by as many rows as they say', () => {
  const rowAfter = (...commands: Command[]) => {
    const opened = openReading({ blocks: TALL, rows: 12 });
    opened.press(...commands);
    return opened.reading.getScreen().view.place.row;
  };
  assert.equal(rowAfter('row-down'), 1);
  assert.equal(rowAfter('row-down', 'row-down', 'row-up'), 1);
  assert.equal(rowAfter('page-down'), 10);
  assert.equal(rowAfter('page-down', 'page-up'), 0);
  assert.equal(rowAfter('half-page-down'), 5);
  assert.equal(rowAfter('half-page-down', 'row-down', 'half-page-up'), 1);
});

test('a move that moves nothing changes nothing', () => {
  const opened = openReading({ blocks: TALL });
  const before = opened.reading.getScreen();
  opened.press('row-up', 'page-up', 'head-above', 'top', 'follow');
  assert.equal(opened.reading.getScreen(), before);
});

test('g and G go to the ends, F to the live edge wherever that is', () => {
  const opened = openReading({ rows: 12, order: 'oldest' });
  assert.ok(isFollowing(opened));
  opened.press('top');
  assert.equal(selected(opened), 'morning');
  assert.ok(!isFollowing(opened));
  opened.press('follow');
  assert.ok(isFollowing(opened));
  opened.press('top', 'bottom');
  assert.ok(isFollowing(opened));
});

test('the way back from a jump leads to the same row, and forth again', () => {
  const opened = openReading({ rows: 12 });
  opened.press('row-down', 'row-down');
  const here = opened.top();
  opened.press('bottom');
  const there = opened.top();
  assert.notEqual(here, there);
  opened.press('jump-back');
  assert.equal(opened.top(), here);
  opened.press('jump-back');
  assert.equal(opened.top(), there);
});

test('steps are no jumps: the way back leads to where the last jump started', () => {
  const opened = openReading({ rows: 12 });
  opened.press('jump-back');
  assert.match(opened.rows().at(-1) ?? '', /no jump to go back from/u);
  opened.press('row-down');
  assert.doesNotMatch(opened.rows().at(-1) ?? '', /no jump/u);
  opened.press('bottom', 'row-up', 'row-up', 'jump-back');
  assert.equal(opened.reading.getScreen().view.place.row, 1);
});

test('e shows key events and summaries alone, and e again the very row that was read', () => {
  const opened = openReading({ rows: 12 });
  opened.press('head-below', 'row-down');
  const here = opened.top();
  assert.equal(selected(opened), 'fish');
  opened.press('key-events-only');
  assert.deepEqual(
    opened.reading.getScreen().scene.timeline.blocks.map(({ id }) => id),
    ['gate', 'known', 'shut'],
  );
  assert.equal(selected(opened), 'known');
  opened.press('key-events-only');
  assert.equal(opened.top(), here);
});

test('escape shows all blocks again, and nothing else when they are shown', () => {
  const opened = openReading({ keyEventsOnly: true });
  opened.press('close');
  assert.equal(opened.reading.getReader().keyEventsOnly, false);
  const before = opened.reading.getScreen();
  opened.press('close');
  assert.equal(opened.reading.getScreen(), before);
});

test('the brackets go from key event to key event and say when there is none', () => {
  const opened = openReading({ rows: 12 });
  opened.press('next-key-event');
  assert.equal(selected(opened), 'known');
  opened.press('next-key-event');
  assert.equal(selected(opened), 'shut');
  opened.press('next-key-event');
  assert.equal(selected(opened), 'shut');
  assert.match(opened.rows().at(-1) ?? '', /no key event further down/u);
  opened.press('previous-key-event', 'previous-key-event', 'previous-key-event');
  assert.equal(selected(opened), 'gate');
  assert.match(opened.rows().at(-1) ?? '', /no key event further up/u);
});

test('U goes to the oldest block not seen, U again to the live edge', () => {
  const opened = openReading({ rows: 12 });
  opened.press('bottom');
  opened.postBlocks(3);
  opened.press('first-unseen');
  assert.equal(selected(opened), 'new-1');
  opened.press('first-unseen');
  assert.ok(isFollowing(opened));
  opened.store.dispatch({ type: 'blocks-seen', ids: ['new-1'] });
  opened.press('first-unseen');
  assert.equal(selected(opened), 'new-2');
});

test('U passes over what the view does not show, and with nothing unseen goes to the live edge', () => {
  const opened = openReading({ rows: 12, keyEventsOnly: true });
  opened.press('bottom');
  opened.receive({ blocks: [newBlock(1), newBlock(2, { keyEvent: true })] });
  opened.press('first-unseen');
  assert.equal(selected(opened), 'new-2');
  opened.store.dispatch({ type: 'blocks-seen', ids: ['new-1', 'new-2'] });
  opened.press('first-unseen');
  assert.ok(isFollowing(opened));
});

test('U stays where it is and says so when the filter hides all that is new', () => {
  const opened = openReading({ rows: 12, keyEventsOnly: true });
  opened.press('bottom');
  opened.receive({ blocks: [newBlock(1)] });
  const before = opened.rows().slice(0, -1);
  opened.press('first-unseen');
  assert.deepEqual(opened.rows().slice(0, -1), before);
  assert.match(opened.rows().at(-1) ?? '', /1 new, no key event: e shows all/u);
});

test('the oldest unseen block is told by its time, not by when it came', () => {
  const opened = openReading({ rows: 12 });
  opened.press('bottom');
  opened.receive({ blocks: [newBlock(2)] });
  opened.receive({ blocks: [newBlock(1)] });
  opened.press('first-unseen');
  assert.equal(selected(opened), 'new-1');
});

test('the index opens at the key event that is read, and enter goes to the chosen one', () => {
  const opened = openReading({ rows: 12 });
  opened.press('head-below', 'key-event-index');
  const chosen = () => opened.rows().find((row) => row.startsWith('>')) ?? '';
  assert.match(chosen(), /What we know so far/u);
  opened.press('next-block');
  assert.match(chosen(), /Gate shut for a second day/u);
  opened.press('open');
  assert.equal(opened.reading.getReader().layer, null);
  assert.equal(selected(opened), 'shut');
  opened.press('jump-back');
  assert.equal(selected(opened), 'fish');
});

test('the index stands still while it is open, and what is chosen in it stays chosen', () => {
  const opened = openReading();
  opened.press('key-event-index', 'next-block');
  const listed = () => opened.rows().filter((row) => /^[> ] [*#x]/u.test(row));
  const before = listed();
  assert.ok(before.length > 2);
  opened.receive({ blocks: [newBlock(1, { keyEvent: true })] });
  assert.deepEqual(listed(), before);
  assert.match(opened.rows().find((row) => row.startsWith('>')) ?? '', /What we know so far/u);
  opened.press('open');
  assert.equal(selected(opened), 'known');
});

test('the index stops at its ends', () => {
  const opened = openReading();
  const chosen = () => opened.rows().find((row) => row.startsWith('>')) ?? '';
  opened.press('key-event-index', 'bottom', 'next-block');
  assert.match(chosen(), /Gate shut/u);
  opened.press('previous-block');
  assert.match(chosen(), /What we know/u);
  opened.press('top', 'page-up');
  assert.match(chosen(), /harbour gate will open/u);
});

test('an index without key events opens, and enter only closes it', () => {
  const opened = openReading({ blocks: [newBlock(1)] });
  opened.press('key-event-index', 'next-block', 'page-down');
  assert.match(opened.rows().join('\n'), /No key events yet/u);
  const { viewport } = opened.reading.getReader();
  opened.press('open');
  assert.equal(opened.reading.getReader().layer, null);
  assert.equal(opened.reading.getReader().viewport, viewport);
});

test('the help scrolls as far as there is help, and back at once', () => {
  const opened = openReading({ rows: 12 });
  opened.press('help');
  const top = opened.rows();
  opened.press('bottom', 'page-down', 'bottom');
  assert.match(opened.rows().at(-2) ?? '', /quit at once/u);
  const end = opened.rows();
  opened.press('row-up');
  assert.notDeepEqual(opened.rows(), end);
  opened.press('top');
  assert.deepEqual(opened.rows(), top);
});

test('help that was scrolled to its end scrolls back at once on a taller screen', () => {
  const opened = openReading({ rows: 12 });
  opened.press('help', 'bottom');
  opened.reading.resize({ columns: 80, rows: 24 });
  const end = opened.rows();
  opened.press('row-up');
  assert.notDeepEqual(opened.rows(), end);
});

test('a layer is closed by its own key, by quit and by escape, and the text beneath has not moved', () => {
  for (const [open, own] of [
    ['help', 'help'],
    ['key-event-index', 'key-event-index'],
  ] as const) {
    for (const close of [own, 'quit', 'close'] as const) {
      const opened = openReading({ rows: 12, keyEventsOnly: true });
      opened.press('row-down');
      const before = opened.rows();
      opened.press(open, 'page-down', close);
      assert.deepEqual(opened.rows(), before, `${open} ${close}`);
    }
  }
});

test('in a layer no command reaches the text beneath', () => {
  const opened = openReading();
  opened.press('help');
  const before = opened.reading.getReader();
  opened.press('key-events-only', 'order', 'pinned', 'first-unseen', 'key-event-index', 'open');
  assert.deepEqual(opened.reading.getReader(), before);
});

test('enter opens and closes the saved text of a removed block, and no other', () => {
  const opened = openReading({ rows: 12 });
  opened.press('open');
  assert.match(opened.rows().at(-1) ?? '', /not removed: o opens it in the browser {2}/u);
  assert.equal(opened.reading.getReader().opened.size, 0);
  opened.press('close');
  opened.receive({ removals: [{ id: 'gate', lastUpdatedAt: null }] });
  const closed = opened.rows();
  assert.doesNotMatch(closed.join('\n'), /Skippers asked/u);
  opened.press('open');
  assert.match(opened.rows().join('\n'), /Skippers asked/u);
  opened.press('open');
  assert.deepEqual(opened.rows(), closed);
});

test('a pinned block opens and closes where there is room, and it is said where there is none', () => {
  const opened = openReading();
  opened.press('pinned');
  assert.match(opened.rows().at(-1) ?? '', /nothing is pinned/u);
  opened.receive({ header: header({ title: 'The harbour gate', pinnedId: 'shut' }) });
  opened.press('pinned');
  assert.match(opened.rows()[2] ?? '', /divers had found/u);
  opened.press('pinned');
  assert.doesNotMatch(opened.rows()[2] ?? '', /divers had found/u);
  opened.reading.resize({ columns: 80, rows: 12 });
  opened.press('pinned');
  assert.match(opened.rows().at(-1) ?? '', /the pinned post needs 16 rows/u);
  assert.equal(opened.reading.getReader().pinnedOpen, false);
});

test('the order turns around and the row that was read stays on top', () => {
  const opened = openReading({ rows: 12 });
  opened.press('head-below', 'row-down');
  const here = opened.top();
  opened.press('order');
  assert.equal(opened.top(), here);
  assert.match(opened.rows().at(-1) ?? '', /oldest first/u);
  opened.press('order');
  assert.equal(opened.reading.getReader().order, 'newest');
});

test('times go round: both, ages, clock, UTC', () => {
  const opened = openReading({ blocks: [block({ id: 'a', publishedAt: NOW - 5 * MINUTE_MS })] });
  const head = () => opened.top().trim();
  const modes = Array.from({ length: 5 }, () => {
    const { timeMode } = opened.reading.getReader();
    const seen = [timeMode, /14:27/u.test(head()), /5m ago/u.test(head())];
    opened.press('time-mode');
    return seen;
  });
  assert.deepEqual(modes, [
    ['both', true, true],
    ['relative', false, true],
    ['absolute', true, false],
    ['utc', true, false],
    ['both', true, true],
  ]);
});

test('the rail opens where there is room for it, and it is said where there is none', () => {
  const narrow = openReading({ columns: 109 });
  narrow.press('rail');
  assert.match(narrow.rows().at(-1) ?? '', /the rail needs 110 columns/u);
  const wide = openReading({ columns: 110 });
  wide.press('rail');
  assert.match(wide.rows().join('\n'), /KEY EVENTS/u);
  wide.press('rail');
  assert.doesNotMatch(wide.rows().join('\n'), /KEY EVENTS/u);
});

test('commands that reach beyond the reader change nothing here', () => {
  const opened = openReading();
  const before = opened.reading.getReader();
  opened.press('quit', 'poll-now', 'redraw', 'suspend', 'interrupt');
  assert.equal(opened.reading.getReader(), before);
});

test('an empty story obeys every move', () => {
  const opened = openReading({ blocks: [] });
  opened.press('next-block', 'previous-block', 'page-down', 'bottom', 'top', 'first-unseen');
  opened.press('next-key-event', 'key-event-index', 'open', 'open', 'order', 'follow');
  assert.ok(isFollowing(opened));
});
