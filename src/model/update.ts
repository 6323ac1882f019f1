// Owns the update: what one answer of a source yields, and the request that asks for it.
// Pure shapes between the adapters, the polling client and the reducer.

import type { Block, BlockId } from './block.ts';
import type { StoryHeader } from './story.ts';

/** Where the next poll, or an older page, starts. Only the adapter that made it can read it. */
export type Cursor = string;

export type FeedRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The reader's own key, as a parameter of the address: sent to the address's own origin, shown and kept nowhere. */
  readonly secret?: { readonly name: string; readonly value: string };
};

/** A removal that the source states itself. */
export type Removal = {
  readonly id: BlockId;
  /** Last-updated of the revision that was removed, epoch ms; null when the source does not say. */
  readonly lastUpdatedAt: number | null;
};

/**
 * The stretch of the story that a snapshot claims to hold without holes: every block whose first-published time lies
 * strictly between the two is in it. Null in an update that makes no such claim.
 */
export type SnapshotSpan = { readonly from: number; readonly to: number };

/** A block that an answer names without telling its content. */
export type ListedBlock = {
  readonly id: BlockId;
  /** Asks for the block alone. */
  readonly cursor: Cursor;
};

export type Update = {
  /** Null when the answer says nothing about the story as a whole. */
  readonly header: StoryHeader | null;
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
  readonly span: SnapshotSpan | null;
  /** The next older page, or null when there is none or this answer does not say. */
  readonly older: Cursor | null;
  /** Blocks in the whole story as the source counts them; null when it does not say. */
  readonly totalBlocks: number | null;
  /** The interval the source itself asks for, ms; null when it asks for none. */
  readonly pollAfterMs: number | null;
  /**
   * When the answer was made, epoch ms, from a source that does not stamp its edits: of two answers with one revision of a
   * block, the later one has its words. Left out where the header's own stamp tells.
   */
  readonly statedAt?: number | null;
  /**
   * Blocks of which this answer tells less than another one may have told: what is known of such a block stands, unless
   * this is a later revision of it.
   */
  readonly brief?: readonly BlockId[];
  /** Where the next poll starts; left out when it asks for the newest page again. */
  readonly next?: Cursor;
  /** Answers that complete this one, to be asked for at once, in this order. */
  readonly also?: readonly Cursor[];
  /** Blocks named without content, newest first: the story holds them, and each that is not known is to be asked for. */
  readonly listed?: readonly ListedBlock[];
  /** Its pages are cut from the oldest block on: what comes or goes above moves no block from one older page to another. */
  readonly isCutFromOldest?: true;
  /** The story was judged to have ended by its silence: polling goes on, at the pace of `pollAfterMs`. */
  readonly mayResume?: true;
};

/** Of an answer that says nothing; for those that say little. */
export const EMPTY_UPDATE: Update = {
  header: null,
  blocks: [],
  removals: [],
  span: null,
  older: null,
  totalBlocks: null,
  pollAfterMs: null,
};
