import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parseOptions } from '../../src/config/parse-options.ts';
import type { StoryStatus } from '../../src/model/story.ts';
import { neighboursOf } from '../../src/open/neighbours.ts';
import type { OpenedStory } from '../../src/open/opened-story.ts';
import { NO_ARCHIVE } from '../../src/open/reader-archive.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import { openTemporary } from '../archive/temporary.ts';
import { block, header, update } from '../helpers/builders.ts';

const HOST = 'https://example.org/live';

function start(t: TestContext) {
  const archive = openTemporary(t);
  const asked: unknown[] = [];
  let openedAt = 0;

  function keep(address: string, given: { status?: StoryStatus; source?: string } = {}): void {
    const { status = 'live', source = 'feed' } = given;
    const key = { address, source, origin: null };
    const told = update({
      header: header({ title: address, status, source }),
      blocks: [block({ id: 'a' })],
    });
    const delivery = { update: told, receivedAt: 0, cause: 'poll' } as const;
    const previous = initialState(0);
    const next = reduce(previous, { type: 'update-received', ...delivery });
    archive.keepUpdate(key, { ...delivery, previous, next });
    openedAt += 1;
    archive.keepOpened(key, openedAt, source === 'feed' ? null : source);
  }

  const options = parseOptions([`${HOST}/this`, '--key-events', '--source', 'feed']);
  assert.ok(options.command === 'follow');
  const find = (known: readonly string[] = []) =>
    neighboursOf(
      {
        options,
        userAgent: 'test',
        archive: { ...NO_ARCHIVE, get: () => archive },
        async open(given): Promise<OpenedStory> {
          asked.push(given);
          throw new Error('nothing is opened here');
        },
      },
      known,
    );
  return { keep, find, asked };
}

const namesOf = (found: readonly { title: string }[]) =>
  found.map(({ title }) => title.slice(title.lastIndexOf('/') + 1));

test('stories that were live when they were last read, the latest first, five at most', (t) => {
  const { keep, find } = start(t);
  for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) keep(`${HOST}/${name}`);
  keep(`${HOST}/over`, { status: 'ended' });
  keep('demo:apollo-11');
  assert.deepEqual(namesOf(find()), ['six', 'five', 'four', 'three', 'two']);
});

test('the story that was opened is not among the others, and an address is there once', (t) => {
  const { keep, find } = start(t);
  keep(`${HOST}/one`);
  keep(`${HOST}/this`);
  keep(`${HOST}/one`, { source: 'guardian' });
  assert.deepEqual(namesOf(find([`${HOST}/this`])), ['one']);
});

test('a story whose address held a secret cannot be turned to', (t) => {
  const { keep, find } = start(t);
  keep(`${HOST}/one?api-key=...#part`);
  assert.deepEqual(find(), []);
});

test('a story is opened with the options of now, and with the source that it was opened with', async (t) => {
  const { keep, find, asked } = start(t);
  keep(`${HOST}/plain`);
  keep(`${HOST}/asked`, { source: 'guardian' });
  for (const one of find()) await assert.rejects(one.open());
  const told = asked.map((given) => {
    const { addresses, source, keyEventsOnly } = Object(given);
    return [addresses, source, keyEventsOnly];
  });
  assert.deepEqual(told, [
    [[`${HOST}/asked`], 'guardian', true],
    [[`${HOST}/plain`], null, true],
  ]);
});
