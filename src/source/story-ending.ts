// Owns the judgement whether a live blog that does not say so has ended: by its announced end, or by its silence.

import type { StoryStatus } from '../model/story.ts';
import type { Update } from '../model/update.ts';

const HOUR_MS = 3_600_000;
/** How long nothing may come before an announced end that has passed is believed. */
const QUIET_AFTER_END_MS = 2 * HOUR_MS;
/** How long nothing may come at all. */
const QUIET_MS = 6 * HOUR_MS;
/** The interval for a story that may go on after all. */
const RESUME_POLL_MS = 15 * 60_000;

export type Coverage = {
  /** When the publisher says that coverage ends; often false, or the time of the page. Epoch ms. */
  readonly endsAt: number | null;
  /** The newest stamp of any block. */
  readonly newestAt: number | null;
  /** When the answer was made; null for a file, of which nothing can be judged. */
  readonly answeredAt: number | null;
};

export function judgeEnding({ endsAt, newestAt, answeredAt }: Coverage): StoryStatus {
  if (answeredAt === null || newestAt === null) return 'unknown';
  const quietMs = answeredAt - newestAt;
  const isPastEnd = endsAt !== null && endsAt < answeredAt;
  return quietMs > QUIET_MS || (isPastEnd && quietMs > QUIET_AFTER_END_MS) ? 'ended' : 'live';
}

/** What an update says of polling when its story's status was judged and not stated. */
export function pollingFor(status: StoryStatus): Pick<Update, 'pollAfterMs' | 'mayResume'> {
  return status === 'ended'
    ? { pollAfterMs: RESUME_POLL_MS, mayResume: true }
    : { pollAfterMs: null };
}
