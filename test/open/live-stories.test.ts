// Owns asking what is live over HTTP: what is listed, what is left out, and how each failure reads.

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { EXIT } from '../../src/config/exit-codes.ts';
import { findLiveStories } from '../../src/open/live-stories.ts';
import { CannotOpenError } from '../../src/open/opened-story.ts';
import { startServer } from '../helpers/loopback-server.ts';

const NEVER = new AbortController().signal;

function card(webUrl: string) {
  return {
    properties: { webUrl, isLiveBlog: true },
    header: { headline: 'A story' },
    card: { id: webUrl, isLive: true },
    format: { design: 'LiveBlogDesign' },
  };
}

test('what a server lists is asked for once, and private addresses elsewhere are left out', async (t) => {
  const server = await startServer(t, (_, response) => {
    const urls = [
      'https://www.theguardian.com/world/live/x',
      `${server.origin}/here`,
      'http://127.0.0.1:1/there',
      'http://10.0.0.1/there',
    ];
    response.end(JSON.stringify({ contents: urls.map(card) }));
  });
  const stories = await findLiveStories(server.origin, 'test', NEVER);
  assert.deepEqual(
    stories.map(({ url }) => url),
    ['https://www.theguardian.com/world/live/x', `${server.origin}/here`],
  );
  assert.deepEqual(
    server.requests.map(({ url }) => url),
    ['/tone/minutebyminute.json?dcr=true'],
  );
});

type Answer = (response: ServerResponse) => void;

const FAILURES: readonly (readonly [name: string, answer: Answer, code: number, words: RegExp])[] =
  [
    ['a fault', (response) => response.writeHead(503).end(), EXIT.unreachable, /try again later$/u],
    ['nothing', (response) => response.writeHead(404).end(), EXIT.gone, /check the address$/u],
    [
      'another page',
      (response) => response.end('<html>'),
      EXIT.notLiveBlog,
      /is no list of live blogs: .*; give the address of a tag page$/u,
    ],
  ];

for (const [name, answer, code, words] of FAILURES) {
  test(`a server that has ${name} is told of in a sentence`, async (t) => {
    const server = await startServer(t, (_, response) => answer(response));
    await assert.rejects(findLiveStories(server.origin, 'test', NEVER), (error) => {
      assert.ok(error instanceof CannotOpenError);
      assert.equal(error.code, code);
      assert.match(error.message, words);
      return true;
    });
  });
}

test('an end from outside is not a failure of the list', async (t) => {
  const server = await startServer(t, () => {});
  const outside = new AbortController();
  const finding = findLiveStories(server.origin, 'test', outside.signal);
  outside.abort();
  await assert.rejects(finding, { name: 'AbortError' });
});
