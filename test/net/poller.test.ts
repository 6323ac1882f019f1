import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import type { PollOutcome } from '../../src/net/backoff.ts';
import { createPoller, type Poller } from '../../src/net/poller.ts';
import { createFakeClock, type FakeClock } from '../helpers/fake-clock.ts';

const CHANGED: PollOutcome = { kind: 'changed', maxAgeMs: null, pollAfterMs: null };
const STOP: PollOutcome = { kind: 'stop' };
const REFUSED = new NetworkError('http://example.org/', 'refused');

type Session = {
  readonly clock: FakeClock;
  readonly poller: Poller;
  readonly askedAt: number[];
  readonly scheduled: [number, PollOutcome][];
  /** Ends the session and waits until its loop is over. */
  end(): Promise<void>;
};

/** A running poller with a 10 s floor whose polls give `outcomes` in turn, then `changed` for ever. Errors are thrown. */
function startSession(outcomes: readonly (PollOutcome | Error)[] = []): Session {
  const clock = createFakeClock(0);
  const over = new AbortController();
  const askedAt: number[] = [];
  const scheduled: [number, PollOutcome][] = [];
  const poller = createPoller({
    ask: async () => {
      const outcome = outcomes[askedAt.push(clock.now()) - 1] ?? CHANGED;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    clock,
    schedule: { floorMs: 10_000, speed: 1 },
    onScheduled: (nextAt, outcome) => scheduled.push([nextAt, outcome]),
    random: () => 0.5,
  });
  const running = poller.run(over.signal);
  const end = () => {
    over.abort();
    return running;
  };
  return { clock, poller, askedAt, scheduled, end };
}

test('it asks at once, then at every interval, and says when the next poll is due', async () => {
  const { clock, askedAt, scheduled, end } = startSession();
  await clock.advance(25_000);
  await end();
  assert.deepEqual(askedAt, [0, 10_000, 20_000]);
  assert.deepEqual(
    scheduled.map(([nextAt]) => nextAt),
    [10_000, 20_000, 30_000],
  );
});

test('a fault is an outcome: the loop goes on, later and later, and the fault is handed over with the time of the next try', async () => {
  const { clock, askedAt, scheduled, end } = startSession([REFUSED, REFUSED, CHANGED]);
  await clock.advance(45_000);
  await end();
  assert.deepEqual(askedAt, [0, 10_000, 30_000, 40_000]);
  assert.deepEqual(scheduled[1], [30_000, { kind: 'failed', fault: REFUSED }]);
});

test('the loop ends when the outcome is stop, and nothing more is scheduled', async () => {
  const { clock, askedAt, scheduled, end } = startSession([CHANGED, STOP]);
  await clock.advance(60_000);
  assert.deepEqual(clock.waits(), []);
  await end();
  assert.deepEqual(askedAt, [0, 10_000]);
  assert.equal(scheduled.length, 1);
});

test('a fault of ours is not swallowed', async () => {
  const ours = new TypeError('a mistake');
  const poller = createPoller({
    ask: () => Promise.reject(ours),
    clock: createFakeClock(),
    schedule: { floorMs: 10_000, speed: 1 },
  });
  await assert.rejects(poller.run(new AbortController().signal), ours);
});

test('an aborted signal ends the wait and the loop, and leaves no sleeper', async () => {
  const { clock, askedAt, end } = startSession();
  await clock.asleep();
  await end();
  assert.deepEqual(clock.waits(), []);
  assert.deepEqual(askedAt, [0]);
});

test('an aborted signal reaches the request in flight, and its rejection is no fault', async () => {
  const over = new AbortController();
  const scheduled: number[] = [];
  const poller = createPoller({
    ask: (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    clock: createFakeClock(),
    schedule: { floorMs: 10_000, speed: 1 },
    onScheduled: (nextAt) => scheduled.push(nextAt),
  });
  const running = poller.run(over.signal);
  over.abort();
  await running;
  assert.deepEqual(scheduled, []);
});

test('a signal that is already aborted asks nothing', async () => {
  let asked = 0;
  const poller = createPoller({
    ask: async () => {
      asked++;
      return STOP;
    },
    clock: createFakeClock(),
    schedule: { floorMs: 10_000, speed: 1 },
  });
  await poller.run(AbortSignal.abort());
  assert.equal(asked, 0);
});

test('poll now ends the wait, and the interval starts afresh', async () => {
  const { clock, poller, askedAt, end } = startSession();
  await clock.advance(4000);
  poller.pollNow();
  await clock.advance(10_000);
  await end();
  assert.deepEqual(askedAt, [0, 4000, 14_000]);
});

test('poll now while a request is in flight starts no other, then or later', async () => {
  const clock = createFakeClock();
  const over = new AbortController();
  let inFlight = 0;
  let most = 0;
  let asked = 0;
  const poller = createPoller({
    ask: async (signal) => {
      asked++;
      most = Math.max(most, ++inFlight);
      await clock.sleep(3000, signal);
      inFlight--;
      return CHANGED;
    },
    clock,
    schedule: { floorMs: 10_000, speed: 1 },
    random: () => 0.5,
  });
  const running = poller.run(over.signal);
  await clock.asleep();
  poller.pollNow();
  poller.pollNow();
  await clock.advance(12_000);
  assert.equal(asked, 1);
  over.abort();
  await running;
  assert.equal(most, 1);
});

test('poll now does not break a Retry-After, but ends what we wait beyond it', async () => {
  const busy = new HttpError('http://example.org/', 429, 4000);
  const { clock, poller, askedAt, end } = startSession([busy]);
  await clock.advance(3000);
  poller.pollNow();
  await clock.advance(3000);
  assert.deepEqual(askedAt, [0]);
  poller.pollNow();
  await clock.advance(0);
  await end();
  assert.deepEqual(askedAt, [0, 6000]);
});

test('after a long gap, as when a laptop slept, it asks within seconds of waking', async () => {
  const faults = Array(6).fill(REFUSED);
  const { clock, askedAt, scheduled, end } = startSession(faults);
  await clock.advance(311_000);
  assert.equal(scheduled.at(-1)?.[0], 610_000);
  clock.step(8 * 3_600_000);
  await clock.advance(5000);
  await end();
  assert.equal(askedAt.length, 7);
});

test('a clock that is set back an hour does not prolong the wait', async () => {
  const { clock, askedAt, end } = startSession();
  await clock.advance(4000);
  clock.step(-3_600_000);
  await clock.advance(6000);
  await end();
  assert.equal(askedAt.length, 2);
});
