// Owns the asking at an address: its client, and a session that finds out which source reads it. What it takes to ask is
// loaded when a session is opened: a story that was kept is on the screen by then.

import type { FollowingOptions } from '../config/options.ts';
import type { DetectionStep } from '../follow/detect.ts';
import { createFoundSession } from '../follow/found-session.ts';
import type { FollowSession } from '../follow/session.ts';
import { createClient } from '../net/client.ts';
import { systemClock } from '../net/clock.ts';
import { readProxies } from '../net/proxies.ts';
import type { Store } from '../state/store.ts';
import { findGuardianKey } from './guardian-key.ts';

export type AddressOptions = Pick<FollowingOptions, 'source' | 'intervalMs'> &
  Partial<Pick<FollowingOptions, 'lowBandwidth'>>;

export type AddressSessionOptions = AddressOptions & {
  readonly url: string;
  /** Nobody looks at what is older: it is not read again. */
  readonly newestOnly?: boolean;
  readonly userAgent: string;
  readonly store: Store;
  /** Hears how the source is found. */
  readonly onStep: (step: DetectionStep) => void;
};

export type AddressSession = {
  readonly session: FollowSession;
  readonly bytesReceived: () => number;
  readonly close: () => Promise<void>;
};

/** Asks nothing yet. */
export function createAddressSession(options: AddressSessionOptions): AddressSession {
  const { url, source, intervalMs, lowBandwidth = false, newestOnly = false } = options;
  const { userAgent, store, onStep } = options;
  const client = createClient({
    userAgent,
    readerUrls: [url],
    connect: { proxyFor: readProxies(process.env) },
  });
  const session = createFoundSession({
    url,
    source,
    client,
    store,
    clock: systemClock,
    storyNow: systemClock.now,
    floorMs: intervalMs ?? 0,
    sparesSnapshots: lowBandwidth,
    newestOnly,
    apiKey: findGuardianKey(process.env),
    onStep,
  });
  return { session, bytesReceived: client.bytesReceived, close: client.close };
}
