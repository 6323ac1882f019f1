// Owns real HTTP servers on the loopback for tests of the network code: as rude as the test wants, and gone after it.

import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { TestContext } from 'node:test';

export type LoopbackServer = {
  readonly origin: string;
  readonly port: number;
  /** Every request so far. */
  readonly requests: readonly IncomingMessage[];
  /** Connections accepted so far. */
  connections(): number;
};

/** Serves `answer` until the test ends; then drops every connection. `secure` gives key and certificate, PEM. */
export async function startServer(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  secure?: { readonly key: string; readonly cert: string },
): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server = secure ? createSecureServer(secure, listener) : createServer(listener);
  server.on('connection', () => connections++);
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  t.after(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${port}`;
  return { origin, port, requests, connections: () => connections };
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}
