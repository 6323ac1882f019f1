import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../src/model/block.ts';
import { createFocus } from '../../src/terminal/focus.ts';
import { watchScreen } from '../../src/ui/watch-screen.ts';
import { header, paragraph } from '../helpers/builders.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { MINUTE_MS, newBlock, type Opening, openReading } from './harbour-reading.ts';

type Known = Opening & {
  /** Where older pages go on; null when there are none. */
  readonly older?: string | null;
  readonly reachedAt?: number;
};

function openWatch({ older = null, reachedAt = Number.POSITIVE_INFINITY, ...opening }: Known = {}) {
  const opened = openReading(opening);
  opened.receive({ header: header({ title: 'The harbour gate' }), older });
  const fake = createFakeTimer();
  const focus = createFocus();
  let pages = 0;
  let answer = async () => {};
  const watch = watchScreen({
    ...opened,
    timer: fake.timer,
    focus,
    reachedAt: () => reachedAt,
    readOlder: () => {
      pages += 1;
      const { promise, resolve } = Promise.withResolvers<void>();
      answer = async () => {
        resolve();
        await promise;
      };
      return promise;
    },
  });
  const unseen = () => [...opened.store.getState().unseen];
  return { ...opened, ...fake, watch, unseen, focus, pages: () => pages, answer: () => answer() };
}

/** Blocks so tall that one fills a screen, numbered from the oldest; given newest first. */
function tallBlocks(count: number): readonly Block[] {
  const words = Array.from({ length: 100 }, (_, word) => `word${word}`).join(' ');
  const elements = [paragraph(words)];
  return Array.from({ length: count }, (_, at) => newBlock(at + 1, { elements })).toReversed();
}

test('a new block is seen after five seconds on the screen', () => {
  const { postBlocks, advance, unseen } = openWatch();
  postBlocks(1);
  advance(4999);
  assert.deepEqual(unseen(), ['new-1']);
  advance(1);
  assert.deepEqual(unseen(), []);
});

test('a new block above the screen is not seen until the reader goes there', () => {
  const { press, postBlocks, advance, unseen } = openWatch({ rows: 12 });
  press('bottom');
  postBlocks(1);
  advance(60_000);
  assert.deepEqual(unseen(), ['new-1']);
  press('top');
  advance(5000);
  assert.deepEqual(unseen(), []);
});

test('what the help covers is not seen', () => {
  const { press, postBlocks, advance, unseen } = openWatch();
  postBlocks(1);
  press('help');
  advance(60_000);
  assert.deepEqual(unseen(), ['new-1']);
  press('close');
  advance(5000);
  assert.deepEqual(unseen(), []);
});

test('what was covered by the shell begins anew', () => {
  const { postBlocks, advance, unseen, watch } = openWatch();
  postBlocks(1);
  advance(4000);
  watch.restart();
  advance(4000);
  assert.deepEqual(unseen(), ['new-1']);
  advance(1000);
  assert.deepEqual(unseen(), []);
});

test('what stands on a screen that nobody faces is not seen', () => {
  const { postBlocks, advance, unseen, focus, pending } = openWatch();
  postBlocks(1);
  advance(4000);
  focus.report(false);
  assert.equal(pending(), 0);
  advance(60_000);
  focus.report(true);
  advance(4999);
  assert.deepEqual(unseen(), ['new-1']);
  advance(1);
  assert.deepEqual(unseen(), []);
});

test('a missed post that is played is seen like any other', () => {
  const { press, postBlocks, advance, unseen } = openWatch({ rows: 12 });
  press('bottom');
  postBlocks(8);
  press('catch-up');
  advance(60_000);
  assert.equal(unseen().length, 8);
  press('page-down', 'page-down');
  advance(5000);
  assert.ok(!unseen().includes('new-2') && unseen().includes('new-8'), unseen().join(' '));
});

test('after the end nothing is seen, no bell is set and no page is read', () => {
  const { postBlocks, pending, watch, press, pages } = openWatch({ older: 'page-2', rows: 12 });
  watch.stop();
  postBlocks(1);
  press('bottom');
  assert.equal(pending(), 0);
  assert.equal(pages(), 0);
});

test('an older page is read when the oldest block comes to the screen, once', async () => {
  const { press, pages, postBlocks, store, answer } = openWatch({ older: 'page-2', rows: 12 });
  press('row-down');
  assert.equal(pages(), 0);
  press('bottom');
  assert.equal(pages(), 1);
  await answer();
  postBlocks(1);
  store.dispatch({ type: 'ticked', now: NOW + MINUTE_MS });
  assert.equal(pages(), 1);
});

