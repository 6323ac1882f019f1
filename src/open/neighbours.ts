// Owns which stories a reader can turn to from the one that was opened: those of the archive that were live when they were
// last read. And how any of them is opened, and watched when it has been left.

import type { KeptStory } from '../archive/catalogue.ts';
import type { DemoOptions, FollowOptions } from '../config/options.ts';
import { systemClock } from '../net/clock.ts';
import { watchStory } from './lookout.ts';
import { isAddress, openAddress } from './open-address.ts';
import type { OpenedStory } from './opened-story.ts';
import type { ReaderArchive } from './reader-archive.ts';
import type { Neighbour } from './story-ring.ts';

/** As many as a reader keeps an eye on. */
const MOST_OTHERS = 5;

/** A story that nobody reads is asked for no more often than this. */
const WATCH_MS = 120_000;

export type NeighbourOptions = {
  readonly options: FollowOptions | DemoOptions;
  readonly userAgent: string;
  readonly archive: ReaderArchive;
  /** Opens a story to be read. */
  readonly open: (options: FollowOptions | DemoOptions) => Promise<OpenedStory>;
};

/** Those that were opened last come first. */
export function neighboursOf(
  given: NeighbourOptions,
  known: readonly string[],
): readonly Neighbour[] {
  return (
    keptStories(given.archive)
      .filter(({ address, status }) => status === 'live' && !known.includes(address))
      // An address that several sources have read is a story for each: the latest is the one that would be opened.
      .filter(
        ({ address }, index, all) => all.findIndex((one) => one.address === address) === index,
      )
      .filter(({ address, asked }) => isAddress(address, asked))
      .slice(0, MOST_OTHERS)
      .map((story) => toNeighbour(story, given))
  );
}

/** `asked`: as `--source` was given when it was opened. */
type Known = KeptStory & { readonly asked: string | null };

/** None when the archive fails: whoever keeps the story in it says so. */
function keptStories(archives: ReaderArchive): readonly Known[] {
  try {
    const archive = archives.get();
    const stories = archive?.stories() ?? [];
    return stories.map((story) => ({ ...story, asked: archive?.askedSource(story) ?? null }));
  } catch {
    return [];
  }
}

function toNeighbour({ title, address, asked }: Known, given: NeighbourOptions): Neighbour {
  const options: FollowOptions = {
    ...given.options,
    command: 'follow',
    explain: false,
    addresses: [address],
    source: asked,
  };
  return {
    title,
    keptUnder: [address],
    open: () => given.open(options),
    watch: watcherOf([address], { ...given, options }),
  };
}

/** Watches the stories at some addresses. The options are those that they are followed with. */
export function watcherOf(
  urls: readonly string[],
  { options, userAgent, archive }: Omit<NeighbourOptions, 'open'>,
): NonNullable<Neighbour['watch']> {
  const intervalMs = Math.max(options.intervalMs ?? 0, WATCH_MS);
  const open = (url: string) =>
    openAddress(url, { ...options, intervalMs, newestOnly: true }, userAgent, archive);
  return async (watcher, signal) => {
    const watching = urls.map((url) =>
      watchStory(
        { open: () => open(url), clock: systemClock, restMs: WATCH_MS, ...watcher },
        signal,
      ),
    );
    await Promise.all(watching);
  };
}
