import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { layoutPassages } from '../../src/layout/passage-rows.ts';
import type { Inline, ListPassage, Passage } from '../../src/model/passage.ts';
import { drawn } from '../helpers/drawn.ts';

function lines(passages: readonly Passage[], columns: number, glyphs = UNICODE_GLYPHS) {
  return layoutPassages(passages, { columns, firstColumns: columns, glyphs, tone: 'plain' });
}

function rows(passages: readonly Passage[], columns: number, glyphs = UNICODE_GLYPHS) {
  return drawn(lines(passages, columns, glyphs));
}

function text(...content: readonly (string | Inline)[]): readonly Inline[] {
  return content.map((part) => (typeof part === 'string' ? { text: part } : part));
}

function paragraph(words: string): Passage {
  return { kind: 'paragraph', content: text(words) };
}

function list(
  ordered: boolean,
  ...items: readonly (string | [string, ListPassage])[]
): ListPassage {
  return {
    kind: 'list',
    ordered,
    items: items.map((item) =>
      typeof item === 'string'
        ? { content: text(item), lists: [] }
        : { content: text(item[0]), lists: [item[1]] },
    ),
  };
}

const WORDS =
  'Speaking after the vote was delayed, the chancellor said the rise would be withdrawn.';

test('paragraphs are wrapped, with an empty row between', () => {
  assert.deepEqual(rows([paragraph(WORDS), paragraph('Two.')], 80), [
    'Speaking after the vote was delayed, the chancellor said the rise would be',
    'withdrawn.',
    '',
    'Two.',
  ]);
  assert.deepEqual(rows([paragraph(WORDS)], 40), [
    'Speaking after the vote was delayed, the',
    'chancellor said the rise would be',
    'withdrawn.',
  ]);
});

test('passages without text take no room', () => {
  const empty: Passage[] = [
    paragraph(' \n'),
    { kind: 'code', text: ' ' },
    { kind: 'table', rows: [[''], []] },
    { kind: 'list', ordered: true, items: [] },
    { kind: 'quote', passages: [], attribution: null },
  ];
  assert.deepEqual(rows([...empty, paragraph('One.'), ...empty], 80), ['One.']);
});

test('a heading is bold', () => {
  assert.deepEqual(lines([{ kind: 'heading', content: text('What we know') }], 80), [
    [{ text: 'What we know', tone: 'plain', bold: true }],
  ]);
});

test('inline styles and links become spans', () => {
  const content = text(
    'A ',
    { text: 'b', bold: true },
    { text: 'i', italic: true },
    { text: 's', strike: true },
    { text: 'c', code: true },
    { text: 'here', href: 'https://example.org/' },
  );
  assert.deepEqual(lines([{ kind: 'paragraph', content }], 80), [
    [
      { text: 'A ', tone: 'plain' },
      { text: 'b', tone: 'plain', bold: true },
      { text: 'i', tone: 'plain', italic: true },
      { text: 's', tone: 'plain', strike: true },
      { text: 'c', tone: 'plain' },
      { text: 'here', tone: 'link', href: 'https://example.org/' },
    ],
  ]);
});

test('list items hang on their bullets, nested ones further in', () => {
  const nested = list(false, 'Two ministers have resigned over it', [
    'The rest',
    list(true, 'stay'),
  ]);
  assert.deepEqual(rows([nested], 80), [
    '• Two ministers have resigned over it',
    '• The rest',
    '  1. stay',
  ]);
  assert.deepEqual(rows([nested], 20, ASCII_GLYPHS), [
    '- Two ministers have',
    '  resigned over it',
    '- The rest',
    '  1. stay',
  ]);
});

test('numbers stand flush right', () => {
  const items = Array.from({ length: 10 }, (_, index) => `item ${index}`);
  const drawnRows = rows([list(true, ...items)], 40);
  assert.equal(drawnRows[0], ' 1. item 0');
  assert.equal(drawnRows[9], '10. item 9');
});

test('a list that leaves no room beside its bullets does without the indent', () => {
  assert.deepEqual(rows([list(false, 'one two')], 6), ['• one', 'two']);
});

