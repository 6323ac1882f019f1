// Owns one question to a source, from the address to the update. Knows nothing of what is known already.

import { DecodeError } from '../model/errors.ts';
import type { Cursor, FeedRequest, Update } from '../model/update.ts';
import type { Client, HttpResult } from '../net/client.ts';
import type { Selection } from '../source/registry.ts';

type Answer =
  | {
      readonly kind: 'update';
      readonly update: Update;
      readonly maxAgeMs: number | null;
      /** The interval that the source or the server asks for, ms. */
      readonly pollAfterMs: number | null;
    }
  /** What the newest page said when it was last read still stands. */
  | { readonly kind: 'unchanged'; readonly maxAgeMs: number | null };

/**
 * Asks for the newest page, or for where the cursor leads. Throws a FollowFault that names the URL. May it be told that what
 * was said still stands? 'poll': of the last poll alone. 'held': of this page, which has been read. 'none': never.
 */
export type AskSource = (
  cursor: Cursor | null,
  signal: AbortSignal,
  standing?: Standing,
) => Promise<Answer>;

type Standing = 'poll' | 'held' | 'none';

export type SourceOptions = {
  readonly client: Client;
  readonly selection: Selection;
  /** The story's own time, epoch ms: the same as the clock's, but for a story that is replayed. */
  readonly storyNow: () => number;
  /** The reader's own key for the source; null or left out where none is needed. */
  readonly apiKey?: string | null;
  /** An answer that finding the source brought: the first question for its URL is not asked again. */
  readonly found?: FoundAnswer | null;
  /** A snapshot is asked for only where a cheap question says that something is new, and else very seldom. */
  readonly sparesSnapshots?: boolean;
};

export type FoundAnswer = {
  readonly requestUrl: string;
  readonly result: Extract<HttpResult, { kind: 'fresh' }>;
};

export function createAskSource(options: SourceOptions): AskSource {
  const { client, storyNow, apiKey = null } = options;
  const { adapter, address } = options.selection;
  let found = options.found ?? null;
  let polledUrl: string | null = null;

  function get(request: FeedRequest, signal: AbortSignal): Promise<HttpResult> {
    if (found === null || found.requestUrl !== request.url) return client.get(request, signal);
    const { result } = found;
    found = null;
    return Promise.resolve(result);
  }

  /** Of what was not the last poll, and is not held, nothing is kept that a 304 could stand for. */
  function forgetOthers(url: string, standing: Standing): void {
    if (standing === 'none') client.forget(url);
    if (standing !== 'poll') return;
    if (polledUrl !== null && polledUrl !== url) client.forget(polledUrl);
    polledUrl = url;
  }

  return async (cursor, signal, standing = cursor === null ? 'poll' : 'none') => {
    const request = adapter.request(address, cursor, { now: storyNow(), apiKey });
    forgetOthers(request.url, standing);
    const result = await get(request, signal);
    if (result.kind === 'unchanged') return result;
    try {
      const { answeredAt, maxAgeMs, retryAfterMs } = result;
      const requestUrl = request.url;
      const update = adapter.parse(result.body, { address, requestUrl, cursor, answeredAt });
      return { kind: 'update', update, maxAgeMs, pollAfterMs: longer(update, retryAfterMs) };
    } catch (error) {
      // A later 304 must not stand for a body that could not be read.
      client.forget(request.url);
      if (!(error instanceof DecodeError)) throw error;
      throw new DecodeError(error.path, error.message, { url: request.url, cause: error });
    }
  };
}

function longer({ pollAfterMs }: Update, retryAfterMs: number | null): number | null {
  if (pollAfterMs === null || retryAfterMs === null) return pollAfterMs ?? retryAfterMs;
  return Math.max(pollAfterMs, retryAfterMs);
}
