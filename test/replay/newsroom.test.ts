import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playUntil } from '../../src/replay/newsroom.ts';
import type { ScriptEvent } from '../../src/replay/script.ts';
import { FAIR, fairAt } from './village-fair.ts';

test('before its first event a newsroom has nothing on its page', () => {
  const room = playUntil(FAIR, fairAt(0) - 1);
  assert.deepEqual(room.blocks, []);
  assert.equal(room.modifiedAt, null);
  assert.equal(room.eventsPlayed, 0);
});

test('an event has happened at its very time', () => {
  const room = playUntil(FAIR, fairAt(0));
  assert.deepEqual(
    room.blocks.map(({ name, publishedAt, lastUpdatedAt }) => ({
      name,
      publishedAt,
      lastUpdatedAt,
    })),
    [{ name: 'gates', publishedAt: fairAt(0), lastUpdatedAt: fairAt(0) }],
  );
  assert.equal(room.modifiedAt, fairAt(0));
});

test('blocks stand newest first', () => {
  const names = playUntil(FAIR, fairAt(5)).blocks.map((block) => block.name);
  assert.deepEqual(names, ['sum', 'goat', 'gates']);
});

test('an edit changes what it gives, and the time of the last update, and nothing else', () => {
  const [before] = playUntil(FAIR, fairAt(2)).blocks;
  const [after] = playUntil(FAIR, fairAt(3)).blocks;
  assert.deepEqual(after, {
    ...before,
    body: ['A goat was loose; it is caught.'],
    lastUpdatedAt: fairAt(3),
  });
});

test('the headline is the latest one', () => {
  assert.equal(playUntil(FAIR, fairAt(3)).headline, 'The village fair – live');
  assert.equal(playUntil(FAIR, fairAt(4)).headline, 'The fair is on – live');
});

test('a removed block is off the page and on the list of removals', () => {
  const room = playUntil(FAIR, fairAt(6));
  assert.deepEqual(
    room.blocks.map((block) => block.name),
    ['sum', 'gates'],
  );
  assert.deepEqual(room.removed, ['goat']);
});

test('a pin lasts until it is taken off, or its block is', () => {
  assert.equal(playUntil(FAIR, fairAt(1)).pinned, null);
  assert.equal(playUntil(FAIR, fairAt(2)).pinned, 'gates');
  assert.equal(playUntil(FAIR, fairAt(7)).pinned, null);
  const removal: ScriptEvent = { at: '1931-08-03T09:13:00Z', did: 'remove', block: 'gates' };
  const events = [...FAIR.events.slice(0, 3), removal];
  assert.equal(playUntil({ ...FAIR, events }, fairAt(5)).pinned, null);
});

test('the story is live until it ends', () => {
  assert.equal(playUntil(FAIR, fairAt(8) - 1).ended, false);
  assert.equal(playUntil(FAIR, fairAt(8)).ended, true);
});

test('a block that is posted again is on the page again', () => {
  const again: ScriptEvent = {
    at: '1931-08-03T11:00:00Z',
    did: 'post',
    block: 'goat',
    content: { body: ['The goat is loose again.'] },
  };
  const room = playUntil({ ...FAIR, events: [...FAIR.events.slice(0, 8), again] }, fairAt(8));
  assert.equal(room.blocks[0]?.name, 'goat');
  assert.deepEqual(room.removed, []);
});
