// Owns opening an address: which source reads it, and how often it may be asked.

import { EXIT } from '../config/exit-codes.ts';
import type { FollowingOptions } from '../config/options.ts';
import { createFollowSession } from '../follow/session.ts';
import { createClient } from '../net/client.ts';
import { systemClock } from '../net/clock.ts';
import { SOURCE_NAMES, selectAdapter } from '../source/registry.ts';
import { initialState } from '../state/initial-state.ts';
import { createStore } from '../state/store.ts';
import { CannotOpenError, type OpenedStory } from './opened-story.ts';

/** Throws CannotOpenError for an address that no source knows. Asks nothing yet. */
export function openAddress(
  url: string,
  { source, intervalMs }: Pick<FollowingOptions, 'source' | 'intervalMs'>,
  userAgent: string,
): OpenedStory {
  const selection = selectAdapter(url, source);
  if (selection === null) throw new CannotOpenError(noSourceFor(url, source), EXIT.notLiveBlog);
  const client = createClient({ userAgent, readerUrls: [url] });
  const store = createStore(initialState(systemClock.now()));
  const session = createFollowSession({
    selection,
    client,
    store,
    clock: systemClock,
    storyNow: systemClock.now,
    schedule: { floorMs: Math.max(selection.adapter.minPollMs, intervalMs ?? 0), speed: 1 },
  });
  const { pageUrl } = selection.address;
  return {
    store,
    session,
    address: pageUrl,
    storyNow: systemClock.now,
    speed: 1,
    close: client.close,
  };
}

function noSourceFor(url: string, source: string | null): string {
  if (source !== null) return `${url} names no story; add the story's path to it`;
  const names = SOURCE_NAMES.join(', ');
  return `no source is known for ${url}; if it is a mirror of one, add --source NAME (${names})`;
}
