import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickInline } from '../../src/inline/pick-inline.ts';
import { createKeyInput } from '../../src/terminal/key-input.ts';
import { createSilentOutput } from '../../src/terminal/silent-output.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { until } from '../helpers/until.ts';

const NOW = Date.parse('2026-03-04T14:32:00Z');

const story = (id: string, status: 'live' | 'ended' = 'live') => ({
  id,
  url: `https://example.org/${id}`,
  title: `The ${id} — today`,
  standfirst: null,
  byline: null,
  status,
  updatedAt: NOW - 180_000,
});

function open(
  load: (signal: AbortSignal) => Promise<ReturnType<typeof story>[]>,
  signal = new AbortController().signal,
) {
  let said = '';
  const calls: string[] = [];
  const keys = createKeyInput({ timer: createFakeTimer().timer, onAnswer: () => {} });
  const picking = pickInline(
    {
      load,
      now: () => NOW,
      glyphs: { spell: (text) => text.replaceAll('—', '--') },
      write: async (text) => {
        said += text;
      },
      terminal: {
        stdin: keys.stdin,
        stdout: createSilentOutput(),
        enter: () => void calls.push('enter'),
        leave: () => void calls.push('leave'),
        suspend: () => void calls.push('suspend'),
        resume: () => {},
      },
    },
    signal,
  );
  const says = (pattern: RegExp) => until(() => pattern.test(said), { saying: () => said });
  return { picking, keys, says, said: () => said, calls };
}

test('a story is picked by its number, and a number that is none can be typed again', async () => {
  const { picking, keys, says, said, calls } = open(async () => [
    story('gate'),
    story('tug', 'ended'),
  ]);
  await says(/q quits/u);
  assert.match(said(), /\n {2}1\. LIVE\. The gate -- today\. Updated 3m ago\.\n {2}2\. ENDED\. /u);
  keys.read('7\rx2\r');
  const picked = await picking;
  assert.equal(typeof picked === 'number' ? picked : picked.id, 'tug');
  assert.match(said(), /\n7\n\nThere is no 7 in the list of 2\.\n\nType the number of a story/u);
  assert.deepEqual(calls, ['enter', 'leave']);
});

test('q quits, and an interrupt is one', async () => {
  for (const [key, code] of [
    ['q', 0],
    ['\u0003', 130],
  ] as const) {
    const { picking, keys, says } = open(async () => [story('gate')]);
    await says(/q quits/u);
    keys.read(key);
    assert.equal(await picking, code);
  }
});

test('what cannot be loaded is told by whoever asked, and the keys are given back', async () => {
  const { picking, calls } = open(() => Promise.reject(new Error('no answer')));
  await assert.rejects(picking, /no answer/u);
  assert.deepEqual(calls, ['enter', 'leave']);
});

test('while a publisher does not answer keys are heard, and what is typed chooses nothing', async () => {
  let hasStopped = false;
  const { picking, keys, says } = open(
    (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          hasStopped = true;
          resolve([story('gate')]);
        });
      }),
  );
  await says(/Asking the publisher/u);
  keys.read('1\r');
  await says(/There is no list yet; q quits\./u);
  keys.read('\u0003');
  assert.equal(await picking, 130);
  assert.ok(hasStopped);
});

test('an end from outside is one while a publisher does not answer', async () => {
  const outer = new AbortController();
  const { picking, says, said, calls } = open(() => new Promise(() => {}), outer.signal);
  await says(/Asking the publisher/u);
  outer.abort();
  assert.equal(await picking, 0);
  assert.doesNotMatch(said(), /quits/u);
  assert.deepEqual(calls, ['enter', 'leave']);
});
