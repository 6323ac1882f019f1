// Owns the tests of looks: what SGR turns them into, and the shortest way from one to another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applySgr,
  bytesBetweenStyles,
  isSameStyle,
  PLAIN,
  type Style,
} from '../../src/terminal/style.ts';
import { RUNS } from '../helpers/runs.ts';

function styleOf(...parameters: readonly string[]): Style {
  return parameters.reduce(applySgr, PLAIN);
}

/** What a terminal wears after the bytes, as far as they are SGR. */
function worn(start: Style, bytes: string): Style {
  return [...bytes.matchAll(/\u001b\[([\d;]*)m/gu)].reduce(
    (style, [, parameters = '']) => applySgr(style, parameters),
    start,
  );
}

const anyStyle = fc
  .array(fc.constantFrom('1', '2', '3', '4', '7', '9', '31', '97', '44', '38;5;9', '48;2;1;2;3'), {
    maxLength: 5,
  })
  .map((codes) => styleOf(...codes));

test('the bytes between two looks turn the one into the other', () => {
  fc.assert(
    fc.property(anyStyle, anyStyle, (from, to) => {
      assert.ok(isSameStyle(worn(from, bytesBetweenStyles(from, to)), to));
    }),
    { numRuns: RUNS },
  );
});

test('the same look costs nothing, and plain is the shortest reset', () => {
  assert.equal(bytesBetweenStyles(styleOf('1;31'), styleOf('31', '1')), '');
  assert.equal(bytesBetweenStyles(styleOf('1;4;31'), PLAIN), '\u001b[m');
});

test('a colour that follows a bold word is set without repeating the bold', () => {
  assert.equal(bytesBetweenStyles(styleOf('1'), styleOf('1', '31')), '\u001b[31m');
});

test('dim after bold switches bold off, since they share one code', () => {
  const bytes = bytesBetweenStyles(styleOf('1', '31'), styleOf('2', '31'));
  assert.ok(isSameStyle(worn(styleOf('1', '31'), bytes), styleOf('2', '31')));
  assert.equal(bytes, '\u001b[22;2m');
});

test('unknown codes change nothing, and a code within a colour is not a code', () => {
  assert.ok(isSameStyle(styleOf('5', '53', '99'), PLAIN));
  assert.ok(isSameStyle(styleOf('38;5;1;4'), styleOf('38;5;1', '4')));
  assert.equal(styleOf('38;2;1;4;7').underline, false);
});

test('a link is opened with an id of its own and closed when the next cell has none', () => {
  const linked = { ...PLAIN, link: 'https://example.org/' };
  assert.match(
    bytesBetweenStyles(PLAIN, linked),
    /^\u001b\]8;id=[\da-z]+;https:\/\/example\.org\/\u001b\\$/u,
  );
  assert.equal(bytesBetweenStyles(linked, PLAIN), '\u001b]8;;\u001b\\');
});
