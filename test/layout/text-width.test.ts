import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import {
  cellWidth,
  graphemes,
  hasDisputedWidth,
  isSimple,
  truncate,
} from '../../src/layout/text-width.ts';

const FAMILY = '👩‍👩‍👧';

test('every character of the basic plane is as wide as the UI library takes it to be', () => {
  for (let code = 0x20; code <= 0xffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCharCode(code);
    const name = `U+${code.toString(16)}`;
    assert.equal(cellWidth(character), stringWidth(character), name);
    assert.equal(cellWidth(`a${character}`), stringWidth(`a${character}`), name);
  }
});

test('simple characters never join with one another', () => {
  const simple: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (isSimple(character)) simple.push(character);
  }
  const segments = [...new Intl.Segmenter().segment(simple.join(''))];
  assert.deepEqual(
    segments.map(({ segment }) => segment),
    simple,
  );
  assert.equal(isSimple('\n'), false);
  assert.ok(simple.length > 2000);
});

test('a cluster is what a reader takes for one character', () => {
  assert.deepEqual(graphemes(`né${FAMILY}🇬🇧`), ['n', 'é', FAMILY, '🇬🇧']);
});

test('a text that fits is not truncated', () => {
  assert.equal(truncate('Fuel levy', 9), 'Fuel levy');
});

test('a truncated text ends in an ellipsis with no space before it', () => {
  assert.equal(truncate('Fuel levy vote', 6), 'Fuel…');
  assert.equal(truncate('Fuel levy vote', 10), 'Fuel levy…');
  assert.equal(truncate('Fuel levy vote', 10, '...'), 'Fuel le...');
});

test('truncation does not cut a cluster in two and is never too wide', () => {
  assert.equal(truncate(`${FAMILY}${FAMILY}`, 3), `${FAMILY}…`);
  assert.equal(truncate('日本語', 4), '日…');
  assert.equal(truncate('日本語', 1), '…');
  assert.equal(truncate('日本語', 0), '');
  assert.equal(truncate('abcdef', 2, '...'), '..');
});

test('terminals agree about Latin, Greek, Cyrillic, Han and plain emoji', () => {
  for (const text of [
    'plain',
    '“café” – naïve…',
    'Ελλάδα',
    'Москва',
    '日本語、',
    'ok 😀!',
    'cafe\u0301',
  ]) {
    assert.equal(hasDisputedWidth(text), false, text);
  }
});

test('terminals disagree about joined and modified emoji, flags, key caps and stacked scripts', () => {
  const disputed = [FAMILY, '👍🏽', '🇬🇧', '⚠️', '☎', '1️⃣', 'क्षि', 'ᄀ', 'a\u200bb', 'שלום', '①'];
  for (const text of disputed) assert.equal(hasDisputedWidth(`see ${text} there`), true, text);
});
