// Owns the tests of the drawing of images for one terminal: in which way an image is drawn, and what is asked for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutPlaced } from '../../src/layout/placed-rows.ts';
import { EMPTY_ROW } from '../../src/layout/row.ts';
import type { PictureAnswers } from '../../src/terminal/picture-questions.ts';
import type { PictureWay } from '../../src/terminal/picture-way.ts';
import { createPictures } from '../../src/ui/pictures.ts';
import { bytesOfPicture } from '../helpers/tiny-pictures.ts';

const CELL = { width: 9, height: 18 };

function setUp(way: PictureWay, answers: Partial<PictureAnswers> = {}, failure = '') {
  let questions = 0;
  const pictures = createPictures({
    ...{ way, depth: 'full', multiplexer: 'none', seed: 3 },
    fetchPicture: async () => (failure ? { reason: failure } : { bytes: bytesOfPicture('png') }),
    questions: {
      ask: () => void questions++,
      answers: () => ({ cell: null, takesSixel: false, isOldKitty: false, ...answers }),
    },
  });
  const load = () => pictures.load('https://example.org/a.png', new AbortController().signal);
  return { ...pictures, load, asked: () => questions };
}

const WAYS: readonly (readonly [
  way: PictureWay,
  answers: Partial<PictureAnswers>,
  cell: typeof CELL | null,
])[] = [
  ['blocks', { cell: CELL, takesSixel: true }, null],
  ['kitty', { cell: CELL }, CELL],
  ['kitty', {}, { width: 8, height: 16 }],
  ['kitty', { cell: CELL, isOldKitty: true }, null],
  ['iterm', {}, { width: 8, height: 16 }],
  ['sixel', {}, { width: 5, height: 10 }],
  ['sixel', { cell: CELL }, CELL],
  ['unknown', {}, null],
  ['unknown', { cell: CELL }, null],
  ['unknown', { takesSixel: true }, { width: 5, height: 10 }],
  ['unknown', { cell: CELL, takesSixel: true }, CELL],
];

for (const [way, answers, cell] of WAYS) {
  test(`${way}, of a terminal that said ${JSON.stringify(answers)}`, async () => {
    const { load, place } = setUp(way, answers);
    const loaded = await load();
    assert.ok('pixels' in loaded);
    assert.deepEqual(loaded.cell, cell);
    const rows = [
      ...layoutPlaced(loaded.pixels, { columns: 9, rows: 9, cell: cell ?? CELL }),
      EMPTY_ROW,
    ];
    assert.equal(
      place(
        rows,
        rows.map(() => ''),
      ).picture === null,
      cell === null,
    );
  });
}

test('the terminal is asked when images are told, and only where the answer means something', () => {
  const asks = (way: PictureWay) => {
    const { expect, asked } = setUp(way);
    expect();
    return asked();
  };
  for (const way of ['kitty', 'iterm', 'sixel', 'unknown'] as const)
    assert.equal(asks(way), 1, way);
  for (const way of ['blocks', 'none', 'tmux'] as const) assert.equal(asks(way), 0, way);
});

test('why there is no image is said as it was said', async () => {
  assert.deepEqual(await setUp('kitty', {}, 'it is gone').load(), { reason: 'it is gone' });
});

test('before an image was loaded no line is touched', () => {
  const lines = ['a'];
  const row = {
    ...EMPTY_ROW,
    picture: {
      pixels: { width: 1, height: 1, rgb: new Uint8Array(3) },
      columns: 1,
      rows: 1,
      row: 0,
    },
  };
  assert.deepEqual(setUp('kitty').place([row], lines), { lines, picture: null });
});
