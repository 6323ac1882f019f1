import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Turn } from '../../src/ui/quit.ts';
import { type StoryList, turnFrom, wordsOfTurn } from '../../src/ui/turning.ts';

const FAIR = { title: 'The village fair', unseen: 0, isRead: false };
const GATE = { title: 'The harbour gate', unseen: 4, isRead: true };

function press(all: readonly (typeof FAIR)[] | null) {
  const said: string[] = [];
  const turned: unknown[] = [];
  const stories: StoryList | undefined =
    all === null
      ? undefined
      : { list: () => all, listAll: async () => all, subscribe: () => () => {} };
  const quit = { quit: (outcome: unknown) => void turned.push(outcome) };
  const done = turnFrom(stories, { say: (notice) => said.push(notice) }, quit, 1);
  return done.then(() => ({ said, turned }));
}

test('with another story the screen is left for it', async () => {
  const turn: Turn = { turn: 1 };
  assert.deepEqual(await press([FAIR, GATE]), { said: [], turned: [turn] });
});

test('with no other story that is said', async () => {
  for (const all of [null, [GATE]]) {
    const { said, turned } = await press(all);
    assert.deepEqual(turned, []);
    assert.match(said.join(), /no other story/u);
  }
});

test('which story has been turned to is told in one line', () => {
  assert.equal(wordsOfTurn([FAIR, GATE]), '2/2 The harbour gate, 4 new');
  const long = { title: 'word '.repeat(20), unseen: 0, isRead: true };
  assert.ok(wordsOfTurn([long, FAIR]).length <= 44);
  assert.match(wordsOfTurn([long, FAIR]), /^1\/2 word .*…$/u);
});
