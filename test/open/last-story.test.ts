import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import type { DemoOptions, FollowOptions } from '../../src/config/options.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import type { Ending } from '../../src/follow/session.ts';
import { NetworkError } from '../../src/model/errors.ts';
import { type LastAddress, openThisOrLast } from '../../src/open/last-story.ts';
import type { openStory } from '../../src/open/open-story.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createStore } from '../../src/state/store.ts';

const STORY = 'https://www.theguardian.com/world/live/2026/jul/01/made-up-story';
const OLDER = 'https://www.theguardian.com/world/live/2026/jun/01/an-older-one';
const GOOD: Ending = { reason: 'ended' };

function options(...argv: readonly string[]): FollowOptions | DemoOptions {
  const parsed = parseOptions(argv, () => true);
  assert.ok(parsed.command === 'follow' || parsed.command === 'demo');
  return parsed;
}

/** Follows from opening to closing. Gives what was opened, and what was kept for the next time. */
async function followOnce(
  asked: FollowOptions | DemoOptions,
  ending: Ending | 'unasked' | null,
  last: string | null = null,
) {
  const log: string[] = [];
  const preferences: LastAddress = {
    lastAddress: () => last,
    keepLastAddress: async (address) => {
      log.push(`kept ${address}`);
    },
  };
  const open: typeof openStory = async (given) => {
    log.push(given.command === 'follow' ? `opened ${given.addresses.join()}` : 'demo');
    return madeUpStory(ending === 'unasked' ? null : ending, () => log.push('closed'));
  };
  const story = await openThisOrLast(asked, 'test', preferences, open);
  if (ending !== 'unasked') await story.session.open(new AbortController().signal);
  await story.close();
  await story.atEnd?.();
  return log;
}

function madeUpStory(ending: Ending | null, onClose: () => void) {
  return {
    store: createStore(initialState(0)),
    address: 'somewhere',
    storyNow: () => 0,
    speed: 1,
    close: async () => onClose(),
    session: {
      open: async () => ending,
      run: async () => GOOD,
      pollNow: () => {},
      readOlder: async () => {},
      reachedAt: () => 0,
    },
  };
}

test('an address whose first answer was good is kept, when all is over', async () => {
  const kept = [`opened ${STORY}`, 'closed', `kept ${STORY}`];
  assert.deepEqual(await followOnce(options(STORY), null), kept);
  assert.deepEqual(await followOnce(options(STORY), { reason: 'ended' }), kept);
});

test('an address that gave no story leaves the last one in its place', async () => {
  const fault = new NetworkError(STORY, 'refused');
  for (const ending of [
    { reason: 'failed', fault },
    { reason: 'gone', fault },
    { reason: 'stopped' },
  ] as const) {
    assert.deepEqual(await followOnce(options(STORY), ending), [`opened ${STORY}`, 'closed']);
  }
  const log = await followOnce(options(STORY), 'unasked');
  assert.deepEqual(log, [`opened ${STORY}`, 'closed']);
});

test('with no address the last story is opened again, with the options of now', async () => {
  const asked = options('--key-events');
  assert.deepEqual(await followOnce(asked, null, OLDER), [
    `opened ${OLDER}`,
    'closed',
    `kept ${OLDER}`,
  ]);
});

test('several addresses are kept together, and opened together again', async () => {
  const both = `${STORY} ${OLDER}`;
  assert.deepEqual(await followOnce(options(STORY, OLDER), null), [
    `opened ${STORY},${OLDER}`,
    'closed',
    `kept ${both}`,
  ]);
  const [opened] = await followOnce(options(), null, both);
  assert.equal(opened, `opened ${STORY},${OLDER}`);
  const secret = `${OLDER}?api-key=hunter2`;
  const log = await followOnce(options(STORY, secret), null);
  assert.equal(log.at(-1), 'closed', 'none without the other');
});

test('a space in an address takes it apart no more than one in a path does', async () => {
  const log = await followOnce(options(`${STORY}?q=a b`), null);
  assert.equal(log.at(-1), `kept ${STORY}?q=a%20b`);
  const [opened] = await followOnce(options(), null, '/tmp/a b.json');
  assert.equal(opened, 'opened /tmp/a b.json');
});

test('with no address and no last story the choice is left to others, and nothing is kept', async () => {
  assert.deepEqual(await followOnce(options(), null), ['opened ', 'closed']);
});

test('an address that is named, and the bundled story, come before the last one', async () => {
  const [opened] = await followOnce(options(STORY), null, OLDER);
  assert.equal(opened, `opened ${STORY}`);
  assert.deepEqual(await followOnce(options('demo'), null, OLDER), ['demo', 'closed']);
});

test('a file is kept by its whole path', async () => {
  const log = await followOnce(options('saved.json'), { reason: 'file' });
  assert.deepEqual(log, ['opened saved.json', 'closed', `kept ${resolve('saved.json')}`]);
});

test('an address that holds a secret is not kept', async () => {
  for (const url of [`${STORY}?api-key=hunter2`, STORY.replace('//', '//me:hunter2@')]) {
    assert.deepEqual(await followOnce(options(url), null), [`opened ${url}`, 'closed']);
  }
  const log = await followOnce(options(`${STORY}?page=2#block-1`), null);
  assert.equal(log.at(-1), `kept ${STORY}?page=2#block-1`);
});

test('an address that only --source makes sense of is not kept', async () => {
  const mirror = 'http://127.0.0.1:4000/world/live/2026/jul/01/made-up-story';
  assert.deepEqual(await followOnce(options(mirror, '--source', 'guardian'), null), [
    `opened ${mirror}`,
    'closed',
  ]);
});
