// Owns the tests of what reaches the reader beyond the screen: calls, and the title of the window.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFocus } from '../../src/terminal/focus.ts';
import { startAttention } from '../../src/ui/attention.ts';
import { attentionChoices } from '../../src/ui/attention-choices.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { NOW } from '../helpers/screens.ts';
import { newBlock, openReading } from './harbour-reading.ts';

const XTERM = { TERM: 'xterm-256color' };
const HOUR_MS = 3_600_000;

const CHOSEN = {
  alerts: 'osc777',
  alertRules: [],
  quietHours: null,
  zone: 'UTC',
  glyphs: { spell: (text: string) => text },
} as const;

function setUp(chosen: Partial<Parameters<typeof attentionChoices>[0]> = {}, env: object = XTERM) {
  const opened = openReading();
  const { timer, advance, pending } = createFakeTimer();
  const focus = createFocus();
  const sent: string[] = [];
  const attention = startAttention({
    store: opened.store,
    terminal: { focus, send: (bytes) => void sent.push(bytes) },
    timer,
    storyNow: () => NOW,
    attention: attentionChoices({ ...CHOSEN, ...chosen }, { ...env }, NOW),
  });
  focus.report(false);
  const keyEvent = (id: number) =>
    opened.receive({ blocks: [newBlock(id, { keyEvent: true, title: `Flood ${id}` })] });
  return { ...opened, ...attention, advance, pending, focus, sent, keyEvent };
}

test('a key event is called out with the name of the story, and counted in the title', () => {
  const { keyEvent, advance, sent } = setUp();
  keyEvent(1);
  advance(1000);
  assert.deepEqual(sent, [
    '\u001b]0;The harbour gate\u0007',
    '\u001b]0;(1) The harbour gate\u0007',
    '\u001b]777;notify;The harbour gate;Key event: Flood 1\u0007\u0007',
  ]);
});

test('the title is set only when it reads otherwise', () => {
  const { store, sent } = setUp();
  store.dispatch({ type: 'ticked', now: NOW + 60_000 });
  store.dispatch({ type: 'poll-unchanged', receivedAt: NOW });
  assert.equal(sent.length, 1);
});

test('after a stop the title is set again, since it was given back', () => {
  const { restart, sent } = setUp();
  restart();
  assert.deepEqual(sent, Array(2).fill('\u001b]0;The harbour gate\u0007'));
});

test('a terminal without titles is sent none', () => {
  const { keyEvent, advance, sent } = setUp({ alerts: 'bell' }, { TERM: 'linux' });
  keyEvent(1);
  advance(1000);
  assert.deepEqual(sent, ['\u0007']);
});

test('the way is the one that the terminal takes, unless another is asked for', () => {
  const kitty = setUp({ alerts: 'auto' }, { TERM: 'xterm-kitty' });
  kitty.keyEvent(1);
  kitty.advance(1000);
  assert.match(kitty.sent.at(-1) ?? '', /^\u001b\]99;/u);
  assert.equal(attentionChoices({ ...CHOSEN, alerts: 'auto' }, {}, NOW)?.way, 'bell');
});

test('with none nothing is sent, ever, and nothing waits', () => {
  const { keyEvent, advance, sent, pending, stir, restart, stop } = setUp({ alerts: 'none' });
  keyEvent(1);
  stir();
  restart();
  stop();
  advance(HOUR_MS);
  assert.deepEqual(sent, []);
  assert.equal(pending(), 0);
});

test('rules are read as queries, by the clock of now', () => {
  const { receive, advance, sent } = setUp({ alertRules: ['flood', 'after:2h is:summary'] });
  receive({ blocks: [newBlock(1, { title: 'Nothing' }), newBlock(2, { title: 'A flood' })] });
  advance(1000);
  assert.match(sent.at(-1) ?? '', /New: A flood/u);
  receive({ blocks: [newBlock(3, { title: 'So far', summary: true })] });
  advance(20_000);
  assert.match(sent.at(-1) ?? '', /Summary: So far/u);
});

test('quiet hours are those of the clock on the screen', () => {
  const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
  const around = { from: clock(NOW - HOUR_MS), to: clock(NOW + HOUR_MS) };
  const quiet = setUp({ quietHours: around });
  quiet.keyEvent(1);
  quiet.advance(1000);
  assert.deepEqual(quiet.sent.at(-1), '\u001b]0;(1) The harbour gate\u0007');
  const elsewhere = setUp({ quietHours: around, zone: 'Asia/Tokyo' });
  elsewhere.keyEvent(1);
  elsewhere.advance(1000);
  assert.match(elsewhere.sent.at(-1) ?? '', /Flood 1/u);
});

test('once stopped nothing is sent and nothing waits', () => {
  const { keyEvent, sent, stop, pending } = setUp();
  keyEvent(1);
  stop();
  keyEvent(2);
  assert.equal(sent.length, 2);
  assert.equal(pending(), 0);
});
