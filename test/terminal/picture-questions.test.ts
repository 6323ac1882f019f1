// Owns the tests of what a terminal is asked when a picture may have to be drawn, and of its answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPictureQuestions } from '../../src/terminal/picture-questions.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';

const ASKED = '\u001b[16t\u001b[c';

const NOTHING = { cell: null, takesSixel: false, isOldKitty: false };

function setUp() {
  const { timer, advance, pending } = createFakeTimer();
  const sent: string[] = [];
  let changes = 0;
  const questions = createPictureQuestions({
    send: (bytes) => sent.push(bytes),
    timer,
    onCellChange: () => changes++,
  });
  return { ...questions, advance, pending, sent, changes: () => changes };
}

test('it is asked once, and again only when the window has another size', () => {
  const { ask, askAgain, sent } = setUp();
  askAgain();
  assert.deepEqual(sent, []);
  ask();
  ask();
  assert.deepEqual(sent, [ASKED]);
  askAgain();
  assert.deepEqual(sent, [ASKED, ASKED]);
});

test('nothing is known before the answers, and answers are owed until the last has come', () => {
  const { ask, heed, answers, areOpen, pending } = setUp();
  assert.deepEqual(answers(), NOTHING);
  assert.equal(areOpen(), false);
  ask();
  heed('\u001b[6;20;10t');
  assert.equal(areOpen(), true);
  heed('\u001b[?62;4;22c');
  assert.equal(areOpen(), false);
  assert.equal(pending(), 0);
  assert.deepEqual(answers(), { ...NOTHING, cell: { width: 10, height: 20 }, takesSixel: true });
});

test('an answer that does not come is not waited for', () => {
  const { ask, advance, areOpen, answers } = setUp();
  ask();
  advance(4999);
  assert.equal(areOpen(), true);
  advance(1);
  assert.equal(areOpen(), false);
  assert.deepEqual(answers(), NOTHING);
});

test('a terminal without sixels, or of class 4, is not taken for one with them', () => {
  for (const report of [
    '\u001b[?1;2c',
    '\u001b[?62;22c',
    '\u001b[?4;1c',
    '\u001b[?64;14;42c',
    '\u001b[?c',
  ]) {
    const { heed, answers } = setUp();
    heed(report);
    assert.equal(answers().takesSixel, false, report);
  }
});

test('what is no size of a cell is not taken for one', () => {
  const { heed, answers } = setUp();
  for (const report of [
    '\u001b[6;0;0t',
    '\u001b[4;600;800t',
    '\u001b[6;9999;1t',
    '\u001b[6;20t',
    'x',
  ])
    heed(report);
  assert.equal(answers().cell, null);
});

test('that cells have another size than before is told', () => {
  const { heed, changes } = setUp();
  heed('\u001b[6;20;10t');
  heed('\u001b[6;20;10t');
  assert.equal(changes(), 0);
  heed('\u001b[6;16;8t');
  assert.equal(changes(), 1);
});

test('only a kitty is asked for its version, and only one of before 0.28 is old', () => {
  const { ask, sent } = setUp();
  ask({ isKitty: true });
  assert.deepEqual(sent, [`\u001b[>q${ASKED}`]);
  const isOld = (version: string) => {
    const { heed, answers } = setUp();
    heed(`\u001bP>|${version}\u001b\\`);
    return answers().isOldKitty;
  };
  assert.equal(isOld('kitty(0.26.5)'), true);
  for (const version of [
    'kitty(0.28.0)',
    'kitty(0.42.1)',
    'kitty(1.0.0)',
    'ghostty 1.1.3',
    'XTerm(379)',
  ])
    assert.equal(isOld(version), false, version);
});
