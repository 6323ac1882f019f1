// Owns the tests of the characters that stand for a picture, and of how large one can get on its way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pixels } from '../../src/model/pixels.ts';
import { cellsOf } from '../../src/terminal/cells.ts';
import { itermPicture } from '../../src/terminal/iterm-picture.ts';
import {
  kittyLine,
  kittyPicture,
  kittyRemoval,
  MOST_KITTY_ROWS,
} from '../../src/terminal/kitty-picture.ts';
import { sixelOf } from '../../src/terminal/sixel.ts';

test('each row of a picture is a line of so many cells, told apart by its first', () => {
  const lines = Array.from({ length: MOST_KITTY_ROWS }, (_, row) => kittyLine(200, row, 30));
  const rows = lines.map((line) => cellsOf(line, 80).cells);
  for (const cells of rows) {
    assert.equal(cells.length, 30);
    assert.ok(cells.every(({ style }) => style.fg === '38;5;200'));
    assert.ok(cells.slice(1).every(({ text }) => text === '\u{10eeee}'));
  }
  assert.equal(new Set(rows.map(([first]) => first?.text)).size, MOST_KITTY_ROWS);
  assert.equal(rows[0]?.[0]?.text, '\u{10eeee}\u0305');
});

test('a picture is removed by its number, and nothing is answered', () => {
  assert.equal(kittyRemoval(33, 'none'), '\u001b_Ga=d,d=I,i=33,q=2\u001b\\');
});

test('through tmux each piece goes by itself', () => {
  const one: Pixels = { width: 1, height: 1, rgb: new Uint8Array(3) };
  const sent = kittyPicture(one, 33, { columns: 1, rows: 1 }, 'tmux');
  assert.match(sent, /^\u001bPtmux;\u001b\u001b_Ga=T,[^\u001b]*\u001b\u001b\\\u001b\\$/u);
  assert.match(
    kittyRemoval(33, 'tmux'),
    /^\u001bPtmux;\u001b\u001b_Ga=d,[^\u001b]*\u001b\u001b\\\u001b\\$/u,
  );
});

test('a picture of nothing but noise, as large as any is sent, is less than 3 MiB in every way', () => {
  const rgb = new Uint8Array(800 * 600 * 3);
  let seed = 1;
  for (let at = 0; at < rgb.length; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    rgb[at] = seed >>> 24;
  }
  const noise: Pixels = { width: 800, height: 600, rgb };
  const cells = { columns: 100, rows: 38 };
  const ways = [sixelOf(noise), kittyPicture(noise, 20, cells, 'tmux'), itermPicture(noise, cells)];
  for (const bytes of ways) assert.ok(bytes.length < 3 * 1024 * 1024, `${bytes.length}`);
});
