import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFocus } from '../../src/terminal/focus.ts';

test('a terminal that never tells counts as looked at', () => {
  assert.equal(createFocus().isFocused(), true);
});

test('listeners hear of every change, once, until they leave', () => {
  const { report, subscribe, isFocused } = createFocus();
  const heard: boolean[] = [];
  const leave = subscribe(() => heard.push(isFocused()));
  for (const told of [true, false, false, true]) report(told);
  leave();
  report(false);
  assert.deepEqual(heard, [false, true]);
});
