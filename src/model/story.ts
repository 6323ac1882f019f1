// Owns the story's own facts, those above the blocks: headline, byline, live or ended, which block is pinned.

import type { BlockId, Contributor } from './block.ts';
import type { Passage } from './passage.ts';

export type StoryStatus = 'live' | 'ended' | 'unknown';

export type StoryHeader = {
  /** Stable across fetches and addresses of the same story. */
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly standfirst: readonly Passage[];
  readonly byline: string | null;
  readonly contributors: readonly Contributor[];
  readonly status: StoryStatus;
  /** Name of the adapter that read it, as `--source` takes it. */
  readonly source: string;
  /** The source's stamp of this snapshot, epoch ms: the greater one wins when two answers meet. */
  readonly updatedAt: number | null;
  /** Undefined: this answer does not say (a page beyond the first). Null: nothing is pinned. */
  readonly pinnedId?: BlockId | null;
};
