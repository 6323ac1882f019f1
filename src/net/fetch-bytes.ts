// Owns a single GET of something that is not text: by the same safe way as everything else, with a cap of its own, and with
// nothing kept afterwards.

import { HttpError } from '../model/errors.ts';
import { readBody } from './body.ts';
import { type Clock, systemClock } from './clock.ts';
import { type ConnectOptions, createConnections } from './connections.ts';
import { withDeadline } from './deadline.ts';
import { discard, travel } from './journey.ts';
import { toNetworkError } from './network-error.ts';
import { createReaderOrigins } from './reader-origins.ts';
import { shownUrl } from './shown-url.ts';

export type ByteRequest = {
  readonly userAgent: string;
  /** Only these origins may be loopback or private. */
  readonly readerUrls: readonly string[];
  /** What is asked for, as in the header of that name. */
  readonly accept: string;
  /** After unpacking. */
  readonly capBytes: number;
  readonly clock?: Clock;
  readonly connect?: ConnectOptions;
};

const TIMEOUT_MS = 20_000;

/** Throws HttpError for a status that is no answer, NetworkError for all other trouble, or the signal's reason. */
export async function fetchBytes(
  url: string,
  request: ByteRequest,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { clock = systemClock, connect = {} } = request;
  const connections = createConnections(connect, TIMEOUT_MS);
  const party = { ...request, connections, reader: createReaderOrigins(request.readerUrls) };
  const headers = { accept: request.accept };
  try {
    return await withDeadline(clock, TIMEOUT_MS, signal, async (either) => {
      const { url: found, answer } = await travel(party, { url, headers }, null, either);
      if (answer.statusCode >= 200 && answer.statusCode < 300)
        return await readBody(answer.body, answer.headers, request.capBytes).catch((error) => {
          throw toNetworkError(error, found);
        });
      await discard(answer, either);
      throw new HttpError(shownUrl(found), answer.statusCode);
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    await connections.close();
  }
}
