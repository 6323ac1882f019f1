// Owns the way of one GET to its answer: each hop's headers and safety, and redirects, followed by hand.
// A server may send us anywhere public; it may not send us home, nor make us carry what was meant for another.

import { NetworkError } from '../model/errors.ts';
import type { FeedRequest } from '../model/update.ts';
import { isPrivateHost } from './address.ts';
import { ACCEPT_ENCODING } from './body.ts';
import type { Answer, Connections } from './connections.ts';
import { RefusalError, toNetworkError } from './network-error.ts';
import type { ReaderOrigins } from './reader-origins.ts';
import { resolveRedirect, withoutCredentials } from './redirect.ts';
import { withoutSecret, withSecret } from './secret.ts';
import { shownUrl } from './shown-url.ts';

/** What the last fresh answer came with, and the address that sent it. */
export type Validators = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type Arrival = {
  readonly url: URL;
  readonly answer: Answer;
  /** The validators were sent to this address, so that a 304 means what it says. */
  readonly conditional: boolean;
};

export type Party = {
  readonly connections: Connections;
  readonly reader: ReaderOrigins;
  readonly userAgent: string;
};

const MAX_REDIRECTS = 5;
/** How much of a body that nobody wants is read so that its connection can be kept. */
const DISCARD_BYTES = 64 * 1024;
/** Ours to send, whatever a request says. */
const RESERVED = /^(?:authorization|cookie|host|user-agent|accept-encoding|if-.*)$/u;
/** The only headers of a request that follow it to another origin: the rest may hold a key. */
const PORTABLE = /^(?:accept|cache-control$)/u;

/** Follows redirects from the request's address to the first answer that is none. Throws NetworkError, or what `signal` aborts with. */
export async function travel(
  party: Party,
  request: FeedRequest,
  validators: Validators | null,
  signal: AbortSignal,
): Promise<Arrival> {
  const start = parseAddress(request.url);
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const conditional = validators?.url === url.href;
    const headers = {
      ...headersFor(request, url.origin === start.origin),
      ...(conditional && validators.headers),
    };
    try {
      const opened = url.origin === start.origin ? withSecret(url, request.secret) : url;
      const answer = await send(party, opened, headers, signal);
      const next = resolveRedirect(url, answer.statusCode, answer.headers);
      if (next === null) return { url, answer, conditional };
      await discard(answer, signal);
      url = withoutSecret(next, request.secret);
    } catch (error) {
      throw toNetworkError(error, url);
    }
  }
  throw new NetworkError(shownUrl(start), 'redirect');
}

/** Reads away a body that nobody wants. Its faults do not matter: the status has already said what there is to say. */
export async function discard(answer: Answer, signal: AbortSignal): Promise<void> {
  await answer.body.dump({ limit: DISCARD_BYTES, signal }).catch(() => {});
}

function send(
  { connections, reader, userAgent }: Party,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer> {
  const own = reader.isOwn(url);
  if (!own && isPrivateHost(url.hostname)) throw new RefusalError('unsafe-address');
  const all = {
    accept: '*/*',
    ...headers,
    ...reader.credentials(url),
    'accept-encoding': ACCEPT_ENCODING,
    'user-agent': userAgent,
  };
  return connections.send(url, all, { guarded: !own, signal });
}

function headersFor(request: FeedRequest, sameOrigin: boolean): Record<string, string> {
  const lowered = Object.entries(request.headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return Object.fromEntries(
    lowered.filter(([name]) => !RESERVED.test(name) && (sameOrigin || PORTABLE.test(name))),
  );
}

function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return withoutCredentials(url);
  throw new NetworkError(url === null ? text.replace(/\/\/.*@/u, '//') : shownUrl(url), 'other');
}
