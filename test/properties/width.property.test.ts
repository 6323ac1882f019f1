// Owns the two laws of width over every surface of the screen: no row is too wide, and nothing of ours stands to the right of
// text whose width terminals dispute. The publisher's words here hold no ASCII, so that ASCII is ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { layoutPicker } from '../../src/layout/picker-rows.ts';
import type { Row } from '../../src/layout/row.ts';
import { composeScreen } from '../../src/layout/screen.ts';
import type { Overlay, ScreenInput } from '../../src/layout/screen-input.ts';
import { cellWidth, graphemes, hasDisputedWidth } from '../../src/layout/text-width.ts';
import { FOLLOWING } from '../../src/layout/viewport.ts';
import { type Block, isKeyEvent } from '../../src/model/block.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';
import { textOf } from '../helpers/scenes.ts';
import { NO_MARKS, NOW, screenInput } from '../helpers/screens.ts';

/** Joined, flagged, modified and keyless emoji, marks that combine and stack, right to left, half width, ambiguous; and not. */
const WORDS =
  '潮位 東京が 안녕 ﾊﾞｰ é ﬁ 👩‍👩‍👧 🏴‍☠️ 🇬🇧 ⚠️ ☎︎ 👍🏽 😀 שלום العربية क्षि กำลัง ต้ ① Ａ ＃ ẍ̀́ 𝔘 ∞'.split(
    ' ',
  );

const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(' '));

const anyBlocks = fc.array(
  fc.record({
    title: fc.option(words),
    body: words,
    caption: words,
    keyEvent: fc.boolean(),
    at: fc.integer({ min: 0, max: 10 ** 9 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function toBlocks(given: readonly Record<string, unknown>[]): readonly Block[] {
  return [
    ...(given as readonly {
      title: string | null;
      body: string;
      caption: string;
      keyEvent: boolean;
      at: number;
    }[]),
  ]
    .sort((a, b) => a.at - b.at)
    .map(({ title, body, caption, keyEvent, at }, index) =>
      block({
        id: `b${index}`,
        title,
        publishedAt: NOW - at,
        lastUpdatedAt: NOW - Math.floor(at / 2),
        keyEvent,
        summary: !keyEvent,
        contributors: [{ name: caption }],
        elements: [
          paragraph(body),
          { id: 'image', type: 'image', url: null, alt: null, caption, credit: body },
        ],
      }),
    );
}

/** Everything that can lie over the timeline, made from the blocks. */
function overlaysOf(blocks: readonly Block[], name: string): readonly (Overlay | null)[] {
  const [first] = blocks;
  if (first === undefined) return [null];
  const since = { mark: 'left' as const, newest: null, at: NOW };
  const missed = {
    since,
    summary: first,
    blocks,
    keyEvents: blocks,
    edited: blocks,
    removed: blocks,
  };
  const links = [{ text: name, url: 'https://example.org/' }];
  const revisions = blocks.map((one) => ({ block: one, receivedAt: NOW }));
  const previous = { ...first, elements: [paragraph(name)] };
  const images = first.elements.flatMap((one) => (one.type === 'image' ? one : []));
  return [
    null,
    { kind: 'index', cursor: 0 },
    { kind: 'catch-up', missed, scroll: 0 },
    { kind: 'playing', blocks, viewport: FOLLOWING },
    { kind: 'links', links, cursor: 0 },
    { kind: 'address', heading: name, url: 'https://example.org/', words: [name], scroll: 0 },
    { kind: 'revisions', revisions, from: 0, to: revisions.length - 1, scroll: 0 },
    { kind: 'corrections', corrections: [{ at: NOW, block: first, previous }], cursor: 0 },
    {
      ...{ kind: 'pictures', images, cursor: 0, drawing: 'unasked', scroll: 0 },
      ...{ depth: 'none', cell: null },
    },
  ];
}

/** What of a row is ours and stands where some terminals would have moved it to. */
function displaced(row: Row): string {
  const clusters = graphemes(textOf(row));
  const first = clusters.findIndex((cluster) => hasDisputedWidth(cluster));
  if (first < 0) return '';
  return clusters
    .slice(first + 1)
    .join('')
    .replace(/[^\u0021-\u007e\u2500-\u259f]/gu, '');
}

/** The marks of a change, "[-was-]{+is+}", flow with the words that they are about; a narrow row may break them. */
const CHANGE_MARKS = /[[\]{}+-]/gu;

function check(rows: readonly Row[], columns: number, what: string): void {
  for (const row of rows) {
    assert.ok(cellWidth(textOf(row)) <= columns, `${what} too wide: ${textOf(row)}`);
    const flowing = what === 'revisions' || what === 'corrections' ? CHANGE_MARKS : '';
    assert.equal(displaced(row).replaceAll(flowing, ''), '', `${what}: ${textOf(row)}`);
  }
}

const anySize = fc.record({
  columns: fc.oneof(fc.integer({ min: 1, max: 210 }), fc.constantFrom(20, 40, 60, 80, 110, 160)),
  rows: fc.constantFrom(1, 2, 3, 12, 16, 24, 40),
});

test('on every surface no row is too wide, and nothing of ours stands to the right of disputed text', () => {
  fc.assert(
    fc.property(
      anySize,
      anyBlocks,
      words,
      fc.boolean(),
      fc.boolean(),
      (size, given, name, flag, other) => {
        const blocks = toBlocks(given);
        const [pinned] = blocks;
        const common: Partial<ScreenInput> = {
          ...size,
          blocks,
          keyEvents: blocks.filter(isKeyEvent),
          story: { title: name, status: 'live' },
          asked: flag ? name : '',
          notice: other ? name : null,
          railOpen: flag,
          poll: flag ? { words: 'ok', fault: null } : { words: 'retry 14:33', fault: name },
          pinned: pinned === undefined || other ? null : { block: pinned, open: flag },
          marks: { ...NO_MARKS, edited: new Set(['b0', 'b1']), unseen: new Set(['b2']) },
        };
        for (const overlay of overlaysOf(blocks, name)) {
          const { rows } = composeScreen(screenInput({ ...common, overlay }));
          check(rows, size.columns, overlay?.kind ?? 'timeline');
        }
        const fault = flag ? { at: 0, index: 0, message: 'expected a word' } : null;
        const prompt = { sign: '/' as const, text: name, cursor: 0, fault, words: '1 of 2' };
        check(composeScreen(screenInput({ ...common, prompt })).rows, size.columns, 'prompt');
      },
    ),
    { numRuns: Math.ceil(RUNS / 5) },
  );
});

test('so it is where a story is picked', () => {
  fc.assert(
    fc.property(anySize, words, words, fc.option(words), (size, title, about, notice) => {
      const story = {
        title,
        standfirst: about,
        byline: about,
        status: 'live',
        updatedAt: NOW,
      } as const;
      const rows = layoutPicker({
        ...size,
        glyphs: UNICODE_GLYPHS,
        now: NOW,
        zone: 'UTC',
        stories: [story, { ...story, status: 'ended' }],
        cursor: 0,
        hints: [
          { key: 'q', label: 'quit' },
          { key: 'enter', label: 'open' },
        ],
        notice,
      });
      check(rows, size.columns, 'picker');
    }),
    { numRuns: RUNS },
  );
});
