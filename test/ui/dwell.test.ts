import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDwell } from '../../src/ui/dwell.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

function openDwell() {
  const { timer, advance, pending } = createFakeTimer();
  const seen: string[] = [];
  return { dwell: createDwell(timer, (id) => seen.push(id)), advance, pending, seen };
}

test('a block is seen once it has stood for five seconds', () => {
  const { dwell, advance, seen } = openDwell();
  dwell.look(['a']);
  advance(4999);
  assert.deepEqual(seen, []);
  advance(1);
  assert.deepEqual(seen, ['a']);
});

test('frames that still show the block do not start its time anew', () => {
  const { dwell, advance, seen } = openDwell();
  dwell.look(['a']);
  advance(3000);
  dwell.look(['b', 'a']);
  advance(2000);
  assert.deepEqual(seen, ['a']);
});

test('a block that leaves the screen starts anew when it comes back', () => {
  const { dwell, advance, seen } = openDwell();
  dwell.look(['a', 'b']);
  advance(3000);
  dwell.look(['b']);
  dwell.look(['a', 'b']);
  advance(2000);
  assert.deepEqual(seen, ['b']);
  advance(3000);
  assert.deepEqual(seen, ['b', 'a']);
});

test('no bell is set while nothing unseen is on the screen, nor after the end', () => {
  const { dwell, pending } = openDwell();
  dwell.look([]);
  assert.equal(pending(), 0);
  dwell.look(['a', 'b']);
  assert.equal(pending(), 2);
  dwell.stop();
  assert.equal(pending(), 0);
});
