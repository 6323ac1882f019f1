// Owns the tests of fetching what is not text: as safe as every request, and with a cap of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import { fetchBytes } from '../../src/net/fetch-bytes.ts';
import { startServer } from '../helpers/loopback-server.ts';

const REQUEST = { userAgent: 'test', accept: 'image/png', capBytes: 1000 };
const { signal } = new AbortController();

test('the bytes come as they are, and are asked for by what is accepted', async (t) => {
  const bytes = Uint8Array.from([0, 0xff, 0x80, 0xc3, 0x28]);
  const { origin, requests } = await startServer(t, (_, response) => response.end(bytes));
  const given = await fetchBytes(`${origin}/a.png`, { ...REQUEST, readerUrls: [origin] }, signal);
  assert.deepEqual([...given], [...bytes]);
  assert.equal(requests[0]?.headers.accept, 'image/png');
  assert.equal(requests[0]?.headers['user-agent'], 'test');
});

test('what is larger than the cap is not read', async (t) => {
  const { origin } = await startServer(t, (_, response) => {
    response.write(Buffer.alloc(600));
    response.end(Buffer.alloc(600));
  });
  const asked = fetchBytes(`${origin}/a.png`, { ...REQUEST, readerUrls: [origin] }, signal);
  await assert.rejects(
    asked,
    (error) => error instanceof NetworkError && error.kind === 'too-large',
  );
});

test('a page cannot name an image on a private address', async (t) => {
  const { origin, connections } = await startServer(t, (_, response) => response.end('x'));
  const request = { ...REQUEST, readerUrls: ['https://example.org'] };
  const asked = fetchBytes(`${origin}/a.png`, request, signal);
  await assert.rejects(
    asked,
    (error) => error instanceof NetworkError && error.kind === 'unsafe-address',
  );
  assert.equal(connections(), 0);
});

test('a status that is no answer is told of', async (t) => {
  const { origin } = await startServer(t, (_, response) => {
    response.statusCode = 404;
    response.end('no such image');
  });
  const asked = fetchBytes(`${origin}/a.png`, { ...REQUEST, readerUrls: [origin] }, signal);
  await assert.rejects(asked, (error) => error instanceof HttpError && error.status === 404);
});

test('what is under way is given up when nobody waits for it any more', async (t) => {
  const { origin } = await startServer(t, () => {});
  const stop = new AbortController();
  const asked = fetchBytes(`${origin}/a.png`, { ...REQUEST, readerUrls: [origin] }, stop.signal);
  stop.abort(new Error('enough'));
  await assert.rejects(asked, /enough/u);
});
