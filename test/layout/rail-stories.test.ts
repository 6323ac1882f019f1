import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutRail } from '../../src/layout/rail-rows.ts';
import { drawn } from '../helpers/drawn.ts';
import { screenInput } from '../helpers/screens.ts';

const STORIES = [
  { title: 'The harbour gate', unseen: 2, isRead: true },
  { title: 'The village fair that goes on and on', unseen: 4, isRead: false },
];

const railOf = (stories: typeof STORIES, height: number) =>
  drawn(layoutRail(screenInput({ stories }), undefined, 30, height)).map((row) => row.trimEnd());

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
