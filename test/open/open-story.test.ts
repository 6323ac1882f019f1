// Owns the tests of opening what the reader named, over real HTTP on this machine.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import type { DemoOptions, FollowOptions } from '../../src/config/options.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { openStory } from '../../src/open/open-story.ts';
import { CannotOpenError } from '../../src/open/opened-story.ts';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import { createStaticServer, type StaticFile } from '../../src/replay/static-server.ts';
import { until } from '../helpers/until.ts';
import { FAIR, fairAt } from '../replay/village-fair.ts';

function optionsFor(...argv: readonly string[]): FollowOptions | DemoOptions {
  const options = parseOptions(argv);
  assert.ok(options.command === 'follow' || options.command === 'demo');
  return options;
}

async function open(t: TestContext, ...argv: readonly string[]) {
  const story = await openStory(optionsFor(...argv), 'test/1');
  t.after(story.close);
  return story;
}

function refuses(code: number, argv: readonly string[], saying: RegExp) {
  return assert.rejects(openStory(optionsFor(...argv), 'test/1'), (error) => {
    assert.ok(error instanceof CannotOpenError);
    assert.equal(error.code, code);
    assert.match(error.message, saying);
    return true;
  });
}

test('what cannot be opened says so before anything is asked', async () => {
  await refuses(EXIT.usage, ['demo', '--source', 'gazette'], /--source takes guardian/u);
  await refuses(EXIT.usage, ['demo', '--fault', 'gremlins'], /no fault called "gremlins"/u);
  await refuses(EXIT.usage, [import.meta.dirname], /is a folder/u);
});

/** The fair as it stood after the last thing but one: live, on one page. */
async function fairAnswer(t: TestContext): Promise<{ path: string; body: string }> {
  const server = await createReplayServer({ script: FAIR, clock: { now: () => fairAt(7) } });
  t.after(server.close);
  const answer = await fetch(`${server.storyUrl}.json?dcr=true`);
  return { path: `/${FAIR.path}`, body: await answer.text() };
}

test('an address is asked at its own origin, and with the validator of the last body that was read', async (t) => {
  const { path, body } = await fairAnswer(t);
  const question = `${path}.json?dcr=true`;
  const sound: StaticFile = { body, contentType: 'application/json' };
  const files = new Map([[question, sound]]);
  const server = await createStaticServer(files);
  t.after(server.close);
  const { session, store, address } = await open(t, '--source', 'guardian', server.origin + path);
  assert.equal(address, server.origin + path);
  const stop = new AbortController();
  assert.equal(await session.open(stop.signal), null);
  const running = session.run(stop.signal);
  const snapshots = () => server.requests().filter(({ url }) => url === question);
  const pollUntil = async (count: number) => {
    await until(() => {
      session.pollNow();
      return snapshots().length === count;
    });
    await until(() => store.getState().poll.phase !== 'connecting');
  };
  await pollUntil(2);
  files.set(question, { ...sound, body: '<!doctype html>' });
  await pollUntil(3);
  await until(() => store.getState().poll.phase === 'failed');
  files.set(question, sound);
  await pollUntil(4);
  await until(() => store.getState().poll.phase === 'ok');
  stop.abort();
  assert.deepEqual(await running, { reason: 'stopped' });
  const [first, second, third, fourth] = snapshots();
  assert.deepEqual(
    [first, second, third, fourth].map((asked) => asked?.status),
    [200, 304, 200, 200],
  );
  assert.equal(first?.ifNoneMatch, null);
  assert.notEqual(second?.ifNoneMatch, null);
  assert.equal(fourth?.ifNoneMatch, null);
});

test('the bundled story is followed by its own clock, and its server goes with it', async (t) => {
  const story = await openStory(optionsFor('demo', '--speed', '10'), 'test/1');
  let closed = false;
  t.after(() => (closed ? undefined : story.close()));
  assert.equal(story.speed, 10);
  assert.equal(new Date(story.storyNow()).getUTCFullYear(), 1969);
  assert.equal(await story.session.open(new AbortController().signal), null);
  const { order, header } = story.store.getState();
  assert.ok(order.length >= 25);
  await story.close();
  closed = true;
  await assert.rejects(fetch(`${header?.url}.json?dcr=true`));
});

test('who names nothing is played the bundled story', async (t) => {
  const { address, speed } = await open(t);
  assert.deepEqual([address, speed], ['the bundled story', 60]);
});
