import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatAge,
  formatClock,
  formatShortAge,
  formatStamp,
  formatZone,
} from '../../src/layout/time.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const LANDING = Date.UTC(1969, 6, 20, 20, 17, 40);
const SUMMER = Date.UTC(2026, 6, 1, 13, 5);
const WINTER = Date.UTC(2026, 11, 1, 23, 30);

test('a clock reads in the zone that is asked for', () => {
  assert.equal(formatClock(SUMMER, 'UTC'), '13:05');
  assert.equal(formatClock(SUMMER, 'Europe/London'), '14:05');
  assert.equal(formatClock(WINTER, 'Europe/London'), '23:30');
  assert.equal(formatClock(SUMMER, 'Asia/Kolkata'), '18:35');
});

test("without a zone a clock reads in the reader's own", () => {
  const local = new Date(SUMMER);
  const two = (value: number) => String(value).padStart(2, '0');
  assert.equal(formatClock(SUMMER, null), `${two(local.getHours())}:${two(local.getMinutes())}`);
});

test('moments before 1970 read like any other', () => {
  assert.equal(formatClock(LANDING, 'UTC'), '20:17');
  assert.equal(formatClock(LANDING, 'America/New_York'), '16:17');
  assert.equal(formatStamp(LANDING, SUMMER, 'UTC'), '20 Jul 1969 20:17');
  assert.equal(formatStamp(LANDING, LANDING + HOUR_MS, 'UTC'), '20:17');
});

test('a stamp names the day only where it is another, in the zone of the reader', () => {
  const later = WINTER + HOUR_MS;
  assert.equal(formatStamp(WINTER, later, 'America/New_York'), '18:30');
  assert.equal(formatStamp(WINTER, later, 'UTC'), '1 Dec 23:30');
  assert.equal(formatStamp(WINTER, WINTER + 60 * DAY_MS, 'UTC'), '1 Dec 2026 23:30');
});

test('an age counts minutes, hours and days, rounded down, and no seconds', () => {
  const ages = [
    [-HOUR_MS, 'now'],
    [0, 'now'],
    [59 * SECOND_MS, 'now'],
    [MINUTE_MS, '1m ago'],
    [HOUR_MS - 1, '59m ago'],
    [HOUR_MS, '1h ago'],
    [DAY_MS - 1, '23h ago'],
    [DAY_MS, '1d ago'],
    [880 * DAY_MS, '880d ago'],
  ] as const;
  for (const [age, words] of ages) assert.equal(formatAge(LANDING + age, LANDING), words);
});

test('a short age takes three cells at most', () => {
  const ages = [
    [0, 'now'],
    [17 * MINUTE_MS, '17m'],
    [99 * DAY_MS, '99d'],
    [100 * DAY_MS, '14w'],
    [699 * DAY_MS, '99w'],
    [700 * DAY_MS, '1y'],
    [20_944 * DAY_MS, '57y'],
  ] as const;
  for (const [age, words] of ages) assert.equal(formatShortAge(LANDING + age, LANDING), words);
});

test('a zone is named as it is called at that moment', () => {
  assert.equal(formatZone(SUMMER, 'UTC'), 'UTC');
  assert.equal(formatZone(SUMMER, 'America/New_York'), 'EDT');
  assert.equal(formatZone(WINTER, 'America/New_York'), 'EST');
  assert.match(formatZone(SUMMER, null), /^UTC([+-]\d{1,2}(:\d\d)?)?$/);
});

test('a moment that no calendar holds has no clock', () => {
  for (const zone of [null, 'UTC', 'Europe/London']) {
    assert.equal(formatClock(8.64e15 + 1, zone), '--:--');
    assert.equal(formatStamp(8.64e15 + 1, SUMMER, zone), '--:--');
  }
  assert.equal(formatStamp(SUMMER, 8.64e15 + 1, 'UTC'), '1 Jul 2026 13:05');
});

test('a day is the same one where a clock change makes it longer or shorter', () => {
  const fallBack = Date.UTC(2026, 9, 25, 0, 30);
  assert.equal(formatStamp(fallBack - HOUR_MS, fallBack + 22 * HOUR_MS, 'Europe/London'), '00:30');
  assert.equal(formatStamp(fallBack, fallBack + HOUR_MS, 'Europe/London'), '01:30');
  assert.equal(
    formatStamp(fallBack - HOUR_MS, fallBack + 24 * HOUR_MS, 'Europe/London'),
    '25 Oct 00:30',
  );
});
