// Owns what an update changed in the eyes of a reader, told from the records before and after; and what that does to
// the marks for unseen and edited. Knows nothing of how records are merged.

import type { Block, BlockId } from '../model/block.ts';
import { type BlockRecord, standingBlock } from './block-record.ts';
import { NO_CHANGES } from './initial-state.ts';
import { compareNewestFirst } from './order.ts';
import type { BlockCause, Change, State } from './state.ts';
import { isVisibleEdit } from './visible-edit.ts';

/**
 * The changes between two states of some records, oldest block first. A block that was removed before it was ever
 * shown, and a removal that was known already, are none.
 */
export function changesBetween(
  known: { get(id: BlockId): BlockRecord | undefined },
  changed: ReadonlyMap<BlockId, BlockRecord>,
  causeOf: (block: Block) => BlockCause,
): readonly Change[] {
  const changes: Change[] = [];
  for (const [id, record] of changed) {
    const change = changeOf(known.get(id), record, causeOf);
    if (change !== null) changes.push(change);
  }
  return changes.length === 0
    ? NO_CHANGES
    : changes.sort((a, b) => compareNewestFirst(b.block, a.block));
}

function changeOf(
  before: BlockRecord | undefined,
  after: BlockRecord,
  causeOf: (block: Block) => BlockCause,
): Change | null {
  const previous = standingBlock(before);
  const block = standingBlock(after);
  if (block === previous) return null;
  if (block !== null) {
    if (previous === null) return { kind: 'block', cause: causeOf(block), block };
    return isVisibleEdit(previous, block) ? { kind: 'edit', block, previous } : null;
  }
  if (previous === null || after.block === null || after.noticedAt === null) return null;
  return { kind: 'remove', block: after.block, noticedAt: after.noticedAt };
}

type Marks = Pick<State, 'unseen' | 'edited'>;

/** The marks after these changes: the same sets when none of their members changed. */
export function markChanges({ unseen, edited }: Marks, changes: readonly Change[]): Marks {
  const nextUnseen = new Set(unseen);
  const nextEdited = new Set(edited);
  for (const change of changes) {
    const { id } = change.block;
    if (change.kind === 'block' && change.cause === 'new') nextUnseen.add(id);
    if (change.kind === 'edit') nextEdited.add(id);
    if (change.kind !== 'remove') continue;
    nextUnseen.delete(id);
    nextEdited.delete(id);
  }
  return {
    unseen: sameMembers(unseen, nextUnseen) ? unseen : nextUnseen,
    edited: sameMembers(edited, nextEdited) ? edited : nextEdited,
  };
}

function sameMembers(a: ReadonlySet<BlockId>, b: ReadonlySet<BlockId>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
