import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXIT, type ExitCode } from '../../src/config/exit-codes.ts';
import { createKeyOrders } from '../../src/ui/key-orders.ts';
import { readKeySettings } from '../../src/ui/key-settings.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { openReading } from './harbour-reading.ts';

function openOrders(set: Record<string, string> = {}) {
  const { keys } = readKeySettings({ keys: set });
  const opened = openReading({ rows: 12, keys });
  const fake = createFakeTimer();
  const quits: ExitCode[] = [];
  const calls: string[] = [];
  const orders = createKeyOrders({
    ...opened,
    keys,
    timer: fake.timer,
    terminal: { redraw: () => calls.push('redraw'), suspend: () => calls.push('suspend') },
    pollNow: () => calls.push('poll'),
    meter: () => ({ received: 41_000, drawn: 9_400 }),
    refused: { rail: 'there is no rail here' },
    obeyLinks: () => false,
    turn: (by) => calls.push(`turn ${by}`),
    quit: (code) => quits.push(code),
  });
  const footer = () => opened.rows().at(-1) ?? '';
  const hasLayer = () => opened.reading.getReader().layer !== null;
  const press = (...names: string[]) => orders.onKeys(names);
  return { ...opened, ...fake, orders, press, quits, calls, footer, hasLayer };
}

test('keys at once are obeyed one after another', () => {
  const { press, reading } = openOrders();
  press('J', 'J');
  assert.equal(reading.getScreen().view.selectedId, 'known');
});

test('a sequence may be cut between its keys', () => {
  const { press, footer } = openOrders();
  press("'");
  press("'");
  assert.match(footer(), /no jump to go back from/u);
});

test('a key that means nothing is answered with where to look', () => {
  const { press, footer } = openOrders();
  press('X');
  assert.match(footer(), /X is not a key here: \? shows them/u);
});

test('while a line is typed a letter is a letter, whatever it is bound to, and ^C ends', () => {
  const { press, reading, quits, calls } = openOrders({
    interrupt: 'x ^C',
    redraw: 'X enter ^L',
    open: 'none',
    suspend: '5 space ^Z',
    'page-down': 'f',
    'numbered-link': 'none',
  });
  press('/', 'x', 'X', '5', 'space');
  assert.equal(reading.getReader().typing?.line.text, 'xX5 ');
  press('^L', '^Z');
  assert.deepEqual(calls, ['redraw', 'suspend']);
  press('enter');
  assert.equal(reading.getReader().typing, null);
  press('/', '^C');
  assert.deepEqual(quits, [EXIT.interrupt]);
  press('esc', 'x');
  assert.deepEqual(quits, [EXIT.interrupt, EXIT.interrupt]);
});

test('bytes are told on demand', () => {
  const { press, footer } = openOrders();
  press('B');
  assert.match(footer(), /41 KB in, 9\.4 KB drawn/u);
});

test('what is left out of a visit is refused with the reason', () => {
  const { press, footer } = openOrders();
  press('z');
  assert.match(footer(), /there is no rail here/u);
});

test('q quits, and ^C interrupts whatever is open', () => {
  const { press, quits } = openOrders();
  press('q');
  press('?', '^C');
  assert.deepEqual(quits, [EXIT.done, EXIT.interrupt]);
});

test('a second q within half a second of closing a layer is for the layer', () => {
  const { press, quits, advance, hasLayer } = openOrders();
  press('?', 'q');
  assert.equal(hasLayer(), false);
  press('q', 'q');
  advance(499);
  press('q');
  assert.deepEqual(quits, []);
  advance(1);
  press('q');
  assert.deepEqual(quits, [EXIT.done]);
});

test('the half second counts from the last layer that was closed', () => {
  const { press, quits, advance } = openOrders();
  press('?', 'q');
  advance(400);
  press('E', 'esc');
  advance(400);
  press('q');
  assert.deepEqual(quits, []);
  advance(100);
  press('q');
  assert.deepEqual(quits, [EXIT.done]);
});

test('the pause ends with the screen', () => {
  const { press, orders, pending } = openOrders();
  press('?', 'q');
  assert.equal(pending(), 1);
  orders.stop();
  assert.equal(pending(), 0);
});

test('escape never quits', () => {
  const { press, quits, reading, advance } = openOrders();
  press('e', '?', 'esc', 'esc');
  assert.equal(reading.getReader().keyEventsOnly, false);
  advance(1000);
  press('esc');
  assert.deepEqual(quits, []);
});

test('r polls and says so; when there is nothing to ask it says that', () => {
  const { press, calls, footer, store } = openOrders();
  press('r');
  assert.match(footer(), /asking the publisher/u);
  store.dispatch({ type: 'polling-stopped', at: NOW, reason: 'ended' });
  press('r');
  assert.match(footer(), /it has ended: no more will come/u);
  assert.deepEqual(calls, ['poll', 'poll']);
});

test('^L draws anew, also over a layer', () => {
  const { press, calls, hasLayer } = openOrders();
  press('?', '^L');
  assert.deepEqual(calls, ['redraw']);
  assert.ok(hasLayer());
});

test('^Z stops the job, also over a layer', () => {
  const { press, calls } = openOrders();
  press('?', '^Z');
  assert.deepEqual(calls, ['suspend']);
});

test('h and l, and the arrows where no layer has a use for them, turn between stories', () => {
  const { press, calls } = openOrders();
  press('h', 'l', 'left', 'right');
  assert.deepEqual(calls, ['turn -1', 'turn 1', 'turn -1', 'turn 1']);
  press('?', 'h', 'right');
  assert.equal(calls.length, 4);
});
