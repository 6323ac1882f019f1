// Owns asking through a proxy. A proxy resolves names by itself, so what a page named is looked up here first, and the
// rule against private addresses holds behind a proxy too. Loaded only where the environment names one.

import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
import openTunnel from 'undici/lib/api/api-connect.js';
import sendRequest from 'undici/lib/api/api-request.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import type { Connections } from './connections.ts';
import { publicAddressOf } from './guarded-lookup.ts';
import { type Meter, metered } from './meter.ts';
import { isCertificateFault, RefusalError } from './network-error.ts';
import { shownProxy } from './proxies.ts';

type PoolOptions = NonNullable<ConstructorParameters<typeof Pool>[1]>;

export type Proxied = {
  /** As `Connections.send`, through this proxy. Rejects with RefusalError of kind "proxy" where the proxy is to blame. */
  readonly send: (
    proxy: URL,
    ...request: Parameters<Connections['send']>
  ) => ReturnType<Connections['send']>;
  readonly close: () => Promise<void>;
};

export type ProxiedOptions = {
  readonly lookup: LookupFunction;
  /** How TLS is spoken, with the proxy and through it. */
  readonly tls: buildConnector.BuildOptions;
  readonly timeouts: Pick<
    PoolOptions,
    'headersTimeout' | 'bodyTimeout' | 'keepAliveTimeout' | 'keepAliveMaxTimeout'
  >;
  readonly connectTimeoutMs: number;
  readonly meter: Meter;
};

export function createProxied(options: ProxiedOptions): Proxied {
  /** A connection that the reader's own address may use must not serve a page's. */
  const own = new Map<string, Dispatcher>();
  const guarded = new Map<string, Dispatcher>();

  function through(proxy: URL, isGuarded: boolean): Dispatcher {
    const agents = isGuarded ? guarded : own;
    const agent = agents.get(proxy.href) ?? createAgent(proxy, isGuarded, options);
    agents.set(proxy.href, agent);
    return agent;
  }

  return {
    async send(proxy, url, headers, { guarded: isGuarded, signal }) {
      const target = isGuarded ? await checkedTarget(url, options.lookup) : url;
      try {
        return await sendRequest.call(through(proxy, isGuarded), {
          origin: target.origin,
          path: url.pathname + url.search,
          method: 'GET',
          headers: { ...headers, host: url.host },
          signal,
        });
      } catch (error) {
        throw blame(proxy, error) ?? error;
      }
    },
    async close() {
      await Promise.all([...own.values(), ...guarded.values()].map((agent) => agent.destroy()));
    },
  };
}

/**
 * What is asked of the proxy for an address that a page named. A name that would lead the proxy elsewhere than us ends at
 * the certificate; in the clear nothing would stop it, so there the proxy is given the address that was looked at.
 */
async function checkedTarget(url: URL, lookup: LookupFunction): Promise<URL> {
  const address = await publicAddressOf(url.hostname, lookup);
  if (url.protocol === 'https:') return url;
  const target = new URL(url);
  target.hostname = isIP(address) === 6 ? `[${address}]` : address;
  return target;
}

function createAgent(proxy: URL, isGuarded: boolean, options: ProxiedOptions): Dispatcher {
  const { tls, timeouts, connectTimeoutMs, meter } = options;
  const counted = (connect: buildConnector.connector) => telling(proxy, metered(connect, meter));
  return new ProxyAgent({
    ...timeouts,
    uri: proxy.href,
    // Only through a tunnel can a page's address be named by its number, and its host by its name.
    proxyTunnel: isGuarded,
    requestTls: tls,
    proxyTls: { ...tls, lookup: options.lookup },
    clientFactory: (origin, given) =>
      withTunnels(
        new Pool(origin, { ...counting(given, counted), headersTimeout: connectTimeoutMs }),
      ),
    // What is forwarded has a connection to the proxy of its own; what is tunnelled is counted above.
    factory: (origin, given) =>
      new Pool(origin, String(origin) === proxy.href ? counting(given, counted) : given),
  });
}

/** The index of undici, which we do without, would add this to every dispatcher. */
function withTunnels(pool: Dispatcher): Dispatcher {
  return Object.assign(pool, { connect: openTunnel });
}

function counting(
  given: object,
  counted: (connect: buildConnector.connector) => buildConnector.connector,
): PoolOptions {
  const { connect, ...rest }: PoolOptions = given;
  return { ...rest, ...(typeof connect === 'function' && { connect: counted(connect) }) };
}

/** The same connector, whose faults are those of the proxy. TLS has names for servers, and no numbers. */
function telling(proxy: URL, connect: buildConnector.connector): buildConnector.connector {
  return ({ servername = '', ...target }, callback) =>
    connect({ ...target, ...(isIP(servername) === 0 && { servername }) }, (...result) => {
      if (result[0] === null) callback(...result);
      else callback(unreachable(proxy, result[0]), null);
    });
}

function unreachable(proxy: URL, cause: unknown): RefusalError {
  const trouble = isCertificateFault(cause)
    ? 'shows a certificate that is not valid'
    : 'cannot be reached';
  return new RefusalError('proxy', `the proxy ${shownProxy(proxy)} ${trouble}`, { cause });
}

/** Null where it is not the proxy's fault. Undici tells a proxy's refusal by its words alone. */
function blame(proxy: URL, error: unknown): RefusalError | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? error.code : null;
  if (
    code === 'UND_ERR_PRX_TLS' ||
    code === 'UND_ERR_PRX_CONN' ||
    code === 'UND_ERR_HEADERS_TIMEOUT'
  )
    return unreachable(proxy, error.cause);
  const status = /^Proxy (?:response|Authentication Required) \((\d{3})\)/u.exec(
    error.message,
  )?.[1];
  if (status === undefined) return null;
  const trouble = status === '407' ? wantsName(proxy) : `lets nothing through (HTTP ${status})`;
  return new RefusalError('proxy', `the proxy ${shownProxy(proxy)} ${trouble}`, { cause: error });
}

function wantsName({ username }: URL): string {
  return username === ''
    ? 'wants a user name and a password'
    : 'does not take this user name and password';
}
