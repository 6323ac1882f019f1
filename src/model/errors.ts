// Owns the ways in which following can fail, as typed values, and the one function that puts them into words.
// A fault is state, not an exception, once follow.ts has caught it.

import { plainText } from './plain-text.ts';

/** The address could not be reached, or the answer broke off. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly url: string;
  readonly kind:
    | 'refused'
    | 'reset'
    | 'dns'
    | 'timeout'
    | 'certificate'
    | 'too-large'
    | 'encoding'
    | 'redirect'
    | 'unsafe-address'
    /** The publisher asks for a key, and the reader has given none: nothing was asked. */
    | 'key-needed'
    | 'proxy'
    | 'other';
  /** What the proxy did, for that kind: "the proxy http://proxy.example:3128 cannot be reached"; else null. */
  readonly proxy: string | null;

  constructor(
    url: string,
    kind: NetworkError['kind'],
    options?: { cause?: unknown; proxy?: string | null },
  ) {
    super(`${kind}: ${url}`, options);
    this.url = url;
    this.kind = kind;
    this.proxy = options?.proxy ?? null;
  }
}

/** The server answered, with a status that is not an answer. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly url: string;
  readonly status: number;
  /** How long the server asks us to wait, ms; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(url: string, status: number, retryAfterMs: number | null = null) {
    super(`HTTP ${status}: ${url}`);
    this.url = url;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The body arrived whole but is not what its source should send. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  /** Where in the body: "blocks[3].elements[0].html", or "byte 1024". */
  readonly path: string;
  readonly url: string | null;

  constructor(path: string, message: string, options?: { url?: string | null; cause?: unknown }) {
    super(message, options);
    this.path = path;
    this.url = options?.url ?? null;
  }
}

/** What stands where a live blog was looked for. */
export type WithoutUpdates =
  | 'article'
  /** Marked as live, but nothing that a program can read. */
  | 'no-updates'
  /** The same, and it says that it is for those who pay. */
  | 'subscribers'
  /** A page that shows a live blog which stands at an address of its own; for a file, which asks nobody. */
  | 'elsewhere'
  /** A list of stories. */
  | 'index'
  /** Empty until scripts have filled it. */
  | 'shell'
  /** A question to people, before the page itself: whether they are people, what they consent to, who they are. */
  | 'challenge'
  | 'consent'
  | 'login'
  /** It sends browsers on. */
  | 'moved'
  /** It says that nothing is there, though the server said otherwise. */
  | 'missing'
  /** JSON of no known source. */
  | 'data'
  | 'no-text'
  | 'nothing';

/** What stands at the address is no live blog, or none that can be read. */
export class NotLiveBlogError extends Error {
  override readonly name = 'NotLiveBlogError';
  readonly url: string;
  readonly found: WithoutUpdates;
  /** What the page offers beside it, a section's feed say, that may or may not hold the story. */
  readonly offers: readonly Offer[];

  constructor(url: string, found: NotLiveBlogError['found'], offers: readonly Offer[] = []) {
    super(`${found}: ${url}`);
    this.url = url;
    this.found = found;
    this.offers = offers;
  }
}

export type Offer = { readonly url: string; readonly title: string | null };

export type FollowFault = NetworkError | HttpError | DecodeError | NotLiveBlogError;

export function isFollowFault(error: unknown): error is FollowFault {
  return (
    error instanceof NetworkError ||
    error instanceof HttpError ||
    error instanceof DecodeError ||
    error instanceof NotLiveBlogError
  );
}

/** What happened, and what leads on to the URL. */
const NETWORK_WORDS: Record<NetworkError['kind'], readonly [string, string]> = {
  refused: ['the connection was refused', ' by '],
  reset: ['the answer broke off', ' from '],
  dns: ['no such host, or no network', ', for '],
  timeout: ['no answer in time', ' from '],
  certificate: ['the certificate is not valid', ' at '],
  'too-large': ['the answer is larger than 16 MiB', ' from '],
  encoding: ['the answer could not be unpacked', ' from '],
  redirect: ['too many or unsafe redirects', ' from '],
  'unsafe-address': ['refusing to follow the page to a private address', ': '],
  'key-needed': ['a key of your own is needed', ' for '],
  proxy: ['the proxy is of no use', ', on the way to '],
  other: ['the connection failed', ' to '],
};

/**
 * One sentence for people: what happened and at which URL, with no full stop, so that the caller can add what is tried next.
 * Free of controls whatever the URL or the server put into the fault.
 */
export function describeFault(fault: FollowFault): string {
  if (fault instanceof DecodeError) {
    const { url, message, path } = fault;
    // A file is named by its path as a page is by its URL: it comes first.
    return plainText(
      `${url ?? 'the answer'} cannot be read as a live blog: ${message}, at ${path}`,
    );
  }
  const [happened, leadsOn] = wordsFor(fault);
  return plainText(`${happened}${leadsOn}${fault.url}`);
}

/** As `describeFault`, without the URL: for a reader who has the story before them, in a row that would be filled by it. */
export function describeFaultBriefly(fault: FollowFault): string {
  if (fault instanceof DecodeError) return plainText(`the answer cannot be read: ${fault.message}`);
  return plainText(wordsFor(fault)[0]);
}

/** As `NETWORK_WORDS`. */
function wordsFor(fault: Exclude<FollowFault, DecodeError>): readonly [string, string] {
  if (fault instanceof NetworkError) {
    const [happened, leadsOn] = NETWORK_WORDS[fault.kind];
    return [fault.proxy ?? happened, leadsOn];
  }
  if (fault instanceof HttpError)
    return [`${statusWords(fault.status)} (HTTP ${fault.status})`, ' at '];
  return [WORDS_WITHOUT_UPDATES[fault.found], ': '];
}

const WORDS_WITHOUT_UPDATES: Record<WithoutUpdates, string> = {
  article: 'this is an ordinary article, not a live blog',
  'no-updates': 'this page is marked as a live blog but holds no updates that a program can read',
  subscribers: 'this live blog is for subscribers, and its page holds no updates for others',
  elsewhere: 'this page shows a live blog whose posts are not in it but at an address of their own',
  index: 'this is a list of stories, not a live blog',
  shell: 'this page is empty until its scripts have run, and holds no updates by itself',
  challenge: 'the publisher asks for proof that a person is reading, and keeps the page back',
  consent: 'the publisher asks for consent first, and keeps the page back',
  login: 'the publisher asks for a login first, and keeps the page back',
  moved: 'this page only sends browsers on to another one',
  missing: 'the publisher says that there is no such page',
  data: 'this is data that no known source writes, not a live blog',
  'no-text': 'this is no text, and no live blog',
  nothing: 'there is nothing in it, and so no live blog',
};

function statusWords(status: number): string {
  if (status === 404) return 'nothing there';
  if (status === 410) return 'gone for good';
  if (status === 429) return 'the publisher asks us to slow down';
  if (status === 401 || status === 403) return 'access refused';
  return status >= 500 ? 'the server has a fault' : 'the server did not answer as hoped';
}
