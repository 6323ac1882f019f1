// Owns opening an address: what is kept of the story, the store that begins with it, and a session that is loaded when it is
// first asked for something.

import type { KeptPlace } from '../archive/place.ts';
import type { DetectionStep } from '../follow/detect.ts';
import { createLateSession } from '../follow/late-session.ts';
import { systemClock } from '../net/clock.ts';
import { shownUrl } from '../net/shown-url.ts';
import { locateSource } from '../source/registry.ts';
import { createStore } from '../state/store.ts';
import type { AddressOptions, AddressSession, AddressSessionOptions } from './address-session.ts';
import { keepCompiled } from './keep-compiled.ts';
import type { OpenedStory } from './opened-story.ts';
import { NO_ARCHIVE, type ReaderArchive } from './reader-archive.ts';
import { recordStory, restoringSession, whatIsKept } from './record-story.ts';

type OpeningOptions = AddressOptions & {
  /** Of what is kept, only the newest posts come into memory. */
  readonly newestOnly?: boolean;
  /** As `RecordingOptions` has it. */
  readonly placeInSet?: KeptPlace | null;
};

/** Asks nothing yet. `onStep` hears how the source is found. */
export function openAddress(
  url: string,
  options: OpeningOptions,
  userAgent: string,
  archive: ReaderArchive = NO_ARCHIVE,
  onStep: (step: DetectionStep) => void = () => {},
): OpenedStory {
  const { source, newestOnly = false, placeInSet } = options;
  const keptAs = keptUnder(url, source);
  const recording = recordStory({
    archive,
    address: keptAs,
    source,
    newestOnly,
    ...(placeInSet === undefined ? {} : { placeInSet }),
    storyNow: systemClock.now,
    now: systemClock.now,
  });
  const store = createStore(recording.state, recording.keep);
  const asking = askLater(
    { ...options, url, userAgent, store, onStep },
    // With something to read, keys come first; else nothing is as urgent as an answer.
    store.getState().order.length > 0 ? 2 : 1,
  );
  return {
    ...whatIsKept(recording, store, systemClock.now),
    store,
    session: restoringSession(asking.session, recording, store),
    address: pageAddress(url),
    keptUnder: [keptAs],
    storyNow: systemClock.now,
    speed: 1,
    bytesReceived: asking.bytesReceived,
    close: asking.close,
  };
}

/**
 * Nothing of the network or of any source is loaded before `open`, and then so many turns later: loading holds up everything
 * else, and whoever opens the story draws it in the same turn.
 */
function askLater(options: AddressSessionOptions, turns: number): AddressSession {
  let loading: Promise<AddressSession> | null = null;
  let loaded: AddressSession | null = null;

  async function load(): Promise<AddressSession> {
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
    if (turns > 1) keepCompiled();
    const { compileOnce } = await import('./spare-memory.ts');
    compileOnce();
    const { createAddressSession } = await import('./address-session.ts');
    loaded = createAddressSession(options);
    return loaded;
  }

  return {
    session: createLateSession(
      async (...given) => {
        loading ??= load();
        const { session } = await loading;
        return session.open(...given);
      },
      () => loaded?.session ?? null,
    ),
    bytesReceived: () => loaded?.bytesReceived() ?? 0,
    close: async () => (await loading)?.close(),
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

/** True for the name of a kept story under which it can be followed again. `source`: as `--source` takes it. */
export function isAddress(name: string, source: string | null): boolean {
  return /^https?:/u.test(name) && keptUnder(name, source) === name;
}

/** Every spelling of a story's address gives one name to keep it under, where the address alone tells; no secret is in it. */
export function keptUnder(url: string, source: string | null): string {
  const { pageUrl = url, storyId = '' } = locateSource(url, source)?.address ?? {};
  const name = shownUrl(new URL(pageUrl));
  return name.includes(storyId) ? name : `${name}#${storyId}`;
}

/** Node's own promise of it would have to be loaded. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
