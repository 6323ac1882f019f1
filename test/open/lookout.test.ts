import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ending } from '../../src/follow/session.ts';
import { watchStory } from '../../src/open/lookout.ts';
import type { OpenedStory } from '../../src/open/opened-story.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore, type Store } from '../../src/state/store.ts';
import { block, header, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';

const REST_MS = 60_000;

function start() {
  const clock = createFakeClock();
  const over = new AbortController();
  const log: string[] = [];
  const opened: { store: Store; end: (ending: Ending) => void }[] = [];
  let news = 0;

  function open(): OpenedStory {
    const store = createStore(initialState(0));
    const { promise, resolve } = Promise.withResolvers<Ending>();
    opened.push({ store, end: resolve });
    log.push('opened');
    return {
      store,
      address: 'story',
      storyNow: () => 0,
      speed: 1,
      close: async () => void log.push('closed'),
      session: {
        open: async () => null,
        run(signal) {
          signal.addEventListener('abort', () => resolve({ reason: 'stopped' }));
          return promise;
        },
        pollNow() {},
        async readOlder() {},
        reachedAt: () => 0,
      },
    };
  }

  const onNews = () => {
    news += 1;
  };
  const onFollowed = () => {
    log.push('followed');
    return () => void log.push('left');
  };
  const watching = watchStory({ open, clock, restMs: REST_MS, onNews, onFollowed }, over.signal);
  const receive = (...ids: string[]) =>
    opened.at(-1)?.store.dispatch({
      type: 'update-received',
      update: update({ header: header(), blocks: ids.map((id) => block({ id })) }),
      receivedAt: 0,
      cause: 'poll',
    });
  return { clock, over, log, opened, watching, receive, news: () => news };
}

test('a story that was just read is left alone for a while', async () => {
  const { clock, over, log, watching } = start();
  await clock.advance(REST_MS - 1);
  assert.deepEqual(log, []);
  await clock.advance(1);
  assert.deepEqual(log, ['opened', 'followed']);
  over.abort();
  await watching;
  assert.deepEqual(log, ['opened', 'followed', 'left', 'closed']);
});

test('posts that have not been seen are news', async () => {
  const { clock, over, receive, news, watching } = start();
  await clock.advance(REST_MS);
  receive('a');
  assert.equal(news(), 0);
  receive('b');
  assert.equal(news(), 1);
  over.abort();
  await watching;
});

test('a story that has grown is opened anew, with its newest alone', async () => {
  const { clock, over, log, receive, watching } = start();
  await clock.advance(REST_MS);
  receive(...Array.from({ length: 1001 }, (_, index) => `b${index}`));
  await clock.advance(0);
  assert.deepEqual(log, ['opened', 'followed', 'left', 'closed']);
  await clock.advance(REST_MS);
  assert.deepEqual(log, ['opened', 'followed', 'left', 'closed', 'opened', 'followed']);
  over.abort();
  await watching;
});

test('the watch ends with the story', async () => {
  const { clock, log, opened, watching } = start();
  await clock.advance(REST_MS);
  opened[0]?.end({ reason: 'ended' });
  await watching;
  assert.deepEqual(log, ['opened', 'followed', 'left', 'closed']);
});
