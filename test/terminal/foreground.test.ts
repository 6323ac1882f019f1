import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForegroundStat } from '../../src/terminal/foreground.ts';

test('a job is in the foreground when the terminal is given to it', () => {
  assert.ok(isForegroundStat('71 (node) S 70 71 60 34817 71 4194304 1 0'));
  assert.ok(!isForegroundStat('71 (node) S 70 71 60 34817 60 4194304 1 0'));
  assert.ok(!isForegroundStat('71 (a) b (c) T 70 71 60 34817 60 4194304 1 0'));
});

test('where nothing can be told it counts as the foreground', () => {
  assert.ok(isForegroundStat(''));
});
