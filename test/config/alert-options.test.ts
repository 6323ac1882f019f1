// Owns the tests of the options by which the reader is told of what comes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from '../../src/config/parse-options.ts';

function following(...argv: readonly string[]) {
  const parsed = parseOptions(argv, () => false);
  assert.ok('alerts' in parsed);
  const { alerts, alertRules, quietHours, exec } = parsed;
  return { alerts, alertRules, quietHours, exec };
}

test('rules are queries, kept as they were written, since only the reader knows what time it is', () => {
  const argv = ['--alert', 'author:riley is:key', '--alert=resign or after:2h'];
  assert.deepEqual(following(...argv).alertRules, ['author:riley is:key', 'resign or after:2h']);
});

test('the way, the quiet hours and the command are read', () => {
  const argv = ['--alerts', 'osc9', '--quiet-hours', '23:00-7:00', '--exec', 'say "it is"'];
  assert.deepEqual(following(...argv), {
    alerts: 'osc9',
    alertRules: [],
    quietHours: { from: '23:00', to: '07:00' },
    exec: ['say', 'it is'],
  });
});

const refused: readonly (readonly [argv: readonly string[], message: string])[] = [
  [
    ['--alert', 'is:great'],
    '--alert cannot read "is:great": expected is: with key, summary, edited, removed, unseen, starred or pinned, at character 4.',
  ],
  [['--alert', 'after:noon'], '--alert cannot read "after:noon": '],
  [['--quiet-hours', 'night'], '--quiet-hours takes two times such as 23:00-07:00, not "night".'],
  [['--exec', "say 'no"], "--exec lacks a second '."],
  [['--alerts', 'loud'], '--alerts takes auto, bell, osc9, osc777, osc99 or none, not "loud".'],
];

for (const [argv, message] of refused) {
  test(`refused: ${argv.join(' ')}`, () => {
    const parsed = parseOptions(argv, () => false);
    assert.equal(parsed.command, 'usage-error');
    assert.ok('message' in parsed && parsed.message.startsWith(message), JSON.stringify(parsed));
  });
}
