import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReplayClock } from '../../src/replay/replay-clock.ts';

test('story time starts where it is told and runs as many times faster as it is told', () => {
  let real = 500;
  const clock = createReplayClock({ startAt: -1000, speed: 60, realNow: () => real });
  assert.equal(clock.now(), -1000);
  real += 100;
  assert.equal(clock.now(), 5000);
});

test('story time is whole milliseconds at any speed', () => {
  let real = 0;
  const clock = createReplayClock({ startAt: 0, speed: 0.3, realNow: () => real });
  real = 5;
  assert.equal(clock.now(), 2);
});

test('story time never goes back when real time does', () => {
  let real = 1000;
  const clock = createReplayClock({ startAt: 0, speed: 1, realNow: () => real });
  real = 1500;
  assert.equal(clock.now(), 500);
  real = 0;
  assert.equal(clock.now(), 500);
});
