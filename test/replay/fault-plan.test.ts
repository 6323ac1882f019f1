import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FaultPlan, parseFaultPlan, STORM_ENDS_AT } from '../../src/replay/fault-plan.ts';
import { FAULTS } from '../../src/replay/faults.ts';

function struckBy(text: string, requests = 10): (string | null)[] {
  const plan = parseFaultPlan(text);
  assert.ok(plan, text);
  return namesIn(plan, requests);
}

function namesIn(plan: FaultPlan, requests: number): (string | null)[] {
  return Array.from({ length: requests }, (_, index) => {
    const strike = plan.strikeAt(index + 1);
    return strike === null ? null : `${strike.fault.name} ${strike.strike}`;
  });
}

test('a fault by its name alone strikes after two sound answers, twice, then all is well', () => {
  assert.deepEqual(struckBy('unavailable', 6), [
    null,
    null,
    'unavailable 1',
    'unavailable 2',
    null,
    null,
  ]);
});

test('a fault strikes at the request or the stretch of requests that is asked for', () => {
  assert.deepEqual(struckBy('gone:2', 3), [null, 'gone 1', null]);
  assert.deepEqual(struckBy('gone:1-2', 3), ['gone 1', 'gone 2', null]);
});

test('what is gone stays gone', () => {
  assert.deepEqual(
    struckBy('gone').slice(2),
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `gone ${n}`),
  );
});

test('what is no plan is null', () => {
  for (const text of [
    '',
    'nonsense',
    'gone:',
    'gone:0',
    'gone:3-2',
    'gone:1-',
    'storm',
    'storm:x',
    'storm:1-2',
    'Gone',
    'gone:999999',
  ]) {
    assert.equal(parseFaultPlan(text), null, text);
  }
});

test('a storm is the same for the same seed, and another for another', () => {
  assert.deepEqual(struckBy('storm:7', 50), struckBy('storm:7', 50));
  assert.notDeepEqual(struckBy('storm:7', 50), struckBy('storm:8', 50));
});

test('storms spare the first request, pass, and leave no fault out but the last one', () => {
  const storms = Array.from({ length: 60 }, (_, seed) => struckBy(`storm:${seed}`, 60));
  assert.ok(storms.every(([first]) => first === null));
  assert.ok(storms.every((storm) => storm.slice(STORM_ENDS_AT).every((name) => name === null)));
  const struck = new Set(storms.flat().filter((name) => name !== null));
  const expected = FAULTS.map((fault) => `${fault.name} 1`).filter((name) => name !== 'gone 1');
  assert.deepEqual([...struck].sort(), expected.sort());
  const share = storms.flatMap((storm) => storm.slice(1, STORM_ENDS_AT));
  const struckShare = share.filter((name) => name !== null).length / share.length;
  assert.ok(struckShare > 0.45 && struckShare < 0.55, String(struckShare));
});
