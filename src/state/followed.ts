// Owns who hears of the stories that are followed beside one another: the one that is read, and those that are watched after
// it was turned away from. Knows none of their sources.

import type { Store } from './store.ts';

export type FollowedStory = {
  readonly store: Pick<Store, 'getState' | 'subscribe'>;
  /** Epoch ms of the story's own time. */
  readonly storyNow: () => number;
  /** It was followed before in this run, so that what its first answer brings is news. */
  readonly isResumed: boolean;
};

/** Begins something with each story, those that are followed now and those to come; what that gives ends it. */
export type EachFollowed = (begin: (story: FollowedStory) => () => void) => () => void;

export type FollowedStories = {
  readonly each: EachFollowed;
  /** The story is followed until the function returned is called. */
  readonly add: (story: FollowedStory) => () => void;
};

export function createFollowedStories(): FollowedStories {
  const stories = new Set<FollowedStory>();
  const listeners = new Set<{
    readonly begin: (story: FollowedStory) => () => void;
    readonly ends: Map<FollowedStory, () => void>;
  }>();

  return {
    each(begin) {
      const listener = { begin, ends: new Map<FollowedStory, () => void>() };
      for (const story of stories) listener.ends.set(story, begin(story));
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        for (const end of listener.ends.values()) end();
        listener.ends.clear();
      };
    },
    add(story) {
      stories.add(story);
      for (const { begin, ends } of listeners) ends.set(story, begin(story));
      return () => {
        stories.delete(story);
        for (const { ends } of listeners) {
          ends.get(story)?.();
          ends.delete(story);
        }
      };
    },
  };
}

/** One story, and no other. */
export function followedAlone(story: Omit<FollowedStory, 'isResumed'>): EachFollowed {
  return (begin) => begin({ ...story, isResumed: false });
}
