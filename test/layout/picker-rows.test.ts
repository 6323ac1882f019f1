// Owns how the list to pick from stands on screens of several sizes. All words are made up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { layoutPicker, listRowsOf, type PickerInput } from '../../src/layout/picker-rows.ts';
import { cellWidth } from '../../src/layout/text-width.ts';
import { drawn } from '../helpers/drawn.ts';

const NOW = Date.UTC(2031, 4, 2, 14, 32);
const MINUTE = 60_000;

const STORIES: PickerInput['stories'] = [
  {
    title: 'The harbour gate: latest from the quay, where forty boats wait outside the mole – live',
    standfirst: 'Skippers asked for the soundings to be printed before the weekend',
    byline: 'Ada Keel',
    status: 'live',
    updatedAt: NOW - 3 * MINUTE,
  },
  { title: 'Lamp relit', standfirst: null, byline: null, status: 'live', updatedAt: null },
  {
    title: 'Regatta – as it happened',
    standfirst: 'Calm',
    byline: null,
    status: 'ended',
    updatedAt: NOW - 26 * 60 * MINUTE,
  },
];

const HINTS = [
  { key: 'enter', label: 'open' },
  { key: 'q', label: 'quit' },
  { key: 'j', label: 'down' },
  { key: 'k', label: 'up' },
  { key: 'r', label: 'again' },
];

function pictureOf(given: Partial<PickerInput>): readonly string[] {
  const input: PickerInput = {
    columns: 80,
    rows: 24,
    glyphs: UNICODE_GLYPHS,
    now: NOW,
    zone: 'UTC',
    stories: STORIES,
    cursor: 0,
    hints: HINTS,
    notice: null,
    ...given,
  };
  const rows = drawn(layoutPicker(input));
  assert.equal(rows.length, input.rows);
  for (const row of rows) assert.ok(cellWidth(row) <= input.columns, row);
  return rows.map((row) => row.trimEnd());
}

test('at 80x12 each story has a row, and the chosen one is told in full', () => {
  assert.deepEqual(pictureOf({ rows: 12 }), [
    'LIVE NOW  2 live, 1 ended                                                  14:32',
    '> LIVE    3m  The harbour gate: latest from the quay, where forty boats wait ou…',
    '  LIVE        Lamp relit',
    '  ENDED   1d  Regatta – as it happened',
    '',
    'The harbour gate: latest from the quay, where forty boats wait outside the mole',
    '– live',
    'Skippers asked for the soundings to be printed before the weekend — Ada Keel',
    '',
    '',
    '',
    '1/3  enter:open  q:quit  j:down  k:up  r:again',
  ]);
});

test('at 40 columns words become letters, and only whole hints are given', () => {
  const rows = pictureOf({ columns: 40, rows: 10, cursor: 2 });
  assert.deepEqual(rows.slice(0, 6), [
    'LIVE NOW  2 live, 1 ended          14:32',
    '  L  3m  The harbour gate: latest from…',
    '  L      Lamp relit',
    '> E  1d  Regatta – as it happened',
    '',
    'Regatta – as it happened',
  ]);
  assert.equal(rows.at(-1), '3/3  enter:open  q:quit  j:down  k:up');
});

test('the chosen story is in sight however long the list is', () => {
  const many = Array.from({ length: 50 }, (_, index) => ({
    title: `Story ${index}`,
    standfirst: null,
    byline: null,
    status: 'live' as const,
    updatedAt: NOW,
  }));
  for (const cursor of [0, 25, 49]) {
    const rows = pictureOf({ stories: many, cursor, rows: 12 });
    assert.equal(rows.filter((row) => row === `> LIVE   now  Story ${cursor}`).length, 1);
  }
  assert.equal(listRowsOf(12), 6);
});

test('a list that is not there yet, one that is empty, and a passing word', () => {
  const waiting = pictureOf({ stories: null, notice: 'asking the publisher', rows: 4 });
  assert.deepEqual(waiting, [
    'LIVE NOW                                                                   14:32',
    '',
    '',
    'asking the publisher',
  ]);
  assert.equal(pictureOf({ stories: [] })[1], '  Nothing is live.');
});

test('in ASCII there is nothing else', () => {
  const rows = pictureOf({ glyphs: ASCII_GLYPHS });
  for (const row of rows) assert.match(row, /^[ -~]*$/u);
});

for (const [columns, rows] of [
  [1, 1],
  [3, 2],
  [12, 5],
  [200, 60],
] as const) {
  test(`at ${columns}x${rows} no row is wider than the screen`, () => {
    pictureOf({ columns, rows, cursor: 1 });
  });
}
