import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOOKS, paintRow } from '../../src/ui/theme.ts';
import { readThemeSettings, THEME_SETTINGS } from '../../src/ui/theme-settings.ts';

const FULL = 16_777_216;

/** With what is wrong as sentences. */
function themeSet(theme: unknown, depth: 0 | 16 | 256 | typeof FULL = FULL) {
  const { looks, troubles } = readThemeSettings({ theme }, depth);
  return { looks, troubles: troubles.map(({ sentence }) => sentence) };
}

/** The SGR parameters of a title that looks like this on such a terminal. */
function drawn(look: string, depth: 0 | 16 | 256 | typeof FULL = FULL): string {
  const { looks, troubles } = themeSet({ title: look }, depth);
  assert.deepEqual(troubles, []);
  const row = { spans: [{ text: 'x', tone: 'title' as const }], blockId: null };
  return /\[([\d;]+)m/u.exec(paintRow(row, depth > 0, looks))?.[1] ?? '';
}

test('every tone is a setting, whose default is how it looks', () => {
  assert.deepEqual(
    THEME_SETTINGS.settings.map(({ name }) => name),
    Object.keys(LOOKS).map((tone) => `theme.${tone}`),
  );
  const stored = THEME_SETTINGS.settings.map(
    ({ name, fallback }) => [name.slice('theme.'.length), fallback] as const,
  );
  assert.deepEqual(themeSet(Object.fromEntries(stored)), { looks: LOOKS, troubles: [] });
  assert.equal(readThemeSettings({}, FULL).looks, LOOKS);
});

test('the 16 colours are named, and attributes go with them in any order', () => {
  assert.equal(drawn('red'), '31');
  assert.equal(drawn('bold red'), '1;31');
  assert.equal(drawn('Bright-Blue underline inverse'), '4;7;94');
  assert.equal(drawn('white dim'), '2;37');
  assert.equal(drawn('none'), '');
});

test('other colours are sent where they are asked for, as near as the terminal can', () => {
  assert.equal(drawn('208'), '38;5;208');
  assert.equal(drawn('208', 256), '38;5;208');
  assert.equal(drawn('9'), '91');
  assert.equal(drawn('#ff8700'), '38;2;255;135;0');
  assert.equal(drawn('#FF8700', 256), '38;5;208');
  assert.equal(drawn('#f00000', 16), '91');
  assert.equal(drawn('208', 16), '33');
  assert.equal(drawn('232', 16), '30');
  assert.equal(drawn('21', 16), '34');
});

test('without colour the attributes are left', () => {
  for (const look of ['bold red', 'bold 208', 'bold #ff8700']) assert.equal(drawn(look, 0), '1');
});

const WRONG: readonly (readonly [tone: string, look: unknown, reason: RegExp])[] = [
  ['title', 'purple', /is left at bold: it takes a colour \(black, red, .*\), .*, not "purple"$/u],
  ['title', '256', /not "256"$/u],
  ['title', '#ff880', /not "#ff880"$/u],
  ['title', 'red blue', /it takes one colour, not "red blue"$/u],
  ['title', '', /not ""$/u],
  ['title', ['red'], /it takes a text, not a list$/u],
  ['match', 'red', /it needs bold, dim, underline or inverse: nothing else tells what it marks$/u],
  ['fault', 'none', /it needs bold, dim, underline or inverse/u],
  [
    'titel',
    'red',
    /^the preferences set "theme.titel", and there is no such tone; did you mean theme.title\?$/u,
  ],
];

for (const [tone, look, reason] of WRONG) {
  test(`the look ${JSON.stringify(look)} of ${tone} is told of, and the others count`, () => {
    const { looks, troubles } = themeSet({ [tone]: look, bar: 'inverse' });
    assert.equal(troubles.length, 1);
    assert.match(troubles[0] ?? '', reason);
    assert.deepEqual(looks, { ...LOOKS, bar: { attributes: [7] } });
  });
}
