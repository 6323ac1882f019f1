import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { layoutBlock, layoutTombstone } from '../../src/layout/block-rows.ts';
import { geometryOf } from '../../src/layout/geometry.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import type { Span } from '../../src/layout/row.ts';
import { cellWidth, hasDisputedWidth, truncate } from '../../src/layout/text-width.ts';
import { wrapSpans } from '../../src/layout/wrap.ts';
import { block } from '../helpers/builders.ts';
import { drawn } from '../helpers/drawn.ts';
import { anyBlock, anyText } from '../helpers/layout-arbitraries.ts';
import { RUNS } from '../helpers/runs.ts';

const BREAKING_SPACES = /[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\n]/gu;

const anyColumns = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 250 }));
const anyGlyphs = fc.constantFrom(UNICODE_GLYPHS, ASCII_GLYPHS);

const anySpans: fc.Arbitrary<readonly Span[]> = fc.array(
  fc.record<Span>(
    { text: anyText, tone: fc.constantFrom('plain', 'link'), bold: fc.constant(true) },
    { requiredKeys: ['text', 'tone'], noNullPrototype: true },
  ),
  { maxLength: 4 },
);

/** The text as it should be found again in the rows, put together from the definition. */
function withoutSpaces(spans: readonly Span[], columns: number): string {
  const text = spans.map((span) => span.text.replaceAll('\u00ad', '')).join('');
  const lines = text
    .split('\n')
    .map((line) =>
      Array.from(new Intl.Segmenter().segment(line), ({ segment }) =>
        stringWidth(segment) > columns ? '?' : segment,
      ).join(''),
    );
  return lines.join('').replace(BREAKING_SPACES, '');
}

test('a text is as wide as the UI library takes it to be', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(cellWidth(text), stringWidth(text));
    }),
    { numRuns: RUNS },
  );
});

test('a truncated text is never too wide, and is the text itself where that fits', () => {
  fc.assert(
    fc.property(anyText, fc.nat(40), anyGlyphs, (text, columns, glyphs) => {
      const cut = truncate(text, columns, glyphs.ellipsis);
      assert.ok(stringWidth(cut) <= columns);
      assert.equal(cut === text, stringWidth(text) <= columns);
    }),
    { numRuns: RUNS },
  );
});

test('no row is wider than its columns, as a whole or span by span', () => {
  fc.assert(
    fc.property(
      anySpans,
      anyColumns,
      anyColumns,
      fc.boolean(),
      (spans, columns, first, verbatim) => {
        const rows = wrapSpans(spans, columns, { firstColumns: first, verbatim });
        rows.forEach((row, index) => {
          const limit = index === 0 ? Math.min(first, columns) : columns;
          const text = row.map((span) => span.text).join('');
          assert.ok(stringWidth(text) <= limit, JSON.stringify(text));
          const apart = row.reduce((sum, span) => sum + stringWidth(span.text), 0);
          assert.equal(apart, stringWidth(text));
        });
      },
    ),
    { numRuns: RUNS },
  );
});

test('wrapping loses and invents nothing but spaces', () => {
  fc.assert(
    fc.property(
      anySpans,
      anyColumns,
      anyColumns,
      fc.boolean(),
      (spans, columns, first, verbatim) => {
        const rows = wrapSpans(spans, columns, { firstColumns: first, verbatim });
        assert.equal(
          drawn(rows).join('').replace(BREAKING_SPACES, ''),
          withoutSpaces(spans, columns),
        );
      },
    ),
    { numRuns: RUNS },
  );
});

test('verbatim text keeps its spaces too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), anyColumns, (text, columns) => {
      const rows = wrapSpans([{ text, tone: 'plain' }], columns, { verbatim: true });
      assert.equal(drawn(rows).join(''), text);
    }),
    { numRuns: RUNS },
  );
});

test('a row takes every word that fits on it', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 12, max: 80 }), (parts, columns) => {
      const rows = drawn(wrapSpans([{ text: parts.join(' '), tone: 'plain' }], columns));
      rows.slice(0, -1).forEach((row, index) => {
        const next = rows[index + 1]?.split(' ')[0] ?? '';
        assert.ok(`${row} ${next}`.length > columns);
      });
      assert.equal(rows.join(' '), parts.join(' '));
    }),
    { numRuns: RUNS },
  );
});

test('no row of a block is wider than the columns, and its head row leaves room for what goes there', () => {
  fc.assert(
    fc.property(anyBlock, anyColumns, anyGlyphs, (one, columns, glyphs) => {
      const rows = layoutBlock(one, { columns, glyphs });
      const { width, head, age } = geometryOf(columns);
      assert.ok(rows.length >= 1);
      rows.forEach((row, index) => {
        assert.equal(row.head === true, index === 0);
        assert.equal(row.blockId, one.id);
        const text = drawn([row]).join('');
        const limit = index === 0 ? width - head - age : Math.min(width, columns);
        assert.ok(stringWidth(text) <= limit, JSON.stringify(text));
        assert.ok(!text.includes('\n'));
      });
    }),
    { numRuns: RUNS },
  );
});

test('in ASCII a block is drawn with printable ASCII alone', () => {
  fc.assert(
    fc.property(anyBlock, anyColumns, (one, columns) => {
      const text = drawn(layoutBlock(one, { columns, glyphs: ASCII_GLYPHS })).join('');
      assert.match(text, /^[\u0020-\u007e]*$/);
      assert.equal(hasDisputedWidth(text), false);
    }),
    { numRuns: RUNS },
  );
});

test('a block and its options give one and the same array, whatever was laid out before', () => {
  fc.assert(
    fc.property(anyBlock, anyColumns, anyGlyphs, (one, columns, glyphs) => {
      const rows = layoutBlock(one, { columns, glyphs });
      layoutBlock({ ...one }, { columns: columns + 1, glyphs });
      assert.equal(layoutBlock(one, { columns, glyphs }), rows);
      assert.deepEqual(
        layoutBlock({ ...one, elements: structuredClone(one.elements) }, { columns, glyphs }),
        rows,
      );
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('every paragraph is found in full in the rows of its block', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 3 }), anyColumns, (texts, columns) => {
      const elements = texts.map((text, index) => ({
        id: String(index),
        type: 'text' as const,
        passages: [{ kind: 'paragraph' as const, content: [{ text }] }],
      }));
      const rows = layoutBlock(block({ id: 'a', elements }), { columns, glyphs: UNICODE_GLYPHS });
      const spans = texts.filter((text) => text.trim() !== '');
      const expected = spans.map((text) =>
        withoutSpaces([{ text, tone: 'plain' }], geometryOf(columns).text),
      );
      assert.equal(drawn(rows).join('').replace(BREAKING_SPACES, ''), expected.join(''));
    }),
    { numRuns: RUNS },
  );
});

test('a tombstone fits any width', () => {
  fc.assert(
    fc.property(anyColumns, anyGlyphs, (columns, glyphs) => {
      const rows = layoutTombstone(block({ id: 'gone' }), '14:11', { columns, glyphs });
      for (const text of drawn(rows)) assert.ok(stringWidth(text) <= columns);
    }),
    { numRuns: Math.min(RUNS, 500) },
  );
});
