// What is set for every run counts where the command line says nothing, and there alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FollowOptions } from '../../src/config/options.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { SETTINGS } from '../../src/config/settings.ts';

/** The options of a line where that is set. */
function withSet(stored: Record<string, unknown>, ...words: readonly string[]): FollowOptions {
  const { values } = readSettings(SETTINGS, stored);
  const options = parseOptions([...words], () => false, values);
  assert.ok(options.command === 'follow', JSON.stringify(options));
  return options;
}

const bare = withSet({});

test('a setting counts where the command line says nothing', () => {
  const options = withSet({
    interval: 30,
    'low-bandwidth': true,
    'key-events': true,
    order: 'oldest',
    time: 'utc',
    timezone: 'Asia/Kathmandu',
    inline: true,
    ascii: true,
    mouse: true,
    color: 'never',
    images: 'none',
    alerts: 'bell',
    alert: ['is:edited', 'storm'],
    'quiet-hours': '23:00-07:00',
  });
  assert.deepEqual(options, {
    ...bare,
    intervalMs: 30_000,
    lowBandwidth: true,
    keyEventsOnly: true,
    order: 'oldest',
    time: 'utc',
    zone: 'Asia/Kathmandu',
    output: 'inline',
    ascii: true,
    mouse: true,
    color: 'never',
    images: 'none',
    alerts: 'bell',
    alertRules: ['is:edited', 'storm'],
    quietHours: { from: '23:00', to: '07:00' },
  });
});

test('the command line wins over what is set, of several values too', () => {
  const set = { order: 'oldest', time: 'utc', alert: ['storm'], interval: 30 };
  const words = ['--order', 'newest', '--alert', 'is:key', '--interval=10'];
  const { order, time, alertRules, intervalMs, isAsked } = withSet(set, ...words);
  assert.deepEqual([order, time, alertRules, intervalMs], ['newest', 'utc', ['is:key'], 10_000]);
  assert.deepEqual(isAsked, { order: true, time: false, keyEvents: false });
});

test('a switch that is set is turned off for one run, and only such a switch', () => {
  const set = { mouse: true, 'key-events': 'yes' };
  const { mouse, keyEventsOnly, isAsked } = withSet(set, '--no-mouse', '--no-key-events');
  assert.deepEqual([mouse, keyEventsOnly, isAsked.keyEvents], [false, false, true]);
  assert.equal(withSet({ mouse: false }).mouse, false);
  assert.equal(withSet({ mouse: 'off' }, '--mouse').mouse, true);
  for (const word of ['--no-once', '--no-order', '--no-mouse=yes'])
    assert.equal(parseOptions([word]).command, 'usage-error', word);
});

test('sentences that are set give way to lines and JSON that are asked for', () => {
  const set = { inline: true };
  assert.equal(withSet(set).output, 'inline');
  assert.equal(withSet(set, '--json').output, 'json');
  assert.equal(withSet(set, '--plain').output, 'plain');
  assert.equal(withSet(set, '--no-inline').output, 'auto');
});
