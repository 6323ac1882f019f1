import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/net/clock.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';

test('the system clock resolves a sleep that is over', async () => {
  await systemClock.sleep(1);
});

test('the system clock resolves a sleep at once when its signal aborts', async () => {
  const waking = new AbortController();
  const sleep = systemClock.sleep(2 ** 30, waking.signal);
  waking.abort();
  await sleep;
  await systemClock.sleep(2 ** 30, waking.signal);
});

test('the system clock tells the time of day', () => {
  assert.ok(systemClock.now() > Date.UTC(2024, 0));
});

test('the fake clock wakes sleepers in order, each seeing its own time', async () => {
  const clock = createFakeClock(1000);
  const woken: [string, number][] = [];
  const sleeper = async (name: string, ms: number) => {
    await clock.sleep(ms);
    woken.push([name, clock.now()]);
  };
  const both = Promise.all([sleeper('late', 20), sleeper('early', 10)]);
  await clock.advance(15);
  assert.deepEqual(woken, [['early', 1010]]);
  assert.deepEqual(clock.waits(), [5]);
  await clock.advance(5);
  await both;
  assert.deepEqual(woken, [
    ['early', 1010],
    ['late', 1020],
  ]);
});

test('the fake clock lets a loop sleep again within one advance', async () => {
  const clock = createFakeClock();
  const ticks: number[] = [];
  const loop = (async () => {
    for (let count = 0; count < 3; count++) {
      await clock.sleep(10);
      ticks.push(clock.now());
    }
  })();
  await clock.advance(35);
  await loop;
  assert.deepEqual(ticks, [10, 20, 30]);
  assert.equal(clock.now(), 35);
});

test('a step of the fake clock moves the time of day and wakes nobody', async () => {
  const clock = createFakeClock(0);
  const waking = new AbortController();
  const sleep = clock.sleep(10, waking.signal);
  await clock.asleep();
  clock.step(-500);
  assert.equal(clock.now(), -500);
  assert.deepEqual(clock.waits(), [10]);
  waking.abort();
  await sleep;
  assert.deepEqual(clock.waits(), []);
});
