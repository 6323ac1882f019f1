// Owns the tests of single steps between frames that chance seldom finds, on a terminal that draws them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankScreen, drawingOf, redrawingOf, type Shown } from '../../src/terminal/frame-diff.ts';
import { ENTER } from '../../src/terminal/modes.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';

const COLUMNS = 20;
const ROWS = 6;

/** Shows the frames one after another; `bytes` are those of the last. */
function show(...frames: readonly string[]) {
  const terminal = createHeadlessTerminal(COLUMNS, ROWS);
  terminal.write(ENTER);
  let shown: Shown = blankScreen(COLUMNS, ROWS);
  let bytes = '';
  for (const frame of frames) {
    ({ bytes, shown } = drawingOf(shown, frame));
    terminal.write(bytes);
  }
  const seen = { text: terminal.text(), cells: terminal.cells() };
  return { ...seen, bytes, shown, terminal };
}

test('rows that come free by scrolling do not take the colour of what was written last', () => {
  const red = '\u001b[41mred\u001b[m';
  const { cells } = show(`a1\nb2\nc3\nd4\ne5\n${red}`, `b2\nc3\nd4\ne5\n\n${red}`);
  assert.equal(cells[4]?.[5], cells[3]?.[10]);
});

test('a row loses its disputed text although only what stands after it changed', () => {
  const { text, bytes } = show('ab 👩‍🚀 old', 'ab 👩‍🚀 new');
  assert.match(text[0] ?? '', /new$/u);
  assert.ok(bytes.includes('ab 👩‍🚀 new'), 'the row is written whole');
});

test('a row that held disputed text is written whole when it holds none', () => {
  const { bytes } = show('ab 👩‍🚀 cd', 'ab x  cd');
  assert.ok(bytes.includes('ab x  cd'));
});

test('after disputed text the cursor is placed, not moved', () => {
  // This terminal gives a key cap one cell, and we count two.
  const { text } = show(
    'head\na1\nb2\nc3\nd4\nfoot',
    'head\nb2\nc3\nd4\n1️⃣1️⃣\nfoot',
    'head\nc3\nd4\n1️⃣1️⃣\n   x\nfoot',
  );
  assert.equal(text[4], '   x');
});

test('wide characters beside each other change one at a time', () => {
  assert.deepEqual(show('漢字かな x y', '漢一かな x z').text[0], '漢一かな x z');
  assert.deepEqual(show('漢字かな', 'a字かな', '漢a字な').text[0], '漢a字な');
});

test('a row that is full is not erased at its end', () => {
  const full = 'x'.repeat(COLUMNS);
  assert.equal(show('ab', full, full.replace(/x$/u, 'y')).text[0], full.replace(/x$/u, 'y'));
});

test('a long row that goes is erased, not written over', () => {
  assert.equal(show('first\na long row here', 'first').bytes, '\r\u001b[K');
});

test('drawing in full puts a scroll region out of force', () => {
  const { terminal, shown } = show('head\na1\nb2\nc3\nd4\nfoot', 'head\nb2\nc3\nd4\ne5\nfoot');
  assert.deepEqual(shown.pen.region, { top: 1, bottom: 4 });
  const frame = 'one\ntwo\nthree\nfour\nfive\nsix';
  terminal.write(redrawingOf(frame, COLUMNS, ROWS).bytes);
  assert.deepEqual(terminal.text(), frame.split('\n'));
});

test('a region that is set is used again although fewer rows moved', () => {
  const { bytes } = show(
    'head\na1\nb2\nc3\nd4\nfoot',
    'head\nb2\nc3\nd4\ne5\nfoot',
    'head\nc3\nd4\ne5\n\nfoot',
    'head\nd4\ne5\n\nf6\nfoot',
  );
  assert.doesNotMatch(bytes, /r/u);
  assert.match(bytes, /\u001bD/u);
});

test('the cells of a link are told from those without', () => {
  const link = (text: string) => `\u001b]8;;https://example.org/\u001b\\${text}\u001b]8;;\u001b\\`;
  assert.match(show('see there', `see ${link('there')}`).bytes, /https:\/\/example\.org\//u);
  assert.equal(show(`see ${link('there')}`, `see ${link('there')}`).bytes, '');
});
