// Owns what the reader has put on the blocks of a story: stars and notes, by block. Only blocks that have either are in it.

import type { BlockId } from '../model/block.ts';
import { type Mark, NO_MARK } from '../model/mark.ts';

export type Marks = ReadonlyMap<BlockId, Mark>;

/** One map for "nothing is marked". */
export const NO_MARKS: Marks = new Map();

export function markOf(marks: Marks, id: BlockId): Mark {
  return marks.get(id) ?? NO_MARK;
}

/** The marks with this one on the block, in place of any other; the same map when it stands there already. */
export function withMark(marks: Marks, id: BlockId, mark: Mark): Marks {
  const known = markOf(marks, id);
  if (known.isStarred === mark.isStarred && known.note === mark.note) return marks;
  const next = new Map(marks);
  if (mark.isStarred || mark.note !== null) next.set(id, mark);
  else next.delete(id);
  return next;
}

/** The marks of several stories under the ids that they have among all; the known map while it reads the same. */
export function joinMarks(
  known: Marks,
  branches: readonly Marks[],
  toId: (id: BlockId, index: number) => BlockId,
): Marks {
  const joined = new Map(
    branches.flatMap((marks, index) => [...marks].map(([id, mark]) => [toId(id, index), mark])),
  );
  const isSame =
    joined.size === known.size && [...joined].every(([id, mark]) => known.get(id) === mark);
  return isSame ? known : joined;
}
