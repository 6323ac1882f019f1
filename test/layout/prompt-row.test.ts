import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { layoutPrompt } from '../../src/layout/prompt-row.ts';
import type { Prompt } from '../../src/layout/screen-input.ts';
import { textOf } from '../helpers/scenes.ts';

const prompt = (given: Partial<Prompt>): Prompt => ({
  sign: '&',
  text: 'levy',
  cursor: 4,
  fault: null,
  words: '',
  ...given,
});

const drawn = (given: Partial<Prompt>, columns = 40) =>
  textOf(layoutPrompt(prompt(given), columns, UNICODE_GLYPHS)).trimEnd();

/** What is drawn in one tone. */
const inTone = (given: Partial<Prompt>, tone: string, columns = 40) =>
  layoutPrompt(prompt(given), columns, UNICODE_GLYPHS).spans.find((one) => one.tone === tone)?.text;

test('the cursor stands on its character, or on a blank behind the last', () => {
  assert.equal(inTone({ cursor: 1 }, 'match'), 'e');
  assert.equal(inTone({}, 'match'), ' ');
});

test('the words stand behind the text, and a fault in their place', () => {
  assert.equal(drawn({ words: '3 of 9' }), '&levy   3 of 9');
  const fault = { at: 2, index: 2, message: 'expected something' };
  assert.equal(drawn({ words: '3 of 9', fault }), '&levy   3: expected something');
  assert.equal(inTone({ fault }, 'fault'), 'v');
});

test('of a long text the part around the cursor is shown', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz';
  assert.equal(drawn({ text, cursor: 26 }, 11), '&rstuvwxyz');
  assert.equal(drawn({ text, cursor: 0 }, 11), '&abcdefghij');
});

test('a long sentence is cut, and leaves the text its share', () => {
  const fault = { at: 0, index: 0, message: 'expected this, that or something else altogether' };
  assert.equal(drawn({ fault }, 30), '&levy   1: expected this, tha…');
});

test('nothing of ours stands to the right of text whose width terminals dispute', () => {
  assert.match(drawn({ text: '👩‍👧', cursor: 0, words: '3 of 9' }), /^3 of 9 {2}&/u);
});

test('in ASCII a character is spelled, and the cursor is as wide as that', () => {
  const row = layoutPrompt(prompt({ text: 'ß', cursor: 0 }), 20, ASCII_GLYPHS);
  assert.equal(row.spans.find(({ tone }) => tone === 'match')?.text, 'ss');
});
