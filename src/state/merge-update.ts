// Owns the step from one answer to the records that it changes. Removal is a version here, never a deletion.

import type { BlockId } from '../model/block.ts';
import type { Update } from '../model/update.ts';
import type { BlockRecord } from './block-record.ts';
import type { BlockTable } from './block-table.ts';
import { mergeRecord } from './merge.ts';

/**
 * The records that this update changes, by block id; empty when it says nothing new. A removal that the source gives no
 * stamp covers what was published up to the answer's own stamp, or up to `receivedAt` (epoch ms) when there is none.
 */
export function mergeUpdate(
  known: BlockTable,
  update: Update,
  receivedAt: number,
): ReadonlyMap<BlockId, BlockRecord> {
  const changed = new Map<BlockId, BlockRecord>();
  const put = (id: BlockId, incoming: BlockRecord) => {
    const before = changed.get(id) ?? known.get(id);
    const merged = mergeRecord(before, incoming);
    if (merged !== before) changed.set(id, merged);
  };
  const statedAt = update.header?.updatedAt ?? null;
  for (const block of update.blocks)
    put(block.id, { block, statedAt, removedRevisionAt: null, noticedAt: null });
  for (const { id, lastUpdatedAt } of update.removals) {
    const removedRevisionAt = lastUpdatedAt ?? statedAt ?? receivedAt;
    put(id, { block: null, statedAt: null, removedRevisionAt, noticedAt: receivedAt });
  }
  return changed;
}
