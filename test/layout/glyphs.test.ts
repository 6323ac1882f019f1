import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS, toAscii } from '../../src/layout/ascii-glyphs.ts';
import { loadGlyphs, UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { hasDisputedWidth } from '../../src/layout/text-width.ts';

test('quotes, dashes and accents have plain forms', () => {
  assert.equal(toAscii('“It’s” — naïve… café'), '"It\'s" -- naive... cafe');
  assert.equal(toAscii('1–0, ½ Straße, Łódź, £5, €6'), '1-0, 1/2 Strasse, Lodz, GBP5, EUR6');
  assert.equal(toAscii('a\u00a0b\nc'), 'a b\nc');
  assert.equal(toAscii('★★☆ ‣ ▪ →'), '**. * * ->');
});

test('other scripts are spelled in Latin letters, emoji by their names, money by its code', () => {
  assert.equal(toAscii('Москва, Ελλάδα, 東京'), 'Moskva, Ellada, DongJing');
  assert.equal(toAscii('😀 👩‍👩‍👧 🇬🇧'), ':grinning: :woman::woman::girl: GB');
  assert.equal(toAscii('ﬁ ﬃ œ ¥9 → ≤ ¿Qué?'), 'fi ffi oe JPY9 -> <= Que?');
});

test('what has no spelling is one question mark a character', () => {
  assert.equal(toAscii('\ue000 \u0378'), '? ?');
});

test('only terminals without Unicode are given the ASCII set', async () => {
  assert.equal(await loadGlyphs(false), ASCII_GLYPHS);
  assert.equal(await loadGlyphs(true), UNICODE_GLYPHS);
});

test('what takes no cells leaves nothing', () => {
  assert.equal(toAscii('a\u200bb\u2060c'), 'abc');
});

test('every sign of the ASCII set is ASCII, and has its twin', () => {
  const signs = Object.entries(ASCII_GLYPHS).filter(([name]) => name !== 'spell');
  for (const [name, sign] of signs) assert.match(String(sign), /^[\u0020-\u007e]+$/, name);
  assert.deepEqual(Object.keys(ASCII_GLYPHS), Object.keys(UNICODE_GLYPHS));
});

test('terminals agree on the width of every sign that may stand beside others', () => {
  const { pullQuote, star, spell, ...signs } = UNICODE_GLYPHS;
  for (const sign of Object.values(signs)) assert.equal(hasDisputedWidth(sign), false, sign);
});
