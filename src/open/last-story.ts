// Owns going back to the last story when none is named, and remembering the one that was opened.

import { resolve } from 'node:path';
import type { DemoOptions, FollowOptions } from '../config/options.ts';
import type { Preferences } from '../config/preferences.ts';
import { shownUrl } from '../net/shown-url.ts';
import { selectAdapter } from '../source/registry.ts';
import { openStory } from './open-story.ts';
import type { OpenedStory } from './opened-story.ts';

/** As openStory, but the address of a story that could be shown is kept for the next time. Throws CannotOpenError. */
export async function openThisOrLast(
  options: FollowOptions | DemoOptions,
  userAgent: string,
  preferences: Preferences,
  open = openStory,
): Promise<OpenedStory> {
  const asked = withAddress(options, preferences);
  const story = await open(asked, userAgent);
  const [address] = asked.command === 'follow' ? asked.addresses : [];
  const lasting = address === undefined ? null : toLasting(address);
  return lasting === null ? story : remembered(story, lasting, preferences);
}

function withAddress(
  options: FollowOptions | DemoOptions,
  { lastAddress }: Preferences,
): FollowOptions | DemoOptions {
  if (options.command === 'demo' || options.addresses.length > 0) return options;
  const last = lastAddress();
  return last === null ? options : { ...options, addresses: [last] };
}

/** Null for an address that holds a secret, and for one that would not be understood without `--source`. */
function toLasting(address: string): string | null {
  if (!/^https?:/u.test(address)) return resolve(address);
  const url = new URL(address);
  const bare = new URL(address);
  bare.hash = '';
  return shownUrl(url) === bare.href && selectAdapter(address, null) !== null ? address : null;
}

/**
 * The address is kept only if the first answer was good: a slip of the pen must not take the last story's place. And only
 * when all is over: what it takes to write it would be felt while somebody reads.
 */
function remembered(story: OpenedStory, address: string, preferences: Preferences): OpenedStory {
  let isGood = false;
  return {
    ...story,
    session: {
      ...story.session,
      async open(signal, wants) {
        const ending = await story.session.open(signal, wants);
        isGood = ending === null || ending.reason === 'ended' || ending.reason === 'file';
        return ending;
      },
    },
    async close() {
      await story.close();
      if (isGood) await preferences.keepLastAddress(address);
    },
  };
}
