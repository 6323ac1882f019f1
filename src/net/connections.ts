// Owns the connections: pooled and kept alive, counted, and guarded where a page and not the reader chose the address.
// The only file that imports undici.

import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import type { Dispatcher } from 'undici';
import sendRequest from 'undici/lib/api/api-request.js';
import buildConnector from 'undici/lib/core/connect.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import { isPrivateAddress } from './address.ts';
import { RefusalError } from './network-error.ts';

/** How sockets are opened; what is absent is the system's own. */
export type ConnectOptions = {
  readonly lookup?: LookupFunction;
  /** Certificate authorities to trust instead of the system's, PEM. */
  readonly ca?: string;
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
  const { lookup = systemLookup, ca } = options;
  const open = (chosen: LookupFunction) =>
    createAgent({ lookup: chosen, timeout: connectTimeoutMs, ...(ca && { ca }) }, meter);
  // Two pools, since a connection that the reader's own address may use must not serve a page's.
  const own = open(lookup);
  const guarded = open(guardLookup(lookup));

  return {
    send: (url, headers, { guarded: isGuarded, signal }) =>
      sendRequest.call(isGuarded ? guarded : own, {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers,
        signal,
      }),
    bytesReceived: meter.bytes,
    async close() {
      await Promise.all([own.destroy(), guarded.destroy()]);
    },
  };
}

/** The caller's own deadline covers headers and body, so undici's timers are off. */
function createAgent(connect: Parameters<typeof buildConnector>[0], meter: Meter): Dispatcher {
  const connector = buildConnector({ ...connect, allowH2: false });
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    connect: (target, callback) =>
      connector(target, (...result) => {
        if (result[0] === null) meter.watch(result[1]);
        callback(...result);
      }),
  });
}

/** Checked as the connection is made, so that a name cannot resolve to one address for us and another for the socket. */
function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : (address ?? []).map((a) => a.address);
      const refused = error === null && found.some(isPrivateAddress);
      callback(refused ? new RefusalError('unsafe-address') : error, address, family);
    });
  };
}

type Meter = { watch(socket: Socket): void; bytes(): number };

function createMeter(): Meter {
  const open = new Set<Socket>();
  let closedBytes = 0;
  return {
    watch(socket) {
      open.add(socket);
      socket.once('close', () => {
        open.delete(socket);
        closedBytes += socket.bytesRead;
      });
    },
    bytes: () => [...open].reduce((sum, socket) => sum + socket.bytesRead, closedBytes),
  };
}
