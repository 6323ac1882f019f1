import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { HttpError } from '../../src/model/errors.ts';
import { startServer } from '../helpers/loopback-server.ts';
import { createLoopbackClient, get } from './loopback-client.ts';

test('a fresh answer brings its text, address, type and lifetime', async (t) => {
  const server = await startServer(t, (_, response) =>
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'cache-control': 'public, max-age=60',
        age: '20',
        date: 'Mon, 21 Jul 1969 02:56:15 GMT',
      })
      .end('{"hello":"wörld"}'),
  );
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  assert.deepEqual(await client.get(get(`${server.origin}/story.json?dcr=true`)), {
    kind: 'fresh',
    body: '{"hello":"wörld"}',
    url: `${server.origin}/story.json?dcr=true`,
    contentType: 'application/json',
    answeredAt: Date.UTC(1969, 6, 21, 2, 56, 15),
    maxAgeMs: 40_000,
    retryAfterMs: null,
  });
});

test('it says who it is, what it can unpack and what the adapter wants, and no more', async (t) => {
  const server = await startServer(t, (_, response) =>
    response.setHeader('set-cookie', 'a=b').end('x'),
  );
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await client.get(get(server.origin));
  await client.get(
    get(server.origin, {
      Accept: 'text/html',
      'User-Agent': 'Browser',
      Cookie: 'c=d',
      'If-None-Match': '"x"',
    }),
  );
  const [first, second] = server.requests.map(({ headers }) => headers);
  const common = {
    host: `127.0.0.1:${server.port}`,
    connection: 'keep-alive',
    'user-agent': 'teleprinter-test',
  };
  assert.deepEqual(first, { ...common, accept: '*/*', 'accept-encoding': 'br, gzip' });
  assert.deepEqual(second, { ...common, accept: 'text/html', 'accept-encoding': 'br, gzip' });
});

