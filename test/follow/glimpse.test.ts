// Owns the tests of the cheap question: when it spares a snapshot, and when it must not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceOptions } from '../../src/follow/ask-source.ts';
import { createGlimpseWatch } from '../../src/follow/glimpse.ts';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import type { HttpResult } from '../../src/net/client.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { BARE } from './fake-source.ts';

const URL = 'http://source.test/x.json?rendered=false';
const { signal } = new AbortController();

const KNOWN = [3, 2, 1].map((at) =>
  block({
    id: `b${at}`,
    publishedAt: at * 1000,
    lastUpdatedAt: at * 1000,
    title: `b${at}`,
    elements: [paragraph(`b${at}`)],
  }),
);

const glimpseOf = (...blocks: readonly (readonly [id: string, lastUpdated: number])[]) =>
  JSON.stringify({
    blocks: blocks.map(([id, lastUpdatedDateTime]) => ({ id, lastUpdatedDateTime })),
  });

const SAME = glimpseOf(['b3', 3000], ['b2', 2000]);

type Answer = string | 'unchanged' | Error;

/** A watch whose server gives these answers in turn, the last one for ever. */
function watch(...answers: readonly Answer[]) {
  return watchWith({}, answers);
}

function watchWith(options: Pick<SourceOptions, 'sparesSnapshots'>, answers: readonly Answer[]) {
  const asked: string[] = [];
  const forgotten: string[] = [];
  const get = async ({ url }: { url: string }): Promise<HttpResult> => {
    asked.push(url);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    if (answer === 'unchanged') return { kind: 'unchanged', maxAgeMs: 5000 };
    const body = answer ?? '';
    return { kind: 'fresh', body, url, ...BARE };
  };
  const client = {
    get,
    forget: (url: string) => void forgotten.push(url),
    bytesReceived: () => 0,
    close: async () => {},
  };
  const address = { storyId: 'x', pageUrl: 'http://source.test/x' };
  return {
    ...createGlimpseWatch({ ...options, client, selection: { adapter: guardian, address } }),
    asked,
    forgotten,
  };
}

test('the newest blocks as they are known spare the snapshot', async () => {
  assert.deepEqual(await watch(SAME).confirm(KNOWN, signal), { maxAgeMs: null });
  assert.deepEqual(await watch('unchanged').confirm(KNOWN, signal), { maxAgeMs: 5000 });
});

for (const [what, body] of [
  ['a new block', glimpseOf(['b4', 4000], ['b3', 3000])],
  ['an edited block', glimpseOf(['b3', 9000], ['b2', 2000])],
  ['a block that is missing on top', glimpseOf(['b2', 2000], ['b1', 1000])],
  ['a block that is missing in the middle', glimpseOf(['b3', 3000], ['b1', 1000])],
  ['an empty answer', glimpseOf()],
] as const) {
  test(`${what} calls for the snapshot, and its validators are dropped`, async () => {
    const watched = watch(body);
    assert.equal(await watched.confirm(KNOWN, signal), null);
    assert.deepEqual(watched.forgotten, [URL]);
  });
}

test('a block without words is not missed', async () => {
  const wordless = block({ id: 'b2', publishedAt: 2000, lastUpdatedAt: 2000 });
  const snapshot = KNOWN.map((known) => (known.id === 'b2' ? wordless : known));
  const without = glimpseOf(['b3', 3000], ['b1', 1000]);
  assert.notEqual(await watch(without).confirm(snapshot, signal), null);
});

test('what the snapshot itself lacks is nothing new, whatever was known before it', async () => {
  const snapshot = KNOWN.filter(({ id }) => id !== 'b3');
  const without = glimpseOf(['b2', 2000], ['b1', 1000]);
  assert.notEqual(await watch(without).confirm(snapshot, signal), null);
});

test('every sixth poll is for the snapshot, however often nothing is new', async () => {
  const watched = watch(SAME);
  const spared: boolean[] = [];
  for (let poll = 0; poll < 12; poll += 1) {
    const isSpared = (await watched.confirm(KNOWN, signal)) !== null;
    spared.push(isSpared);
    if (!isSpared) watched.sawSnapshot(false);
  }
  assert.equal(spared.filter((isSpared) => !isSpared).length, 2);
  assert.deepEqual([spared[5], spared[11]], [false, false]);
});

test('on a line that is to be spared only every thirtieth is', async () => {
  const watched = watchWith({ sparesSnapshots: true }, [SAME]);
  for (let poll = 1; poll < 30; poll += 1)
    assert.notEqual(await watched.confirm(KNOWN, signal), null, String(poll));
  assert.equal(await watched.confirm(KNOWN, signal), null);
});

for (const [what, answer] of [
  ['does not know the question (404)', new HttpError(URL, 404)],
  ['answers something else', '<html>'],
  ['raises false alarms', glimpseOf(['b3', 9000])],
] as const) {
  test(`a server that ${what} is asked three times and no more`, async () => {
    const watched = watch(answer);
    for (let poll = 0; poll < 10; poll += 1) {
      assert.equal(await watched.confirm(KNOWN, signal), null);
      watched.sawSnapshot(false);
    }
    assert.equal(watched.asked.length, 3);
  });
}

test('an alarm that was right keeps the question in use', async () => {
  const watched = watch(glimpseOf(['b4', 4000]));
  for (let poll = 0; poll < 10; poll += 1) {
    await watched.confirm(KNOWN, signal);
    watched.sawSnapshot(true);
  }
  assert.equal(watched.asked.length, 10);
});

test('a server that cannot be had at all is a failed poll, not a reason to ask for more', async () => {
  for (const fault of [
    new NetworkError(URL, 'refused'),
    new HttpError(URL, 503),
    new HttpError(URL, 429, 10_000),
  ]) {
    await assert.rejects(watch(fault).confirm(KNOWN, signal), fault);
  }
});
