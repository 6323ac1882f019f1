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
  for (const [id, incoming] of recordsSaid(update, receivedAt)) {
    const before = known.get(id);
    const merged = mergeRecord(before, incoming);
    if (merged !== before) changed.set(id, merged);
  }
  return changed;
}

/** What the answer alone says. One that says a block twice, pinned and in its place, must not touch the known one twice. */
function recordsSaid(update: Update, receivedAt: number): ReadonlyMap<BlockId, BlockRecord> {
  const said = new Map<BlockId, BlockRecord>();
  const statedAt = update.statedAt ?? update.header?.updatedAt ?? null;
  const add = (id: BlockId, record: BlockRecord) => said.set(id, mergeRecord(said.get(id), record));
  const brief = new Set(update.brief);
  for (const block of update.blocks) {
    const stamp = brief.has(block.id) ? null : statedAt;
    add(block.id, { block, statedAt: stamp, removedRevisionAt: null, noticedAt: null });
  }
  for (const { id, lastUpdatedAt } of update.removals) {
    const removedRevisionAt = lastUpdatedAt ?? statedAt ?? receivedAt;
    add(id, { block: null, statedAt: null, removedRevisionAt, noticedAt: receivedAt });
  }
  return said;
}
