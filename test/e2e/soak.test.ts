// Owns a working day of a busy newsroom behind a bad network, in accelerated time, before the whole reader with its screen and
// its keys: what the reader ends with is what the newsroom has, every fault was told and none invented, the publisher was
// asked no more than is polite, and nothing is left behind. Two hours in the ordinary run; SOAK_HOURS=24 for the whole day.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FaultPlan } from '../../src/replay/fault-plan.ts';
import { FAULTS } from '../../src/replay/faults.ts';
import { createDice, type Dice } from '../fuzz/mutate.ts';
import { assertNewsroomsOwn, busyDay } from './busy-newsroom.ts';
import { FLOOR_MS, openHurriedReader, type Told } from './hurried-reader.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const HOURS = Number(process.env.SOAK_HOURS ?? 2);
const SEED = Number(process.env.SOAK_SEED ?? 11);
const START = Date.UTC(2031, 4, 2, 6);
const MINUTE = 60_000;
const BLOCKS = Math.round((2000 / 24) * HOURS);
const END = START + HOURS * 60 * MINUTE;
const FAULTY_SHARE = 0.12;
const PATIENCE_MS = HOURS < 12 ? 400 : 1500;

/** In the one form that no terminal's sequence begins with: nobody has to wait for what follows. */
const ESC = '\u001b[27u';
const LEFT = '\u001b[D';
const RIGHT = '\u001b[C';

/** Down and up, to the end and back, key events only, each layer opened and closed; looked at in between. */
const KEYS = [
  ...['j', 'j', 'j', 'k', 'j', '', '', 'G', '', 'F', 'e', 'e', 'E', '', ESC, '?', ESC, 'C', ''],
  ...[ESC, 'v', ESC, '/post\r', 'n', 'N', ESC, 'z', 'z', 's', 's', 'c', ESC, 'U'],
  ...['T', LEFT, '[', '', RIGHT, ']', 'j', ESC],
];

/** Any fault that a story outlives, at any request but the first ones, until the day is over. */
function createWeather(dice: Dice, isOver: () => boolean): FaultPlan {
  const kinds = FAULTS.filter((fault) => Number.isFinite(fault.strikes));
  return {
    strikeAt(requestNumber) {
      if (requestNumber < 3 || isOver() || dice() > FAULTY_SHARE) return null;
      const fault = kinds[Math.floor(dice() * kinds.length)];
      return fault === undefined ? null : { fault, strike: 1 };
    },
  };
}

/**
 * A failure is told when something struck, and only then. A door that was shut may still be so for some polls. Told at once and
 * not noted, so that what grows in a day is the reader alone.
 */
function createJudge() {
  const outOfNothing: (string | null)[] = [];
  let failures = 0;
  let wasShut = false;
  return {
    outOfNothing: outOfNothing as readonly (string | null)[],
    failures: () => failures,
    hear({ poll, fault, strikes, refusals }: Told): void {
      wasShut ||= refusals > 0;
      if (poll.phase !== 'failed') return;
      failures += 1;
      const isRefused = wasShut && fault === 'the connection was refused';
      if (!isRefused && strikes.every((one) => one === null)) outOfNothing.push(fault);
    },
  };
}

test(`a day of ${HOURS} hours and ${BLOCKS} posts behind a bad network is told whole and true`, async (t) => {
  const dice = createDice(SEED);
  const day = { startAt: START, endAt: END, posts: BLOCKS, graceMs: 90 * MINUTE };
  const script = busyDay(day, dice);
  const judge = createJudge();
  let now = () => START;
  const reader = await openHurriedReader({
    ...{ script, dice, startAt: START + MINUTE, keys: KEYS, patienceMs: PATIENCE_MS },
    onTold: judge.hear,
    faults: createWeather(dice, () => now() > END),
  });
  const { clock, store } = reader;
  now = clock.now;

  const resourcesBefore = process.getActiveResourcesInfo();
  let heapBefore = 0;
  const ending = await reader.follow(() => {
    collect();
    heapBefore = process.memoryUsage().heapUsed;
  });
  assert.deepEqual(ending, { reason: 'ended' });
  collect();
  const grownBytes = process.memoryUsage().heapUsed - heapBefore;
  await reader.close();

  const { standing, removed } = assertNewsroomsOwn(store.getState(), script, clock.now());
  assert.ok(removed > 0);

  assert.ok(judge.failures() > 0);
  assert.deepEqual(judge.outOfNothing, []);

  // Polite: no more than one question and one page for every ten seconds, and back-off while it fails.
  const requests = reader.requests();
  const intervals = (clock.now() - START) / FLOOR_MS;
  assert.ok(requests <= 2 * intervals, `${requests} requests in ${intervals} intervals`);

  // Nothing is left behind: no timer of ours, nothing of the system's, no listener, no memory.
  assert.equal(reader.pendingTimers(), 0);
  assert.equal(reader.isReadingKeys(), false);
  const left = process.getActiveResourcesInfo().filter((kind) => !resourcesBefore.includes(kind));
  assert.deepEqual(
    left.filter((kind) => kind !== 'TCPSocketWrap' && kind !== 'Immediate'),
    [],
  );
  assert.ok(grownBytes < 20e6, `the heap has grown by ${Math.round(grownBytes / 1e6)} MB`);
  t.diagnostic(
    `${requests} requests, ${judge.failures()} failures told, ${standing} posts, ${removed} removed, ` +
      `${reader.frames()} frames, heap ${Math.round(grownBytes / 1e5) / 10} MB more`,
  );
});
