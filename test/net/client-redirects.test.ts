import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkError } from '../../src/model/errors.ts';
import { LOOPBACK_CERTIFICATE } from '../helpers/loopback-certificate.ts';
import { startServer } from '../helpers/loopback-server.ts';
import { createLoopbackClient, get, toLoopback } from './loopback-client.ts';

const CODES = [301, 302, 303, 307, 308];

test('every kind of redirect is followed, and the answer says where it came from', async (t) => {
  const server = await startServer(t, (request, response) => {
    const code = Number(request.url?.slice(1));
    if (CODES.includes(code))
      response.writeHead(code, { location: '/story?page=1#top' }).end('moved');
    else response.end('body');
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  for (const code of CODES) {
    const result = await client.get(get(`${server.origin}/${code}`));
    assert.equal(result.kind === 'fresh' && result.url, `${server.origin}/story?page=1`);
  }
});

test('validators follow the address that gave them through a redirect', async (t) => {
  const server = await startServer(t, (request, response) => {
    if (request.url === '/') response.writeHead(301, { location: '/story' }).end();
    else response.writeHead(request.headers['if-none-match'] ? 304 : 200, { etag: '"1"' }).end();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await client.get(get(`${server.origin}/`));
  assert.equal((await client.get(get(`${server.origin}/`))).kind, 'unchanged');
  assert.deepEqual(
    server.requests.map(({ url, headers }) => [url, headers['if-none-match']]),
    [
      ['/', undefined],
      ['/story', undefined],
      ['/', undefined],
      ['/story', '"1"'],
    ],
  );
});

test('a redirect that now leads elsewhere is never "unchanged" by the validators of the old place', async (t) => {
  let target = '/one';
  const server = await startServer(t, (request, response) => {
    if (request.url === '/') response.writeHead(302, { location: target }).end();
    else response.writeHead(request.headers['if-none-match'] ? 304 : 200, { etag: '"1"' }).end();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  for (target of ['/one', '/two', '/one']) {
    assert.equal((await client.get(get(`${server.origin}/`))).kind, 'fresh', target);
  }
});

test('a loop of redirects ends after five', async (t) => {
  const server = await startServer(t, (request, response) =>
    response.writeHead(301, { location: request.url === '/a' ? '/b' : '/a' }).end(),
  );
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await rejectsWith(client.get(get(`${server.origin}/a`)), 'redirect');
  assert.equal(server.requests.length, 6);
});

test('a redirect from https to http is refused before anything is sent', async (t) => {
  const plain = await startServer(t, (_, response) => response.end('in the clear'));
  const secure = await startServer(
    t,
    (_, response) => response.writeHead(301, { location: plain.origin }).end(),
    LOOPBACK_CERTIFICATE,
  );
  const client = createLoopbackClient(t, {
    readerUrls: [secure.origin, plain.origin],
    connect: { ca: LOOPBACK_CERTIFICATE.cert },
  });
  await rejectsWith(client.get(get(secure.origin)), 'redirect');
  assert.equal(plain.requests.length, 0);
});

test('a redirect to a private address of another origin is refused before anything is sent', async (t) => {
  const secret = await startServer(t, (_, response) => response.end('the router'));
  const { port } = secret;
  const targets = [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://printer.localhost:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://0:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `//127.1:${port}/`,
  ];
  for (const location of targets) {
    const server = await startServer(t, (_, response) =>
      response.writeHead(302, { location }).end(),
    );
    const client = createLoopbackClient(t, { readerUrls: [server.origin] });
    await rejectsWith(client.get(get(server.origin)), 'unsafe-address', location);
  }
  assert.equal(secret.connections(), 0);
});

test('a redirect to a name that resolves to a private address is refused as it connects', async (t) => {
  const secret = await startServer(t, (_, response) => response.end('the router'));
  const location = `http://innocent.test:${secret.port}/`;
  const server = await startServer(t, (_, response) => response.writeHead(302, { location }).end());
  const client = createLoopbackClient(t, {
    readerUrls: [server.origin],
    connect: { lookup: toLoopback },
  });
  await rejectsWith(client.get(get(server.origin)), 'unsafe-address');
  assert.equal(secret.connections(), 0);
});

test('an address that a page named is held to the same rule as a redirect', async (t) => {
  const secret = await startServer(t, (_, response) => response.end('the router'));
  const client = createLoopbackClient(t, {
    readerUrls: ['https://www.example.org/live'],
    connect: { lookup: toLoopback },
  });
  await rejectsWith(client.get(get(secret.origin)), 'unsafe-address');
  await rejectsWith(client.get(get(`http://innocent.test:${secret.port}/`)), 'unsafe-address');
  assert.equal(secret.connections(), 0);
});

test('the reader may name a private address, by name or by number', async (t) => {
  const server = await startServer(t, (_, response) => response.end('body'));
  const named = `http://story.test:${server.port}/`;
  const client = createLoopbackClient(t, {
    readerUrls: [server.origin, named],
    connect: { lookup: toLoopback },
  });
  assert.equal((await client.get(get(server.origin))).kind, 'fresh');
  assert.equal((await client.get(get(named))).kind, 'fresh');
});

test('a redirect out of the web, or to what is no address, is refused; one to nowhere is a plain status', async (t) => {
  for (const location of [
    'file:///etc/passwd',
    'ftp://example.org/',
    'javascript:alert(1)',
    'http://[',
  ]) {
    const server = await startServer(t, (_, response) =>
      response.writeHead(302, { location }).end(),
    );
    const client = createLoopbackClient(t, { readerUrls: [server.origin] });
    await rejectsWith(client.get(get(server.origin)), 'redirect', location);
  }
  const server = await startServer(t, (_, response) => response.writeHead(302).end());
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  await assert.rejects(client.get(get(server.origin)), { name: 'HttpError', status: 302 });
});

test('credentials, keys and headers of a request do not follow it to another origin', async (t) => {
  const other = await startServer(t, (_, response) => response.end('body'));
  const server = await startServer(t, (_, response) =>
    response.writeHead(302, { location: other.origin.replace('//', '//evil:pair@') }).end(),
  );
  const readerUrls = [server.origin.replace('//', '//me:p%40ss@'), other.origin];
  const client = createLoopbackClient(t, { readerUrls });
  const result = await client.get(
    get(readerUrls[0] ?? '', { 'x-key': 'secret', accept: 'text/html' }),
  );
  assert.equal(server.requests[0]?.headers.authorization, `Basic ${btoa('me:p@ss')}`);
  assert.equal(server.requests[0]?.headers['x-key'], 'secret');
  assert.equal(other.requests[0]?.headers.authorization, undefined);
  assert.equal(other.requests[0]?.headers['x-key'], undefined);
  assert.equal(other.requests[0]?.headers.accept, 'text/html');
  assert.equal(result.kind === 'fresh' && result.url, `${other.origin}/`);
});

test('a fault names the address without its password and its key', async (t) => {
  const server = await startServer(t, (_, response) => response.writeHead(500).end());
  const url = `${server.origin.replace('//', '//me:secret@')}/live?api-key=secret&page=2`;
  const client = createLoopbackClient(t, { readerUrls: [url] });
  await assert.rejects(client.get(get(url)), { url: `${server.origin}/live?api-key=...&page=2` });
});

async function rejectsWith(asked: Promise<unknown>, kind: string, hint?: string): Promise<void> {
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof NetworkError, String(error));
    assert.equal(error.kind, kind, hint);
    return true;
  });
}
