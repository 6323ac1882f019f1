// Owns the connections: pooled and kept alive, counted, and guarded where a page and not the reader chose the address.
// With proxied.ts, which it loads where there is a proxy, the only file that imports undici.

import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import sendRequest from 'undici/lib/api/api-request.js';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import { guardLookup } from './guarded-lookup.ts';
import { createMeter, type Meter, metered } from './meter.ts';
import type { Proxied } from './proxied.ts';
import type { ProxyFor } from './proxies.ts';

/** How sockets are opened; what is absent is the system's own. */
export type ConnectOptions = {
  readonly lookup?: LookupFunction;
  /** Certificate authorities to trust instead of the system's, PEM. */
  readonly ca?: string;
  /** Left out where every address is asked directly. */
  readonly proxyFor?: ProxyFor;
};

export type Answer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'>;

export type Connections = {
  /** Sends one GET. `guarded`: refuse to connect when the name resolves to a private address. */
  send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    options: { readonly guarded: boolean; readonly signal: AbortSignal },
  ): Promise<Answer>;
  /** Bytes read from all sockets so far, headers included, before unpacking. */
  bytesReceived(): number;
  /** Closes every socket; what is in flight is rejected. */
  close(): Promise<void>;
};

/** Longer than the usual wait between polls, shorter than the time after which home routers forget a connection. */
const KEEP_ALIVE_MS = 75_000;

export function createConnections(options: ConnectOptions, connectTimeoutMs: number): Connections {
  const meter = createMeter();
  const { lookup = systemLookup, ca, proxyFor = () => null } = options;
  // Said aloud: an environment that has Node skip the check of certificates is not heeded.
  const tls = {
    rejectUnauthorized: true,
    timeout: connectTimeoutMs,
    allowH2: false,
    ...(ca && { ca }),
  };
  const open = (chosen: LookupFunction) => createAgent({ ...tls, lookup: chosen }, meter);
  // Two pools, since a connection that the reader's own address may use must not serve a page's.
  const own = open(lookup);
  const guarded = open(guardLookup(lookup));
  let proxied: Promise<Proxied> | null = null;

  function loadProxied(): Promise<Proxied> {
    proxied ??= import('./proxied.ts').then(({ createProxied }) =>
      createProxied({ lookup, tls, timeouts: TIMEOUTS, connectTimeoutMs, meter }),
    );
    return proxied;
  }

  return {
    async send(url, headers, { guarded: isGuarded, signal }) {
      const proxy = proxyFor(url);
      if (proxy !== null) {
        const { send } = await loadProxied();
        return untilAborted(send(proxy, url, headers, { guarded: isGuarded, signal }), signal);
      }
      const asked = sendRequest.call(isGuarded ? guarded : own, {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers,
        signal,
      });
      return untilAborted(asked, signal);
    },
    bytesReceived: meter.bytes,
    async close() {
      await Promise.all([own.destroy(), guarded.destroy(), proxied?.then(({ close }) => close())]);
    },
  };
}

/** The caller's own deadline covers headers and body, so undici's timers are off. */
const TIMEOUTS = {
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: KEEP_ALIVE_MS,
  keepAliveMaxTimeout: KEEP_ALIVE_MS,
};

function createAgent(connect: Parameters<typeof buildConnector>[0], meter: Meter): Dispatcher {
  return new Agent({ ...TIMEOUTS, connect: metered(buildConnector(connect), meter) });
}

/** Undici hears of an abort only once it is connected; nobody is to wait for that. */
function untilAborted<T>(asked: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp);
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
