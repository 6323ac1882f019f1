// Owns the writing of one answer, as one change of the archive: all of it is on the disk, or none.

import type { BlockId } from '../model/block.ts';
import { emptyTable } from '../state/block-table.ts';
import { mergeUpdate } from '../state/merge-update.ts';
import type { Action, BlockCause, State } from '../state/state.ts';
import { createBlockRows } from './block-rows.ts';
import { type Database, inTransaction, withoutWaiting } from './database.ts';
import { createGapRows } from './gap-rows.ts';
import { createReadingRows } from './reading-rows.ts';
import type { createStoryRows, StoryKey } from './story-row.ts';

/** An answer, and the states before and after it. */
export type Delivery = Pick<
  Extract<Action, { type: 'update-received' }>,
  'update' | 'receivedAt' | 'cause'
> & { readonly previous: State; readonly next: State };

/** Away for less is between two polls. */
const LEAST_GAP_MS = 60_000;

export function createUpdateKeeper(
  database: Database,
  stories: ReturnType<typeof createStoryRows>,
  now: () => number,
) {
  const blocks = createBlockRows(database);
  const gaps = createGapRows(database);
  const readings = createReadingRows(database);
  const setUnseen = database.prepare('UPDATE block SET unseen = ? WHERE story = ? AND id = ?');
  const setAnswered = database.prepare(
    'UPDATE story SET answered_at = ? WHERE story = ? AND answered_at IS NOT ?',
  );
  const insertGap = database.prepare(
    'INSERT OR IGNORE INTO poll_gap (story, from_at, to_at) VALUES (?, ?, ?)',
  );

  function markUnseen(story: number, previous: State, next: State): void {
    for (const id of next.unseen.difference(previous.unseen)) setUnseen.run(1, story, id);
    for (const id of previous.unseen.difference(next.unseen)) setUnseen.run(0, story, id);
  }

  return {
    /** Once it returns, what the answer said is kept, whether or not it was news. */
    keepUpdate(key: StoryKey, { update, receivedAt, cause, previous, next }: Delivery): void {
      inTransaction(database, () => {
        const opened = now();
        const story =
          stories.keepHeader(key, update.header, opened) ??
          stories.keepHeader(key, next.header, opened);
        if (story === null) return;
        if (story.header !== null)
          readings.keepHeading(story.row, story.header, receivedAt, key.origin);
        const causeOf = causesIn(previous, next, cause);
        for (const [id, said] of mergeUpdate(emptyTable, update, receivedAt)) {
          const arrival = { cause: causeOf(id), receivedAt };
          blocks.keepRecord(story.row, id, said, arrival, key.origin);
        }
        markUnseen(story.row, previous, next);
        gaps.keepGaps(story.row, previous.gaps, next.gaps);
        stories.keepPaging(story, next);
      });
    },
    /** No page could be had that fills a gap: the others, and how this one is left. */
    keepGaps(key: StoryKey, previous: State, next: State): void {
      const story = stories.findStory(key.address, key.source, key.origin);
      if (story === null) return;
      inTransaction(database, () => gaps.keepGaps(story.row, previous.gaps, next.gaps));
    },
    keepSeen(key: StoryKey, previous: State, next: State): void {
      const story = stories.findStory(key.address, key.source, key.origin);
      if (story === null) return;
      withoutWaiting(database, () =>
        inTransaction(database, () => markUnseen(story.row, previous, next)),
      );
    },
    /**
     * The publisher has answered at `at`, epoch ms. `wasAway`: it had not been asked, or had not answered, since the last
     * time, so that the story's record has a gap there.
     */
    keepAnswer(key: StoryKey, at: number, wasAway: boolean): void {
      const story = stories.findStory(key.address, key.source, key.origin);
      if (story === null) return;
      const { row, answeredAt } = story;
      withoutWaiting(database, () => {
        if (wasAway && answeredAt !== null && at - answeredAt >= LEAST_GAP_MS)
          insertGap.run(row, answeredAt, at);
        setAnswered.run(at, row, at);
      });
    },
  };
}

/** How each block of an answer came to be known: as the reducer says, or, for other revisions of it, by the kind of answer. */
function causesIn(
  previous: State,
  next: State,
  cause: Delivery['cause'],
): (id: BlockId) => BlockCause {
  const isFirst = previous.header === null && previous.records.size === 0;
  const general = isFirst ? 'initial' : cause === 'poll' ? 'new' : 'backfill';
  const told = new Map<BlockId, BlockCause>();
  for (const change of next.changes) {
    if (change.kind === 'block') told.set(change.block.id, change.cause);
  }
  return (id) => told.get(id) ?? general;
}
