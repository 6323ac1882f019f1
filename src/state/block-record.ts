// Owns what is known of one block, as two halves that are joined apart: the greatest content and the greatest removal.
// Knows nothing of how they are compared; merge.ts does.

import { type Block, revisionAt } from '../model/block.ts';

/**
 * All that is known of one block. Its two halves are joined apart (greatest content; greatest removal), so that the
 * order in which answers arrive cannot matter.
 */
export type BlockRecord = {
  /** The greatest revision seen; null when only its removal is known. */
  readonly block: Block | null;
  /**
   * The source's own stamp of the newest answer that held this revision as it reads, epoch ms; null when it states none.
   * Decides between contents with the same last-updated: a flag set, or a title mended, without a new stamp.
   */
  readonly statedAt: number | null;
  /** Last-updated of the revision that was removed, epoch ms; null when no removal was ever seen. */
  readonly removedRevisionAt: number | null;
  /** When we noticed that removal, epoch ms; shown, never compared. */
  readonly noticedAt: number | null;
};

/** True while the removal stands: it covers the newest revision known. A later one, published again, lifts it. */
export function isRemoved(record: BlockRecord): boolean {
  if (record.removedRevisionAt === null) return false;
  return record.block === null || record.removedRevisionAt >= revisionAt(record.block);
}

/** The block as a reader should find it: null when it is not known, or removed. */
export function standingBlock(record: BlockRecord | undefined): Block | null {
  return record === undefined || isRemoved(record) ? null : record.block;
}
