// Owns the tests of the keys as the UI library reads them: one a chunk, answers of the terminal kept out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeyInput } from '../../src/terminal/key-input.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

function setUp() {
  const { timer, advance, pending } = createFakeTimer();
  let answers = 0;
  const focus: boolean[] = [];
  const onFocus = (isFocused: boolean) => focus.push(isFocused);
  const input = createKeyInput({ timer, onAnswer: () => answers++, onFocus });
  function keys(): readonly string[] {
    const seen: string[] = [];
    for (let key = input.stdin.read(); key !== null; key = input.stdin.read()) seen.push(key);
    return seen;
  }
  return { ...input, keys, advance, pending, focus, answers: () => answers };
}

test('each key is a chunk of its own, also after an encoding was asked for', () => {
  const { stdin, read, keys } = setUp();
  stdin.setEncoding('utf8');
  read('jj\u001b[Aé');
  assert.deepEqual(keys(), ['j', 'j', '\u001b[A', 'é']);
});

test('the answer to a status request is reported, and is no key', () => {
  const { read, keys, answers } = setUp();
  read('j\u001b[0');
  read('nk');
  assert.equal(answers(), 1);
  assert.deepEqual(keys(), ['j', 'k']);
});

test('focus, mouse, device attributes, mode reports, colours and cursor positions are no keys', () => {
  const { read, keys } = setUp();
  read(
    '\u001b[I\u001b[O\u001b[<64;10;5M\u001b[?62;4c\u001b[>0;1c\u001b[?2026;2$y\u001b[12;40R\u001b]11;rgb:0/0/0\u0007q',
  );
  assert.deepEqual(keys(), ['q']);
});

test('changes of focus are told in order, and are no keys, wherever the line cuts them', () => {
  const { read, keys, focus } = setUp();
  read('j\u001b[');
  read('Ok\u001b[I');
  assert.deepEqual(focus, [false, true]);
  assert.deepEqual(keys(), ['j', 'k']);
});

test('an escape waits 50 ms for the rest of a sequence, then is the Escape key', () => {
  const { read, keys, advance } = setUp();
  read('\u001b');
  advance(49);
  assert.deepEqual(keys(), []);
  advance(1);
  assert.deepEqual(keys(), ['\u001b[27u']);
});

test('Escape and a bracket in one piece are two keys after 100 ms', () => {
  const { read, keys, advance } = setUp();
  for (const bracket of ['[', ']']) {
    read(`\u001b${bracket}`);
    advance(99);
    assert.deepEqual(keys(), []);
    advance(1);
    assert.deepEqual(keys(), ['\u001b[27u', bracket]);
  }
});

test('an arrow key whose pieces come 90 ms apart is one key', () => {
  const { read, keys, advance, pending } = setUp();
  read('\u001b[');
  advance(90);
  read('A');
  advance(1000);
  assert.deepEqual(keys(), ['\u001b[A']);
  assert.equal(pending(), 0);
});

test('a paste is one chunk, however long it takes', () => {
  const { read, keys, advance } = setUp();
  read('\u001b[200~quit');
  advance(60_000);
  read('\nnow\u001b[201~j');
  assert.deepEqual(keys(), ['\u001b[200~quit\nnow\u001b[201~', 'j']);
});

test('a mouse is told of, and is no key, in its old form neither', () => {
  const { timer } = createFakeTimer();
  const seen: string[] = [];
  const input = createKeyInput({
    timer,
    onAnswer: () => {},
    onPointing: (pointing) => seen.push(pointing.kind),
  });
  input.read('\u001b[<0;10;');
  input.read('5M\u001b[<0;10;5m\u001b[<65;1;1M\u001b[M');
  input.read(' !');
  input.read('!q');
  assert.deepEqual(seen, ['click', 'wheel']);
  assert.equal(input.stdin.read(), 'q');
  assert.equal(input.stdin.read(), null);
});
