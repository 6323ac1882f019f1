// Owns every fault of a network by itself, and storms of all of them, before the whole reader: at the end the story is the
// newsroom's own, and at each moment the screen said how polling stood, and why.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parseFaultPlan } from '../../src/replay/fault-plan.ts';
import { FAULTS } from '../../src/replay/faults.ts';
import { createDice } from '../fuzz/mutate.ts';
import { assertNewsroomsOwn, busyDay } from './busy-newsroom.ts';
import { openHurriedReader, type Told } from './hurried-reader.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2031, 4, 2, 6);
const DAY = {
  startAt: START,
  endAt: START + 30 * MINUTE_MS,
  posts: 30,
  graceMs: 20 * MINUTE_MS,
};
const STORMS = 20;

/** What a reader is told of each fault; null for one that costs them nothing. */
const WORDS: Readonly<Record<string, RegExp | null>> = {
  refused: /^the connection was refused$/u,
  'cut-mid-body': /^the answer broke off$/u,
  'reset-mid-body': /^the answer broke off$/u,
  'stalled-body': /^no answer in time$/u,
  'slow-headers': /^no answer in time$/u,
  'truncated-json': /^the answer cannot be read: not JSON$/u,
  'wrong-content-type': null,
  'html-error-page': /^the answer cannot be read: not JSON$/u,
  'not-modified-unheld': null,
  'redirect-loop': /^too many or unsafe redirects$/u,
  'not-found-then-back': /^nothing there \(HTTP 404\)$/u,
  gone: null,
  'rate-limited-seconds': /^the publisher asks us to slow down \(HTTP 429\)$/u,
  'rate-limited-date': /^the publisher asks us to slow down \(HTTP 429\)$/u,
  'server-error': /^the server has a fault \(HTTP 500\)$/u,
  'bad-gateway': /^the server has a fault \(HTTP 502\)$/u,
  unavailable: /^the server has a fault \(HTTP 503\)$/u,
  'broken-gzip': /^the answer could not be unpacked$/u,
  'gzip-bomb': /^the answer is larger than 16 MiB$/u,
  'huge-body': /^the answer is larger than 16 MiB$/u,
  'empty-body': /^the answer cannot be read: not JSON$/u,
  'duplicate-answers': null,
  'reordered-answers': null,
  'stale-copy': null,
};

/** What may be told instead: of one that strikes again at once, and of one that takes a busy machine too long. */
const OTHER_WORDS: Readonly<Record<string, RegExp>> = {
  'not-modified-unheld': /^the server did not answer as hoped \(HTTP 304\)$/u,
  'gzip-bomb': /^no answer in time$/u,
  'huge-body': /^no answer in time$/u,
};

function isTold(name: string, fault: string): boolean {
  return [wordsOf(name), OTHER_WORDS[name]].some((words) => words?.test(fault));
}

function wordsOf(name: string): RegExp | null {
  return WORDS[name] ?? null;
}

async function read(t: TestContext, plan: string) {
  const dice = createDice(7);
  const script = busyDay(DAY, dice);
  const faults = parseFaultPlan(plan);
  assert.ok(faults !== null);
  const startAt = START + 15 * MINUTE_MS;
  const told: Told[] = [];
  const reader = await openHurriedReader({
    script,
    startAt,
    faults,
    dice,
    keys: ['j', '', '', 'k'],
    onTold: (one) => void told.push(one),
  });
  t.after(reader.close);
  const ending = await reader.follow();
  return { ...reader, told: told as readonly Told[], script, reason: ending?.reason };
}

/** All that was told is true of what had struck, and nothing that struck through and through was called well. */
function assertTrue(all: readonly Told[]): void {
  for (const [index, { poll, fault, strikes }] of all.entries()) {
    const what = `${fault ?? poll.phase} after ${JSON.stringify(strikes.map((one) => one?.fault.name ?? null))}`;
    if (poll.phase === 'failed') assert.ok(isExplained(all, index), what);
    else if (poll.phase === 'ok')
      assert.ok(wordsOf(strikes.at(-1)?.fault.name ?? '') === null && fault === null, what);
  }
}

/** By a fault of that name since the status before; or a door was found shut, which may be so for some polls. */
function isExplained(all: readonly Told[], index: number): boolean {
  const { fault, strikes = [] } = all[index] ?? {};
  if (typeof fault !== 'string') return false;
  if (isTold('refused', fault)) return all.slice(0, index + 1).some(({ refusals }) => refusals > 0);
  return strikes.some((one) => one !== null && isTold(one.fault.name, fault));
}

test('there are words for every fault', () => {
  assert.deepEqual(
    Object.keys(WORDS),
    FAULTS.map(({ name }) => name),
  );
});

for (const { name } of FAULTS) {
  test(`${name}: the story is whole at the end, and the screen said what was wrong and no more`, async (t) => {
    const { told, untrue, store, script, clock, reason, frames } = await read(t, name);
    assert.equal(reason, name === 'gone' ? 'gone' : 'ended');
    assertTrue(told);
    assert.deepEqual(untrue(), []);
    assert.ok(frames() > told.length);
    const isSaid = told.some(({ fault }) => fault !== null && isTold(name, fault));
    assert.equal(isSaid, wordsOf(name) !== null);
    assertNewsroomsOwn(store.getState(), script, clock.now());
  });
}

for (let seed = 1; seed <= STORMS; seed++) {
  test(`storm:${seed}: the story is whole at the end, and the screen was true throughout`, async (t) => {
    const { told, untrue, store, script, clock, reason } = await read(t, `storm:${seed}`);
    assert.equal(reason, 'ended');
    assertTrue(told);
    assert.deepEqual(untrue(), []);
    assert.ok(told.some(({ fault }) => fault !== null));
    assertNewsroomsOwn(store.getState(), script, clock.now());
  });
}
