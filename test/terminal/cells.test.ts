// Owns the tests of rows as cells: what stands in each column, and what is kept from the terminal.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf } from '../../src/terminal/cells.ts';

function textOf(line: string, columns = 80): string {
  return cellsOf(line, columns)
    .cells.map(({ text }) => text)
    .join('|');
}

test('a wide character takes two cells and is left out where only one is left', () => {
  assert.equal(textOf('a漢b'), 'a|漢||b');
  assert.equal(textOf('abc漢', 4), 'a|b|c');
});

test('blanks at the end are not cells, unless one can see them', () => {
  assert.equal(cellsOf('ab   ', 80).cells.length, 2);
  assert.equal(cellsOf('ab\u001b[7m   \u001b[m ', 80).cells.length, 5);
});

test('only text, looks and web links get through', () => {
  assert.equal(
    textOf('a\u001b[2Jb\u001b]0;title\u0007c\u001bcd\u0007\u009be\tf\u007fg'),
    'a|b|c|d|e|f|g',
  );
  const [cell] = cellsOf('\u001b]8;;javascript:alert(1)\u001b\\x', 80).cells;
  assert.equal(cell?.style.link, '');
});

test('a link ends where the line says so', () => {
  const { cells } = cellsOf('\u001b]8;;https://example.org\u0007a\u001b]8;;\u0007b', 80);
  assert.deepEqual(
    cells.map(({ style }) => style.link),
    ['https://example.org', ''],
  );
});

test('a row with an emoji is disputed, one in Latin, Greek, Cyrillic or Han is not', () => {
  assert.equal(cellsOf('on the moon 👩‍🚀', 80).disputed, true);
  assert.equal(cellsOf('flag 🇬🇧', 80).disputed, true);
  assert.equal(cellsOf('e\u0301', 80).disputed, true);
  assert.equal(cellsOf('Ωмега — “élan” … 漢字 │─', 80).disputed, false);
});

test('a mark without width joins the character before it', () => {
  assert.equal(textOf('a\u200bb'), 'a\u200b|b');
});
