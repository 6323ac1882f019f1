import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ASCII_GLYPHS } from '../../src/layout/ascii-glyphs.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { jumpToBlock, scrollRows } from '../../src/layout/moves.ts';
import { composeScreen, composeUnmoved } from '../../src/layout/screen.ts';
import type { Overlay, Prompt, ScreenInput } from '../../src/layout/screen-input.ts';
import { cellWidth, graphemes } from '../../src/layout/text-width.ts';
import { FOLLOWING } from '../../src/layout/viewport.ts';
import { type Block, isKeyEvent } from '../../src/model/block.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';
import { textOf } from '../helpers/scenes.ts';
import { HARBOUR, HARBOUR_MARKS, MISSED, NO_NEWS, NOW, screenInput } from '../helpers/screens.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    'Plain words of a headline that is rather long',
    '潮位が上がる',
    '🇩🇪👩‍👩‍👧 flags',
    'שלום',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }).map((given) => given.replace(/\p{C}/gu, '')),
);

const anyBlock = fc
  .record({
    title: fc.option(text),
    body: text,
    at: fc.integer({ min: 0, max: 3 * 10 ** 9 }),
    keyEvent: fc.boolean(),
    summary: fc.boolean(),
    edited: fc.boolean(),
  })
  .map((given) => ({ ...given, publishedAt: NOW - given.at }));

const anyBlocks = fc.array(anyBlock, { maxLength: 6 }).map((given): Block[] =>
  given
    .toSorted((a, b) => b.publishedAt - a.publishedAt)
    .map(({ title, body, publishedAt, keyEvent, summary, edited }, index) =>
      block({
        id: ['gate', 'fish', 'tug', 'gone', 'x', 'y'][index] ?? 'z',
        title,
        publishedAt,
        lastUpdatedAt: edited ? publishedAt + 60_000 : null,
        keyEvent,
        summary,
        elements: [paragraph(body)],
      }),
    ),
);

const overlay = fc.oneof(
  fc.constant<Overlay | null>(null),
  fc
    .record({ cursor: fc.integer({ min: -1, max: 9 }) })
    .map((given): Overlay => ({ kind: 'index', ...given })),
  fc
    .record({
      entries: fc.array(fc.record({ keys: fc.constantFrom('j', '^D ^U d u'), action: text })),
      scroll: fc.integer({ min: -1, max: 40 }),
    })
    .map((given): Overlay => ({ kind: 'help', ...given })),
);

/** The story as it once stood, with any blocks of it. */
const past = fc
  .record({
    at: fc.integer({ min: -(10 ** 11), max: 0 }),
    from: fc.integer({ min: -(10 ** 11), max: 0 }),
    blocks: anyBlocks,
    whole: anyBlocks,
    isLate: fc.boolean(),
  })
  .map(({ at, from, blocks, whole, isLate }): Overlay => {
    const { counts, marks } = screenInput();
    const story = { title: 'As it stood', status: 'past' as const };
    const pinned = blocks[0] === undefined ? null : { block: blocks[0], open: false };
    return {
      ...{ kind: 'past', at: NOW + Math.max(at, from), from: NOW + from, until: NOW },
      ...{ whole, viewport: FOLLOWING, firstReadAt: isLate ? NOW : null },
      shown: { story, blocks, keyEvents: blocks.filter(isKeyEvent), counts, pinned, marks },
    };
  });

/** A typed line with its cursor anywhere, and a fault or not. */
const prompt = fc
  .record({
    sign: fc.constantFrom('/' as const, '&' as const),
    text,
    cursorAt: fc.nat(60),
    faultAt: fc.option(fc.nat(60)),
    words: fc.constantFrom('', '12 of 340'),
  })
  .map(({ cursorAt, faultAt, ...given }): Prompt => {
    const ends = [0];
    for (const cluster of graphemes(given.text)) ends.push((ends.at(-1) ?? 0) + cluster.length);
    const indexAt = (at: number) => ends[at % ends.length] ?? 0;
    const message = 'expected a word, "quoted text", /pattern/ or field:value';
    const fault = faultAt === null ? null : { at: faultAt, index: indexAt(faultAt), message };
    return { ...given, cursor: indexAt(cursorAt), fault };
  });

const letters = fc.constantFrom('e', ' ', 'l');

