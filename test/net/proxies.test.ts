import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProxies, shownProxy } from '../../src/net/proxies.ts';

const PROXY = 'http://proxy.test:3128';

/** As it would be sent to, or null for straight to the address. */
function proxyOf(environment: Record<string, string>, url: string): string | null {
  return readProxies(environment)(new URL(url))?.origin ?? null;
}

test('each scheme has a variable of its own, in small or capital letters, and the small ones win', () => {
  const environment = {
    https_proxy: PROXY,
    HTTPS_PROXY: 'http://other:1',
    HTTP_PROXY: 'http://plain:2',
  };
  assert.equal(proxyOf(environment, 'https://example.org/'), PROXY);
  assert.equal(proxyOf(environment, 'http://example.org/'), 'http://plain:2');
  assert.equal(proxyOf({ HTTP_PROXY: PROXY }, 'https://example.org/'), null);
  assert.equal(proxyOf({ https_proxy: '', HTTPS_PROXY: PROXY }, 'https://example.org/'), PROXY);
});

test('a variable for all schemes stands in for one that is not set', () => {
  const environment = { ALL_PROXY: PROXY, http_proxy: 'http://plain:2' };
  assert.equal(proxyOf(environment, 'https://example.org/'), PROXY);
  assert.equal(proxyOf(environment, 'http://example.org/'), 'http://plain:2');
  assert.equal(proxyOf({}, 'https://example.org/'), null);
});

test('a proxy may be named without its scheme', () => {
  assert.equal(proxyOf({ https_proxy: 'proxy.test:3128' }, 'https://example.org/'), PROXY);
  assert.equal(proxyOf({ https_proxy: 'me:pass@proxy.test:3128' }, 'https://example.org/'), PROXY);
});

test('what runs on this computer is never asked through a proxy', () => {
  for (const host of [
    'localhost',
    'demo.localhost',
    'LOCALHOST.',
    '127.0.0.1',
    '127.9.9.9',
    '2130706433',
    '[::1]',
  ]) {
    assert.equal(proxyOf({ http_proxy: PROXY }, `http://${host}:8080/`), null, host);
  }
  for (const host of ['192.168.1.2', 'localhost.example.org', '128.0.0.1', '[::2]']) {
    assert.equal(proxyOf({ http_proxy: PROXY }, `http://${host}/`), PROXY, host);
  }
});

const EXEMPT: readonly (readonly [list: string, url: string, isExempt: boolean])[] = [
  ['*', 'https://example.org/', true],
  ['example.org', 'https://example.org/', true],
  ['example.org', 'https://www.example.org/', true],
  ['example.org', 'https://EXAMPLE.org./', true],
  ['example.org', 'https://notexample.org/', false],
  ['.example.org', 'https://www.example.org/', true],
  ['*.example.org', 'https://www.example.org/', true],
  ['other.test, example.org', 'https://example.org/', true],
  ['other.test  example.org', 'https://example.org/', true],
  ['example.org:8443', 'https://example.org:8443/', true],
  ['example.org:8443', 'https://example.org/', false],
  ['example.org:443', 'https://example.org/', true],
  ['10.0.0.0/8', 'https://10.1.2.3/', true],
  ['10.0.0.0/8', 'https://11.1.2.3/', false],
  ['10.0.0.0/8', 'https://ten.example.org/', false],
  ['192.168.1.2', 'https://192.168.1.2/', true],
  ['fd00::/8', 'https://[fd00::1]/', true],
  ['[fd00::1]:443', 'https://[fd00::1]/', true],
  ['10.0.0.0/99', 'https://10.1.2.3/', false],
  ['what/ever', 'https://example.org/', false],
  ['', 'https://example.org/', false],
  [',', 'https://example.org/', false],
];

for (const [list, url, isExempt] of EXEMPT) {
  test(`no_proxy "${list}" ${isExempt ? 'exempts' : 'does not exempt'} ${url}`, () => {
    const expected = isExempt ? null : PROXY;
    assert.equal(proxyOf({ https_proxy: PROXY, no_proxy: list }, url), expected);
    assert.equal(proxyOf({ https_proxy: PROXY, NO_PROXY: list }, url), expected);
  });
}

test('a proxy that cannot be used is refused when it is needed, and its password is kept to itself', () => {
  for (const [named, words] of [
    [
      'socks5://me:secret@proxy.test:1080',
      'the proxy socks5://proxy.test:1080 is none of http:// or https://',
    ],
    ['http://me:secret@:1', 'the proxy that the environment names is none of http:// or https://'],
  ] as const) {
    const proxyFor = readProxies({ all_proxy: named, no_proxy: 'example.org' });
    assert.equal(proxyFor(new URL('https://example.org/')), null);
    assert.throws(() => proxyFor(new URL('https://example.net/')), { kind: 'proxy', proxy: words });
  }
});

test('a proxy is shown without its user name and password', () => {
  assert.equal(shownProxy(new URL('http://me:secret@proxy.test:3128')), PROXY);
});
