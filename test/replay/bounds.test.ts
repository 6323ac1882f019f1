import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { plainAnswer } from '../../src/replay/http-answer.ts';
import { createRequestLog } from '../../src/replay/request-log.ts';
import { createStoryRenderer } from '../../src/replay/story-renderer.ts';
import { longDay, minuteAt } from './village-fair.ts';

test('the log keeps the latest 10,000 requests', () => {
  const log = createRequestLog();
  const request = new IncomingMessage(new Socket());
  for (let at = 1; at <= 10_001; at += 1) log.enter(at, request, plainAnswer(404, ''));
  assert.equal(log.entries().length, 10_000);
  assert.equal(log.entries()[0]?.at, 2);
});

test('the renderer keeps 32 renders, and makes what it let go anew', () => {
  let count = 0;
  const randomId = () => {
    count += 1;
    return String(count);
  };
  const publication = { script: longDay(40), origin: 'http://127.0.0.1:1', pageSize: 10, randomId };
  const renderer = createStoryRenderer(publication, { maxAgeSeconds: 0, freshness: 'kept' });
  const answerAt = (minute: number) => renderer.answerAt(minuteAt(minute), null);
  const first = answerAt(0);
  for (let minute = 1; minute < 32; minute += 1) answerAt(minute);
  assert.equal(answerAt(0), first);
  answerAt(32);
  assert.notEqual(answerAt(0), first);
});
