import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import type { PollStatus } from '../../src/state/state.ts';
import { ASKING, noticeOfAsking, pollWords } from '../../src/ui/poll-words.ts';

const AT = Date.UTC(2026, 2, 4, 14, 32);
const URL = 'https://example.org/live';
const refused: PollStatus = {
  phase: 'failed',
  at: AT,
  fault: new NetworkError(URL, 'refused'),
  retryAt: AT + 90_000,
};

test('while all goes well a word says so, without a time that would change', () => {
  assert.deepEqual(pollWords({ phase: 'connecting' }, 'UTC', AT), {
    words: 'connecting',
    fault: null,
  });
  assert.deepEqual(pollWords({ phase: 'ok', at: AT }, 'UTC', AT), { words: 'ok', fault: null });
  const seldom = { phase: 'ok', at: AT, everyMs: 180_000 } as const;
  assert.deepEqual(pollWords(seldom, 'UTC', AT), { words: 'asks every 3m', fault: null });
  assert.equal(pollWords({ ...seldom, everyMs: 60_000 }, 'UTC', AT).words, 'ok');
});

test('a failure is told with its reason and the minute of the next try, in the zone of the screen', () => {
  const fault = 'the connection was refused';
  assert.deepEqual(pollWords(refused, 'UTC', AT), { words: 'retry 14:33', fault });
  assert.deepEqual(pollWords(refused, 'Asia/Tokyo', AT), { words: 'retry 23:33', fault });
});

test('a failure after which nothing is tried by itself says no time', () => {
  assert.equal(pollWords({ ...refused, retryAt: null }, 'UTC', AT).words, 'failed');
});

test('once the time of the next try has passed, that try is what goes on', () => {
  assert.equal(pollWords(refused, 'UTC', AT + 89_999).words, 'retry 14:33');
  assert.equal(pollWords(refused, 'UTC', AT + 90_000).words, 'asking again');
});

test('the end of polling is told by its reason', () => {
  const words = (['ended', 'gone', 'file', 'kept'] as const).map(
    (reason) => pollWords({ phase: 'stopped', at: AT, reason }, 'UTC', AT).words,
  );
  assert.deepEqual(words, ['story ended', 'gone', 'file', 'end of what is kept']);
});

test('what is played is told with its own day and time, and nobody is asked for it', () => {
  const played = (speed: number): PollStatus => ({ phase: 'replayed', speed });
  assert.equal(pollWords(played(60), 'UTC', AT).words, '4 Mar 14:32 60x');
  assert.equal(pollWords(played(0), 'Asia/Tokyo', AT).words, '4 Mar 23:32');
  for (const poll of [played(60), { phase: 'stopped', at: AT, reason: 'kept' } as const])
    assert.equal(noticeOfAsking(poll), 'the past: nobody is asked');
});

test('nobody is said to be asked who is not', () => {
  const slowDown = { ...refused, fault: new HttpError(URL, 429, 60_000) };
  assert.equal(noticeOfAsking({ phase: 'ok', at: AT }), ASKING);
  assert.equal(noticeOfAsking(refused), ASKING);
  assert.equal(noticeOfAsking(slowDown), 'the publisher has told us to wait');
  assert.equal(
    noticeOfAsking({ phase: 'stopped', at: AT, reason: 'ended' }),
    'it has ended: no more will come',
  );
});
