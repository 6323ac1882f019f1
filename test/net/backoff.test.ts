import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import {
  nextDelayMs,
  nextPace,
  type Pace,
  type PollOutcome,
  retryAfterMs,
  type Schedule,
  startPace,
} from '../../src/net/backoff.ts';

const SCHEDULE: Schedule = { floorMs: 10_000, speed: 1 };
const MIDDLE = 0.5;
const CHANGED: PollOutcome = { kind: 'changed', maxAgeMs: null, pollAfterMs: null };
const UNCHANGED: PollOutcome = { kind: 'unchanged', maxAgeMs: null, pollAfterMs: null };
const REFUSED: PollOutcome = {
  kind: 'failed',
  fault: new NetworkError('http://example.org/', 'refused'),
};

function busy(retryAfter: number | null): PollOutcome {
  return { kind: 'failed', fault: new HttpError('http://example.org/', 429, retryAfter) };
}

/** The delay after the last of these outcomes, all seen at `now`, in a session that began at 0. */
function delayAfter(
  outcomes: readonly PollOutcome[],
  { now = 0, schedule = SCHEDULE, random = MIDDLE, start = startPace(0) } = {},
): number {
  const pace = outcomes.reduce<Pace>((before, outcome) => nextPace(before, outcome, now), start);
  return nextDelayMs(schedule, pace, outcomes.at(-1) ?? UNCHANGED, now, random);
}

test('a story that moves is asked for at the floor', () => {
  assert.equal(delayAfter([CHANGED]), 10_000);
});

test('the source may ask for a longer interval, by its own field or by max-age, but not for a shorter one', () => {
  assert.equal(delayAfter([{ ...UNCHANGED, pollAfterMs: 25_000 }]), 25_000);
  assert.equal(delayAfter([{ ...UNCHANGED, maxAgeMs: 40_000 }]), 40_000);
  assert.equal(delayAfter([{ ...CHANGED, maxAgeMs: 40_000, pollAfterMs: 50_000 }]), 50_000);
  assert.equal(delayAfter([{ ...CHANGED, maxAgeMs: 5000, pollAfterMs: 1000 }]), 10_000);
});

test('a cache lifetime made for articles does not silence a live blog', () => {
  assert.equal(delayAfter([{ ...CHANGED, maxAgeMs: 86_400_000 }]), 300_000);
  assert.equal(delayAfter([{ ...CHANGED, pollAfterMs: 86_400_000 }]), 3_600_000);
});

test('the interval stretches with the silence, to a minute, and a change brings it back to the floor', () => {
  const minute = 60_000;
  assert.equal(delayAfter([UNCHANGED], { now: 5 * minute }), 10_000);
  assert.equal(delayAfter([UNCHANGED], { now: 10 * minute }), 20_000);
  assert.equal(delayAfter([UNCHANGED], { now: 30 * minute }), 60_000);
  assert.equal(delayAfter([UNCHANGED], { now: 600 * minute }), 60_000);
  assert.equal(delayAfter([UNCHANGED, CHANGED], { now: 600 * minute }), 10_000);
});

test('silence never shortens an interval that is longer than a minute', () => {
  const slow = { ...UNCHANGED, pollAfterMs: 90_000 };
  assert.equal(delayAfter([slow], { now: 600 * 60_000 }), 90_000);
});

test('failures double the wait up to five minutes, and one success forgets them', () => {
  const delays = [1, 2, 3, 4, 5, 6, 60].map((count) => delayAfter(Array(count).fill(REFUSED)));
  assert.deepEqual(delays, [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  assert.equal(delayAfter([REFUSED, REFUSED, UNCHANGED]), 10_000);
});

test('a failure does not make us ask more often than the last good answer allowed', () => {
  assert.equal(delayAfter([{ ...UNCHANGED, maxAgeMs: 60_000 }, REFUSED]), 60_000);
  assert.equal(delayAfter([{ ...UNCHANGED, pollAfterMs: 900_000 }, REFUSED]), 900_000);
});

test('Retry-After is waited out exactly, up to an hour, and only when it is longer', () => {
  assert.equal(delayAfter([busy(120_000)]), 120_000);
  assert.equal(delayAfter([busy(120_001)], { random: 0.99 }), 120_001);
  assert.equal(delayAfter([busy(1000)]), 10_000);
  assert.equal(delayAfter([busy(null)]), 10_000);
  assert.equal(delayAfter([busy(86_400_000)]), 3_600_000);
});

test('only an HTTP answer can hold a Retry-After', () => {
  assert.equal(retryAfterMs(busy(7000)), 7000);
  assert.equal(retryAfterMs(busy(null)), null);
  assert.equal(retryAfterMs(REFUSED), null);
  assert.equal(retryAfterMs(CHANGED), null);
});

test('jitter spreads the wait by a tenth either way, and never below the floor', () => {
  const quiet = { now: 20 * 60_000 };
  assert.equal(delayAfter([UNCHANGED], { ...quiet, random: 0 }), 36_000);
  assert.equal(delayAfter([UNCHANGED], { ...quiet, random: MIDDLE }), 40_000);
  assert.equal(delayAfter([UNCHANGED], { ...quiet, random: 1 }), 44_000);
  assert.equal(delayAfter([CHANGED], { random: 0 }), 10_000);
  assert.equal(delayAfter([CHANGED], { random: 1 }), 11_000);
});

test('speed divides the interval down to a quarter of a second, but never a Retry-After', () => {
  const schedule: Schedule = { floorMs: 10_000, speed: 20 };
  assert.equal(delayAfter([CHANGED], { schedule }), 500);
  assert.equal(delayAfter([CHANGED], { schedule: { floorMs: 10_000, speed: 1000 } }), 250);
  assert.equal(delayAfter([busy(2000)], { schedule }), 2000);
});

test('a clock that was set back does not confuse the silence', () => {
  assert.equal(delayAfter([UNCHANGED], { now: -3_600_000 }), 10_000);
});
