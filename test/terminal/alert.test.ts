// Owns the tests of calling the reader: which way for which terminal, and that no text gets out of its string.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { type AlertWay, alertSequence, alertWayOf } from '../../src/terminal/alert.ts';
import type { Multiplexer } from '../../src/terminal/multiplexer.ts';
import { createHeadlessTerminal } from '../helpers/headless-terminal.ts';
import { RUNS } from '../helpers/runs.ts';

const asItIs = (text: string) => text;
const PLAIN = { multiplexer: 'none', spell: asItIs } as const;
const WORDS = { title: 'A story', body: 'Key event: rain; more to come' };
const WAYS: readonly AlertWay[] = ['bell', 'osc9', 'osc777', 'osc99'];

const TERMINALS: readonly (readonly [AlertWay, Record<string, string>])[] = [
  ['osc99', { TERM: 'xterm-kitty' }],
  ['osc99', { TERM: 'xterm-256color', KITTY_WINDOW_ID: '1' }],
  ['osc9', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }],
  ['osc9', { TERM: 'xterm-256color', LC_TERMINAL: 'iTerm2' }],
  ['osc777', { TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }],
  ['osc777', { TERM: 'xterm-ghostty' }],
  ['osc777', { TERM: 'foot-extra' }],
  ['osc777', { TERM: 'rxvt-unicode-256color' }],
  ['bell', { TERM: 'xterm-256color', WT_SESSION: 'one' }],
  ['bell', { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }],
  ['bell', { TERM: 'linux' }],
  ['bell', {}],
];

test('each terminal is called in the way that it takes', () => {
  for (const [way, env] of TERMINALS)
    assert.equal(alertWayOf(env, 'none'), way, JSON.stringify(env));
});

test('inside tmux, which hides the terminal, the most widely known string is tried', () => {
  assert.equal(alertWayOf({ TERM: 'tmux-256color', TMUX: 'socket' }, 'tmux'), 'osc777');
  const handedDown = { TERM: 'tmux-256color', TMUX: 'socket', LC_TERMINAL: 'iTerm2' };
  assert.equal(alertWayOf(handedDown, 'tmux'), 'osc9');
});

test('every way rings the bell after its string', () => {
  assert.equal(alertSequence(WORDS, 'bell', PLAIN), '\u0007');
  assert.equal(
    alertSequence(WORDS, 'osc9', PLAIN),
    '\u001b]9;A story: Key event: rain, more to come\u0007\u0007',
  );
  assert.equal(
    alertSequence(WORDS, 'osc777', PLAIN),
    '\u001b]777;notify;A story;Key event: rain, more to come\u0007\u0007',
  );
  const [title, body] = [WORDS.title, WORDS.body].map((text) =>
    Buffer.from(text).toString('base64'),
  );
  assert.equal(
    alertSequence(WORDS, 'osc99', PLAIN),
    `\u001b]99;i=teleprinter:d=0:e=1;${title}\u0007\u001b]99;i=teleprinter:d=1:e=1:p=body;${body}\u0007\u0007`,
  );
});

test('tmux and screen are asked to hand the string on, and ring the bell themselves', () => {
  const inside = '777;notify;A story;x\u0007';
  const words = { title: 'A story', body: 'x' };
  assert.equal(
    alertSequence(words, 'osc777', { multiplexer: 'tmux', spell: asItIs }),
    `\u001bPtmux;\u001b\u001b]${inside}\u001b\\\u0007`,
  );
  assert.equal(
    alertSequence(words, 'osc777', { multiplexer: 'screen', spell: asItIs }),
    `\u001bP\u001b]${inside}\u001b\\\u0007`,
  );
});

test('a terminal is told only what it can show', () => {
  const words = { title: 'Le “café”', body: '月' };
  const bytes = alertSequence(words, 'osc777', { ...PLAIN, spell: ASCII_GLYPHS.spell });
  assert.equal(bytes, '\u001b]777;notify;Le "cafe";Yue\u0007\u0007');
});

test('long texts are cut', () => {
  const words = { title: 't'.repeat(500), body: '𝔟'.repeat(500) };
  const bytes = alertSequence(words, 'osc777', PLAIN);
  assert.equal(bytes, `\u001b]777;notify;${'t'.repeat(57)}...;${'𝔟'.repeat(157)}...\u0007\u0007`);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\u001b', '\\', '\u0007', '\u009c', ']', ';', '\n', 'a') }),
);

test('no text ends its string early, in any way and through anything', () => {
  const multiplexers: readonly Multiplexer[] = ['none', 'tmux', 'screen', 'screen-like'];
  fc.assert(
    fc.property(
      hostile,
      hostile,
      fc.constantFrom(...WAYS),
      fc.constantFrom(...multiplexers),
      (title, body, way, multiplexer) => {
        const bytes = alertSequence({ title, body }, way, { multiplexer, spell: asItIs });
        const controls = bytes.replace(/[^\u0000-\u001f\u007f-\u009f]/gu, '');
        const empty = alertSequence({ title: '', body: '' }, way, { multiplexer, spell: asItIs });
        const frame = empty.replace(/[^\u0000-\u001f\u007f-\u009f]/gu, '');
        // Screen is handed a long string in several pieces.
        if (multiplexer === 'screen' || multiplexer === 'screen-like')
          assert.match(controls, /^(?:\u001b[\u001b\u0007]*\u001b)*\u0007$/u);
        else assert.equal(controls, frame);
      },
    ),
    { numRuns: RUNS },
  );
});

test('nothing of it is drawn', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...WAYS), (text, way) => {
      const terminal = createHeadlessTerminal(40, 4);
      terminal.write(alertSequence({ title: text, body: text }, way, PLAIN));
      assert.deepEqual(terminal.text().join('').trim(), '');
      terminal.dispose();
    }),
    { numRuns: Math.min(RUNS, 50) },
  );
});
