// Owns the list of blocks as it follows the table: newest first, made from the last list and what changed, so that a poll
// that changes one block of a long story costs one block and a copy.

import type { Block } from '../model/block.ts';
import type { RecordChange } from './block-table.ts';
import { compareNewestFirst } from './order.ts';

/** `block` null: the one at the index goes. Else it comes before the one at the index. */
type Edit = { readonly index: number; readonly block: Block | null };

/** The list after the changes; the same one when they change nothing in it. `isListed`: which blocks it holds. */
export function updateList(
  list: readonly Block[],
  changes: readonly RecordChange[],
  isListed: (block: Block) => boolean,
): readonly Block[] {
  const edits: Edit[] = [];
  const listed = (block: Block | null = null) => (block && isListed(block) ? block : null);
  for (const { before, after } of changes) {
    const [was, is] = [listed(before?.block), listed(after?.block)];
    if (was === is) continue;
    if (was !== null) edits.push({ index: indexOf(list, was), block: null });
    if (is !== null) edits.push({ index: indexOf(list, is), block: is });
  }
  return edits.length === 0 ? list : edited(list, edits.sort(compareEdits));
}

function edited(list: readonly Block[], edits: readonly Edit[]): readonly Block[] {
  const pieces: (readonly Block[])[] = [];
  let copied = 0;
  for (const { index, block } of edits) {
    pieces.push(list.slice(copied, index), block === null ? [] : [block]);
    copied = block === null ? index + 1 : index;
  }
  pieces.push(list.slice(copied));
  return pieces.flat();
}

/** What comes in the place of another comes before that one goes. */
function compareEdits(a: Edit, b: Edit): number {
  if (a.index !== b.index) return a.index - b.index;
  if (a.block === null || b.block === null)
    return Number(a.block === null) - Number(b.block === null);
  return compareNewestFirst(a.block, b.block);
}

/** Where the block stands, or would. */
function indexOf(list: readonly Block[], block: Block): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other !== undefined && compareNewestFirst(other, block) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
