import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row, Span, Tone } from '../../src/layout/row.ts';
import { composeScreen } from '../../src/layout/screen.ts';
import { paintRow, plainRow } from '../../src/ui/theme.ts';
import { screenInput } from '../helpers/screens.ts';

const TONES: Record<Tone, true> = {
  plain: true,
  dim: true,
  title: true,
  key: true,
  summary: true,
  unseen: true,
  edited: true,
  removed: true,
  added: true,
  link: true,
  quote: true,
  match: true,
  bar: true,
  fault: true,
  warning: true,
};

const paint = (span: Span, colour: boolean) => paintRow({ spans: [span], blockId: null }, colour);

/** SGR parameters in the order in which they stand. */
function codesIn(text: string): readonly number[] {
  return [...text.matchAll(/\u001b\[([\d;]+)m/gu)].flatMap(([, codes = '']) =>
    codes.split(';').map(Number),
  );
}

test('without colour no tone sends a colour, and every tone keeps its attributes', () => {
  for (const tone of Object.keys(TONES) as Tone[]) {
    const isColour = (code: number) => code >= 30;
    const plain = codesIn(paint({ text: 'x', tone }, false));
    const coloured = codesIn(paint({ text: 'x', tone }, true));
    assert.deepEqual(plain.filter(isColour), [], tone);
    assert.deepEqual(
      plain.filter((code) => code > 0),
      coloured.filter((code) => code > 0 && !isColour(code)),
      tone,
    );
  }
});

test('colours are of the sixteen that the reader has chosen', () => {
  const codes = (Object.keys(TONES) as Tone[])
    .flatMap((tone) => codesIn(paint({ text: 'x', tone }, true)))
    .filter((code) => code >= 30);
  assert.ok(codes.length > 0);
  for (const code of codes) assert.ok(code >= 31 && code <= 36, String(code));
});

test('a tone that only colour tells from plain text is told by a letter or a sign too', () => {
  const isToldByColourAlone = (tone: Tone) =>
    codesIn(paint({ text: 'x', tone }, true)).length > 0 &&
    paint({ text: 'x', tone }, false) === 'x';
  const tones = (Object.keys(TONES) as Tone[]).filter(isToldByColourAlone);
  assert.deepEqual(tones, ['edited']);
  const { rows } = composeScreen(screenInput());
  const edited = rows.flatMap((row) => row.spans.filter((span) => span.tone === 'edited'));
  assert.deepEqual(
    edited.map((span) => span.text.trim()),
    ['~'],
  );
});

test('running text has no colour of its own, on whatever background', () => {
  for (const tone of ['plain', 'quote', 'link', 'dim', 'bar', 'title'] as const)
    assert.deepEqual(
      codesIn(paint({ text: 'x', tone }, true)).filter((code) => code >= 30),
      [],
      tone,
    );
});

test('a plain row has no look but what tells where the reader is, and leads nowhere', () => {
  const row: Row = {
    spans: [
      { text: 'a', tone: 'key', bold: true, href: 'https://example.org/' },
      { text: 'b', tone: 'match' },
    ],
    blockId: null,
  };
  assert.equal(paintRow(plainRow(row), true), 'a\u001b[7mb\u001b[0m');
});

test('bold, italic and strike of the text come on top of the tone, and nothing twice', () => {
  const row: Row = {
    spans: [{ text: 'x', tone: 'title', bold: true, italic: true, strike: true }],
    blockId: null,
  };
  assert.equal(paintRow(row, false), '\u001b[1;3;9mx\u001b[0m');
});

test('plain text is sent as it is', () => {
  assert.equal(paint({ text: 'words', tone: 'plain' }, true), 'words');
  assert.equal(paintRow({ spans: [], blockId: null }, true), '');
});

test('what leads somewhere is a link around its look, and what leads nowhere safe is none', () => {
  const span = { text: 'x', tone: 'link', href: 'https://example.org/a' } as const;
  assert.match(
    paint(span, true),
    /^\u001b\]8;id=\w+;https:\/\/example\.org\/a\u001b\\\u001b\[4mx/u,
  );
  assert.ok(paint(span, true).endsWith('\u001b]8;;\u001b\\'));
  assert.doesNotMatch(paint({ ...span, href: 'file:///etc/passwd' }, true), /passwd/u);
});
