import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { HttpError, NetworkError } from '../../src/model/errors.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { LOOPBACK_CERTIFICATE } from '../helpers/loopback-certificate.ts';
import { listen, startServer } from '../helpers/loopback-server.ts';
import { createLoopbackClient, get, toLoopback } from './loopback-client.ts';

const MEBIBYTE = 1024 * 1024;

/** What `get` throws for such an answer; fails the test if it throws nothing or something untyped. */
async function faultFor(
  t: TestContext,
  answer: (response: ServerResponse) => void,
): Promise<NetworkError | HttpError> {
  const server = await startServer(t, (_, response) => answer(response));
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  return faultOf(client.get(get(server.origin)));
}

async function faultOf(asked: Promise<unknown>): Promise<NetworkError | HttpError> {
  const thrown = await asked.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof NetworkError || thrown instanceof HttpError, String(thrown));
  return thrown;
}

function kindOf(fault: NetworkError | HttpError): string | number {
  return fault instanceof NetworkError ? fault.kind : fault.status;
}

test('a refused connection', async (t) => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const url = `http://127.0.0.1:${port}/`;
  const client = createLoopbackClient(t, { readerUrls: [url] });
  const fault = await faultOf(client.get(get(url)));
  assert.equal(kindOf(fault), 'refused');
  assert.equal(fault.url, url);
});

test('a name that does not resolve', async (t) => {
  const url = 'http://teleprinter.invalid/';
  const client = createLoopbackClient(t, { readerUrls: [url] });
  assert.equal(kindOf(await faultOf(client.get(get(url)))), 'dns');
});

test('a certificate that nobody vouches for', async (t) => {
  const server = await startServer(t, (_, response) => response.end('x'), LOOPBACK_CERTIFICATE);
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  assert.equal(kindOf(await faultOf(client.get(get(server.origin)))), 'certificate');
});

test('a certificate for another host', async (t) => {
  const server = await startServer(t, (_, response) => response.end('x'), LOOPBACK_CERTIFICATE);
  const url = `https://other.test:${server.port}/`;
  const client = createLoopbackClient(t, {
    readerUrls: [url],
    connect: { ca: LOOPBACK_CERTIFICATE.cert, lookup: toLoopback },
  });
  assert.equal(kindOf(await faultOf(client.get(get(url)))), 'certificate');
});

test('a certificate that a given authority vouches for is no fault', async (t) => {
  const server = await startServer(t, (_, response) => response.end('x'), LOOPBACK_CERTIFICATE);
  const client = createLoopbackClient(t, {
    readerUrls: [server.origin],
    connect: { ca: LOOPBACK_CERTIFICATE.cert },
  });
  assert.equal((await client.get(get(server.origin))).kind, 'fresh');
});

test('a reset before the answer', async (t) => {
  const fault = await faultFor(t, (response) => response.destroy());
  assert.equal(kindOf(fault), 'reset');
});

test('a reset in the middle of a body of known length', async (t) => {
  const fault = await faultFor(t, (response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('half', () => response.destroy());
  });
  assert.equal(kindOf(fault), 'reset');
});

test('a reset in the middle of a chunked body', async (t) => {
  const fault = await faultFor(t, (response) => {
    response.write('half', () => response.destroy());
  });
  assert.equal(kindOf(fault), 'reset');
});

test('a reset in the middle of a packed body is a reset, not a packing fault', async (t) => {
  const packed = gzipSync('The Eagle has landed. '.repeat(1000));
  const fault = await faultFor(t, (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.write(packed.subarray(0, 40), () => response.destroy());
  });
  assert.equal(kindOf(fault), 'reset');
});

