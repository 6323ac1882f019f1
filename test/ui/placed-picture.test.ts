// Owns the tests of a picture's way from the rows that it stands on into a frame.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutPlaced } from '../../src/layout/placed-rows.ts';
import { EMPTY_ROW, type Row } from '../../src/layout/row.ts';
import type { Pixels } from '../../src/model/pixels.ts';
import type { FramePicture } from '../../src/terminal/frame-picture.ts';
import { kittyLine, MOST_KITTY_ROWS } from '../../src/terminal/kitty-picture.ts';
import type { PixelWay } from '../../src/terminal/picture-way.ts';
import { createPlacing } from '../../src/ui/placed-picture.ts';
import { pixelsOfSixel } from '../helpers/picture-decoders.ts';

/** Each row of pixels is a grey of its own. */
function stripes(width: number, height: number): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) rgb.fill(y * 8, y * width * 3, (y + 1) * width * 3);
  return { width, height, rgb };
}

/** 20 by 24 pixels: four columns and three rows of cells. */
const PICTURE = stripes(20, 24);
const CELL = { width: 5, height: 8 };

const rowsOf = (pixels = PICTURE) => layoutPlaced(pixels, { columns: 30, rows: 10, cell: CELL });

function setUp(way: PixelWay, cell = CELL) {
  let now = cell;
  const place = createPlacing({ way, multiplexer: 'none', seed: 0, cell: () => now });
  return {
    place: (rows: readonly Row[]) =>
      place(
        rows,
        rows.map((_, at) => `line ${at}`),
      ),
    zoom(next: typeof CELL) {
      now = next;
    },
  };
}

const bytesOf = (picture: FramePicture | null) =>
  picture?.kind === 'painted' ? picture.paint() : (picture?.bring() ?? '');

test('a picture takes the cells that it fills, in its own shape, and no more than there is room for', () => {
  const rooms = [
    [{ columns: 30, rows: 10 }, 4, 3],
    [{ columns: 2, rows: 10 }, 2, 2],
    [{ columns: 30, rows: 1 }, 2, 1],
  ] as const;
  for (const [room, columns, rows] of rooms) {
    const placed = layoutPlaced(PICTURE, { ...room, cell: CELL });
    assert.equal(placed.length, rows);
    for (const [row, { picture }] of placed.entries())
      assert.deepEqual(picture, { pixels: PICTURE, columns, rows, row });
  }
  assert.deepEqual(layoutPlaced(PICTURE, { columns: 0, rows: 5, cell: CELL }), []);
  assert.deepEqual(layoutPlaced(PICTURE, { columns: 5, rows: 0, cell: CELL }), []);
});

test('no picture has more rows than can be told apart', () => {
  const tall = layoutPlaced(stripes(1, 999), {
    columns: 9,
    rows: 999,
    cell: { width: 1, height: 1 },
  });
  assert.ok(tall.length > 0 && tall.length <= MOST_KITTY_ROWS);
});

test('lines without a picture stay as they are', () => {
  for (const way of ['kitty', 'iterm', 'sixel'] as const)
    assert.deepEqual(setUp(way).place([EMPTY_ROW, EMPTY_ROW]), {
      lines: ['line 0', 'line 1'],
      picture: null,
    });
});

test('kitty keeps the picture, and the lines say which of its rows stand on them', () => {
  const { place } = setUp('kitty');
  const whole = place([EMPTY_ROW, ...rowsOf(), EMPTY_ROW]);
  const line = (row: number) => kittyLine(16, row, 4);
  assert.deepEqual(whole.lines, ['line 0', line(0), line(1), line(2), 'line 4']);
  assert.match(bytesOf(whole.picture), /^\u001b_Ga=T,U=1,i=16,f=100,c=4,r=3,/u);
  const scrolled = place([...rowsOf().slice(1), EMPTY_ROW]);
  assert.deepEqual(scrolled.lines, [line(1), line(2), 'line 2']);
  assert.equal(scrolled.picture, whole.picture);
});

test('another picture, or another size, has another number', () => {
  const { place } = setUp('kitty');
  const { picture } = place(rowsOf());
  const other = place(rowsOf(stripes(20, 24)));
  assert.notEqual(other.picture, picture);
  assert.match(other.lines[0] ?? '', /38;5;17m/u);
  assert.match(bytesOf(other.picture), /i=17,/u);
});

test('what is painted is the part that stands on the screen, the same as long as it stands there', () => {
  const { place } = setUp('sixel');
  const whole = place([EMPTY_ROW, ...rowsOf(), EMPTY_ROW]);
  assert.deepEqual(whole.lines, ['line 0', 'line 1', 'line 2', 'line 3', 'line 4']);
  assert.equal(whole.picture?.kind === 'painted' && whole.picture.row, 1);
  assert.equal(pixelsOfSixel(bytesOf(whole.picture)).height, 24);
  assert.equal(place([EMPTY_ROW, ...rowsOf(), EMPTY_ROW]).picture, whole.picture);
  const lower = place([...rowsOf().slice(1), EMPTY_ROW, EMPTY_ROW]);
  const { width, height, rgb } = pixelsOfSixel(bytesOf(lower.picture));
  assert.deepEqual([width, height], [20, 16]);
  assert.ok(Math.abs((rgb[0] ?? 0) - 8 * 8) < 8, `${rgb[0]}`);
});

test('nothing is painted on the last row, where it would push the screen up', () => {
  const { place } = setUp('sixel');
  assert.equal(pixelsOfSixel(bytesOf(place([EMPTY_ROW, ...rowsOf()]).picture)).height, 16);
  assert.equal(place([rowsOf()[0] ?? EMPTY_ROW]).picture, null);
});

test('cells that became smaller since are not painted beyond', () => {
  const { place, zoom } = setUp('sixel');
  const { picture } = place([...rowsOf(), EMPTY_ROW]);
  zoom({ width: 3, height: 6 });
  const { width, height } = pixelsOfSixel(bytesOf(picture));
  assert.ok(width <= 4 * 3 && height <= 3 * 6, `${width}x${height}`);
});

test('iTerm2 is told how many cells the part takes', () => {
  const { place } = setUp('iterm');
  const { picture } = place([...rowsOf().slice(1), EMPTY_ROW]);
  assert.match(bytesOf(picture), /;width=4;height=2;preserveAspectRatio=1;/u);
});
