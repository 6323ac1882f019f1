// Owns a client for tests against loopback servers, closed when the test ends.

import type { TestContext } from 'node:test';
import type { FeedRequest } from '../../src/model/update.ts';
import { type Client, type ClientOptions, createClient } from '../../src/net/client.ts';

export function createLoopbackClient(
  t: TestContext,
  options: Partial<ClientOptions> & Pick<ClientOptions, 'readerUrls'>,
): Client {
  const client = createClient({ userAgent: 'teleprinter-test', ...options });
  t.after(() => client.close());
  return client;
}

export function get(url: string, headers: Record<string, string> = {}): FeedRequest {
  return { url, headers };
}

/** Resolves every name to the loopback, as a hostile name server might. */
export function toLoopback(
  _: string,
  options: { all?: boolean | undefined },
  callback: (
    error: null,
    address: string | { address: string; family: number }[],
    family?: number,
  ) => void,
): void {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
}