test('an answer that is not HTTP', async (t) => {
  const server = createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.9\r\n'));
  const port = await listen(server);
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${port}/`;
  const client = createLoopbackClient(t, { readerUrls: [url] });
  assert.equal(kindOf(await faultOf(client.get(get(url)))), 'other');
});

test('headers beyond all measure', async (t) => {
  const fault = await faultFor(t, (response) => {
    response.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end();
  });
  assert.equal(kindOf(fault), 'too-large');
});

test('a packed body that ends early, or is no such thing', async (t) => {
  const bodies: [string, Buffer][] = [
    ['gzip', gzipSync('x'.repeat(10_000)).subarray(0, 20)],
    ['gzip', Buffer.from('{"not":"packed"}')],
    ['br', brotliCompressSync(Buffer.from('The Eagle has landed. '.repeat(100))).subarray(0, 20)],
    ['br', Buffer.alloc(1000, 0xff)],
    ['deflate', Buffer.from('{"not":"packed"}')],
    ['compress', Buffer.from('x')],
    ['gzip, gzip', gzipSync(gzipSync('x'))],
  ];
  for (const [encoding, body] of bodies) {
    const fault = await faultFor(t, (response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    assert.equal(kindOf(fault), 'encoding', `${encoding} ${body.length}`);
  }
});

test('a body of 50 MiB is given up at the cap, and its connection with it', async (t) => {
  let sent = 0;
  const chunk = Buffer.alloc(MEBIBYTE, 'x');
  const server = await startServer(t, (_, response) => {
    const pump = () => {
      while (sent < 50 * MEBIBYTE && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', pump);
      }
      response.end();
    };
    pump();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  assert.equal(kindOf(await faultOf(client.get(get(server.origin)))), 'too-large');
  assert.ok(sent < 40 * MEBIBYTE, `${sent} bytes were sent`);
});

test('a body that announces 50 MiB is not read at all, and its connection is dropped', async (t) => {
  const dropped = Promise.withResolvers<void>();
  const server = await startServer(t, (_, response) => {
    response.on('close', dropped.resolve);
    response.writeHead(200, { 'content-length': 50 * MEBIBYTE }).flushHeaders();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  assert.equal(kindOf(await faultOf(client.get(get(server.origin)))), 'too-large');
  await dropped.promise;
});

test('a gzip bomb is given up at the cap', async (t) => {
  const bomb = gzipSync(Buffer.alloc(64 * MEBIBYTE));
  assert.ok(bomb.length < MEBIBYTE / 8);
  const fault = await faultFor(t, (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
  });
  assert.equal(kindOf(fault), 'too-large');
});

test('a body of exactly the cap is read', async (t) => {
  const server = await startServer(t, (_, response) => response.end('x'.repeat(100)));
  const limits = { readerUrls: [server.origin] };
  const roomy = createLoopbackClient(t, { ...limits, bodyCapBytes: 100 });
  assert.equal((await roomy.get(get(server.origin))).kind, 'fresh');
  const tight = createLoopbackClient(t, { ...limits, bodyCapBytes: 99 });
  assert.equal(kindOf(await faultOf(tight.get(get(server.origin)))), 'too-large');
});

const SLOW: Record<string, (response: ServerResponse) => void> = {
  'headers that do not come': () => {},
  'a body that stalls': (response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('half');
  },
  'a packed body that stalls': (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('x').subarray(0, 12));
  },
};

for (const [name, answer] of Object.entries(SLOW)) {
  test(`${name} end the wait after 20 seconds`.replace('stalls end', 'stalls ends'), async (t) => {
    const clock = createFakeClock();
    const arrived = Promise.withResolvers<void>();
    const server = await startServer(t, (_, response) => {
      answer(response);
      arrived.resolve();
    });
    const client = createLoopbackClient(t, { readerUrls: [server.origin], clock });
    const asked = faultOf(client.get(get(server.origin)));
    await arrived.promise;
    await clock.advance(19_999);
    assert.deepEqual(clock.waits(), [1]);
    await clock.advance(1);
    assert.equal(kindOf(await asked), 'timeout');
    assert.deepEqual(clock.waits(), []);
  });
}

test('an error page that stalls still tells its status', async (t) => {
  const clock = createFakeClock();
  const server = await startServer(t, (_, response) => response.writeHead(503).write('<h1>'));
  const client = createLoopbackClient(t, { readerUrls: [server.origin], clock });
  const asked = faultOf(client.get(get(server.origin)));
  while (client.bytesReceived() === 0) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(20_000);
  assert.equal(kindOf(await asked), 503);
});

test('no timer and no sleeper is left after an answer', async (t) => {
  const clock = createFakeClock();
  const server = await startServer(t, (_, response) => response.end('x'));
  const client = createLoopbackClient(t, { readerUrls: [server.origin], clock });
  await client.get(get(server.origin));
  assert.deepEqual(clock.waits(), []);
});

test('the caller who gives up gets the reason back, before and during the request', async (t) => {
  const arrived = Promise.withResolvers<void>();
  const server = await startServer(t, () => arrived.resolve());
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const reason = new Error('the reader has left');
  const leaving = new AbortController();
  const asked = client.get(get(server.origin), leaving.signal);
  await arrived.promise;
  leaving.abort(reason);
  await assert.rejects(asked, reason);
  await assert.rejects(client.get(get(server.origin), leaving.signal), reason);
  assert.equal(server.requests.length, 1);
});

test('closing the client ends what is in flight with a fault', async (t) => {
  const arrived = Promise.withResolvers<void>();
  const server = await startServer(t, () => arrived.resolve());
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  const asked = faultOf(client.get(get(server.origin)));
  await arrived.promise;
  await client.close();
  assert.equal(kindOf(await asked), 'other');
});

for (const status of [400, 401, 403, 404, 410, 429, 500, 502, 503]) {
  test(`HTTP ${status} is a fault with its status`, async (t) => {
    const fault = await faultFor(t, (response) => response.writeHead(status).end('<h1>Sorry</h1>'));
    assert.equal(kindOf(fault), status);
    assert.equal(fault instanceof HttpError && fault.retryAfterMs, null);
  });
}

test('a 429 carries its Retry-After, in seconds or as a date', async (t) => {
  const forms = [
    { 'retry-after': '120' },
    { 'retry-after': 'Wed, 16 Jul 1969 13:34:00 GMT', date: 'Wed, 16 Jul 1969 13:32:00 GMT' },
  ];
  for (const form of forms) {
    const fault = await faultFor(t, (response) => response.writeHead(429, form).end());
    assert.equal(fault instanceof HttpError && fault.retryAfterMs, 120_000);
  }
});

test('a Retry-After date without a Date is measured by our own clock', async (t) => {
  const clock = createFakeClock(Date.UTC(1969, 6, 16, 13, 32));
  const server = await startServer(t, (_, response) => {
    response.sendDate = false;
    response.writeHead(503, { 'retry-after': 'Wed, 16 Jul 1969 13:33:30 GMT' }).end();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin], clock });
  const fault = await faultOf(client.get(get(server.origin)));
  assert.equal(fault instanceof HttpError && fault.retryAfterMs, 90_000);
});

test('an address that is none, or not of the web, is a fault that keeps its password to itself', async (t) => {
  const client = createLoopbackClient(t, { readerUrls: [] });
  for (const url of [
    'nowhere',
    'file:///etc/passwd',
    'http://me:secret@host:port/',
    'ftp://me:secret@host/',
  ]) {
    const fault = await faultOf(client.get(get(url)));
    assert.equal(kindOf(fault), 'other');
    assert.doesNotMatch(fault.url, /secret/u);
  }
});

test('headers beyond all number', async (t) => {
  const fault = await faultFor(t, (response) => {
    for (let index = 0; index < 10_000; index++) response.setHeader(`x-${index}`, 'x');
    response.end();
  });
  assert.equal(kindOf(fault), 'too-large');
});

test('hints without end in place of an answer end the wait after 20 seconds', async (t) => {
  const clock = createFakeClock();
  const server = createServer((socket) => {
    const hint = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n';
    const pump = () => void (socket.destroyed || socket.write(hint, () => setImmediate(pump)));
    socket.on('error', () => {}).resume();
    pump();
  });
  const port = await listen(server);
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${port}/`;
  const client = createLoopbackClient(t, { readerUrls: [url], clock });
  const asked = faultOf(client.get(get(url)));
  while (client.bytesReceived() < 10_000) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(20_000);
  assert.equal(kindOf(await asked), 'timeout');
});

