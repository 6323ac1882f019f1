// Owns how a test follows a source without a network: by a clock of its own, which is the story's too, and with no chance in it.

import { createFollowSession, type SessionOptions } from '../../src/follow/session.ts';
import type { FakeSource } from './fake-source.ts';

type Followed = Pick<SessionOptions, 'clock' | 'store'> & Partial<SessionOptions>;

/** Not begun. `floorMs`: the shortest wait between two polls. */
export function followFake(
  { client, selection }: Pick<FakeSource, 'client' | 'selection'>,
  floorMs: number,
  given: Followed,
) {
  return createFollowSession({
    client,
    selection,
    storyNow: given.clock.now,
    schedule: { floorMs, speed: 1 },
    random: () => 0.5,
    ...given,
  });
}
