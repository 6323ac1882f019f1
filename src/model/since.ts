// Owns what "since you left" means: the mark that an earlier visit left in a story, and what lies beyond it.

import type { Block, BlockKey } from './block.ts';

/** A mark that holds still for a whole visit. */
export type Since = {
  /** `left`: where the last visit ended. `opened`: no earlier one is known, and this is where the present one began. */
  readonly mark: 'left' | 'opened';
  /** The newest block that had been seen then; null where there was none, so that every block has come since. */
  readonly newest: BlockKey | null;
  /** Epoch ms of the story's own time. */
  readonly at: number;
};

/** What there is to catch up on. Every list is oldest first. */
export type Missed = {
  readonly since: Since;
  /** The newest summary of the whole story; null when there is none. */
  readonly summary: Block | null;
  /** Blocks that came since, and older ones that were never seen. */
  readonly blocks: readonly Block[];
  /** Key events and summaries among `blocks`. */
  readonly keyEvents: readonly Block[];
  readonly edited: readonly Block[];
  readonly removed: readonly Block[];
};
