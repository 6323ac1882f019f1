import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listingOf } from '../../src/layout/listing.ts';
import { block } from '../helpers/builders.ts';
import { HARBOUR_MARKS, NOW, screenInput } from '../helpers/screens.ts';

const DAY_MS = 24 * 60 * 60_000;

function listed(ageMs: number, columns: number): string {
  const one = block({ id: 'one', title: 'The gate opens', publishedAt: NOW - ageMs });
  const { glyphs, time } = screenInput();
  const line = listingOf(one, { columns, glyphs, time, marks: HARBOUR_MARKS });
  return line.map(({ text }) => text).join('');
}

test('a list tells the day of what is not of today, where there is room', () => {
  assert.equal(listed(0, 78), '  14:32 The gate opens');
  assert.match(listed(DAY_MS, 78), /^ {2}\d+ [A-Z][a-z]{2} 14:32 The gate opens$/u);
  assert.match(listed(400 * DAY_MS, 78), /^ {2}\d+ [A-Z][a-z]{2} \d{4} 14:32 The gate opens$/u);
  for (const columns of [69, 32]) assert.equal(listed(DAY_MS, columns), '  14:32 The gate opens');
});

test('no line of a list is wider than its columns', () => {
  for (let columns = 1; columns <= 80; columns += 1)
    assert.ok(listed(400 * DAY_MS, columns).length <= columns, String(columns));
});
