import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutBlock } from '../../src/layout/block-rows.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { decorateHead } from '../../src/layout/head-row.ts';
import { EMPTY_ROW } from '../../src/layout/row.ts';
import type { Marks, TimeMode } from '../../src/layout/screen-input.ts';
import type { Block } from '../../src/model/block.ts';
import { block } from '../helpers/builders.ts';
import { textOf } from '../helpers/scenes.ts';
import { NO_MARKS, NOW } from '../helpers/screens.ts';

const MINUTE = 60_000;
const ALL = new Set(['b']);

type Given = { columns?: number; marks?: Partial<Marks>; mode?: TimeMode; zone?: string };

function head(
  given: Partial<Block>,
  { columns = 60, marks, mode = 'both', zone = 'UTC' }: Given = {},
) {
  const one = block({ id: 'b', title: 'A title', publishedAt: NOW - 17 * MINUTE, ...given });
  const row = layoutBlock(one, { columns, glyphs: UNICODE_GLYPHS })[0] ?? EMPTY_ROW;
  const time = { now: NOW, zone, mode };
  return decorateHead(row, one, { columns, time, marks: { ...NO_MARKS, ...marks } });
}

const gutter = (...given: Parameters<typeof head>) => textOf(head(...given)).slice(0, 8);

test('the gutter says first what a block is, then how it stands with the reader, then when', () => {
  assert.equal(gutter({}), '  14:15 ');
  assert.equal(gutter({ keyEvent: true }), '* 14:15 ');
  assert.equal(gutter({ summary: true }), '# 14:15 ');
  assert.equal(gutter({ keyEvent: true, summary: true }), '* 14:15 ');
  assert.equal(gutter({}, { marks: { unseen: ALL } }), ' o14:15 ');
  assert.equal(gutter({}, { marks: { edited: ALL } }), ' ~14:15 ');
  const both = { unseen: ALL, edited: ALL, removalOf: () => ({ noticedAt: null }) };
  assert.equal(gutter({ keyEvent: true }, { marks: both }), 'xo14:15 ');
});

test('below 60 columns the stronger marker stands alone, below 20 without the time', () => {
  const marks = { unseen: ALL };
  const start = (columns: number, keyEvent: boolean) =>
    textOf(head({ keyEvent }, { columns, marks })).split('A')[0];
  assert.equal(start(40, true), '*14:15 ');
  assert.equal(start(40, false), 'o14:15 ');
  assert.equal(start(12, true), '* ');
  assert.equal(start(12, false), 'o ');
  assert.equal(start(7, true), '');
});

test('a marker has a tone of its own', () => {
  const { spans } = head({ keyEvent: true }, { marks: { unseen: ALL } });
  assert.deepEqual(
    spans.slice(0, 3).map(({ text, tone }) => [text, tone]),
    [
      ['*', 'key'],
      ['o', 'unseen'],
      ['14:15 ', 'dim'],
    ],
  );
});

test('the age ends where the rows end, shorter where there is less room', () => {
  assert.equal(textOf(head({})), '  14:15 A title                                      17m ago');
  assert.equal(textOf(head({}, { columns: 30 })), ' 14:15 A title             17m');
  assert.equal(textOf(head({}, { columns: 22 })), ' 14:15 A title');
  assert.ok(textOf(head({}, { columns: 150 })).length === 88);
});

test('each way of telling the time shows what it is for', () => {
  const end = (mode: TimeMode, ago: number, zone = 'UTC') =>
    textOf(head({ publishedAt: NOW - ago }, { mode, zone }))
      .replace('A title', '')
      .split(/\s{3,}/u);
  const day = 24 * 60 * MINUTE;
  assert.deepEqual(
    end('both', day),
    ['  14:32 ', '1d ago'].map((text) => text.trimEnd()),
  );
  assert.deepEqual(end('both', 6 * day), ['  14:32', '6d ago']);
  assert.deepEqual(end('both', 7 * day), ['  14:32', '25 Feb']);
  assert.deepEqual(end('both', 365 * day), ['  14:32', '4 Mar 2025']);
  assert.deepEqual(end('relative', day), ['', '1d ago']);
  assert.deepEqual(end('absolute', day), ['  14:32', '3 Mar']);
  assert.deepEqual(end('absolute', 0), ['  14:32 ']);
  assert.deepEqual(end('absolute', 365 * day), ['  14:32', '4 Mar 2025']);
  assert.deepEqual(end('absolute', 0, 'Asia/Tokyo'), ['  23:32 ']);
  assert.deepEqual(end('utc', 0, 'Asia/Tokyo'), ['  14:32 ']);
});

test('a block without a time has neither time nor age', () => {
  assert.equal(textOf(head({ publishedAt: null })).trimEnd(), '        A title');
});

test('an edit says when it was made, where there is room, and else leaves the age', () => {
  const edit = { lastUpdatedAt: NOW - 6 * MINUTE };
  const marks = { edited: ALL };
  assert.match(textOf(head(edit, { marks })), / edited 14:26$/u);
  assert.match(textOf(head(edit)), / 17m ago$/u);
  assert.match(textOf(head(edit, { marks, columns: 40 })), / 17m$/u);
  const long = { ...edit, title: 'A title of some forty-one cells in one row' };
  assert.match(textOf(head(long, { marks })), / 17m ago$/u);
});

test('nothing of ours stands to the right of text whose width terminals dispute', () => {
  const disputed = '👩‍👩‍👧 on the quay';
  assert.ok(textOf(head({ title: disputed })).endsWith(disputed));
  assert.match(textOf(head({ title: '潮位が上がる' })), / 17m ago$/u);
});

test('a star stands before the age, before the short age, and alone where there is room for nothing else', () => {
  const marks = { markOf: () => ({ isStarred: true, note: null }) };
  const ends = (title: string, columns = 60) =>
    textOf(head({ title }, { columns, marks })).trimEnd();
  assert.match(ends('A title'), / \+ 17m ago$/u);
  assert.match(ends('x'.repeat(43)), /x +\+ 17m$/u);
  assert.match(ends('A title', 40), / \+$/u);
});
