// Owns the tests of a picture in a frame: brought once, left alone while it stays, taken away whole, and brought again to
// a screen of which nothing is known.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FramePicture } from '../../src/terminal/frame-picture.ts';
import { createFrameWriter } from '../../src/terminal/frame-writer.ts';
import { ENTER } from '../../src/terminal/modes.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';

const PAINTED: FramePicture = { kind: 'painted', row: 2, paint: () => '<pixels>' };
const KEPT: FramePicture = { kind: 'kept', bring: () => '<bring>', remove: '<remove>' };

const ERASED = '\u001b[H\u001b[2J';

/** A terminal that takes everything at once. Pictures are words here: xterm would show none of the real ones. */
function setUp() {
  const { timer, advance } = createFakeTimer();
  const screen = createHeadlessTerminal(20, 6);
  screen.write(ENTER);
  let last = '';
  const writer = createFrameWriter({
    ...{ columns: 20, rows: 6, timer },
    write: async (bytes) => {
      last += bytes;
      screen.write(bytes.replaceAll(/<[a-z]+>/gu, ''));
    },
  });
  writer.start();
  async function sent(): Promise<string> {
    await new Promise(setImmediate);
    writer.acknowledge();
    await new Promise(setImmediate);
    const bytes = last;
    last = '';
    return bytes;
  }
  const draw = (lines: readonly string[], picture: FramePicture | null = null) => {
    writer.draw(lines.join('\n'), picture);
    return sent();
  };
  return { writer, screen, draw, sent, advance };
}

const FRAME = ['Image', '', '', '', '', 'footer'];

test('pixels are painted once, where they stand, and later frames leave them alone', async () => {
  const { draw, screen } = setUp();
  await draw(['words', 'before', 'the', 'picture', '', 'footer']);
  const bytes = await draw(FRAME, PAINTED);
  assert.match(bytes, /\u001b\[3H\u001b\[K<pixels>\u001b\[H$/u);
  assert.deepEqual(screen.text(), FRAME);
  assert.equal(await draw(['Image', '', '', '', '', 'footer +1'], PAINTED), '\u001b[6;8H+1');
  assert.equal(await draw(['Image', '', '', '', '', 'footer +1'], PAINTED), '');
  screen.dispose();
});

test('rows over and under pixels are never moved, since the pixels would move with them', async () => {
  const { draw, screen } = setUp();
  const rows = (from: string) => [`${from} and some more`, 'the same long row', '', '', '', 'f'];
  await draw(rows('one'), PAINTED);
  const bytes = await draw(['the same long row', 'another long row', '', '', '', 'f'], PAINTED);
  assert.doesNotMatch(bytes, /\u001b(?:[DM]|\[\d*[LMr])/u);
  screen.dispose();
});

test('pixels are painted below the edge of no region, and the pen knows where it is', async () => {
  const { draw, screen } = setUp();
  const long = (name: string) => `${name} of many long rows`.slice(0, 19);
  await draw(['head', long('one'), long('two'), long('three'), long('four'), 'foot']);
  const scrolled = await draw([
    'head',
    long('two'),
    long('three'),
    long('four'),
    long('five'),
    'foot',
  ]);
  assert.match(scrolled, /\u001b\[2;5r/u);
  const bytes = await draw(['head', '', '', '', '', 'foot'], PAINTED);
  assert.match(bytes, /\u001b\[r(?:\u001b\[3H)\u001b\[K<pixels>/u);
  await draw(['head', 'x', '', '', '', 'feet'], PAINTED);
  assert.deepEqual(screen.text(), ['head', 'x', '', '', '', 'feet']);
  screen.dispose();
});

test('when pixels go, change or move, everything is erased and drawn anew', async () => {
  const { draw, screen } = setUp();
  await draw(FRAME, PAINTED);
  const moved = await draw(FRAME, { kind: 'painted', row: 1, paint: () => '<others>' });
  assert.ok(moved.startsWith(ERASED) && moved.includes('\u001b[2H\u001b[K<others>'));
  const closed = await draw(['words', '', '', '', '', 'footer']);
  assert.ok(closed.startsWith(ERASED) && !closed.includes('<'));
  assert.deepEqual(screen.text(), ['words', '', '', '', '', 'footer']);
  assert.equal(await draw(['words', '', '', '', '', 'footer']), '');
  screen.dispose();
});

test('a redraw, another size and a return paint the pixels again', async () => {
  const { draw, writer, sent, advance, screen } = setUp();
  await draw(FRAME, PAINTED);
  writer.redraw();
  const redrawn = await sent();
  assert.ok(redrawn.startsWith(ERASED) && redrawn.includes('<pixels>'));
  writer.resize(20, 6);
  advance(20);
  assert.ok((await sent()).includes('<pixels>'));
  assert.equal(writer.stop(), '');
  writer.start();
  const returned = await sent();
  assert.ok(!returned.startsWith(ERASED) && returned.includes('<pixels>'));
  screen.dispose();
});

test('a kept picture is brought before the characters that stand for it, and goes wherever they go', async () => {
  const { draw, screen } = setUp();
  const long = (name: string) => `${name} of many long rows`.slice(0, 19);
  const before = ['head', long('one'), long('two'), long('three'), long('four'), 'foot'];
  assert.match(await draw(before, KEPT), /^<bring>head/u);
  const scrolled = ['head', long('two'), long('three'), long('four'), long('five'), 'foot'];
  assert.match(await draw(scrolled, KEPT), /^\u001b\[2;5r/u);
  screen.dispose();
});

test('a kept picture is removed when it goes, by that alone', async () => {
  const { draw, screen } = setUp();
  await draw(FRAME, KEPT);
  assert.equal(await draw(FRAME, null), '<remove>');
  const other: FramePicture = { ...KEPT, bring: () => '<other>' };
  assert.equal(await draw(FRAME, other), '<other>');
  assert.equal(await draw(FRAME, KEPT), '<remove><bring>');
  screen.dispose();
});

test('a kept picture is taken from the terminal when the screen is given back, and brought again on return', async () => {
  const { draw, writer, sent, screen } = setUp();
  await draw(FRAME, KEPT);
  assert.equal(writer.stop(), '<remove>');
  assert.equal(writer.stop(), '');
  writer.start();
  assert.match(await sent(), /^<bring>/u);
  writer.redraw();
  assert.match(await sent(), /^<remove><bring>/u);
  screen.dispose();
});

test('pixels that no frame waited for are never packed', async () => {
  const { timer } = createFakeTimer();
  let packed = 0;
  const paint = () => `${packed++}`;
  const writer = createFrameWriter({
    columns: 9,
    rows: 4,
    timer,
    write: () => new Promise(() => {}),
  });
  writer.start();
  writer.draw('one');
  for (let row = 0; row < 3; row += 1) writer.draw('two', { kind: 'painted', row, paint });
  writer.draw('three');
  assert.equal(packed, 0);
});
