// Owns the tests of the lines that stay when the reader has left.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { cellWidth } from '../../src/layout/text-width.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { type FarewellOptions, formatFarewell } from '../../src/ui/farewell.ts';
import { block, header, update } from '../helpers/builders.ts';

const OPTIONS: FarewellOptions = {
  columns: 80,
  glyphs: UNICODE_GLYPHS,
  zone: 'UTC',
  comeBack: 'teleprinter',
};

const MINUTE_MS = 60_000;

function storyOf(...titles: readonly string[]): State {
  const blocks = titles.map((title, at) =>
    block({
      id: title,
      title: title.replace('*', ''),
      publishedAt: at * MINUTE_MS,
      keyEvent: title.startsWith('*'),
    }),
  );
  return receive(initialState(0), { header: header({ title: 'The harbour gate' }), blocks });
}

function receive(state: State, given: Partial<Parameters<typeof update>[0]>): State {
  const received = { type: 'update-received', cause: 'poll', receivedAt: 0 } as const;
  return reduce(state, { ...received, update: update(given) });
}

test('the story, its last key events and the way back are three lines', () => {
  const state = storyOf('*One', 'two', '*Three', '*Four', '*Five');
  assert.equal(
    formatFarewell(state, OPTIONS),
    'The harbour gate: 5 posts\nKey events: 00:04 Five; 00:03 Four; 00:02 Three\nTo come back: teleprinter\n',
  );
});

test('in a narrow window the title makes room for the counts', () => {
  const lines = formatFarewell(storyOf('one', 'two'), { ...OPTIONS, columns: 24 }).split('\n');
  assert.equal(lines[0], 'The harbour g…: 2 posts');
});

test('what was not seen is counted, and a removed key event not named', () => {
  const state = storyOf('*One', '*Two');
  const later = receive(state, {
    blocks: [block({ id: 'new', title: 'New', publishedAt: 9 * MINUTE_MS })],
    removals: [{ id: '*Two', lastUpdatedAt: MINUTE_MS }],
  });
  assert.match(
    formatFarewell(later, OPTIONS),
    /^The harbour gate: 2 posts, 1 not seen\nKey events: 00:00 One\n/u,
  );
});

test('without key events that is said, and without a story nothing', () => {
  assert.match(formatFarewell(storyOf('one'), OPTIONS), /: 1 post\nNo key events\.\n/u);
  assert.equal(formatFarewell(initialState(0), OPTIONS), '');
});

test('the command to come back is whole, however narrow the window', () => {
  const comeBack =
    'teleprinter https://example.org/world/live/one https://example.org/world/live/two';
  const farewell = formatFarewell(storyOf('one'), { ...OPTIONS, columns: 40, comeBack });
  assert.ok(farewell.endsWith(`\nTo come back: ${comeBack}\n`), farewell);
});

test('no line is as wide as the window, or in signs that it does not show', () => {
  const state = storyOf(`*“${'Größe 漢字 '.repeat(20)}”`);
  const lines = formatFarewell(state, { ...OPTIONS, columns: 40 }).split('\n');
  assert.equal(lines.length, 4);
  for (const line of lines) assert.ok(cellWidth(line) < 40, line);
  const ascii = formatFarewell(state, { ...OPTIONS, glyphs: ASCII_GLYPHS });
  assert.match(ascii, /^[\n\u0020-\u007e]*$/u);
});
