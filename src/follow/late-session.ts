// Owns a session whose own session is there later: what is asked of it before then has nobody to ask, and waits for nothing.

import type { FollowSession } from './session.ts';

/** `open` brings the session, which `current` gives from then on; null while there is none. */
export function createLateSession(
  open: FollowSession['open'],
  current: () => FollowSession | null,
): FollowSession {
  return {
    open,
    run: async (signal) => (await current()?.run(signal)) ?? { reason: 'stopped' },
    pollNow: () => current()?.pollNow(),
    readOlder: async (signal) => current()?.readOlder(signal),
    reachedAt: () => current()?.reachedAt() ?? Number.POSITIVE_INFINITY,
  };
}
