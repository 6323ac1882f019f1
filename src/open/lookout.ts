// Owns watching a story that the reader has turned away from: slowly, with no more of it in memory than its newest posts.
// What comes is kept in the archive, like all that is followed.

import type { Clock } from '../net/clock.ts';
import type { OpenedStory } from './opened-story.ts';

export type LookoutOptions = {
  /** Opens the story with its newest posts alone. Asks nothing yet. */
  readonly open: () => OpenedStory;
  readonly clock: Clock;
  /** How long the publisher is left alone first, ms: the story has been asked for a moment ago. */
  readonly restMs: number;
} & Watcher;

export type Watcher = {
  /** Something came, or became known to be seen. */
  readonly onNews: () => void;
  /** The story is followed from now on, until the function returned is called. */
  readonly onFollowed: (story: OpenedStory) => () => void;
};

/** From so many posts on the story is opened anew, with its newest alone. */
const MOST_RECORDS = 1000;

/** Watches until the story is over, or the signal aborts. Never rejects for a fault of a publisher. */
export async function watchStory(options: LookoutOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await options.clock.sleep(options.restMs, signal);
    if (signal.aborted || (await followWhileSmall(options, signal))) return;
  }
}

/** True when there is nothing more to come. */
async function followWhileSmall(
  { open, onNews, onFollowed }: LookoutOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const story = open();
  const unfollow = onFollowed(story);
  const full = new AbortController();
  const either = AbortSignal.any([signal, full.signal]);
  const leave = story.store.subscribe((state, previous) => {
    if (state.unseen !== previous.unseen) onNews();
    if (state.order.length > MOST_RECORDS) full.abort();
  });
  try {
    const ending = (await story.session.open(either)) ?? (await story.session.run(either));
    return ending.reason === 'ended' || ending.reason === 'gone';
  } finally {
    leave();
    unfollow();
    await story.close();
  }
}
