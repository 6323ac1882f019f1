// Owns opening a story with all that this reader's disk remembers: preferences and archive, or neither. Joins them; what is
// wrong with them is told when asked for.

import type { DemoOptions, FollowOptions } from '../config/options.ts';
import { openPreferences } from '../config/preferences.ts';
import { systemClock } from '../net/clock.ts';
import { lastAddressOf, unwritten } from './last-address.ts';
import { openThisOrLast } from './last-story.ts';
import { openStory } from './open-story.ts';
import type { OpenedStory } from './opened-story.ts';
import { findReaderArchive, NO_ARCHIVE } from './reader-archive.ts';

export type Remembered = {
  readonly story: OpenedStory;
  /** What is wrong with what the disk remembers, as sentences without their full stops; each is told once. */
  readonly takeTroubles: () => readonly string[];
};

/** `home`: the folder for everything of ours; null for the platform's own. Throws CannotOpenError. */
export async function openRemembered(
  options: FollowOptions | DemoOptions,
  userAgent: string,
  home: string | null,
): Promise<Remembered> {
  const preferences = openPreferences({ home });
  const archive = options.archive ? await findReaderArchive(home, systemClock.now) : NO_ARCHIVE;
  const last = options.archive ? lastAddressOf(preferences, archive) : unwritten(preferences);
  const story = await openThisOrLast(options, userAgent, last, (asked, agent) =>
    openStory(asked, agent, archive),
  );
  return {
    story: {
      ...story,
      async close() {
        await story.close();
        archive.close();
      },
    },
    takeTroubles: () =>
      [preferences.takeTrouble(), archive.takeNotice()].filter((trouble) => trouble !== null),
  };
}
