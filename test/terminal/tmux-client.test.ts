import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handsPicturesToKitty } from '../../src/terminal/tmux-client.ts';

const said = (...lines: readonly string[]) => handsPicturesToKitty(async () => lines.join('\n'));

test('tmux hands pictures to a kitty on this computer, if it may', async () => {
  assert.equal(await said('1 xterm-kitty', '-SSH_CONNECTION', ''), true);
  assert.equal(await said('on xterm-ghostty', 'DISPLAY=:0', ''), true);
  assert.equal(await said('all xterm-kitty', 'SSH_CONNECTION='), true);
});

test('it does not where it may not, for others, over SSH, or when it cannot be asked', async () => {
  assert.equal(await said('off xterm-kitty'), false);
  assert.equal(await said('0 xterm-kitty'), false);
  assert.equal(await said(' xterm-kitty'), false);
  assert.equal(await said('1 xterm-256color'), false);
  assert.equal(await said('1 '), false);
  assert.equal(await said('1 xterm-kitty', 'SSH_CONNECTION=::1 5 ::1 22'), false);
  assert.equal(await said(''), false);
});
