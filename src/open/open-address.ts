// Owns opening an address: its client, its store, and a session that finds out which source reads it.

import type { FollowingOptions } from '../config/options.ts';
import type { DetectionStep } from '../follow/detect.ts';
import { createFoundSession } from '../follow/found-session.ts';
import { createClient } from '../net/client.ts';
import { systemClock } from '../net/clock.ts';
import { readProxies } from '../net/proxies.ts';
import { shownUrl } from '../net/shown-url.ts';
import { selectAdapter } from '../source/registry.ts';
import { createStore } from '../state/store.ts';
import { findGuardianKey } from './guardian-key.ts';
import type { OpenedStory } from './opened-story.ts';
import { NO_ARCHIVE, type ReaderArchive } from './reader-archive.ts';
import { recordStory, restoringSession, whatIsKept } from './record-story.ts';

/** Asks nothing yet. `onStep` hears how the source is found. */
export function openAddress(
  url: string,
  { source, intervalMs }: Pick<FollowingOptions, 'source' | 'intervalMs'>,
  userAgent: string,
  archive: ReaderArchive = NO_ARCHIVE,
  onStep: (step: DetectionStep) => void = () => {},
): OpenedStory {
  const client = createClient({
    userAgent,
    readerUrls: [url],
    connect: { proxyFor: readProxies(process.env) },
  });
  const recording = recordStory({
    archive,
    address: keptUnder(url, source),
    source,
    storyNow: systemClock.now,
    now: systemClock.now,
  });
  const store = createStore(recording.state, recording.keep);
  const session = createFoundSession({
    url,
    source,
    client,
    store,
    clock: systemClock,
    storyNow: systemClock.now,
    floorMs: intervalMs ?? 0,
    apiKey: findGuardianKey(process.env),
    onStep,
  });
  return {
    ...whatIsKept(recording, store, systemClock.now),
    store,
    session: restoringSession(session, recording, store),
    address: pageAddress(url),
    storyNow: systemClock.now,
    speed: 1,
    close: client.close,
  };
}

/** As people are shown it: without credentials and fragment. */
function pageAddress(url: string): string {
  const page = new URL(url);
  page.username = '';
  page.password = '';
  page.hash = '';
  return page.href;
}

/** Every spelling of a story's address gives one name to keep it under, where the address alone tells; no secret is in it. */
function keptUnder(url: string, source: string | null): string {
  const { pageUrl = url, storyId = '' } = selectAdapter(url, source)?.address ?? {};
  const name = shownUrl(new URL(pageUrl));
  return name.includes(storyId) ? name : `${name}#${storyId}`;
}
