import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStoryTelling, type TellOptions } from '../../src/inline/tell-story.ts';
import { NetworkError } from '../../src/model/errors.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { Action, State } from '../../src/state/state.ts';
import { block, header, update } from '../helpers/builders.ts';

const MINUTE = 60_000;
const OPTIONS: TellOptions = {
  zone: 'UTC',
  time: 'both',
  spell: (text: string) => text,
  since: null,
  limit: null,
};
const OPENED = { mark: 'opened', newest: null, at: 0 } as const;

const posts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    block({ id: `b${from + at}`, title: `Title ${from + at}`, publishedAt: (from + at) * MINUTE }),
  ).reverse();

function received(state: State, blocks: ReturnType<typeof posts>): State {
  const action: Action = {
    type: 'update-received',
    update: update({ header: header(), blocks }),
    receivedAt: 0,
    cause: 'poll',
  };
  return reduce(state, action);
}

const story = (count: number) => received(initialState(0), posts(1, count));

test('of a long story the newest few are told, with how many there are', () => {
  const { says, first } = createStoryTelling(OPTIONS).present(story(30), OPENED, 0);
  assert.match(says, /Title 26\..*Title 30\./su);
  assert.doesNotMatch(says, /Title 25\./u);
  assert.match(says, /\n5 of 30 posts told\./u);
  assert.equal(first, 'b26');
});

test('what came since the last visit is told whole, within reason', () => {
  const since = (id: number) =>
    ({
      mark: 'left',
      newest: { id: `b${id}`, publishedAt: id * MINUTE, lastUpdatedAt: null },
      at: 0,
    }) as const;
  const told = (id: number) => createStoryTelling(OPTIONS).present(story(40), since(id), 0).first;
  assert.equal(told(30), 'b31');
  assert.equal(told(38), 'b36', 'never fewer than the few');
  assert.equal(told(2), 'b21', 'never more than twenty');
});

test('what the reader says of how many counts', () => {
  const { says } = createStoryTelling({ ...OPTIONS, limit: 0 }).present(story(3), OPENED, 0);
  assert.match(says, /\n0 of 3 posts told\./u);
});

test('each thing is told once, and with key events alone only those', () => {
  const telling = createStoryTelling(OPTIONS);
  const first = story(3);
  telling.present(first, OPENED, 0);
  const second = received(first, posts(1, 4));
  assert.match(telling.next(second, false, 0), /^00:04 Title 4\.\n$/u);
  assert.equal(telling.next(second, false, 0), '');
  assert.equal(telling.next(received(second, posts(1, 5)), true, 0), '');
});

test('a publisher who cannot be reached is told of once, until something else comes', () => {
  const telling = createStoryTelling(OPTIONS);
  const first = story(3);
  telling.present(first, OPENED, 0);
  const failed = (state: State) =>
    reduce(state, {
      type: 'poll-failed',
      fault: new NetworkError('https://story.test/', 'refused'),
      failedAt: 0,
      retryAt: 60_000,
    });
  const once = failed(first);
  assert.match(telling.next(once, false, 0), /POLL FAILED/u);
  const twice = failed(once);
  assert.equal(telling.next(twice, false, 0), '');
  const good = received(twice, posts(1, 3));
  assert.equal(telling.next(good, false, 0), '');
  assert.match(telling.next(failed(good), false, 0), /POLL FAILED/u);
});
