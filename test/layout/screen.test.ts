import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrangeScreen } from '../../src/layout/arrangement.ts';
import { firstShown } from '../../src/layout/listing.ts';
import { jumpToBlock, nextBlock, scrollRows } from '../../src/layout/moves.ts';
import { layoutHelp } from '../../src/layout/overlay-rows.ts';
import { composeScreen, composeUnmoved } from '../../src/layout/screen.ts';
import type { ScreenInput } from '../../src/layout/screen-input.ts';
import { FOLLOWING } from '../../src/layout/viewport.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { textOf, textsOf } from '../helpers/scenes.ts';
import {
  HARBOUR,
  HARBOUR_MARKS,
  NO_NEWS,
  NOW,
  screenInput,
  screenPicture,
} from '../helpers/screens.ts';

const lines = (given: Partial<ScreenInput>) => screenPicture(given).split('\n');
const footer = (given: Partial<ScreenInput>) => lines(given).at(-1) ?? '';
const pinnedTo = (id: string, open = false) => {
  const found = HARBOUR.find((one) => one.id === id);
  assert.ok(found !== undefined);
  return { pinned: { block: found, open } };
};

test('rows go to the text first, then to footer and header, gaps, and rules', () => {
  const shape = (rows: number) => {
    const { hasHeader, hasFooter, hasRules, gapRows, middleRows } = arrangeScreen(80, rows, false);
    return [hasHeader, hasFooter, hasRules, gapRows, middleRows];
  };
  assert.deepEqual(shape(1), [false, false, false, 0, 1]);
  assert.deepEqual(shape(2), [false, true, false, 0, 1]);
  assert.deepEqual(shape(16), [true, true, false, 0, 14]);
  assert.deepEqual(shape(17), [true, true, false, 1, 15]);
  assert.deepEqual(shape(30), [true, true, false, 1, 28]);
  assert.deepEqual(shape(31), [true, true, true, 1, 27]);
});

test('the rail opens from 110 columns on, and only when asked for', () => {
  const rail = (columns: number, open: boolean) => arrangeScreen(columns, 24, open).railColumns;
  assert.deepEqual([rail(109, true), rail(110, true), rail(200, false)], [0, 34, 0]);
  assert.equal(arrangeScreen(110, 24, true).timelineColumns, 76);
  assert.equal(arrangeScreen(200, 24, true).timelineColumns, 90);
});

test('the pinned block shows from 16 rows on, and not while it is the block on top', () => {
  const pin = (given: Partial<ScreenInput>) =>
    lines(given).filter((line) => line.startsWith('PIN')).length;
  assert.equal(pin({ ...pinnedTo('shut'), rows: 15 }), 0);
  assert.equal(pin({ ...pinnedTo('shut'), rows: 16 }), 1);
  const input = screenInput({ ...pinnedTo('shut') });
  const viewport = jumpToBlock(FOLLOWING, composeScreen(input).scene, 'shut');
  assert.equal(pin({ ...pinnedTo('shut'), viewport }), 0);
});

test('the open pinned block takes at most half of the room', () => {
  const long = block({
    id: 'long',
    title: 'Long',
    elements: [paragraph('word '.repeat(900).trim())],
  });
  const { rows, bodyTop } = composeScreen(screenInput({ pinned: { block: long, open: true } }));
  assert.equal(bodyTop, 12);
  assert.equal(textOf(rows[11]).trim(), '…');
  const short = composeScreen(screenInput(pinnedTo('shut', true)));
  assert.equal(short.bodyTop, 3);
});

test('a pin that comes, goes or moves waits for the next key of a reader who holds', () => {
  const plain = screenInput({ rows: 17 });
  const viewport = jumpToBlock(FOLLOWING, composeScreen(plain).scene, 'known');
  const first = composeScreen({ ...plain, viewport });
  const withPin = { ...plain, viewport, ...pinnedTo('shut') };
  assert.deepEqual(composeUnmoved(withPin, first).rows, first.rows);
  assert.equal(composeScreen(withPin).bodyTop, first.bodyTop + 1);
  const pinned = composeScreen(withPin);
  assert.deepEqual(composeUnmoved({ ...plain, viewport }, pinned).rows, pinned.rows);
  assert.equal(
    composeUnmoved({ ...withPin, viewport: FOLLOWING }, first).bodyTop,
    first.bodyTop + 1,
  );
  assert.equal(composeUnmoved({ ...withPin, rows: 24 }, first).bodyTop, first.bodyTop + 1);
});

