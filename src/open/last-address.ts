// Owns where the last story's address is remembered: in the archive as soon as it was shown, in the preferences at the end.

import type { Preferences } from '../config/preferences.ts';
import type { LastAddress } from './last-story.ts';
import type { ReaderArchive } from './reader-archive.ts';

/** The archive knows better where both do: what it holds has survived whatever ended the program. */
export function lastAddressOf(
  preferences: Pick<Preferences, 'lastAddress' | 'keepLastAddress'>,
  archive: ReaderArchive,
): LastAddress {
  return {
    lastAddress: () =>
      quietly(() => archive.get()?.lastAddress() ?? null) ?? preferences.lastAddress(),
    keepLastAddress: preferences.keepLastAddress,
    noteAddress: (address) => {
      // A file is read again from its own place, and the preferences alone check that it is still there.
      const kept = /^https?:/u.test(address) ? address : null;
      quietly(() => archive.get()?.keepLastAddress(kept));
    },
  };
}

/** For a reader who wants nothing written. */
export function unwritten({ lastAddress }: Pick<Preferences, 'lastAddress'>): LastAddress {
  return { lastAddress, keepLastAddress: async () => {} };
}

/** Null when the archive fails: whoever keeps the story in it says so. */
function quietly<T>(task: () => T): T | null {
  try {
    return task();
  } catch {
    return null;
  }
}