test('while a page is on its way none is asked for, wherever the reader goes', () => {
  const { press, pages } = openWatch({ older: 'page-2', rows: 12 });
  press('bottom', 'top', 'bottom');
  assert.equal(pages(), 1);
});

test('a page that failed is read again when the reader comes back', async () => {
  const { press, pages, answer } = openWatch({ older: 'page-2', rows: 12 });
  press('bottom');
  await answer();
  assert.equal(pages(), 1);
  press('top', 'bottom');
  assert.equal(pages(), 2);
});

test('page after page is read until the screen is full', async () => {
  const opened = openWatch({ older: 'page-2', rows: 12 });
  opened.press('bottom');
  opened.receive({ older: 'page-3' }, 'backfill');
  await opened.answer();
  assert.equal(opened.pages(), 2);
  opened.receive({ older: 'page-4', blocks: [newBlock(-600), newBlock(-601)] }, 'backfill');
  await opened.answer();
  assert.equal(opened.pages(), 2);
  opened.press('bottom');
  assert.equal(opened.pages(), 3);
});

test('a page that comes after the end calls for no other', async () => {
  const opened = openWatch({ older: 'page-2', rows: 12 });
  opened.press('bottom');
  opened.watch.stop();
  opened.receive({ older: 'page-3' }, 'backfill');
  await opened.answer();
  assert.equal(opened.pages(), 1);
});

test('without an older page none is asked for', () => {
  const { press, pages } = openWatch({ rows: 12 });
  press('bottom');
  assert.equal(pages(), 0);
});

test('oldest first, the end of what is known is at the top', () => {
  const { press, pages } = openWatch({ older: 'page-2', rows: 12, order: 'oldest' });
  press('row-up');
  assert.equal(pages(), 0);
  press('top');
  assert.equal(pages(), 1);
});

test('key events from beyond what is known do not hide the hole before them', () => {
  const blocks = [...tallBlocks(6), newBlock(-600, { keyEvent: true })];
  const reachedAt = NOW + MINUTE_MS;
  const { press, pages } = openWatch({ blocks, older: 'page-2', reachedAt, rows: 8 });
  press('head-below', 'head-below', 'head-below', 'head-below');
  assert.equal(pages(), 0);
  press('head-below');
  assert.equal(pages(), 1, 'the last block before the hole is on the screen');
});

test('who jumps beyond the hole has it filled too', () => {
  const [tall] = tallBlocks(1);
  const beyond = [-600, -601].map((at) =>
    newBlock(at, { keyEvent: true, elements: tall?.elements ?? [] }),
  );
  const blocks = [...tallBlocks(6), ...beyond];
  const reachedAt = NOW + MINUTE_MS;
  const { press, pages, reading } = openWatch({ blocks, older: 'page-2', reachedAt, rows: 8 });
  press('next-key-event');
  assert.deepEqual(reading.getScreen().view.visibleIds, ['new--600']);
  assert.equal(pages(), 1);
});

test('where nothing is missing, no end but the last block counts', () => {
  const blocks = [...tallBlocks(3), newBlock(-600)];
  const reachedAt = NOW - 700 * MINUTE_MS;
  const { press, pages } = openWatch({ blocks, older: 'page-2', reachedAt, rows: 8 });
  press('head-below', 'head-below');
  assert.equal(pages(), 0);
  press('bottom');
  assert.equal(pages(), 1);
});

test('the view of key events reads no page for those that are known already', () => {
  const blocks = [newBlock(3, { keyEvent: true }), newBlock(1), newBlock(-600, { keyEvent: true })];
  const reachedAt = NOW + MINUTE_MS;
  const { press, pages } = openWatch({ blocks, older: 'page-2', reachedAt, keyEventsOnly: true });
  press('help', 'close');
  assert.equal(pages(), 0);
});

test('the view of key events goes on to older ones where the source does not tell them ahead', () => {
  const blocks = [newBlock(3, { keyEvent: true }), newBlock(2, { keyEvent: true }), newBlock(1)];
  const reachedAt = NOW + MINUTE_MS;
  const opened = openWatch({ blocks, older: 'page-2', reachedAt, keyEventsOnly: true });
  opened.press('row-down', 'help', 'close');
  assert.equal(opened.pages(), 1);
});

test('under a filter no older page is read, however little is shown', () => {
  const { press, pages, reading } = openWatch({ older: 'page-2', rows: 12 });
  press('filter');
  for (const key of 'tug') reading.type(key);
  reading.type('enter');
  assert.equal(pages(), 0);
  press('close', 'bottom');
  assert.equal(pages(), 1);
});