test('a quote has a bar before every row, and ends with whose it is', () => {
  const quote: Passage = {
    kind: 'quote',
    passages: [paragraph('We listened, and we have changed course.'), paragraph('It ends here.')],
    attribution: 'the chancellor',
  };
  assert.deepEqual(rows([quote], 80), [
    '│ We listened, and we have changed course.',
    '│',
    '│ It ends here.',
    '│ — the chancellor',
  ]);
  assert.deepEqual(rows([quote], 40, ASCII_GLYPHS), [
    '| We listened, and we have changed',
    '| course.',
    '|',
    '| It ends here.',
    '| -- the chancellor',
  ]);
  assert.equal(lines([quote], 80)[0]?.at(-1)?.tone, 'quote');
});

test("somebody else's words stand between quotation marks, but never within two pairs", () => {
  const quoted = (...words: string[]): Passage => ({
    kind: 'quote',
    mark: 'quoted',
    passages: words.map((one) => paragraph(one)),
    attribution: null,
  });
  assert.deepEqual(rows([quoted('We listened.')], 80), ['│ “We listened.”']);
  assert.deepEqual(rows([quoted('We listened.', 'Then we left.')], 80), [
    '│ “We listened.',
    '│',
    '│ Then we left.”',
  ]);
  assert.deepEqual(rows([quoted('“We listened.”')], 80), ['│ “We listened.”']);
});

test('words lifted out of the text have one large mark and whose they are beside them', () => {
  const pulled: Passage = {
    kind: 'quote',
    mark: 'pulled',
    passages: [paragraph('We listened, and we have changed course.')],
    attribution: 'the chancellor',
  };
  assert.deepEqual(rows([pulled], 80), [
    '❝ We listened, and we have changed course. — the chancellor',
  ]);
  assert.deepEqual(rows([pulled], 40), [
    '❝ We listened, and we have changed',
    '  course. — the chancellor',
  ]);
});

test('a table that fits stands in columns', () => {
  const table: Passage = {
    kind: 'table',
    rows: [
      ['Party', 'Seats', 'Change'],
      ['Réunion', '12', '+3'],
      ['日本', '7'],
    ],
  };
  assert.deepEqual(rows([table], 40), [
    'Party    Seats  Change',
    'Réunion  12     +3',
    '日本     7',
  ]);
  assert.deepEqual(rows([table], 20), [
    'Party │ Seats │',
    'Change',
    'Réunion │ 12 │ +3',
    '日本 │ 7',
  ]);
});

test('a table with text of disputed width is not drawn in columns', () => {
  const table: Passage = {
    kind: 'table',
    rows: [
      ['🇬🇧', '12'],
      ['France', '7'],
    ],
  };
  assert.deepEqual(rows([table], 40), ['🇬🇧 │ 12', 'France │ 7']);
});

test('code keeps its spaces, and is cut where the row is full', () => {
  const code: Passage = { kind: 'code', text: 'if (x) {\n  y  = 1;\n}' };
  assert.deepEqual(rows([code], 80), ['  if (x) {', '    y  = 1;', '  }']);
  assert.deepEqual(rows([code], 9), ['  if (x) ', '  {', '    y  = ', '  1;', '  }']);
});

test('a divider is three stars', () => {
  assert.deepEqual(lines([{ kind: 'divider' }], 80), [[{ text: '* * *', tone: 'dim' }]]);
});

const BESIDE_TIME = {
  columns: 12,
  firstColumns: 8,
  glyphs: UNICODE_GLYPHS,
  tone: 'plain',
} as const;

test('the first row of the first passage alone is the narrower one', () => {
  const passages = [list(false, 'one two three', 'four five'), paragraph('six seven')];
  assert.deepEqual(drawn(layoutPassages(passages, BESIDE_TIME)), [
    '• one',
    '  two three',
    '• four five',
    '',
    'six seven',
  ]);
});

test('a table that the first row has no room for is not drawn in columns', () => {
  const table: Passage = {
    kind: 'table',
    rows: [
      ['seats', '12'],
      ['votes', '34567'],
    ],
  };
  assert.deepEqual(drawn(layoutPassages([table], { ...BESIDE_TIME, columns: 13 })), [
    'seats │',
    '12',
    'votes │ 34567',
  ]);
});
