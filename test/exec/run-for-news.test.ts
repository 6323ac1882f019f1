// Owns the test that the reader's command is given the news of every story that is followed, by one queue.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runForNews } from '../../src/exec/run-for-news.ts';
import { createFollowedStories } from '../../src/state/followed.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { temporaryFolder } from '../archive/temporary.ts';
import { block, header, update } from '../helpers/builders.ts';

test('the command is given what comes in every story that is followed, for as long as it is', async (t) => {
  const file = join(temporaryFolder(t), 'told');
  const followed = createFollowedStories();
  const complaints: string[] = [];
  const { finish } = runForNews({
    eachFollowed: followed.each,
    keyEventsOnly: false,
    exec: ['sh', '-c', `cat >> '${file}'`],
    mode: 'lines',
    complain: (sentence) => complaints.push(sentence),
  });
  const open = (isResumed: boolean) => {
    const store = createStore({ ...initialState(0), header: header(), knownBefore: 0 });
    const leave = followed.add({ store, storyNow: () => 0, isResumed });
    const receive = (id: string) =>
      store.dispatch({
        type: 'update-received',
        cause: 'poll',
        receivedAt: 0,
        update: update({ blocks: [block({ id, title: id, publishedAt: 9 })] }),
      });
    return { leave, receive };
  };
  const read = open(false);
  read.receive('there at the start');
  read.receive('fair');
  const watched = open(true);
  watched.receive('came in between');
  watched.receive('gate');
  watched.leave();
  watched.receive('too late');
  await finish(false);
  const titles = readFileSync(file, 'utf8').trim().split('\n');
  assert.deepEqual(titles.map((line) => JSON.parse(line).block.title).sort(), [
    'came in between',
    'fair',
    'gate',
  ]);
  assert.deepEqual(complaints, []);
});
