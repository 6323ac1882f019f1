// Owns keeping what the reader puts on blocks: at once, or as soon as the archive takes something again.

import type { Archive } from '../archive/archive.ts';
import type { StoryKey } from '../archive/story-row.ts';
import type { BlockId } from '../model/block.ts';
import type { Mark } from '../model/mark.ts';

/** Runs a task on the story in the archive; false when it could not be done. */
type WithStory = (task: (archive: Archive, key: StoryKey) => void) => boolean;

export type MarkKeeper = {
  readonly keep: (id: BlockId, mark: Mark) => void;
  /** Tries again what could not be kept. */
  readonly keepWaiting: () => void;
};

/** `storyNow`: epoch ms. */
export function createMarkKeeper(withStory: WithStory, storyNow: () => number): MarkKeeper {
  const waiting = new Map<BlockId, Mark>();

  function keepWaiting(): void {
    if (waiting.size === 0) return;
    const isKept = withStory((archive, key) => {
      for (const [id, mark] of waiting) archive.keepMark(key, id, mark, storyNow());
    });
    if (isKept) waiting.clear();
  }

  return {
    keep(id, mark) {
      waiting.set(id, mark);
      keepWaiting();
    },
    keepWaiting,
  };
}
