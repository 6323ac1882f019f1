// Owns the tests of the ways to a clipboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyText } from '../../src/terminal/clipboard.ts';
import { copySequence, MOST_COPIED_BYTES } from '../../src/terminal/osc.ts';

function setUp(takes: boolean) {
  const sent: string[] = [];
  const given: string[] = [];
  const send = (bytes: string) => void sent.push(bytes);
  const give = async (text: string) => {
    given.push(text);
    return takes;
  };
  return { sent, given, send, give };
}

test('without tmux the terminal is sent the text', async () => {
  const { sent, given, send, give } = setUp(true);
  const way = { multiplexer: 'none', hasTmux: false, send } as const;
  assert.equal(await copyText('a', way, give), true);
  assert.deepEqual([sent, given], [[copySequence('a', 'none')], []]);
});

test('tmux is given it instead, and only one that does not take it is sent through', async () => {
  const kind = setUp(true);
  await copyText('a', { multiplexer: 'tmux', hasTmux: true, send: kind.send }, kind.give);
  assert.deepEqual([kind.sent, kind.given], [[], ['a']]);
  const old = setUp(false);
  await copyText('a', { multiplexer: 'tmux', hasTmux: true, send: old.send }, old.give);
  assert.deepEqual(old.sent, [copySequence('a', 'tmux')]);
});

test('what is too long goes nowhere', async () => {
  const { sent, given, send, give } = setUp(true);
  const text = 'x'.repeat(MOST_COPIED_BYTES + 1);
  assert.equal(await copyText(text, { multiplexer: 'tmux', hasTmux: true, send }, give), false);
  assert.deepEqual([sent, given], [[], []]);
});
