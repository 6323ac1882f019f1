import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { withNote } from '../../src/layout/note-rows.ts';
import type { Row } from '../../src/layout/row.ts';
import { lineWidth } from '../../src/layout/spans.ts';
import { drawn } from '../helpers/drawn.ts';
import { anyText } from '../helpers/layout-arbitraries.ts';
import { RUNS } from '../helpers/runs.ts';

const ROWS: readonly Row[] = [
  { spans: [{ text: 'A title', tone: 'title' }], blockId: 'b', head: true },
];
const options = (columns: number, note: string) => ({ columns, glyphs: UNICODE_GLYPHS, note });

test('a note stands below the block, behind a sign', () => {
  assert.deepEqual(drawn(withNote(ROWS, options(60, 'ask Ada'))), ['A title', '      + ask Ada']);
  assert.deepEqual(drawn(withNote(ROWS, options(12, 'ask Ada about it'))), [
    'A title',
    '+ ask Ada',
    '  about it',
  ]);
});

test('the rows of a note belong to the block, and are laid out once', () => {
  const rows = withNote(ROWS, options(60, 'ask Ada'));
  assert.deepEqual(
    rows.map(({ blockId, head }) => [blockId, head]),
    [
      ['b', true],
      ['b', undefined],
    ],
  );
  assert.equal(withNote(ROWS, options(60, 'ask Ada')), rows);
  assert.notEqual(withNote(ROWS, options(60, 'ask Eve')), rows);
});

test('no row of a note is wider than the screen', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 100 }), (note, columns) => {
      for (const { spans } of withNote(ROWS, options(columns, note)).slice(1))
        assert.ok(lineWidth(spans) <= columns);
    }),
    { numRuns: RUNS },
  );
});
