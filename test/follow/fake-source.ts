// Owns a source without a network: a test says what each page answers, and sees what was asked.

import type { Update } from '../../src/model/update.ts';
import type { Client } from '../../src/net/client.ts';
import type { SourceAdapter } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import type { Selection } from '../../src/source/registry.ts';

/** An answer without any header that matters. */
export const BARE = {
  contentType: null,
  answeredAt: 0,
  maxAgeMs: null,
  retryAfterMs: null,
} as const;

/** An error is thrown; a string is a body that the source cannot read. */
export type Reply = Update | 'unchanged' | Error | string;

export type FakeSource = {
  readonly client: Client;
  readonly selection: Selection;
  /** The replies to one page, in turn; the last one stands for ever. Null names the newest page. */
  readonly answer: (page: string | null, ...replies: readonly Reply[]) => void;
  /** Pages asked for so far, "newest" or the cursor. */
  readonly asked: readonly string[];
  /** Addresses whose validators were dropped. */
  readonly forgotten: readonly string[];
  /** The most requests that were ever in flight at once. */
  readonly mostInFlight: () => number;
  /** From now on requests wait until `release`; resolves when one does. */
  readonly hold: () => Promise<void>;
  readonly release: () => void;
};

const ORIGIN = 'http://source.test';

/** Asks for pages by their cursors, and reads what is no update of ours as the Guardian's adapter would. */
const adapter: SourceAdapter = {
  ...guardian,
  probe: null,
  request: ({ pageUrl }, cursor) => ({ url: `${pageUrl}/${cursor ?? 'newest'}`, headers: {} }),
};

/** `otherwise` replies for pages of which no test has said what they answer. */
export function createFakeSource(
  otherwise: (page: string) => Reply = (page) => new Error(`nobody said what ${page} answers`),
): FakeSource {
  const replies = new Map<string, Reply[]>();
  const bodies = new Map<string, Update>();
  const asked: string[] = [];
  const forgotten: string[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  let gate: PromiseWithResolvers<void> | null = null;
  let onWaiting = () => {};

  async function reply(page: string, signal: AbortSignal | undefined): Promise<Reply> {
    await Promise.resolve();
    if (gate !== null) {
      onWaiting();
      await Promise.race([gate.promise, aborted(signal)]);
    }
    signal?.throwIfAborted();
    const queue = replies.get(page) ?? [];
    const next = queue.length > 1 ? queue.shift() : queue[0];
    return next ?? otherwise(page);
  }

  const client: Client = {
    async get({ url }, signal) {
      signal?.throwIfAborted();
      const page = url.slice(ORIGIN.length + 1);
      asked.push(page);
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      try {
        const answer = await reply(page, signal);
        if (answer instanceof Error) throw answer;
        if (answer === 'unchanged') return { kind: 'unchanged', maxAgeMs: null };
        const body = typeof answer === 'string' ? answer : `update ${bodies.size}`;
        if (typeof answer !== 'string') bodies.set(body, answer);
        return { kind: 'fresh', body, url, ...BARE };
      } finally {
        inFlight -= 1;
      }
    },
    forget: (url) => forgotten.push(url.slice(ORIGIN.length + 1)),
    bytesReceived: () => 0,
    close: async () => {},
  };

  return {
    client,
    selection: {
      adapter: {
        ...adapter,
        parse: (body, context) => bodies.get(body) ?? guardian.parse(body, context),
      },
      address: { storyId: 'story', pageUrl: ORIGIN },
    },
    answer: (page, ...given) => replies.set(page ?? 'newest', [...given]),
    asked,
    forgotten,
    mostInFlight: () => mostInFlight,
    hold: () => {
      gate = Promise.withResolvers<void>();
      return new Promise((resolve) => {
        onWaiting = resolve;
      });
    },
    release: () => {
      gate?.resolve();
      gate = null;
    },
  };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
