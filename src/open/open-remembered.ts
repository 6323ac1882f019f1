// Owns opening a story with all that this reader's disk remembers: preferences and archive, or neither. Joins them; what is
// wrong with them is told when asked for.

import type { DemoOptions, FollowOptions, StoryOptions } from '../config/options.ts';
import { openPreferences } from '../config/preferences.ts';
import { systemClock } from '../net/clock.ts';
import { lastAddressOf, unwritten } from './last-address.ts';
import { openThisOrLast, withLastAddress } from './last-story.ts';
import type { NeighbourOptions } from './neighbours.ts';
import { demoIn, openStory } from './open-story.ts';
import type { OpenedStory } from './opened-story.ts';
import { findReaderArchive, NO_ARCHIVE, type ReaderArchive } from './reader-archive.ts';
import { createStoryRing, type Neighbour, type StoryRing } from './story-ring.ts';

export type Remembered = {
  /** The story that was asked for, and those that the reader can turn to from it. */
  readonly stories: StoryRing;
  /** What is wrong with what the disk remembers, as sentences without their full stops; each is told once. */
  readonly takeTroubles: () => readonly string[];
};

/** `home`: the folder for everything of ours; null for the platform's own. Throws CannotOpenError. */
export async function openRemembered(
  options: StoryOptions,
  userAgent: string,
  home: string | null,
): Promise<Remembered> {
  if (options.command === 'replay') {
    const { openReplay } = await import('./open-replay.ts');
    return rememberNothing(() => openReplay(options, home));
  }
  const preferences = openPreferences({ home });
  const archive = options.archive ? await findReaderArchive(home, systemClock.now) : NO_ARCHIVE;
  const last = options.archive ? lastAddressOf(preferences, archive) : unwritten(preferences);
  const open = (asked: FollowOptions | DemoOptions) =>
    openThisOrLast(asked, userAgent, last, (found, agent) => openStory(found, agent, archive));
  const named = withLastAddress(options, last);
  const asked = demoIn(named) ?? named;
  const stories = await openRing({ options: asked, userAgent, archive, open });
  return {
    stories: {
      ...stories,
      async close() {
        await stories.close();
        archive.close();
      },
    },
    takeTroubles: () =>
      [preferences.takeTrouble(), archive.takeNotice()].filter((trouble) => trouble !== null),
  };
}

/** The story is alone, and leaves nothing behind. */
async function rememberNothing(
  open: () => Promise<{ readonly story: OpenedStory; readonly notice: string | null }>,
): Promise<Remembered> {
  const { story: first, notice } = await open();
  const notices = notice === null ? [] : [notice];
  const stories = createStoryRing({
    first,
    self: { keptUnder: [], open: async () => (await open()).story },
    findOthers: async () => [],
    countUnseen: () => 0,
    onFault: blame,
  });
  return { stories, takeTroubles: () => notices.splice(0) };
}

async function openRing(given: NeighbourOptions): Promise<StoryRing> {
  const first = await given.open(given.options);
  const { keptUnder = [] } = first;
  return createStoryRing({
    first,
    self: selfOf(given, keptUnder),
    async findOthers() {
      const { neighboursOf } = await import('./neighbours.ts');
      return neighboursOf(given, keptUnder);
    },
    countUnseen: (names) => countUnseen(given.archive, names),
    onFault: blame,
  });
}

/** The opened story, as something to come back to. Without an archive nothing could be made of what comes meanwhile. */
function selfOf(given: NeighbourOptions, keptUnder: readonly string[]): Omit<Neighbour, 'title'> {
  const { options, archive } = given;
  const again = options.command === 'demo' ? { ...options, restart: false } : options;
  const self = { keptUnder, open: () => given.open(again) };
  const addresses = options.command === 'follow' ? options.addresses : [];
  const urls = addresses.filter((address) => /^https?:/u.test(address));
  if (archive === NO_ARCHIVE || urls.length === 0) return self;
  return {
    ...self,
    async watch(watcher, signal) {
      const { watcherOf } = await import('./neighbours.ts');
      await watcherOf(urls, given)(watcher, signal);
    },
  };
}

/** A fault of ours in what nobody waits for: as if nobody had caught it. */
function blame(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** Posts that were not seen, of all that is kept under these names. */
function countUnseen(archive: ReaderArchive, names: readonly string[]): number {
  try {
    const kept = archive.get();
    return kept === null ? 0 : names.reduce((sum, name) => sum + kept.countUnseen(name), 0);
  } catch {
    return 0;
  }
}
