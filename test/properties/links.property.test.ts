// Holds lists of links and addresses to their laws: never too wide, the chosen one always in sight, every address whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { layoutAddress, layoutLinks } from '../../src/layout/link-rows.ts';
import { lineWidth } from '../../src/layout/spans.ts';
import { linksOfBlock } from '../../src/model/links.ts';
import { markdownOfBlock } from '../../src/model/markdown.ts';
import { passedThrough } from '../../src/terminal/multiplexer.ts';
import { copySequence, isLinkable, linkTo } from '../../src/terminal/osc.ts';
import { anyBlock, anyText } from '../helpers/layout-arbitraries.ts';
import { RUNS } from '../helpers/runs.ts';
import { textOf } from '../helpers/scenes.ts';

const anyUrl = fc.webUrl({ withQueryParameters: true, withFragments: true });
const anyColumns = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200 }));
const anyGlyphs = fc.constantFrom(UNICODE_GLYPHS, ASCII_GLYPHS);
const anyLinks = fc.array(fc.record({ text: anyText, url: anyUrl }, { noNullPrototype: true }), {
  minLength: 1,
  maxLength: 12,
});

test('no row of a list of links is too wide, there are never too many, and the chosen one is marked', () => {
  fc.assert(
    fc.property(
      anyLinks,
      fc.nat(),
      anyColumns,
      fc.integer({ min: 3, max: 30 }),
      anyGlyphs,
      (links, chosen, columns, height, glyphs) => {
        const cursor = chosen % links.length;
        const rows = layoutLinks({ links, cursor }, { columns, glyphs }, height);
        assert.ok(rows.length <= height);
        for (const row of rows) assert.ok(lineWidth(row.spans) <= columns, textOf(row));
        assert.ok(rows.some((row) => textOf(row).startsWith('>')));
      },
    ),
    { numRuns: RUNS },
  );
});

test('an address is shown whole, on rows that hold nothing else', () => {
  fc.assert(
    fc.property(anyUrl, anyText, anyColumns, anyGlyphs, (url, heading, columns, glyphs) => {
      const rows = layoutAddress({ heading, url, words: ['A word.'] }, { columns, glyphs });
      for (const row of rows) assert.ok(lineWidth(row.spans) <= columns, textOf(row));
      const linked = rows.filter((row) => row.spans.some(({ href }) => href === url));
      assert.equal(linked.map(textOf).join(''), url);
    }),
    { numRuns: RUNS },
  );
});

test('every address of a block is told once, and the block as Markdown never throws', () => {
  fc.assert(
    fc.property(anyBlock, (block) => {
      const urls = linksOfBlock(block).map(({ url }) => url);
      assert.equal(new Set(urls).size, urls.length);
      assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u.test(markdownOfBlock(block)));
    }),
    { numRuns: RUNS },
  );
});

test('whatever is asked for, a link holds one printable web address or none', () => {
  fc.assert(
    fc.property(fc.oneof(anyUrl, anyText, fc.string({ unit: 'binary' })), (address) => {
      const [, inside = ''] = /^\u001b\]8;[^;]*;(.*)\u001b\\$/su.exec(linkTo(address)) ?? [];
      assert.equal(inside, isLinkable(address) ? address : '');
      assert.match(inside, /^(?:https?:\/\/[!-~]+)?$/u);
    }),
    { numRuns: RUNS },
  );
});

test('whatever is copied, only base64 stands between the marks, and screen joined again gives the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const bare = copySequence(text, 'none') ?? '';
      assert.match(bare, /^\u001b\]52;c;[A-Za-z0-9+/=]*\u0007$/u);
      const screen = passedThrough(bare, 'screen');
      assert.equal(screen.replaceAll(/\u001bP|\u001b\\/gu, ''), bare);
    }),
    { numRuns: RUNS },
  );
});