test('a pinned block that is open is not exchanged under the eyes of its reader, following or not', () => {
  const long = (id: string) =>
    block({ id, title: id, elements: [paragraph(`${id} `.repeat(900).trim())] });
  const reading = { ...screenInput(), pinned: { block: long('one'), open: true } };
  const first = composeScreen(reading);
  const exchanged = { ...reading, pinned: { block: long('two'), open: true } };
  assert.deepEqual(composeUnmoved(exchanged, first).rows, first.rows);
  assert.deepEqual(composeUnmoved({ ...reading, pinned: null }, first).rows, first.rows);
  assert.notDeepEqual(composeScreen(exchanged).rows, first.rows);
});

test('the footer says whether the screen follows, and keeps its width while the position moves', () => {
  assert.match(footer({}), /^FOLLOW {2}1\/7 all {2}newest first {2}e:key/u);
  const { scene } = composeScreen(screenInput());
  const viewport = nextBlock(FOLLOWING, scene);
  assert.match(footer({ viewport }), /^HOLD {4}2\/7 all {2}newest first {2}e:key/u);
  const many = Array.from({ length: 142 }, (_, index) =>
    block({ id: `b${index}`, publishedAt: -index }),
  );
  assert.match(footer({ blocks: many, keyEvents: [] }), /^FOLLOW {4}1\/142 all/u);
});

test('the last hint never runs up to how polling goes', () => {
  const hints = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, label: 'going on' }));
  const poll = { words: 'asks every 15m', fault: null };
  for (let columns = 60; columns <= 100; columns += 1)
    assert.match(footer({ columns, hints, poll }), / {2}asks every 15m$/u);
});

test('the footer shows as many hints as fit, and never more than five', () => {
  const hints = 'abcdef'.split('').map((key) => ({ key, label: 'word' }));
  assert.ok(footer({ hints, columns: 200 }).includes('e:word'));
  assert.ok(!footer({ hints, columns: 200 }).includes('f:word'));
  assert.ok(footer({ hints, columns: 60 }).includes('d:word'));
  assert.doesNotMatch(footer({ hints, columns: 60 }), /e:word|…/u);
});

