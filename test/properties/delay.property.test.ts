// The laws of the delay rule: polite whatever the servers, the clock and the dice do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import {
  nextDelayMs,
  nextPace,
  type Pace,
  type PollOutcome,
  type Schedule,
  startPace,
} from '../../src/net/backoff.ts';
import { RUNS } from '../helpers/runs.ts';

const HOUR = 3_600_000;
const duration = fc.integer({ min: 0, max: 4 * HOUR });
const schedule: fc.Arbitrary<Schedule> = fc.record(
  { floorMs: fc.integer({ min: 1000, max: 2 * HOUR }), speed: fc.constant(1) },
  { noNullPrototype: true },
);
const answered = fc.record(
  {
    kind: fc.constantFrom<'changed' | 'unchanged'>('changed', 'unchanged'),
    maxAgeMs: fc.option(duration),
    pollAfterMs: fc.option(duration),
  },
  { noNullPrototype: true },
);
const failed: fc.Arbitrary<PollOutcome> = fc
  .option(fc.option(duration))
  .map((retryAfter) =>
    retryAfter === null
      ? { kind: 'failed', fault: new NetworkError('http://example.org/', 'reset') }
      : { kind: 'failed', fault: new HttpError('http://example.org/', 503, retryAfter) },
  );
/** Each outcome with the wall time at which it came; the clock may run back. */
const history = fc.array(
  fc.tuple(fc.oneof(answered, failed), fc.integer({ min: -HOUR, max: 9 * HOUR })),
  { minLength: 1, maxLength: 12 },
);
const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

type History = readonly (readonly [PollOutcome, number])[];

function delayAfter(given: Schedule, past: History, random: number): number {
  const pace = past.reduce<Pace>(
    (before, [outcome, at]) => nextPace(before, outcome, at),
    startPace(0),
  );
  const [outcome, at] = past.at(-1) ?? [{ kind: 'stop' } as const, 0];
  return nextDelayMs(given, pace, outcome, at, random);
}

test('no history, clock or dice leads to a wait below the floor', () => {
  fc.assert(
    fc.property(schedule, history, dice, (given, past, random) => {
      assert.ok(delayAfter(given, past, random) >= given.floorMs);
    }),
    { numRuns: RUNS },
  );
});

test('a Retry-After of up to an hour is never cut short, at any speed', () => {
  const speed = fc.constantFrom(1, 10, 1000);
  const asked = fc.integer({ min: 0, max: HOUR });
  fc.assert(
    fc.property(schedule, history, speed, asked, dice, (given, past, factor, ms, random) => {
      const busy: PollOutcome = {
        kind: 'failed',
        fault: new HttpError('http://example.org/', 429, ms),
      };
      const delay = delayAfter({ ...given, speed: factor }, [...past, [busy, 0]], random);
      assert.ok(delay >= ms);
    }),
    { numRuns: RUNS },
  );
});

test('one more failure never shortens the wait, dice apart', () => {
  const refused: PollOutcome = {
    kind: 'failed',
    fault: new NetworkError('http://example.org/', 'refused'),
  };
  const failures = (count: number): History => Array(count).fill([refused, 0]);
  fc.assert(
    fc.property(schedule, fc.integer({ min: 1, max: 2000 }), dice, (given, count, random) => {
      const shorter = delayAfter(given, failures(count), random);
      assert.ok(delayAfter(given, failures(count + 1), random) >= shorter);
    }),
    { numRuns: RUNS },
  );
});

test('every wait ends: it is a whole number of milliseconds and no more than its longest cause with its jitter', () => {
  fc.assert(
    fc.property(schedule, history, dice, (given, past, random) => {
      const delay = delayAfter(given, past, random);
      assert.ok(Number.isInteger(delay));
      assert.ok(delay <= 1.1 * Math.max(given.floorMs, HOUR) + 1);
    }),
    { numRuns: RUNS },
  );
});
