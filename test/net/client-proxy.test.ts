// Owns what holds when a proxy stands between us and the address: the same rules as without one.

import assert from 'node:assert/strict';
import type { LookupFunction } from 'node:net';
import { type TestContext, test } from 'node:test';
import { describeFault, NetworkError } from '../../src/model/errors.ts';
import type { Client } from '../../src/net/client.ts';
import { readProxies } from '../../src/net/proxies.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';
import { LOOPBACK_CERTIFICATE } from '../helpers/loopback-certificate.ts';
import { startProxy } from '../helpers/loopback-proxy.ts';
import { startServer } from '../helpers/loopback-server.ts';
import { createLoopbackClient, get } from './loopback-client.ts';

const CA = LOOPBACK_CERTIFICATE.cert;

/** As a name server in the world would: `inside.test` is a machine of the reader's own network, the rest are public. */
const lookup: LookupFunction = (hostname, options, callback) => {
  const address = hostname === 'inside.test' ? '192.168.1.1' : '93.184.215.14';
  if (options.all) callback(null, [{ address, family: 4 }]);
  else callback(null, address, 4);
};

function clientBehind(
  t: TestContext,
  proxy: string,
  readerUrls: readonly string[],
  clock = createFakeClock(),
): Client {
  const proxyFor = readProxies({ http_proxy: proxy, https_proxy: proxy });
  return createLoopbackClient(t, { readerUrls, clock, connect: { proxyFor, lookup, ca: CA } });
}

