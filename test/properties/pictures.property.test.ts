// Holds the packing of pictures to what it promises: read back, they are what they were, or nearly.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Pixels } from '../../src/model/pixels.ts';
import { itermPicture } from '../../src/terminal/iterm-picture.ts';
import { kittyPicture } from '../../src/terminal/kitty-picture.ts';
import { indexPixels } from '../../src/terminal/palette.ts';
import { pngOf } from '../../src/terminal/png.ts';
import { sixelOf } from '../../src/terminal/sixel.ts';
import { pixelsOfPng, pixelsOfSixel } from '../helpers/picture-decoders.ts';
import { RUNS } from '../helpers/runs.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});

/** Flat areas, runs and noise, of few colours and of many. */
const anyPixels: fc.Arbitrary<Pixels> = size.chain(({ width, height }) => {
  const colours = fc.array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), {
    minLength: 1,
    maxLength: 400,
    size: 'max',
  });
  return fc
    .tuple(colours, fc.array(fc.nat(), { minLength: width * height, maxLength: width * height }))
    .map(([few, picks]) => ({
      width,
      height,
      rgb: Uint8Array.from(picks.flatMap((pick) => few[pick % few.length] ?? [])),
    }));
});

const SETTINGS = { numRuns: Math.ceil(RUNS / 10) };

/** How far apart colours are that the palette takes for one, and what sixels round away. */
const ONE_BIN = 7;
const ROUNDING = 2;

test('read back, sixels of few colours are nearly what they were', () => {
  fc.assert(
    fc.property(anyPixels, (pixels) => {
      const bins = new Set(binsIn(pixels));
      fc.pre(bins.size <= 256);
      const { width, height, rgb } = pixelsOfSixel(sixelOf(pixels));
      assert.deepEqual([width, height], [pixels.width, pixels.height]);
      assert.ok(
        rgb.every((value, at) => Math.abs(value - (pixels.rgb[at] ?? 0)) <= ONE_BIN + ROUNDING),
      );
    }),
    SETTINGS,
  );
});

test('read back, sixels of any colours are as large as they were, and no pixel is left out or drawn twice', () => {
  fc.assert(
    fc.property(anyPixels, (pixels) => {
      const { width, height } = pixelsOfSixel(sixelOf(pixels));
      assert.deepEqual([width, height], [pixels.width, pixels.height]);
    }),
    SETTINGS,
  );
});

test('a palette has no more colours than asked for, and all that the picture has if it may', () => {
  fc.assert(
    fc.property(anyPixels, fc.integer({ min: 1, max: 256 }), (pixels, most) => {
      const { palette, indexes } = indexPixels(pixels, most);
      assert.ok(palette.length >= 1 && palette.length <= most);
      assert.ok(indexes.every((index) => index < palette.length));
      const bins = new Set(binsIn(pixels));
      if (most >= bins.size) assert.equal(palette.length, bins.size);
    }),
    SETTINGS,
  );
});

test('read back, a PNG is what it was', () => {
  fc.assert(
    fc.property(anyPixels, (pixels) => assert.deepEqual(pixelsOfPng(pngOf(pixels)), pixels)),
    SETTINGS,
  );
});

const KITTY_PIECES = /\u001b_G([^;\u001b]*);([A-Za-z0-9+/=]*)\u001b\\/gu;

test('what kitty is sent is the picture in pieces that it takes, and nothing else', () => {
  fc.assert(
    fc.property(anyPixels, (pixels) => {
      const sent = kittyPicture(pixels, 77, { columns: 9, rows: 4 }, 'none');
      const pieces = [...sent.matchAll(KITTY_PIECES)];
      assert.equal(pieces.map(([piece]) => piece).join(''), sent);
      const [first, ...more] = pieces.map(([, keys = '']) => keys.split(','));
      assert.deepEqual(first?.slice(0, 7), ['a=T', 'U=1', 'i=77', 'f=100', 'c=9', 'r=4', 'q=2']);
      assert.deepEqual(
        [first, ...more].map((keys) => keys?.at(-1)),
        pieces.map((_, at) => (at < pieces.length - 1 ? 'm=1' : 'm=0')),
      );
      assert.ok(pieces.every(([, , base64 = '']) => base64.length <= 4096));
      const png = pieces.map(([, , base64]) => base64).join('');
      assert.deepEqual(pixelsOfPng(Buffer.from(png, 'base64')), pixels);
    }),
    SETTINGS,
  );
});

test('what iTerm2 is sent is one file, and nothing else', () => {
  fc.assert(
    fc.property(anyPixels, (pixels) => {
      const [, length, columns, rows, base64 = ''] =
        /^\u001b\]1337;File=inline=1;size=(\d+);width=(\d+);height=(\d+);preserveAspectRatio=1;doNotMoveCursor=1:([A-Za-z0-9+/]+=*)\u0007$/u.exec(
          itermPicture(pixels, { columns: 12, rows: 5 }),
        ) ?? [];
      const png = Buffer.from(base64, 'base64');
      assert.deepEqual([columns, rows, length], ['12', '5', String(png.length)]);
      assert.deepEqual(pixelsOfPng(png), pixels);
    }),
    SETTINGS,
  );
});

function binsIn({ rgb }: Pixels): readonly string[] {
  return Array.from({ length: rgb.length / 3 }, (_, pixel) =>
    Array.from(rgb.subarray(pixel * 3, pixel * 3 + 3), (value) => value >> 3).join(),
  );
}

/** The mean of each square of so many pixels, one channel after the other. */
function fromAfar({ width, height, rgb }: Pixels, side: number): readonly number[] {
  const across = width / side;
  const sums = new Float64Array(across * (height / side) * 3);
  for (const [at, value] of rgb.entries()) {
    const pixel = Math.floor(at / 3);
    const square = Math.floor(pixel / width / side) * across + Math.floor((pixel % width) / side);
    const slot = square * 3 + (at % 3);
    sums[slot] = (sums[slot] ?? 0) + value / side ** 2;
  }
  return [...sums];
}

test('from afar, a picture in a few colours looks as it did in many', () => {
  const [width, height, side] = [128, 128, 16];
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    return [x * 2, y * 2, 255 - x - y][at % 3] ?? 0;
  });
  const { palette, indexes } = indexPixels({ width, height, rgb }, 16);
  const shown = [...indexes].flatMap((index) => bytesOf(palette[index]));
  const after = fromAfar({ width, height, rgb: Uint8Array.from(shown) }, side);
  const off = fromAfar({ width, height, rgb }, side).map((value, at) =>
    Math.abs(value - (after[at] ?? 0)),
  );
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
  assert.ok(mean < 6, `${mean}`);
});

const bytesOf = (colour = 0) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