test('validators are sent back to the address that gave them, and a 304 is "unchanged"', async (t) => {
  const modified = 'Wed, 16 Jul 1969 13:32:00 GMT';
  const server = await startServer(t, (request, response) => {
    if (request.headers['if-none-match'] === 'W/"7"') {
      response.writeHead(304, { 'cache-control': 'max-age=5' }).end();
      return;
    }
    response.writeHead(200, { etag: 'W/"7"', 'last-modified': modified }).end('body');
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await client.get(get(`${server.origin}/a`));
  assert.deepEqual(await client.get(get(`${server.origin}/a`)), {
    kind: 'unchanged',
    maxAgeMs: 5000,
  });
  assert.equal((await client.get(get(`${server.origin}/b`))).kind, 'fresh');
  assert.equal(server.requests[1]?.headers['if-modified-since'], modified);
  assert.equal(server.requests[2]?.headers['if-none-match'], undefined);
  assert.equal(server.requests[2]?.headers['if-modified-since'], undefined);
});

test('validators go when an answer comes without them, and when the caller could not read the body', async (t) => {
  const server = await startServer(t, (_, response) => {
    const second = server.requests.length === 2;
    response.writeHead(200, second ? {} : { etag: '"1"' }).end('body');
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const request = get(server.origin);
  for (let count = 0; count < 4; count++) await client.get(request);
  client.forget(request.url);
  await client.get(request);
  assert.deepEqual(
    server.requests.map(({ headers }) => headers['if-none-match']),
    [undefined, '"1"', undefined, '"1"', undefined],
  );
});

test('a 304 for which we hold no body is asked again past the caches, once, and is never an empty success', async (t) => {
  const server = await startServer(t, (request, response) => {
    const healed = request.url === '/heals' && request.headers['cache-control'] === 'no-cache';
    response.writeHead(healed ? 200 : 304).end(healed ? 'body' : undefined);
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const result = await client.get(get(`${server.origin}/heals`));
  assert.equal(result.kind === 'fresh' && result.body, 'body');
  await assert.rejects(
    client.get(get(`${server.origin}/stubborn`)),
    new HttpError(`${server.origin}/stubborn`, 304),
  );
  assert.equal(server.requests.length, 4);
});

test('a body that broke off leaves no validators behind', async (t) => {
  const server = await startServer(t, (_, response) => {
    response.writeHead(200, { etag: '"1"', 'content-length': 100 }).write('half');
    response.destroy();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await assert.rejects(client.get(get(server.origin)));
  await assert.rejects(client.get(get(server.origin)));
  assert.equal(server.requests[1]?.headers['if-none-match'], undefined);
});

const ENCODINGS = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
} as const;

for (const [encoding, pack] of Object.entries(ENCODINGS)) {
  test(`a body packed with ${encoding} is unpacked`, async (t) => {
    const text = 'The Eagle has landed. '.repeat(1000);
    const server = await startServer(t, (_, response) =>
      response.writeHead(200, { 'content-encoding': encoding.toUpperCase() }).end(pack(text)),
    );
    const client = createLoopbackClient(t, { readerUrls: [server.origin] });
    const result = await client.get(get(server.origin));
    assert.equal(result.kind === 'fresh' && result.body, text);
  });
}

test('an empty body is a fresh answer with no text, packed or not, and so is a 204', async (t) => {
  const answers: ((response: ServerResponse) => void)[] = [
    (response) => response.writeHead(200).end(),
    (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': 0 }).end(),
    (response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('')),
    (response) => response.writeHead(204).end(),
  ];
  const server = await startServer(t, (_, response) =>
    answers[server.requests.length - 1]?.(response),
  );
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  for (const _ of answers) {
    const result = await client.get(get(server.origin));
    assert.equal(result.kind === 'fresh' && result.body, '');
  }
});

test('a wrong content type passes through, for the adapter to judge', async (t) => {
  const server = await startServer(t, (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Sorry</h1>'),
  );
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const result = await client.get(get(`${server.origin}/story.json`));
  assert.equal(result.kind === 'fresh' && result.body, '<h1>Sorry</h1>');
  assert.equal(result.kind === 'fresh' && result.contentType, 'text/html; charset=utf-8');
});

test('one connection serves every poll, also after an error page and a 304', async (t) => {
  const statuses = [200, 304, 503, 200];
  const server = await startServer(t, (_, response) => {
    const status = statuses[server.requests.length - 1] ?? 200;
    response.writeHead(status, { etag: '"1"' }).end(status === 304 ? undefined : 'body');
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  for (const status of statuses) {
    const asked = client.get(get(server.origin));
    if (status === 503) await assert.rejects(asked);
    else await asked;
    await nextTurn();
  }
  assert.equal(server.connections(), 1);
});

/** The pool sees that a connection is free again in the turn after its answer; no two real polls are as close as that. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('the meter counts what came over the wire, packed and with its headers', async (t) => {
  const packed = gzipSync('x'.repeat(100_000));
  const server = await startServer(t, (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
  );
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  assert.equal(client.bytesReceived(), 0);
  await client.get(get(server.origin));
  const once = client.bytesReceived();
  assert.ok(once > packed.length && once < packed.length + 500, `${once} bytes`);
  await client.get(get(server.origin));
  assert.equal(client.bytesReceived(), 2 * once);
  await client.close();
  assert.equal(client.bytesReceived(), 2 * once);
});

test('a cookie that was set, by an answer or by a redirect, is never sent back', async (t) => {
  const server = await startServer(t, (request, response) => {
    response.setHeader('set-cookie', ['a=1; Path=/', 'b=2']);
    if (request.url === '/old') response.writeHead(301, { location: '/new' });
    response.end('x');
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await client.get(get(`${server.origin}/old`));
  await client.get(get(`${server.origin}/new`));
  assert.equal(server.requests.length, 3);
  for (const { headers } of server.requests) assert.equal(headers.cookie, undefined);
});

test('a body without a validator that comes again is unchanged, until it is forgotten or another one comes', async (t) => {
  let body = 'one';
  const server = await startServer(t, (_, response) => response.end(body));
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const kinds = async (...bodies: readonly string[]) => {
    const told: string[] = [];
    for (body of bodies) told.push((await client.get(get(server.origin))).kind);
    return told;
  };
  assert.deepEqual(await kinds('one', 'one', 'two', 'one', 'one'), [
    'fresh',
    'unchanged',
    'fresh',
    'fresh',
    'unchanged',
  ]);
  client.forget(server.origin);
  assert.deepEqual(await kinds('one'), ['fresh']);
});
