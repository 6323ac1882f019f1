// Owns how a block, and the story as a whole, were read over time: each state that was not the one before it, with when it
// came. What the time machine goes through, and where corrections are looked up.

import type { BlockId } from '../model/block.ts';
import type { StoryHeader } from '../model/story.ts';
import { type BlockRecord, isRemoved } from './block-record.ts';
import { changedRecords } from './block-table.ts';
import type { BlockCause, State } from './state.ts';

/** From `at` on, epoch ms of the story's own time, the block was known as this record has it. */
export type Reading = {
  readonly id: BlockId;
  readonly at: number;
  readonly record: BlockRecord;
  /** How its revision came to be known. */
  readonly cause: BlockCause;
};

/** From `at` on the story's own facts were these. */
export type Heading = { readonly at: number; readonly header: StoryHeader };

/** What is kept of a story's past; each list in order of time. */
export type StoryHistory = {
  /** Of one block. */
  readonly readingsOf: (id: BlockId) => readonly Reading[];
  /** Of every block that was ever read in more than one way. */
  readonly changedReadings: () => readonly Reading[];
  readonly allReadings: () => readonly Reading[];
  readonly headings: () => readonly Heading[];
};

/** The blocks that are read otherwise in the next state; a new stamp on the same revision is no other reading. */
export function readingsBetween(previous: State, next: State, at: number): readonly Reading[] {
  if (previous.records === next.records) return [];
  const told = new Map(
    next.changes.flatMap((change) =>
      change.kind === 'block' ? [[change.block.id, change.cause] as const] : [],
    ),
  );
  return changedRecords(previous.records, next.records).flatMap(({ before, after }) => {
    const id = after?.block?.id;
    if (after === undefined || id === undefined || isSameReading(before, after)) return [];
    return { id, at, record: after, cause: told.get(id) ?? 'new' };
  });
}

function isSameReading(before: BlockRecord | undefined, after: BlockRecord): boolean {
  return (
    before !== undefined &&
    before.block === after.block &&
    before.removedRevisionAt === after.removedRevisionAt &&
    isRemoved(before) === isRemoved(after)
  );
}
