// Owns going back to the last story when none is named, and remembering the one that was opened.

import { resolve } from 'node:path';
import type { DemoOptions, FollowOptions } from '../config/options.ts';
import type { Preferences } from '../config/preferences.ts';
import type { Ending } from '../follow/session.ts';
import { shownUrl } from '../net/shown-url.ts';
import { openStory } from './open-story.ts';
import type { OpenedStory } from './opened-story.ts';

/** What remembers the address of the last story. */
export type LastAddress = Pick<Preferences, 'lastAddress' | 'keepLastAddress'> & {
  /** Hears of it as soon as the story could be shown, so that no sudden end can lose it. */
  readonly noteAddress?: (address: string) => void;
};

/** As openStory, but the address of a story that could be shown is kept for the next time. Throws CannotOpenError. */
export async function openThisOrLast(
  options: FollowOptions | DemoOptions,
  userAgent: string,
  preferences: LastAddress,
  open: typeof openStory = openStory,
): Promise<OpenedStory> {
  const asked = withLastAddress(options, preferences);
  const story = await open(asked, userAgent);
  const lasting = asked.command === 'follow' ? allLasting(asked) : null;
  return lasting === null ? story : remembered(story, lasting, preferences);
}

/** The options with the last story's address where the reader named none, and there is one. */
export function withLastAddress(
  options: FollowOptions | DemoOptions,
  { lastAddress }: Pick<LastAddress, 'lastAddress'>,
): FollowOptions | DemoOptions {
  if (options.command === 'demo' || options.addresses.length > 0) return options;
  const last = lastAddress();
  return last === null ? options : { ...options, addresses: addressesIn(last) };
}

/** A path may hold spaces; an address that was kept holds none, so that spaces stand between those of several stories. */
function addressesIn(last: string): readonly string[] {
  return /^https?:/u.test(last) ? last.split(' ') : [last];
}

/** What `addressesIn` takes apart again; null for what cannot be gone back to. */
function allLasting({ addresses, source }: FollowOptions): string | null {
  const all = addresses.map((address) => toLasting(address, source));
  return all.length === 0 || all.includes(null) ? null : all.join(' ');
}

/** Null for an address that holds a secret, and for one that would not be understood without the `--source` given with it. */
export function toLasting(address: string, source: string | null): string | null {
  if (!/^https?:/u.test(address)) return resolve(address);
  const url = new URL(address);
  const bare = new URL(address);
  bare.hash = '';
  if (shownUrl(url) !== bare.href || source !== null) return null;
  return /\s/u.test(address) ? url.href : address;
}

/**
 * The address is kept only if the first answer was good: a slip of the pen must not take the last story's place. And only
 * when all is over: what it takes to write it would be felt while somebody reads.
 */
function remembered(story: OpenedStory, address: string, preferences: LastAddress): OpenedStory {
  const memory = createMemory(address, preferences);
  return {
    ...story,
    session: {
      ...story.session,
      async open(signal, wants) {
        const ending = await story.session.open(signal, wants);
        memory.hear(ending);
        return ending;
      },
    },
    atEnd: memory.keep,
  };
}

/** Knows nothing of the story itself, which may be left long before the end. */
function createMemory(address: string, preferences: LastAddress) {
  let isGood = false;
  return {
    hear(ending: Ending | null): void {
      isGood = ending === null || ending.reason === 'ended' || ending.reason === 'file';
      if (isGood) preferences.noteAddress?.(address);
    },
    async keep(): Promise<void> {
      if (isGood) await preferences.keepLastAddress(address);
    },
  };
}
