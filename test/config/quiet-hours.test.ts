// Owns the tests of quiet hours: how they are written, and which minutes are in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isQuiet, parseQuietHours } from '../../src/config/quiet-hours.ts';

test('hours are two times of the clock', () => {
  assert.deepEqual(parseQuietHours('23:00-07:00'), { from: '23:00', to: '07:00' });
  assert.deepEqual(parseQuietHours(' 9:05 - 17:30 '), { from: '09:05', to: '17:30' });
  for (const text of [
    '',
    '23-7',
    '23:00',
    '24:00-07:00',
    '23:60-07:00',
    '07:00-07:00',
    '1:00-2:00x',
  ])
    assert.equal(parseQuietHours(text), null, text);
});

test('the first minute is quiet and the last is not, over midnight too', () => {
  const night = { from: '23:00', to: '07:00' };
  for (const clock of ['23:00', '23:59', '00:00', '06:59']) assert.ok(isQuiet(night, clock), clock);
  for (const clock of ['07:00', '12:00', '22:59']) assert.ok(!isQuiet(night, clock), clock);
  const day = { from: '09:00', to: '17:00' };
  for (const clock of ['09:00', '16:59']) assert.ok(isQuiet(day, clock), clock);
  for (const clock of ['17:00', '08:59', '23:00']) assert.ok(!isQuiet(day, clock), clock);
});
