// Owns which addresses lead to the Content API, what one call asks for, and that a key goes nowhere else and is never seen.

import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { explainFault } from '../../../src/model/advice.ts';
import { HttpError, isFollowFault, NetworkError } from '../../../src/model/errors.ts';
import type { StoryAddress } from '../../../src/source/adapter.ts';
import { contentApi } from '../../../src/source/guardian/content-api.ts';
import { startServer } from '../../helpers/loopback-server.ts';
import { createLoopbackClient } from '../../net/loopback-client.ts';
import { API_URL, STORY_ID } from './content-api-sample.ts';
import { PAGE_URL } from './guardian-page.ts';

const KEY = 'sesame-0123/4567 89ab';
const ASKING = { now: 0, apiKey: KEY };

function located(url: string, forced: boolean): StoryAddress {
  const address = contentApi.locate(url, forced);
  assert.ok(address !== null);
  return address;
}

test('the API is asked for the newest blocks, key events, summaries and the pinned one at once', () => {
  const address = located(PAGE_URL, true);
  assert.deepEqual([address.storyId, address.pageUrl], [STORY_ID, PAGE_URL]);
  const { url, secret } = contentApi.request(address, null, ASKING);
  const { origin, pathname, searchParams } = new URL(url);
  assert.equal(origin + pathname, API_URL);
  assert.equal(
    searchParams.get('show-blocks'),
    'body:latest:20,body:key-events,body:summary,body:pinned',
  );
  assert.match(searchParams.get('show-fields') ?? '', /liveBloggingNow/u);
  assert.deepEqual(secret, { name: 'api-key', value: KEY });
  const older = new URL(contentApi.request(address, 'abc', ASKING).url);
  assert.equal(older.searchParams.get('show-blocks'), 'body:around:abc:20');
});

test("an address of the API names a story by itself, the site's own only when asked by name", () => {
  const address = located(`${API_URL}?api-key=${encodeURIComponent(KEY)}&show-blocks=all`, false);
  assert.deepEqual([address.storyId, address.pageUrl], [STORY_ID, PAGE_URL]);
  assert.ok(!inspect(address).includes('sesame'));
  const { searchParams } = new URL(contentApi.request(address, null, ASKING).url);
  assert.equal(searchParams.get('show-blocks'), 'all');
  for (const url of [PAGE_URL, 'https://example.org/a', 'nonsense'])
    assert.equal(contentApi.locate(url, false), null, url);
});

test('without a key nothing is asked of the API, and the reader is told what to do', () => {
  const request = () => contentApi.request(located(PAGE_URL, true), null, { now: 0, apiKey: null });
  assert.throws(request, (error) => {
    assert.ok(error instanceof NetworkError && error.kind === 'key-needed');
    assert.match(
      explainFault(error),
      /^a key of your own is needed for .* TELEPRINTER_GUARDIAN_KEY/u,
    );
    return true;
  });
  assert.match(
    explainFault(new HttpError(API_URL, 401)),
    /check the key in TELEPRINTER_GUARDIAN_KEY/u,
  );
});

test('the key is given to the API and to this computer, and to nobody else', () => {
  const secretFor = (endpoint: string) =>
    contentApi.request({ storyId: 'x', pageUrl: PAGE_URL, endpoint }, null, ASKING).secret;
  assert.ok(secretFor(API_URL));
  assert.ok(secretFor('http://127.0.0.1:4000/saved.json'));
  assert.ok(secretFor('http://[::1]:4000/saved.json'));
  for (const endpoint of [
    API_URL.replace('https:', 'http:'),
    'https://example.org/saved.json',
    'https://content.guardianapis.com.example.org/x',
    'https://127.0.0.1.example.org/x',
  ]) {
    assert.equal(secretFor(endpoint), undefined, endpoint);
  }
});

type Answer = (request: IncomingMessage, response: ServerResponse, elsewhere: string) => void;

/** Every way in which a server can turn on the question that held the key. */
const RUDE: readonly (readonly [name: string, answer: Answer])[] = [
  ['refuses', (_, response) => response.writeHead(401).end('no')],
  ['asks for less', (_, response) => response.writeHead(429, { 'retry-after': '9' }).end()],
  ['hangs up', (_, response) => response.destroy()],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': 9 }).write('x');
      response.socket?.destroySoon();
    },
  ],
  ['repeats the question as its answer', (request, response) => response.end(request.url)],
  ['sends on to the same question', (request, response) => sendOn(response, request.url ?? '')],
  [
    'sends on to another origin, with the question',
    (request, response, elsewhere) => sendOn(response, `${elsewhere}${request.url}`),
  ],
  [
    'sends on with the question folded into another',
    (request, response) => {
      const folded = `/login?%&then=${encodeURIComponent(request.url ?? '')}`;
      if (request.url?.startsWith('/login')) response.writeHead(403).end();
      else sendOn(response, folded);
    },
  ],
  [
    'sends on with the key in the path',
    (_, response) => sendOn(response, `/${encodeURIComponent(KEY)}/x`),
  ],
];

function sendOn(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

for (const [name, answer] of RUDE) {
  test(`a server that ${name} is told of without the key`, async (t) => {
    const other = await startServer(t, (_, response) => response.writeHead(403).end());
    const server = await startServer(t, (request, response) =>
      answer(request, response, other.origin),
    );
    const client = createLoopbackClient(t, { readerUrls: [server.origin, other.origin] });
    const address = located(`${server.origin}/${STORY_ID}`, true);
    const request = contentApi.request(address, null, ASKING);
    const outcome = await client.get(request).then(
      (result) => parseFault(result.kind === 'fresh' ? result.body : ''),
      (error: unknown) => error,
    );
    assert.ok(isFollowFault(outcome));
    const shown = [inspect(outcome, { depth: 9 }), outcome.stack, explainFault(outcome)].join();
    for (const spelling of [KEY, encodeURIComponent(KEY), 'sesame'])
      assert.ok(!shown.includes(spelling), shown);
    assert.ok(!JSON.stringify(request.url).includes('sesame'));
    const asked = new URL(server.requests[0]?.url ?? '', server.origin);
    assert.equal(asked.searchParams.get('api-key'), KEY);
    for (const { url } of other.requests) assert.ok(!url?.includes('sesame'), url);
  });
}

function parseFault(body: string): unknown {
  try {
    contentApi.parse(body, {
      address: null,
      requestUrl: null,
      cursor: null,
      answeredAt: null,
    });
  } catch (error) {
    return error;
  }
  return null;
}

test('an answer says where it came from without the key', async (t) => {
  const server = await startServer(t, (_, response) => response.end('{}'));
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const request = contentApi.request(located(`${server.origin}/${STORY_ID}`, true), null, ASKING);
  const result = await client.get(request);
  assert.ok(result.kind === 'fresh');
  assert.equal(result.url, request.url);
});
