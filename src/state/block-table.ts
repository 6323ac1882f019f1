// Owns the table of what is known of each block: persistent, so that an older State stays true while the next one is made.
// The only file that knows that it is a B+ tree. Copies share nodes: a change costs O(log n), however long the story.

import sortedBtree from 'sorted-btree';
import sortedBtreeDiff from 'sorted-btree/extended/diffAgainst.js';
import type { BlockId } from '../model/block.ts';
import type { BlockRecord } from './block-record.ts';

const BTree = sortedBtree.default;
const diffAgainst = sortedBtreeDiff.default;
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

/** What is known of one block in either of two tables; undefined in one that does not know it. */
export type RecordChange = {
  readonly before: BlockRecord | undefined;
  readonly after: BlockRecord | undefined;
};

/** Where the tables differ. Costs what changed between them, when one was made from the other. */
export function changedRecords(before: BlockTable, after: BlockTable): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  // Every table is made here, and is a tree.
  diffAgainst(
    before as Tree,
    after as Tree,
    (_id, known) => void changes.push({ before: known, after: undefined }),
    (_id, known) => void changes.push({ before: undefined, after: known }),
    (_id, was, is) => void changes.push({ before: was, after: is }),
  );
  return changes;
}

function frozen(tree: Tree): Tree {
  tree.freeze();
  return tree;
}

function compareIds(a: BlockId, b: BlockId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
