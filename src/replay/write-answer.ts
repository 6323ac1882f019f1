// Owns the writing of an answer to a connection, the ways in which it breaks off included. Knows nothing of what it says.

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './http-answer.ts';

/** Resolves after that many real milliseconds; rejects when the signal aborts. */
export type Wait = (delayMs: number, signal: AbortSignal) => Promise<void>;

export const realWait: Wait = (delayMs, signal) => sleep(delayMs, undefined, { signal });

/**
 * Writes an answer and resolves when there is no more to write, or nobody to write to. `onBytes` hears of every piece of
 * body before it is sent.
 */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  wait: Wait,
  onBytes: (count: number) => void,
): Promise<void> {
  if (answer.afterMs !== undefined) await waitUnlessClosed(response, answer.afterMs, wait);
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.body instanceof Uint8Array && answer.breaksOff === undefined) {
    onBytes(response.req.method === 'HEAD' ? 0 : answer.body.length);
    response.end(answer.body);
    return;
  }
  await writePieces(response, answer, onBytes);
  if (answer.breaksOff !== undefined) await breakOff(response, answer.breaksOff);
}

async function writePieces(
  response: ServerResponse,
  answer: Answer,
  onBytes: (count: number) => void,
): Promise<void> {
  const { body, breaksOff } = answer;
  const pieces = typeof body === 'function' ? body() : [body];
  const counted = Readable.from(counting(pieces, onBytes));
  await pipeline(counted, response, { end: breaksOff === undefined });
}

async function breakOff(
  response: ServerResponse,
  how: NonNullable<Answer['breaksOff']>,
): Promise<void> {
  if (how === 'hang-up') response.socket?.destroySoon();
  if (how === 'reset') response.socket?.resetAndDestroy();
  if (how === 'stall' && !response.closed) await once(response, 'close');
}

async function* counting(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    onBytes(piece.length);
    yield piece;
  }
}

async function waitUnlessClosed(
  response: ServerResponse,
  delayMs: number,
  wait: Wait,
): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  response.once('close', leave);
  try {
    await wait(delayMs, left.signal);
  } finally {
    response.off('close', leave);
  }
}
