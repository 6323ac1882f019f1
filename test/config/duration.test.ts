import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSince, resolveSince } from '../../src/config/duration.ts';

const NOW = Date.parse('2024-06-19T13:32:10.500Z');

function resolve(text: string, zone = 'UTC', now = NOW): string | null {
  const since = parseSince(text);
  return since === null ? null : new Date(resolveSince(since, now, zone)).toISOString();
}

const cases: readonly (readonly [text: string, zone: string, moment: string])[] = [
  ['90s', 'UTC', '2024-06-19T13:30:40.500Z'],
  ['15m', 'UTC', '2024-06-19T13:17:10.500Z'],
  ['2h', 'Asia/Tokyo', '2024-06-19T11:32:10.500Z'],
  ['1h30m', 'UTC', '2024-06-19T12:02:10.500Z'],
  ['1w1d', 'UTC', '2024-06-11T13:32:10.500Z'],
  ['0s', 'UTC', '2024-06-19T13:32:10.500Z'],
  ['2024-06-19T12:00:00Z', 'Asia/Tokyo', '2024-06-19T12:00:00.000Z'],
  ['2024-06-19T12:00+01:00', 'UTC', '2024-06-19T11:00:00.000Z'],
  ['2024-06-19 12:00:30-0430', 'UTC', '2024-06-19T16:30:30.000Z'],
  ['2024-06-19T12:00', 'Europe/London', '2024-06-19T11:00:00.000Z'],
  ['2024-01-19T12:00', 'Europe/London', '2024-01-19T12:00:00.000Z'],
  ['2024-06-19', 'America/New_York', '2024-06-19T04:00:00.000Z'],
  ['1969-07-20T20:17', 'UTC', '1969-07-20T20:17:00.000Z'],
  ['14:30', 'Europe/London', '2024-06-19T13:30:00.000Z'],
  ['9:05', 'Asia/Kathmandu', '2024-06-19T03:20:00.000Z'],
  ['00:00', 'Asia/Tokyo', '2024-06-18T15:00:00.000Z'],
  ['13:33', 'UTC', '2024-06-18T13:33:00.000Z'],
  ['13:32', 'UTC', '2024-06-19T13:32:00.000Z'],
];

for (const [text, zone, moment] of cases) {
  test(`since ${text} in ${zone} is ${moment}`, () => {
    assert.equal(resolve(text, zone), moment);
  });
}

for (const text of [
  '',
  '5',
  'm',
  '30m1h',
  '1.5h',
  '-2h',
  '24:00',
  '12:60',
  '1:2',
  '2024-02-30',
  '2024-13-01',
  '2024-06-19T12:61',
  '2024-06-19T12:00+15:00',
  'yesterday',
  '12',
]) {
  test(`"${text}" is neither a duration nor a time`, () => {
    assert.equal(parseSince(text), null);
  });
}

test('a clock time before a change of clocks is told by the clock of that day', () => {
  const morningAfter = Date.parse('2024-03-31T08:00:00Z');
  assert.equal(resolve('00:30', 'Europe/London', morningAfter), '2024-03-31T00:30:00.000Z');
  assert.equal(resolve('02:30', 'Europe/London', morningAfter), '2024-03-31T01:30:00.000Z');
});

test('a wall time hours after a change of clocks is not told by the clock before it', () => {
  assert.equal(resolve('2024-03-10T03:30', 'America/New_York'), '2024-03-10T07:30:00.000Z');
});

test('the last time the clock showed it may be in another month', () => {
  const newYear = Date.parse('2025-01-01T00:10:00Z');
  assert.equal(resolve('23:00', 'UTC', newYear), '2024-12-31T23:00:00.000Z');
});
