// Owns a listening socket on this machine alone: its opening, its refusing for a while, its end.
// Knows nothing of what is served.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Loopback = {
  /** "http://127.0.0.1:PORT". */
  readonly origin: string;
  /** Stops to accept connections; those that are open may finish. */
  readonly refuse: () => void;
  /** Accepts connections again, on the same port. */
  readonly admit: () => Promise<void>;
  /** Ends every connection, whatever it is at, and frees the port. */
  readonly close: () => Promise<void>;
};

/** Listens on a port of the system's choice. An error out of an answer ends the connection that it belongs to, no more. */
export async function openLoopback(
  createAnswer: (
    origin: string,
  ) => (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Loopback> {
  const server = createServer();
  const admit = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await admit(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const answer = createAnswer(origin);
  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return {
    origin,
    refuse: () => {
      server.close();
    },
    admit: () => admit(port),
    close: () =>
      new Promise((resolve) => {
        // An error here says only that it was refusing already.
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
