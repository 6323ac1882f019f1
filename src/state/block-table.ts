// Owns the table of what is known of each block: persistent, so that an older State stays true while the next one is made.
// The only file that knows that it is a B+ tree. Copies share nodes: a change costs O(log n), however long the story.

import sortedBtree from 'sorted-btree';
import type { BlockId } from '../model/block.ts';
import type { BlockRecord } from './block-record.ts';

const BTree = sortedBtree.default;
type Tree = InstanceType<typeof BTree<BlockId, BlockRecord>>;

/** From block id to record, by id ascending. Frozen: an attempt to change it throws. */
export type BlockTable = Pick<Tree, 'size' | 'get' | 'has' | 'entries' | 'clone'>;

export const emptyTable: BlockTable = frozen(new BTree<BlockId, BlockRecord>([], compareIds));

/** The table with these records put in, or the same table when there are none. The table given stays as it was. */
export function withRecords(
  table: BlockTable,
  changed: ReadonlyMap<BlockId, BlockRecord>,
): BlockTable {
  if (changed.size === 0) return table;
  const next = table.clone();
  for (const [id, record] of changed) next.set(id, record);
  return frozen(next);
}

function frozen(tree: Tree): Tree {
  tree.freeze();
  return tree;
}

function compareIds(a: BlockId, b: BlockId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