/** The pool sees that a connection is free again in the turn after its answer. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function faultOf(asked: Promise<unknown>): Promise<NetworkError> {
  const thrown = await asked.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof NetworkError, String(thrown));
  return thrown;
}

test('an https address is asked through a tunnel, to its own certificate', async (t) => {
  const server = await startServer(t, (_, response) => response.end('story'), LOOPBACK_CERTIFICATE);
  const proxy = await startProxy(t);
  const url = `https://story.test:${server.port}/live`;
  const client = clientBehind(t, proxy.origin, [url]);
  const result = await client.get(get(url));
  assert.equal(result.kind === 'fresh' && result.body, 'story');
  assert.equal(result.kind === 'fresh' && result.url, url);
  assert.deepEqual(proxy.asked, [`CONNECT story.test:${server.port}`]);
  assert.equal(server.requests[0]?.headers.host, `story.test:${server.port}`);
  await nextTurn();
  await client.get(get(url));
  assert.equal(proxy.asked.length, 1, 'the tunnel is kept for the next question');
});

test('an http address that the reader named is forwarded, with nothing added', async (t) => {
  const server = await startServer(t, (_, response) => response.end('story'));
  const proxy = await startProxy(t);
  const url = `http://story.test:${server.port}/live?page=1`;
  const client = clientBehind(t, proxy.origin, [url]);
  assert.equal((await client.get(get(url))).kind, 'fresh');
  assert.deepEqual(proxy.asked, [`GET ${url}`]);
  assert.equal(server.requests[0]?.headers['user-agent'], 'teleprinter-test');
  assert.equal(server.requests[0]?.headers['proxy-authorization'], undefined);
});

test('a proxy may be spoken to under TLS', async (t) => {
  const server = await startServer(t, (_, response) => response.end('story'), LOOPBACK_CERTIFICATE);
  const proxy = await startProxy(t, { secure: LOOPBACK_CERTIFICATE });
  const url = `https://story.test:${server.port}/live`;
  assert.equal((await clientBehind(t, proxy.origin, [url]).get(get(url))).kind, 'fresh');
});

test('user name and password of a proxy go to the proxy and nowhere else', async (t) => {
  const server = await startServer(t, (_, response) => response.end('story'), LOOPBACK_CERTIFICATE);
  const plain = await startServer(t, (_, response) => response.end('story'));
  const proxy = await startProxy(t);
  const urls = [`https://story.test:${server.port}/`, `http://story.test:${plain.port}/`] as const;
  const client = clientBehind(t, proxy.origin.replace('//', '//me:s%40cret@'), urls);
  for (const url of urls) await client.get(get(url));
  for (const headers of proxy.headers)
    assert.equal(headers['proxy-authorization'], `Basic ${btoa('me:s@cret')}`);
  assert.equal(proxy.headers.length, 2);
  assert.equal(server.requests[0]?.headers['proxy-authorization'], undefined);
});

test('what runs on this computer is asked directly', async (t) => {
  const server = await startServer(t, (_, response) => response.end('story'));
  const proxy = await startProxy(t);
  const client = clientBehind(t, proxy.origin, [server.origin]);
  assert.equal((await client.get(get(server.origin))).kind, 'fresh');
  assert.deepEqual(proxy.asked, []);
});

test('bytes are counted behind a proxy too', async (t) => {
  const body = 'x'.repeat(50_000);
  const secure = await startServer(t, (_, response) => response.end(body), LOOPBACK_CERTIFICATE);
  const plain = await startServer(t, (_, response) => response.end(body));
  const proxy = await startProxy(t);
  for (const url of [`https://story.test:${secure.port}/`, `http://story.test:${plain.port}/`]) {
    const client = clientBehind(t, proxy.origin, [url]);
    await client.get(get(url));
    const once = client.bytesReceived();
    assert.ok(once > 50_000 && once < 53_000, `${once} bytes of ${url}`);
    await client.close();
    assert.equal(client.bytesReceived(), once);
  }
});

test('a page cannot have the proxy ask a private address, by number or by name', async (t) => {
  const proxy = await startProxy(t);
  const client = clientBehind(t, proxy.origin, ['https://www.example.org/']);
  for (const url of [
    'http://192.168.1.1/',
    'https://[fd00::1]/',
    'http://inside.test/',
    'https://inside.test/',
  ]) {
    assert.equal((await faultOf(client.get(get(url)))).kind, 'unsafe-address', url);
  }
  assert.deepEqual(proxy.asked, []);
});

test('what a page named in the clear is asked for by the number that was looked at, under its own name', async (t) => {
  const server = await startServer(t, (_, response) => response.end('posts'));
  const proxy = await startProxy(t);
  const client = clientBehind(t, proxy.origin, ['https://www.example.org/']);
  const url = `http://posts.test:${server.port}/all`;
  const result = await client.get(get(url));
  assert.equal(result.kind === 'fresh' && result.url, url);
  assert.deepEqual(proxy.asked, [`CONNECT 93.184.215.14:${server.port}`]);
  assert.equal(server.requests[0]?.headers.host, `posts.test:${server.port}`);
});

test('what a page named under TLS must show the certificate of its name, wherever the proxy leads', async (t) => {
  const server = await startServer(t, (_, response) => response.end('x'), LOOPBACK_CERTIFICATE);
  const proxy = await startProxy(t);
  const client = clientBehind(t, proxy.origin, ['https://www.example.org/']);
  const good = `https://story.test:${server.port}/`;
  assert.equal((await client.get(get(good))).kind, 'fresh');
  const other = `https://other.test:${server.port}/`;
  assert.equal((await faultOf(client.get(get(other)))).kind, 'certificate');
  assert.equal(server.requests.length, 1);
});

test('a redirect is held to the rules behind a proxy too', async (t) => {
  const proxy = await startProxy(t);
  const server = await startServer(
    t,
    (request, response) => {
      const location = request.url === '/down' ? 'http://story.test/' : 'https://inside.test/';
      response.writeHead(302, { location }).end();
    },
    LOOPBACK_CERTIFICATE,
  );
  const url = `https://story.test:${server.port}`;
  const client = clientBehind(t, proxy.origin, [url]);
  assert.equal((await faultOf(client.get(get(`${url}/down`)))).kind, 'redirect');
  await nextTurn();
  assert.equal((await faultOf(client.get(get(`${url}/in`)))).kind, 'unsafe-address');
  assert.deepEqual(proxy.asked, [`CONNECT story.test:${server.port}`]);
});

for (const [status, words] of [
  [403, 'lets nothing through (HTTP 403)'],
  [502, 'lets nothing through (HTTP 502)'],
  [407, 'does not take this user name and password'],
] as const) {
  test(`a proxy that answers ${status} is told of by its name, without its password`, async (t) => {
    const proxy = await startProxy(t, { status });
    const url = 'https://story.test/live';
    const client = clientBehind(t, proxy.origin.replace('//', '//me:secret@'), [url]);
    const fault = await faultOf(client.get(get(url)));
    assert.equal(fault.kind, 'proxy');
    assert.equal(describeFault(fault), `the proxy ${proxy.origin} ${words}, on the way to ${url}`);
  });
}

test('a proxy that wants to know who asks says so, also of what it would forward', async (t) => {
  const proxy = await startProxy(t, { status: 407 });
  for (const url of ['https://story.test/', 'http://story.test/']) {
    const fault = await faultOf(clientBehind(t, proxy.origin, [url]).get(get(url)));
    assert.equal(fault.proxy, `the proxy ${proxy.origin} wants a user name and a password`);
  }
});

test('a proxy that is not there, or shows a certificate of nobody, is told of', async (t) => {
  const gone = await startProxy(t);
  const port = Number(new URL(gone.origin).port);
  const nobody = `http://me:secret@127.0.0.1:${port === 1 ? 2 : 1}`;
  for (const url of ['https://story.test/', 'http://story.test/']) {
    const fault = await faultOf(clientBehind(t, nobody, [url]).get(get(url)));
    assert.match(fault.proxy ?? '', /^the proxy http:\/\/127\.0\.0\.1:1 cannot be reached$/u);
    assert.doesNotMatch(String(fault.stack), /secret/u);
  }
  const strange = await startProxy(t, { secure: LOOPBACK_CERTIFICATE });
  const proxyFor = readProxies({ https_proxy: strange.origin });
  const url = 'https://story.test/';
  const client = createLoopbackClient(t, { readerUrls: [url], connect: { proxyFor, lookup } });
  const fault = await faultOf(client.get(get(url)));
  assert.equal(fault.proxy, `the proxy ${strange.origin} shows a certificate that is not valid`);
});

test('a proxy that does not answer ends the wait like a server that does not', async (t) => {
  const clock = createFakeClock();
  const proxy = await startProxy(t, { status: null });
  const url = 'https://story.test/live';
  const asked = faultOf(clientBehind(t, proxy.origin, [url], clock).get(get(url)));
  while (proxy.asked.length === 0) await nextTurn();
  await clock.advance(20_000);
  assert.equal((await asked).kind, 'timeout');
});

test('a kind of proxy that cannot be used is a fault, and the address is not asked without it', async (t) => {
  const server = await startServer(t, (_, response) => response.end('x'));
  const url = `http://story.test:${server.port}/`;
  const proxyFor = readProxies({ all_proxy: 'socks5://me:secret@127.0.0.1:1080' });
  const client = createLoopbackClient(t, { readerUrls: [url], connect: { proxyFor, lookup } });
  const fault = await faultOf(client.get(get(url)));
  assert.equal(fault.proxy, 'the proxy socks5://127.0.0.1:1080 is none of http:// or https://');
  assert.equal(server.connections(), 0);
});
