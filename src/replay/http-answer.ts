// Owns the answers of the local servers as values, and the negotiation of one with a request: conditional, compressed.
// Pure. Knows nothing of sockets.

import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type AnswerHeaders = Readonly<Record<string, string>>;

export type Answer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: AnswerHeaders;
  /** A function gives a body too large to hold, piece by piece. */
  readonly body: Uint8Array | (() => AsyncIterable<Uint8Array>);
  /** What becomes of the connection once the body is written, if anything but the ordinary end. */
  readonly breaksOff?: 'hang-up' | 'reset' | 'stall';
  /** Real milliseconds to let pass before the first header. */
  readonly afterMs?: number;
};

/** A weak validator of a body, in the form that the Guardian's servers give it. */
export function etagOf(body: Uint8Array): string {
  const hash = createHash('sha1').update(body).digest();
  return `W/"hash${hash.readInt32BE()}${hash.readUInt32BE(4)}"`;
}

/** A short answer for people, without validators. */
export function plainAnswer(status: number, text: string, headers: AnswerHeaders = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: Buffer.from(`${text}\n`),
  };
}

/** The answer as this request shall have it: 304 if it holds the body already, else compressed as it accepts. */
export function negotiate(answer: Answer, request: IncomingHttpHeaders): Answer {
  if (answer.status !== 200 || typeof answer.body === 'function') return answer;
  if (holdsAlready(request['if-none-match'], answer.headers.etag)) {
    const { 'content-type': _, ...headers } = answer.headers;
    return { status: 304, headers, body: new Uint8Array() };
  }
  const headers = { ...answer.headers, vary: 'Accept-Encoding' };
  const encoding = chooseEncoding(request['accept-encoding']);
  if (encoding === null) return { ...answer, headers };
  return {
    ...answer,
    headers: { ...headers, 'content-encoding': encoding },
    body: compress(answer.body, encoding),
  };
}

function holdsAlready(ifNoneMatch: string | undefined, etag: string | undefined): boolean {
  if (ifNoneMatch === undefined || etag === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  // Weak comparison: the W/ mark does not count.
  const opaque = (tag: string) => tag.trim().replace(/^W\//u, '');
  return ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}

type Encoding = 'br' | 'gzip';

function chooseEncoding(acceptEncoding = ''): Encoding | null {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((offer) => offer.trim().split(/\s*;\s*/u))
    .filter(([, quality]) => quality === undefined || Number(quality.replace(/^q=/u, '')) > 0)
    .map(([name]) => name);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : null;
}

function compress(body: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding === 'gzip') return gzipSync(body);
  // The default quality is made for files that are compressed once and takes a hundred times as long.
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
