// Owns the count of bytes that came over the wire: of every socket, headers included, before unpacking.

import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

export type Meter = {
  readonly watch: (socket: Socket) => void;
  readonly bytes: () => number;
};

export function createMeter(): Meter {
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

/** The same connector, every socket that it opens counted. */
export function metered(connect: buildConnector.connector, meter: Meter): buildConnector.connector {
  return (target, callback) =>
    connect(target, (...result) => {
      if (result[0] === null) meter.watch(result[1]);
      callback(...result);
    });
}
