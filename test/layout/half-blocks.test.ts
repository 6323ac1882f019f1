// Owns the tests of pictures drawn with characters.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layoutPixels, type PictureDepth } from '../../src/layout/half-blocks.ts';
import { fittingSize, type Pixels, scalePixels } from '../../src/model/pixels.ts';
import { textOf } from '../helpers/scenes.ts';

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];

const picture = (width: number, ...colours: number[][]): Pixels => ({
  width,
  height: colours.length / width,
  rgb: Uint8Array.from(colours.flat()),
});

const draw = (pixels: Pixels, depth: PictureDepth, columns = 80, rows = 24) =>
  layoutPixels(pixels, { columns, rows, depth });

test('two pixels stand in a cell, one above the other, in their own colours', () => {
  const [row, ...others] = draw(picture(2, RED, RED, BLUE, WHITE), 'full');
  assert.deepEqual(others, []);
  assert.deepEqual(
    row?.spans.map(({ text, paint }) => [text, paint?.upper, paint?.lower]),
    [
      ['▀', 0xff0000, 0x0000ff],
      ['▀', 0xff0000, 0xffffff],
    ],
  );
});

test('neighbours that look alike are one span, and an odd row at the end is whole', () => {
  const rows = draw(picture(2, RED, RED, BLUE, BLUE, WHITE, WHITE), 'full');
  assert.deepEqual(
    rows.map(({ spans }) => spans.map(({ text }) => text)),
    [['▀▀'], ['▀▀']],
  );
  assert.equal(rows[1]?.spans[0]?.paint?.lower, 0xffffff);
});

test('where there are 256 colours the nearest are named by their numbers', () => {
  const [row] = draw(picture(1, RED, [100, 130, 250]), 'indexed');
  assert.deepEqual(row?.spans[0]?.paint, { upper: 196, lower: 16 + 36 + 12 + 5, indexed: true });
});

test('without colours light is told by signs', () => {
  const [row] = draw(picture(2, WHITE, BLACK, WHITE, BLACK), 'none');
  assert.equal(row === undefined ? '' : textOf(row), '@ ');
  assert.equal(row?.spans[0]?.paint, undefined);
});

test('a picture keeps its shape and never leaves its room', () => {
  const anyDepth = fc.constantFrom<PictureDepth>('full', 'indexed', 'none');
  const size = { min: 1, max: 60 };
  fc.assert(
    fc.property(
      fc.integer(size),
      fc.integer(size),
      fc.integer(size),
      fc.integer({ min: 1, max: 30 }),
      anyDepth,
      (width, height, columns, rows, depth) => {
        const pixels = { width, height, rgb: new Uint8Array(width * height * 3) };
        const drawn = draw(pixels, depth, columns, rows);
        assert.ok(drawn.length >= 1 && drawn.length <= rows);
        for (const row of drawn) assert.ok(textOf(row).length <= columns);
        const fitting = fittingSize(pixels, { width: columns, height: rows * 2 });
        const skew = fitting.width * height - fitting.height * width;
        assert.ok(
          Math.abs(skew) <= Math.max(width, height) ||
            Math.min(fitting.width, fitting.height) === 1,
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a smaller picture is the mean of what it stands for', () => {
  const scaled = scalePixels(picture(2, WHITE, BLACK, WHITE, BLACK), { width: 1, height: 1 });
  assert.deepEqual([...scaled.rgb], [128, 128, 128]);
  const same = picture(2, RED, BLUE);
  assert.deepEqual([...scalePixels(same, same).rgb], [...same.rgb]);
});
