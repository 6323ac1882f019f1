import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutRail } from '../../src/layout/rail-rows.ts';
import { drawn } from '../helpers/drawn.ts';
import { NOW, screenInput } from '../helpers/screens.ts';

const STORIES = [
  { title: 'The harbour gate', unseen: 2, isRead: true },
  { title: 'The village fair that goes on and on', unseen: 4, isRead: false },
];

const railOf = (stories: typeof STORIES, height: number) =>
  drawn(layoutRail(screenInput({ stories }), undefined, 30, height).map(({ line }) => line)).map(
    (row) => row.trimEnd(),
  );

test('the rail names the other stories, each with what is new in it', () => {
  const rows = railOf(STORIES, 24);
  const at = rows.indexOf('STORIES  h l');
  assert.deepEqual(rows.slice(at + 1, at + 3), [
    '> The harbour gate',
    '  The village fair that… 4 new',
  ]);
  assert.equal(rows.length, 24);
});

test('one story alone, and a low rail, go without', () => {
  assert.ok(!railOf(STORIES.slice(0, 1), 24).includes('STORIES  h l'));
  assert.ok(!railOf(STORIES, 12).includes('STORIES  h l'));
});

test('the rail names the keys that turn between stories, whichever they are', () => {
  const keys = new Map([
    ['{previous-story}', '<'],
    ['{next-story}', '>'],
  ]);
  const spellKeys = (text: string) => text.replace(/\{[a-z-]+\}/gu, (name) => keys.get(name) ?? '');
  const lines = layoutRail(screenInput({ stories: STORIES, spellKeys }), undefined, 30, 24);
  assert.ok(drawn(lines.map(({ line }) => line)).some((row) => row.startsWith('STORIES  < >')));
});

const DAY_MS = 24 * 60 * 60_000;

test('the rail says how many posts came of late and how they were spread, and nothing when none did', () => {
  const rowsAt = (now: number) => {
    const time = { ...screenInput({}).time, now };
    return drawn(layoutRail(screenInput({ time }), undefined, 30, 24).map(({ line }) => line)).map(
      (row) => row.trimEnd(),
    );
  };
  const rows = rowsAt(NOW);
  const at = rows.indexOf('POSTS  per 10 min, peak 2');
  assert.match(rows[at + 1] ?? '', /▄█$/u);
  const later = rowsAt(NOW + DAY_MS);
  assert.doesNotMatch(later.join('\n'), /POSTS/u);
  assert.equal(later.length, 24);
});
