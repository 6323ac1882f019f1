// Owns a conditional GET: validators, redirects, credentials, and an answer that is either a result or a typed fault.
// Knows HTTP, not news. Keeps no cookies and no bodies.

import { hash } from 'node:crypto';
import { HttpError } from '../model/errors.ts';
import type { FeedRequest } from '../model/update.ts';
import { decodeText, readBody } from './body.ts';
import {
  type AnswerHeaders,
  headerText,
  parseAnsweredAt,
  parseMaxAgeMs,
  parseRetryAfterMs,
} from './cache-headers.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Answer, type ConnectOptions, createConnections } from './connections.ts';
import { withDeadline } from './deadline.ts';
import { type Arrival, discard, travel, type Validators } from './journey.ts';
import { toNetworkError } from './network-error.ts';
import { createReaderOrigins } from './reader-origins.ts';
import { shownUrl } from './shown-url.ts';

export type HttpResult =
  | {
      readonly kind: 'fresh';
      readonly body: string;
      /** Where the body came from, redirects followed; without credentials, but with its whole query. */
      readonly url: string;
      readonly contentType: string | null;
      /** When the answer was made, epoch ms, by the server's own date; else by our clock. */
      readonly answeredAt: number;
      readonly maxAgeMs: number | null;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'unchanged'; readonly maxAgeMs: number | null };

export type ClientOptions = {
  readonly userAgent: string;
  /**
   * The addresses that the reader named. Only these origins may be loopback or private, and only they are sent the
   * credentials written in them; any other address came out of a page.
   */
  readonly readerUrls: readonly string[];
  readonly clock?: Clock;
  /** For one `get` as a whole, redirects and body included, ms. */
  readonly timeoutMs?: number;
  /** After unpacking. */
  readonly bodyCapBytes?: number;
  readonly connect?: ConnectOptions;
};

export type Client = {
  /**
   * Asks once. Throws HttpError for a status that is no answer and NetworkError for all other trouble;
   * when the caller's own signal aborts, it throws the signal's reason.
   */
  get(request: FeedRequest, signal?: AbortSignal): Promise<HttpResult>;
  /** Drops what is known of the last body of an address. Call it when a body could not be read: a later 304 would stand for it. */
  forget(url: string): void;
  /** Bytes that came over the wire so far, headers included, before unpacking. */
  bytesReceived(): number;
  /** Closes every connection; a `get` in flight fails. */
  close(): Promise<void>;
};

const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_BODY_CAP_BYTES = 16 * 1024 * 1024;

export function createClient(options: ClientOptions): Client {
  const { clock = systemClock, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const { bodyCapBytes = DEFAULT_BODY_CAP_BYTES, userAgent } = options;
  const connections = createConnections(options.connect ?? {}, timeoutMs);
  const party = { connections, userAgent, reader: createReaderOrigins(options.readerUrls) };
  /** By the address asked for, which may not be the one that answered. */
  const held = new Map<string, Validators>();
  /** Of the last body at each address: many servers send no validator, and the same page again and again. */
  const digests = new Map<string, string>();

  async function ask(request: FeedRequest, signal: AbortSignal): Promise<HttpResult> {
    let arrival = await travel(party, request, held.get(request.url) ?? null, signal);
    if (arrival.answer.statusCode === 304 && !arrival.conditional) {
      // Some cache believes that we hold a body. We do not, so ask once more, past the caches.
      await discard(arrival.answer, signal);
      arrival = await travel(party, withoutCaches(request), null, signal);
    }
    return settle(request, arrival, signal);
  }

  async function settle(
    request: FeedRequest,
    { url, answer, conditional }: Arrival,
    signal: AbortSignal,
  ): Promise<HttpResult> {
    const { statusCode, headers } = answer;
    const maxAgeMs = parseMaxAgeMs(headers);
    const retryAfterMs = parseRetryAfterMs(headers, clock.now());
    if (statusCode >= 200 && statusCode < 300) {
      const bytes = await readWhole(url, answer, bodyCapBytes);
      remember(request, validatorsOf(url, headers));
      if (isSame(request, url, bytes)) return { kind: 'unchanged', maxAgeMs };
      const contentType = headerText(headers, 'content-type');
      const body = decodeText(bytes, contentType);
      const answeredAt = parseAnsweredAt(headers) ?? clock.now();
      const facts = { contentType, answeredAt, maxAgeMs, retryAfterMs };
      return { kind: 'fresh', body, url: url.href, ...facts };
    }
    await discard(answer, signal);
    if (statusCode === 304 && conditional) return { kind: 'unchanged', maxAgeMs };
    throw new HttpError(shownUrl(url), statusCode, retryAfterMs);
  }

  function remember(request: FeedRequest, validators: Validators | null): void {
    if (validators === null) held.delete(request.url);
    else held.set(request.url, validators);
  }

  /** True when these are the bytes that came from that place the last time, and nobody has had them forgotten since. */
  function isSame({ url }: FeedRequest, from: URL, bytes: Uint8Array): boolean {
    const digest = `${hash('sha1', bytes)} of ${from.href}`;
    const isKnown = bytes.length > 0 && digests.get(url) === digest;
    digests.set(url, digest);
    return isKnown;
  }

  return {
    async get(request, signal) {
      try {
        return await withDeadline(clock, timeoutMs, signal, (either) => ask(request, either));
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },
    forget(url) {
      held.delete(url);
      digests.delete(url);
    },
    bytesReceived: connections.bytesReceived,
    close: connections.close,
  };
}

async function readWhole(url: URL, answer: Answer, capBytes: number): Promise<Uint8Array> {
  try {
    return await readBody(answer.body, answer.headers, capBytes);
  } catch (error) {
    throw toNetworkError(error, url);
  }
}

function validatorsOf(url: URL, headers: AnswerHeaders): Validators | null {
  const etag = headerText(headers, 'etag');
  const lastModified = headerText(headers, 'last-modified');
  if (etag === null && lastModified === null) return null;
  return {
    url: url.href,
    headers: {
      ...(etag !== null && { 'if-none-match': etag }),
      ...(lastModified !== null && { 'if-modified-since': lastModified }),
    },
  };
}

function withoutCaches(request: FeedRequest): FeedRequest {
  return { ...request, headers: { ...request.headers, 'cache-control': 'no-cache' } };
}
