// Owns the spellings of dates on the wire.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetOfStamp, parseWireTime } from '../../src/source/wire-time.ts';

const HOUR_MS = 3_600_000;
const AT = Date.UTC(2024, 4, 1, 10, 20, 30);

test('dates with a zone are read in any spelling', () => {
  for (const text of [
    '2024-05-01T10:20:30Z',
    '2024-05-01T10:20:30.000+00:00',
    '2024-05-01T12:20:30+0200',
    '2024-05-01T12:20:30+02',
    '2024-05-01 06:20:30 -04:00',
    ' 2024-05-01T10:20:30Z ',
    '2024-05-01T10:20:30Z/',
    'Wed, 01 May 2024 10:20:30 GMT',
    'Wed, 01 May 2024 15:50:30 +0530 ',
    'Wed May 01 2024 15:50:30 GMT+0530 (India Standard Time)',
    '2024-05-01 15:50:30 IST',
    '2024-05-01T12:20:30CEST',
    'May 1, 2024, 03:50:30 PM IST',
    'Wed, 01 May 2024 06:20:30 EDT',
    '1714558830',
    '1714558830000',
    1_714_558_830,
    1_714_558_830_000,
    '20240501102030',
  ]) {
    assert.equal(parseWireTime(text, null), AT, String(text));
  }
});

test('a date without a zone is read in the one that is given, and not at all without one', () => {
  for (const text of ['2024-05-01T12:20:30', '2024-05-01 12:20:30', 'May 1, 2024 12:20:30 PM']) {
    assert.equal(parseWireTime(text, 2 * HOUR_MS), AT, text);
    assert.equal(parseWireTime(text, null), null, text);
  }
});

test('what is no date of a live blog is none', () => {
  for (const value of [
    '',
    'now',
    '12:30',
    '11',
    '0',
    '2024-13-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    null,
    {},
    Number.NaN,
  ]) {
    assert.equal(parseWireTime(value, 0), null, String(value));
  }
});

test('a stamp tells its zone, or that it has none', () => {
  assert.equal(offsetOfStamp('2024-05-01T12:20:30+05:30'), 5.5 * HOUR_MS);
  assert.equal(offsetOfStamp('2024-05-01T12:20:30-0400'), -4 * HOUR_MS);
  assert.equal(offsetOfStamp('2024-05-01T12:20:30Z'), 0);
  assert.equal(offsetOfStamp('2024-05-01T12:20:30'), null);
});
