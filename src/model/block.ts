// Owns the block, the unit of truth: one post of a live blog, as one revision of it reads.
// Knows nothing of sources, merging or drawing.

import type { Element } from './element.ts';

export type BlockId = string;

export type Contributor = { readonly name: string };

/** Times are epoch milliseconds in UTC. */
export type Block = {
  readonly id: BlockId;
  /** Permalink, http or https. */
  readonly url: string | null;
  readonly title: string | null;
  /** The publisher's name in one word, in a story of several; left out in a story of one. */
  readonly source?: string;
  /** First published; the sort key. Null when the source gives no time at all. */
  readonly publishedAt: number | null;
  /** Last updated as the source states it, which is often at or before publishedAt; null when not stated. */
  readonly lastUpdatedAt: number | null;
  /**
   * Epoch ms. Where the source's editors have put the block, when that is not by first-published: the time at which it
   * stands in the order.
   */
  readonly placedAt?: number;
  readonly keyEvent: boolean;
  readonly summary: boolean;
  readonly contributors: readonly Contributor[];
  readonly elements: readonly Element[];
};

/** What it takes to say where a block stands in the order of a story. */
export type BlockKey = Pick<Block, 'id' | 'publishedAt' | 'lastUpdatedAt' | 'placedAt'>;

/** The version stamp by which revisions of one block are compared. */
export function revisionAt(block: Block): number {
  return block.lastUpdatedAt ?? block.publishedAt ?? 0;
}

/** When the block was edited, or null: "updated" means strictly later than first published. */
export function updatedAt(block: Block): number | null {
  const { lastUpdatedAt, publishedAt } = block;
  if (lastUpdatedAt === null || publishedAt === null) return null;
  return lastUpdatedAt > publishedAt ? lastUpdatedAt : null;
}

/** True for what the key-events view shows: key events and summaries. */
export function isKeyEvent(block: Block): boolean {
  return block.keyEvent || block.summary;
}