test('what is asked for is cut before the key that clears it goes', () => {
  const hints = [
    { key: 'esc', label: 'clear' },
    { key: 'e', label: 'key' },
  ];
  const asked = '&author:"A. Reporter at the harbour, by the eastern mole"';
  assert.match(footer({ asked, hints }), / {2}&author:"A\. Rep[^…]*… {2}esc:clear {2}ok 14:32$/u);
  assert.match(footer({ asked, hints, columns: 40 }), / &author:.*… esc:clear ok 14:32$/u);
  assert.match(footer({ asked: '&mole', hints }), / {2}&mole {2}esc:clear {2}e:key /u);
});

test('typing, a notice and a fault take the place of the hints, in that order', () => {
  const poll = { words: 'retry 14:33', fault: 'the server has a fault (HTTP 503)' };
  const prompt = { sign: '/' as const, text: 'gate', cursor: 4, fault: null, words: '' };
  assert.equal(footer({ prompt, notice: 'Copied', poll }), '/gate');
  assert.match(footer({ notice: 'Copied', poll }), / {2}Copied .*retry 14:33$/u);
  assert.match(footer({ poll }), / {2}the server has a fault \(HTTP 503\) .*retry 14:33$/u);
});

test('the header tells live from ended, and needs neither counts nor status', () => {
  const header = (given: Partial<ScreenInput>) => lines(given)[0] ?? '';
  const counts = { known: 7, ...NO_NEWS };
  const story = { title: 'The gate', status: 'unknown' as const };
  assert.match(header({ story: { ...story, status: 'ended' } }), /^ENDED {2}The gate/u);
  assert.equal(header({ story, counts, columns: 60 }), `The gate${' '.repeat(47)}14:32`);
  const tokyo = { now: NOW, zone: 'Asia/Tokyo', mode: 'utc' as const };
  assert.match(header({ time: tokyo }), / UTC 14:32$/u);
});

test('an empty body says why it is empty', () => {
  const body = (given: Partial<ScreenInput>) => lines({ blocks: [], rows: 6, ...given })[1]?.trim();
  const counts = (known: number) => ({ known, ...NO_NEWS });
  assert.equal(
    body({ story: null, counts: counts(0) }),
    'Connecting to https://example.org/live/harbour',
  );
  assert.equal(body({ counts: counts(0) }), 'No posts yet: the first will appear here.');
  assert.equal(
    body({ counts: counts(12), keyEventsOnly: true }),
    'No key events yet among 12 posts: e shows all.',
  );
  assert.equal(
    body({ counts: counts(1) }),
    'Nothing among 1 post passes the filter: esc clears it.',
  );
});

test('a removed block is one line until its saved text is opened', () => {
  const gone = HARBOUR.filter(({ id }) => id === 'gone');
  const body = (opened: ReadonlySet<string>) =>
    lines({ blocks: gone, columns: 100, marks: { ...HARBOUR_MARKS, opened } }).slice(1, 4);
  const [closed = '', below] = body(new Set());
  assert.match(closed, /^x 13:58 \(removed by the publisher at 14:11 /u);
  assert.equal(below, '');
  const [head = '', saved = ''] = body(new Set(['gone']));
  assert.match(head, /^x 13:58 This one was withdrawn /u);
  assert.equal(saved.trim(), '(removed 14:11 by the publisher; this is the saved copy)');
});

test('the rail gives way beside text whose width terminals dispute', () => {
  const flag = block({ id: 'f', title: '🇩🇪 flag', publishedAt: NOW });
  const [head = '', ...rest] = lines({ blocks: [flag], columns: 120, railOpen: true }).slice(1, -1);
  assert.ok(head.endsWith('flag'));
  assert.ok(rest.every((line) => line.includes('│')));
});

test('the rail follows the block that is being read', () => {
  const given = { columns: 120, railOpen: true, rows: 24 };
  const { scene } = composeScreen(screenInput(given));
  const viewport = jumpToBlock(FOLLOWING, scene, 'tug');
  assert.ok(lines({ ...given, viewport }).some((line) => line.includes('> * 13:51 Gate shut')));
});

test('the index keeps its cursor in sight', () => {
  assert.deepEqual(
    [0, 3, 9].map((cursor) => firstShown(cursor, 10, 4)),
    [0, 1, 6],
  );
  assert.equal(firstShown(2, 3, 8), 0);
  const index = (cursor: number) => lines({ rows: 5, overlay: { kind: 'index', cursor } });
  assert.ok(index(99).some((line) => line.startsWith('> * 13:51')));
  assert.ok(index(-5).some((line) => line.startsWith('> * 14:31')));
  const none = lines({ keyEvents: [], overlay: { kind: 'index', cursor: 0 } });
  assert.equal(none[1], 'No key events yet');
});

test('the help scrolls no further than its last row, and stands in two columns where there is room', () => {
  const entries = Array.from({ length: 9 }, (_, index) => ({
    keys: `${index}`,
    action: `does ${index}`,
  }));
  const help = (scroll: number) =>
    lines({ rows: 6, overlay: { kind: 'help', entries, scroll } }).slice(1, -1);
  assert.deepEqual(help(2), ['2  does 2', '3  does 3', '4  does 4', '5  does 5']);
  assert.deepEqual(help(99), ['5  does 5', '6  does 6', '7  does 7', '8  does 8']);
  const wide = textsOf(layoutHelp(entries, 100));
  assert.equal(wide.length, 5);
  assert.match(wide[0] ?? '', /^0 {2}does 0 +5 {2}does 5$/u);
});

test('long keys and long actions wrap inside their columns', () => {
  const entries = [{ keys: 'PageDown space f', action: 'a page down, as in a pager' }];
  assert.deepEqual(textsOf(layoutHelp(entries, 24)), [
    'PageDown space f',
    '          a page down,',
    '          as in a pager',
  ]);
});

test('the screen gives the scene that the next move needs, and the view that it drew', () => {
  const screen = composeScreen(screenInput());
  const viewport = scrollRows(FOLLOWING, screen.scene, 3);
  const next = composeScreen(screenInput({ viewport }));
  assert.deepEqual(
    next.rows.slice(1, 15).map((row) => row.spans),
    screen.rows.slice(4, 18).map((row) => row.spans),
  );
  assert.equal(next.view.selectedId, 'gate');
  assert.deepEqual(screen.view.visibleIds, ['gate', 'fish', 'known', 'tug', 'gone', 'shut']);
});

test('without a clock nothing on the screen changes with time alone', () => {
  const still = { hasClock: false, time: { now: NOW, zone: 'UTC', mode: 'absolute' as const } };
  const later = { ...still, time: { ...still.time, now: NOW + 3_600_000 } };
  for (const columns of [20, 40, 80, 120])
    assert.equal(screenPicture({ columns, ...later }), screenPicture({ columns, ...still }));
});
