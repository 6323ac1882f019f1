import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineAttention } from '../../src/inline/inline-attention.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { openStage } from './telling-stage.ts';

test('what comes while a line is typed is told, and the line again below it', async (t) => {
  const { says, types, comes } = await openStage(t, '1969-07-20T20:18:16Z', { limit: 1 });
  await says(/q quits/u);
  types('/ eag');
  await comes('1969-07-20T20:24:30Z');
  await says(/\n eag\n\n20:\d\d .*\n eag$/su);
  types('le\r');
  await says(/posts match "eagle"/u);
});

test('who has touched no key for five minutes is rung once, and nobody who has', async (t) => {
  const { timer, advance } = createFakeTimer();
  const chosen = {
    alerts: 'auto',
    alertRules: ['Houston or Eagle'],
    quietHours: null,
    zone: 'UTC',
    glyphs: { spell: (text: string) => text },
  } as const;
  const attention = inlineAttention(chosen, { TERM: 'dumb' }, 0);
  const { said, says, types, comes } = await openStage(t, '1969-07-20T20:18:16Z', {
    limit: 1,
    calls: { attention, timer },
  });
  await says(/q quits/u);
  advance(5 * 60_000 - 1);
  types('k');
  await says(/\d+ of \d+\. /u);
  advance(2);
  await comes('1969-07-20T20:24:30Z');
  advance(1000);
  assert.ok(!said().includes('\u0007'));
  advance(5 * 60_000);
  await comes('1969-07-20T20:48:00Z');
  advance(1000);
  await says(/\u0007/u);
  assert.equal(said().split('\u0007').length, 2);
  assert.doesNotMatch(said(), /\u001b/u);
});
