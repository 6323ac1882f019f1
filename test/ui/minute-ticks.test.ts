import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startMinuteTicks } from '../../src/ui/minute-ticks.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

/** Ticks of a story's clock that stands at `startAt` now and runs `speed` times as fast as the timer. */
function tickFrom(startAt: number, speed: number) {
  const fake = createFakeTimer();
  let passed = 0;
  const ticks: number[] = [];
  const stop = startMinuteTicks({
    timer: fake.timer,
    speed,
    storyNow: () => startAt + passed * speed,
    onTick: (now) => ticks.push(now),
  });
  return {
    ticks,
    stop,
    pending: fake.pending,
    pass(ms: number) {
      for (let left = ms; left > 0; left--) {
        passed++;
        fake.advance(1);
      }
    },
  };
}

test('the clock ticks on the minute and not between', () => {
  const { ticks, pass, stop } = tickFrom(Date.UTC(2026, 2, 4, 14, 31, 58), 1);
  pass(1999);
  assert.deepEqual(ticks, []);
  pass(1);
  assert.deepEqual(ticks, [Date.UTC(2026, 2, 4, 14, 32)]);
  pass(59_999);
  assert.equal(ticks.length, 1);
  pass(1);
  assert.deepEqual(ticks.at(1), Date.UTC(2026, 2, 4, 14, 33));
  stop();
});

test('before 1970 minutes begin where they always do', () => {
  const { ticks, pass, stop } = tickFrom(Date.UTC(1969, 6, 20, 20, 17, 58), 1);
  pass(2000);
  assert.deepEqual(ticks, [Date.UTC(1969, 6, 20, 20, 18)]);
  stop();
});

test('a story played faster ticks on its own minutes', () => {
  const { ticks, pass, stop } = tickFrom(Date.UTC(2026, 2, 4, 14, 31), 20);
  pass(6000);
  assert.deepEqual(ticks, [Date.UTC(2026, 2, 4, 14, 32), Date.UTC(2026, 2, 4, 14, 33)]);
  stop();
});

test('however fast the story is played, the clock ticks once a second at most', () => {
  const { ticks, pass, stop } = tickFrom(Date.UTC(2026, 2, 4, 14, 31), 6000);
  pass(3000);
  assert.equal(ticks.length, 3);
  stop();
});

test('after the end no bell is set', () => {
  const { stop, pending } = tickFrom(0, 1);
  assert.equal(pending(), 1);
  stop();
  assert.equal(pending(), 0);
});
