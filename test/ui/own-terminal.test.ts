import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FollowingOptions } from '../../src/config/options.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { ownTerminal } from '../../src/ui/own-terminal.ts';

function asked(...words: readonly string[]): FollowingOptions {
  const options = parseOptions(['demo', ...words]);
  assert.ok(options.command === 'demo');
  return options;
}

const TTY = { stdin: { isTTY: true }, stdout: { isTTY: true } };

test('a terminal is used as it says that it can be', async () => {
  const kitty = ownTerminal(asked(), { TERM: 'xterm-kitty', LANG: 'C.UTF-8' }, TTY);
  assert.equal(kitty.mode, 'screen');
  assert.equal(kitty.colour, true);
  assert.equal((await kitty.glyphs()).name, 'unicode');
  const serial = ownTerminal(asked(), { TERM: 'vt100' }, TTY);
  assert.equal(serial.mode, 'screen');
  assert.equal(serial.colour, false);
  assert.equal((await serial.glyphs()).name, 'ascii');
  assert.equal(ownTerminal(asked(), { TERM: 'dumb' }, TTY).mode, 'inline');
  assert.equal(ownTerminal(asked('--inline'), { TERM: 'xterm' }, TTY).mode, 'inline');
});

test('what is written to no terminal keeps its letters', async () => {
  const pipe = ownTerminal(asked(), {}, { stdin: {}, stdout: {} });
  assert.equal(pipe.mode, 'lines');
  assert.equal((await pipe.glyphs()).name, 'unicode');
  const spelled = ownTerminal(asked('--ascii'), {}, { stdin: {}, stdout: {} });
  assert.equal((await spelled.glyphs()).name, 'ascii');
});
