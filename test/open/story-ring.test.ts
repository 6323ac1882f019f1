import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import { CannotOpenError, type OpenedStory } from '../../src/open/opened-story.ts';
import { createStoryRing, type Neighbour } from '../../src/open/story-ring.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';
import { block, header, update } from '../helpers/builders.ts';

function startRing(names: readonly string[] = ['fair', 'gate', 'storm'], broken: string[] = []) {
  const log: string[] = [];
  const faults: unknown[] = [];
  const unseen = new Map<string, number>();
  const news = new Map<string, () => void>();

  function openStory(name: string): OpenedStory {
    const store = createStore(initialState(0));
    const told = update({ header: header({ title: `The ${name}` }), blocks: [block({ id: 'a' })] });
    store.dispatch({ type: 'update-received', update: told, receivedAt: 0, cause: 'poll' });
    return {
      store,
      address: name,
      keptUnder: [name],
      storyNow: () => 0,
      speed: 1,
      close: async () => void log.push(`closed ${name}`),
      atEnd: async () => void log.push(`ended with ${name}`),
      session: {
        open: async () => null,
        run: async () => ({ reason: 'stopped' }),
        pollNow() {},
        async readOlder() {},
        reachedAt: () => 0,
      },
    };
  }

  function neighbour(name: string): Neighbour {
    return {
      title: `The ${name}`,
      keptUnder: [name],
      async open() {
        log.push(`opened ${name}`);
        if (broken.includes(name)) throw new CannotOpenError(`${name} is broken`, EXIT.fault);
        return openStory(name);
      },
      watch({ onNews, onFollowed }, signal) {
        log.push(`watching ${name}`);
        news.set(name, onNews);
        const unfollow = onFollowed(openStory(name));
        const { promise, resolve } = Promise.withResolvers<void>();
        signal.addEventListener('abort', () => {
          unfollow();
          log.push(`unwatched ${name}`);
          resolve();
        });
        return promise;
      },
    };
  }

  const [first = '', ...others] = names;
  const ring = createStoryRing({
    first: openStory(first),
    self: neighbour(first),
    async findOthers() {
      log.push('looked');
      return others.map(neighbour);
    },
    countUnseen: ([name = '']) => unseen.get(name) ?? 0,
    onFault: (error) => faults.push(error),
  });
  /** What has happened since the last look. */
  const took = () => log.splice(0);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { ring, took, unseen, news, settle, faults };
}

const titles = (list: readonly { title: string; isRead: boolean }[]) =>
  list.map(({ title, isRead }) => (isRead ? `[${title}]` : title));

test('nothing is looked for before somebody asks', async () => {
  const { ring, took } = startRing();
  assert.equal(ring.current().address, 'fair');
  assert.deepEqual(took(), []);
  assert.deepEqual(titles(ring.list()), ['[The fair]']);
  assert.deepEqual(titles(await ring.listAll()), ['[The fair]', 'The gate', 'The storm']);
  await ring.listAll();
  assert.deepEqual(took(), ['looked']);
});

test('turning opens a story, closes the one that was read, and has that watched', async () => {
  const { ring, took, settle } = startRing();
  assert.equal(await ring.turn(1), null);
  await settle();
  assert.equal(ring.current().address, 'gate');
  assert.deepEqual(took(), ['looked', 'opened gate', 'closed fair', 'watching fair']);
  assert.deepEqual(titles(ring.list()), ['The fair', '[The gate]', 'The storm']);
});

test('coming back ends the watch; a story that was never read is never watched', async () => {
  const { ring, took, settle } = startRing();
  await ring.turn(1);
  await settle();
  took();
  await ring.turn(-1);
  await settle();
  assert.deepEqual(took(), ['opened fair', 'unwatched fair', 'closed gate', 'watching gate']);
});

test('the stories are a ring', async () => {
  const { ring } = startRing();
  await ring.turn(-1);
  assert.equal(ring.current().address, 'storm');
  await ring.turn(1);
  assert.equal(ring.current().address, 'fair');
});

test('news of a watched story is told, and counted', async () => {
  const { ring, unseen, news, settle } = startRing();
  await ring.turn(1);
  await settle();
  let told = 0;
  ring.subscribe(() => {
    told += 1;
  });
  const before = ring.list();
  assert.equal(ring.list(), before);
  unseen.set('fair', 4);
  news.get('fair')?.();
  assert.equal(told, 1);
  assert.deepEqual(
    ring.list().map((one) => one.unseen),
    [4, 0, 0],
  );
});

test('a story that cannot be opened leaves the reader where he was, with the reason', async () => {
  const { ring, took, settle } = startRing(['fair', 'gate'], ['gate']);
  assert.equal(await ring.turn(1), 'gate is broken');
  await settle();
  assert.equal(ring.current().address, 'fair');
  assert.deepEqual(took(), ['looked', 'opened gate', 'opened fair', 'closed fair']);
});

test('at the end nothing is watched any more, and only the story that is read is remembered', async () => {
  const { ring, took, settle, faults } = startRing();
  await ring.turn(1);
  await settle();
  took();
  await ring.close();
  assert.deepEqual(took(), ['unwatched fair', 'closed gate', 'ended with gate']);
  assert.deepEqual(faults, []);
});

test('who listens hears of the story that is read and of those that are watched, and which of them go on', async () => {
  const { ring, settle } = startRing();
  const heard: string[] = [];
  const stop = ring.eachFollowed(({ store, isResumed }) => {
    const name = `${store.getState().header?.title}${isResumed ? ' again' : ''}`;
    heard.push(name);
    return () => void heard.push(`no more of ${name}`);
  });
  await ring.turn(1);
  await settle();
  assert.deepEqual(heard.splice(0), [
    'The fair',
    'no more of The fair',
    'The gate',
    'The fair again',
  ]);
  await ring.turn(-1);
  await settle();
  assert.deepEqual(heard.splice(0), [
    'no more of The fair again',
    'no more of The gate',
    'The fair again',
    'The gate again',
  ]);
  stop();
  assert.deepEqual(heard, ['no more of The fair again', 'no more of The gate again']);
});
