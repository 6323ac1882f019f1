// Owns an HTTP proxy on the loopback for tests: it tunnels and forwards, and whatever it is asked for leads to the loopback.

import { createServer, type IncomingMessage, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { listen } from './loopback-server.ts';

export type LoopbackProxy = {
  /** http or https, with the port. */
  readonly origin: string;
  /** What was asked for, in order: "CONNECT story.test:443" or "GET http://story.test/live". */
  readonly asked: readonly string[];
  /** The headers of each. */
  readonly headers: readonly IncomingMessage['headers'][];
};

export type ProxyConduct = {
  /** The answer to a CONNECT; 200 where left out, null for none at all. */
  readonly status?: number | null;
  readonly secure?: { readonly key: string; readonly cert: string };
};

/** Every name is taken for this computer; its port is the one that was asked for. Gone after the test. */
export async function startProxy(
  t: TestContext,
  conduct: ProxyConduct = {},
): Promise<LoopbackProxy> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const sockets = new Set<Socket>();
  const { status = 200, secure } = conduct;
  const note = (incoming: IncomingMessage) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    headers.push(incoming.headers);
  };
  const server = secure ? createSecureServer(secure) : createServer();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('tlsClientError', () => {});
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    note(incoming);
    socket.on('error', () => {});
    if (status === null) return;
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(Number(incoming.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    onward.on('error', () => socket.destroy());
  });
  server.on('request', (incoming, response) => {
    note(incoming);
    if (status !== 200) {
      response.writeHead(status ?? 500).end();
      return;
    }
    const { port, pathname, search } = new URL(incoming.url ?? '');
    const onward = { host: '127.0.0.1', port, path: pathname + search, headers: incoming.headers };
    request(onward, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    })
      .on('error', () => response.writeHead(502).end())
      .end();
  });
  const port = await listen(server);
  t.after(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  );
  return { origin: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`, asked, headers };
}