/** Every stretch of one letter. */
const rangesOfLetter = (letter: string) => (given: string) =>
  [...given.matchAll(new RegExp(`${letter}+`, 'gu'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));

const anyInput: fc.Arbitrary<ScreenInput> = fc
  .record({
    columns: fc.oneof(
      fc.integer({ min: 1, max: 250 }),
      fc.constantFrom(1, 2, 8, 20, 24, 40, 59, 60, 80, 109, 110, 120),
    ),
    rows: fc.oneof(
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(1, 2, 3, 4, 12, 15, 16, 17, 24, 30, 31),
    ),
    blocks: anyBlocks,
    title: text,
    hasStory: fc.boolean(),
    status: fc.constantFrom('live' as const, 'ended' as const, 'unknown' as const),
    fault: fc.option(text),
    glyphs: fc.constantFrom(UNICODE_GLYPHS, ASCII_GLYPHS),
    mode: fc.constantFrom(
      'relative' as const,
      'absolute' as const,
      'both' as const,
      'utc' as const,
    ),
    order: fc.constantFrom('newest' as const, 'oldest' as const),
    keyEventsOnly: fc.boolean(),
    pinned: fc.option(fc.record({ index: fc.nat(5), open: fc.boolean() })),
    railOpen: fc.boolean(),
    overlay: fc.oneof({ arbitrary: overlay, weight: 3 }, past),
    prompt: fc.option(prompt, { freq: 5 }),
    asked: fc.oneof(fc.constant(''), text),
    filtered: fc.boolean(),
    rangesIn: fc.option(letters.map(rangesOfLetter)),
    notice: fc.option(text, { freq: 5 }),
    unseen: fc.nat(200_000),
  })
  .map(({ title, hasStory, status, fault, mode, pinned, unseen, ...given }) => {
    const shown = given.blocks.filter((one) => !given.keyEventsOnly || isKeyEvent(one));
    const blocks = given.order === 'newest' ? shown : shown.toReversed();
    const pinnedBlock = given.blocks[pinned?.index ?? 9];
    return screenInput({
      ...given,
      blocks,
      keyEvents: given.blocks.filter(isKeyEvent),
      story: hasStory ? { title, status } : null,
      poll: { words: fault === null ? 'ok 14:32' : 'retry 14:33', fault },
      time: { now: NOW, zone: 'UTC', mode },
      pinned:
        pinned === null || pinnedBlock === undefined
          ? null
          : { block: pinnedBlock, open: pinned.open },
      counts: {
        known: given.blocks.length,
        unseen,
        unseenKey: unseen % 5,
        edited: unseen % 7,
        removed: unseen % 3,
      },
      since: { mark: 'left', newest: pinnedBlock ?? null, at: NOW - unseen * 1000 },
    });
  });

test('a screen has exactly its rows, and none is wider than its columns, whatever is on it', () => {
  fc.assert(
    fc.property(anyInput, fc.nat(9), (input, moves) => {
      const { scene } = composeScreen(input);
      const viewport = scrollRows(FOLLOWING, scene, input.order === 'newest' ? moves : -moves);
      const { rows, view, bodyTop } = composeScreen({ ...input, viewport });
      assert.equal(rows.length, input.rows);
      for (const row of rows) {
        const width = cellWidth(textOf(row));
        assert.ok(width <= input.columns, `${width} cells: ${JSON.stringify(textOf(row))}`);
      }
      assert.ok(bodyTop + view.rows.length <= input.rows);
    }),
    { numRuns: RUNS },
  );
});

test('every size from 1x1 to 250x60 holds every surface', () => {
  const [first, , , , , pinned] = HARBOUR;
  const surfaces: readonly Partial<ScreenInput>[] = [
    {},
    { keyEventsOnly: true, blocks: HARBOUR.filter(isKeyEvent) },
    ...(pinned === undefined ? [] : [{ pinned: { block: pinned, open: true }, railOpen: true }]),
    {
      overlay: {
        kind: 'help',
        scroll: 0,
        entries: [{ keys: 'j k', action: 'next, previous post' }],
      },
    },
    { overlay: { kind: 'index', cursor: 2 }, glyphs: ASCII_GLYPHS },
    { poll: { words: 'retry 14:33', fault: 'no answer in time from https://example.org/' } },
    { story: null, blocks: [], counts: { known: 0, ...NO_NEWS } },
    { since: { mark: 'left', newest: HARBOUR[2] ?? null, at: NOW } },
    { overlay: { kind: 'catch-up', missed: MISSED, scroll: 2 } },
    { overlay: { kind: 'playing', blocks: HARBOUR.toReversed(), viewport: FOLLOWING } },
  ];
  const heights = [1, 2, 3, 4, 7, 12, 15, 16, 17, 24, 30, 31, 40, 60];
  for (let columns = 1; columns <= 250; columns += columns < 130 ? 1 : 24) {
    for (const rows of heights) {
      for (const surface of surfaces) {
        const screen = composeScreen(screenInput({ columns, rows, ...surface }));
        assert.equal(screen.rows.length, rows);
        const widest = Math.max(...screen.rows.map((row) => cellWidth(textOf(row))));
        assert.ok(widest <= columns, `${columns}x${rows}: ${widest}`);
      }
    }
  }
  assert.equal(first?.id, 'gate');
});

test('neither the clock, nor polling, nor marks, nor a pin that comes or goes moves a row that is being held', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 130 }),
      fc.integer({ min: 4, max: 40 }),
      fc.nat(6),
      fc.option(fc.nat(6)),
      fc.option(fc.nat(6)),
      (columns, rows, start, pinBefore, pinAfter) => {
        const pin = (index: number | null) => {
          const pinned = HARBOUR[index ?? 9];
          return { pinned: pinned === undefined ? null : { block: pinned, open: false } };
        };
        const before = screenInput({ columns, rows, ...pin(pinBefore) });
        const { scene } = composeScreen(before);
        const viewport = jumpToBlock(FOLLOWING, scene, HARBOUR[start]?.id ?? '');
        const first = composeScreen({ ...before, viewport });
        const after = screenInput({
          columns,
          rows,
          ...pin(pinAfter),
          viewport: first.view.viewport,
          time: { ...before.time, now: NOW + 600_000 },
          marks: { ...HARBOUR_MARKS, unseen: new Set() },
          poll: { words: 'retry 14:43', fault: 'the answer broke off' },
        });
        const second = composeUnmoved(after, first);
        assert.equal(second.bodyTop, first.bodyTop);
        for (let row = first.bodyTop; row < rows - (rows > 30 ? 2 : 1); row += 1)
          assert.equal(stem(second.rows[row]), stem(first.rows[row]), `row ${row}`);
      },
    ),
    { numRuns: RUNS },
  );
});

/** What of a row stands still: not its markers, nor what stands at its right end. */
function stem(row: Parameters<typeof textOf>[0]): string {
  const spans =
    row?.head === true
      ? row.spans.filter(({ tone }) => /plain|title|key|summary/.test(tone))
      : row?.spans;
  const words = (spans ?? []).map((span) => span.text).join('');
  return words.replace(/^[ *#ox~]*/u, '').trimEnd();
}
