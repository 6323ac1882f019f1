import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { feed } from '../../../src/source/feed/feed.ts';
import { pollAfterMs, toIntervalMs } from '../../../src/source/feed/feed-manners.ts';
import { minuteAt, rssFeed, rssItem } from './feed-samples.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test('the longest interval that a feed states is kept, up to a day', () => {
  assert.equal(toIntervalMs(undefined, undefined, undefined), null);
  assert.equal(toIntervalMs(15, undefined, undefined), 15 * MINUTE_MS);
  assert.equal(toIntervalMs(15, 'hourly', 2), 30 * MINUTE_MS);
  assert.equal(toIntervalMs(90, ' Hourly ', undefined), 90 * MINUTE_MS);
  assert.equal(toIntervalMs(undefined, 'yearly', 0), 24 * HOUR_MS);
  assert.equal(toIntervalMs(-3, 'sometimes', 4), null);
  assert.equal(toIntervalMs(Number.NaN, undefined, undefined), null);
});

test('hours and days to skip put the next question off to the end of them', () => {
  const manners = { intervalMs: 15 * MINUTE_MS, skipHours: [], skipDays: [] };
  const noon = minuteAt(0);
  assert.equal(pollAfterMs(manners, noon), 15 * MINUTE_MS);
  assert.equal(pollAfterMs({ ...manners, skipHours: [13] }, noon), 15 * MINUTE_MS);
  assert.equal(pollAfterMs({ ...manners, skipHours: [12, 13] }, noon), 2 * HOUR_MS);
  assert.equal(pollAfterMs({ ...manners, skipHours: [12], intervalMs: null }, noon), HOUR_MS);
  // A Saturday.
  assert.equal(pollAfterMs({ ...manners, skipDays: ['saturday'] }, noon), 12 * HOUR_MS);
  const always = Array.from({ length: 24 }, (_, hour) => hour);
  assert.equal(pollAfterMs({ ...manners, skipHours: always }, noon), 15 * MINUTE_MS);
  assert.equal(pollAfterMs({ ...manners, skipHours: [12] }, null), 15 * MINUTE_MS);
});

test('the manners of a feed reach the update', () => {
  const body = rssFeed(
    [rssItem({ title: 'Wind' })],
    { ttl: '20', 'sy:updatePeriod': 'hourly', 'sy:updateFrequency': '6' },
    '<skipHours><hour>24</hour><hour>12</hour></skipHours><skipDays><day>Monday</day></skipDays>',
  );
  assert.equal(feed.parse(body, FILE_CONTEXT).pollAfterMs, 20 * MINUTE_MS);
  const context = { ...FILE_CONTEXT, answeredAt: minuteAt(0) };
  assert.equal(feed.parse(body, context).pollAfterMs, HOUR_MS);
  const night = { ...FILE_CONTEXT, answeredAt: minuteAt(0) + 12 * HOUR_MS };
  assert.equal(feed.parse(body, night).pollAfterMs, HOUR_MS);
});
