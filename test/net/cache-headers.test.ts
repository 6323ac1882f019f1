import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMaxAgeMs, parseRetryAfterMs } from '../../src/net/cache-headers.ts';

const NOW = Date.UTC(1969, 6, 16, 13, 32);

test('max-age is read from among other directives, less the age that the answer has', () => {
  const cases: [string, string | undefined, number | null][] = [
    ['max-age=5', undefined, 5000],
    ['public, max-age=60, stale-while-revalidate=6', '45', 15_000],
    ['max-age=60', '90', 0],
    ['Max-Age="30"', 'soon', 30_000],
    ['s-maxage=3600', undefined, null],
    ['no-store', undefined, null],
    ['max-age=soon', undefined, null],
  ];
  for (const [control, age, expected] of cases) {
    assert.equal(parseMaxAgeMs({ 'cache-control': control, age }), expected, control);
  }
  assert.equal(parseMaxAgeMs({}), null);
});

test('Retry-After is read in seconds', () => {
  assert.equal(parseRetryAfterMs({ 'retry-after': ' 120 ' }, NOW), 120_000);
  assert.equal(parseRetryAfterMs({ 'retry-after': '0' }, NOW), 0);
});

test('Retry-After is read as a date, against the Date of the answer before our own clock', () => {
  const until = 'Wed, 16 Jul 1969 13:33:00 GMT';
  assert.equal(parseRetryAfterMs({ 'retry-after': until }, NOW), 60_000);
  assert.equal(
    parseRetryAfterMs({ 'retry-after': until, date: 'Wed, 16 Jul 1969 13:32:50 GMT' }, NOW),
    10_000,
  );
  assert.equal(
    parseRetryAfterMs({ 'retry-after': until, date: 'Wed, 16 Jul 1969 14:00:00 GMT' }, NOW),
    0,
  );
});

test('a Retry-After that is neither is none', () => {
  for (const text of ['', 'soon', '-5', '1.5', '12 minutes', '12/07/2069']) {
    assert.equal(parseRetryAfterMs({ 'retry-after': text }, NOW), null, text);
  }
  assert.equal(parseRetryAfterMs({}, NOW), null);
});