test('a body that goes on for ever in small pieces ends the wait after 20 seconds', async (t) => {
  const clock = createFakeClock();
  const server = await startServer(t, (_, response) => {
    const pump = () => void (response.destroyed || response.write('x', () => setImmediate(pump)));
    pump();
  });
  const client = createLoopbackClient(t, { readerUrls: [server.origin], clock });
  const asked = faultOf(client.get(get(server.origin)));
  while (client.bytesReceived() < 5000) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(20_000);
  assert.equal(kindOf(await asked), 'timeout');
});

test('an environment that has Node skip the check of certificates is not heeded', async (t) => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  t.after(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  const server = await startServer(t, (_, response) => response.end('x'), LOOPBACK_CERTIFICATE);
  const client = createLoopbackClient(t, { readerUrls: [server.origin] });
  assert.equal(kindOf(await faultOf(client.get(get(server.origin)))), 'certificate');
  assert.equal(server.requests.length, 0);
});

test('a connection that is never made keeps nobody who gives up waiting', async (t) => {
  const url = 'http://story.test/';
  // A name server that does not answer: undici would hear of the abort only after it has.
  const client = createLoopbackClient(t, { readerUrls: [url], connect: { lookup: () => {} } });
  const leaving = new AbortController();
  const asked = client.get(get(url), leaving.signal);
  const reason = new Error('the reader has left');
  setImmediate(() => leaving.abort(reason));
  await assert.rejects(asked, reason);
});
