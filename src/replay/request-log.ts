// Owns the record of what was asked of a local server, for tests and for the curious. Bounded.

import type { IncomingMessage } from 'node:http';
import type { Answer } from './http-answer.ts';

export type LoggedRequest = {
  /** By the server's clock, epoch ms. */
  readonly at: number;
  /** Path and query. */
  readonly url: string;
  readonly status: number;
  /** Bytes of body as sent, compressed or not. */
  readonly bytes: number;
  readonly ifNoneMatch: string | null;
};

export type RequestLog = {
  /** Enters a request with its answer; call what it returns for each piece of body sent. */
  readonly enter: (at: number, request: IncomingMessage, answer: Answer) => (bytes: number) => void;
  /** Oldest first. */
  readonly entries: () => readonly LoggedRequest[];
};

const MAX_ENTRIES = 10_000;

export function createRequestLog(): RequestLog {
  const kept: { entry: LoggedRequest }[] = [];
  return {
    enter: (at, request, { status }) => {
      const slot = {
        entry: {
          at,
          url: request.url ?? '',
          status,
          bytes: 0,
          ifNoneMatch: request.headers['if-none-match'] ?? null,
        },
      };
      kept.push(slot);
      if (kept.length > MAX_ENTRIES) kept.shift();
      return (bytes) => {
        slot.entry = { ...slot.entry, bytes: slot.entry.bytes + bytes };
      };
    },
    entries: () => kept.map(({ entry }) => entry),
  };
}
