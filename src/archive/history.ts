// Owns the story as it came about: every revision with when and how it came, and the stretches of which nothing is known.

import type { Block } from '../model/block.ts';
import type { BlockCause } from '../state/state.ts';
import { type Origin, withOrigin } from './content.ts';
import type { Database } from './database.ts';
import { decodeBlock } from './decode-block.ts';
import { numberOrNull } from './read-text.ts';

/** Times are epoch ms of the story's own time. */
export type KeptRevision = {
  readonly block: Block;
  /** The source's stamp of the newest answer that held it; null where it states none. */
  readonly statedAt: number | null;
  /** When it was first received. */
  readonly receivedAt: number;
  /** How, for whoever received it first. */
  readonly cause: BlockCause;
};

/** Between the two times the publisher was not asked, or did not answer. */
export type PollGap = { readonly fromAt: number; readonly toAt: number };

export function createHistory(database: Database) {
  const selectRevisions = database.prepare(`
    SELECT id, stated_at, received_at, cause, content
    FROM revision JOIN block USING (block)
    WHERE story = ? ORDER BY received_at, revision_at, id, hash`);
  const selectGaps = database.prepare(
    'SELECT from_at, to_at FROM poll_gap WHERE story = ? ORDER BY from_at',
  );

  return {
    /** In the order of their coming. What was removed, and when that was noticed, `loadRecords` tells. */
    loadRevisions(story: number, origin: Origin): readonly KeptRevision[] {
      return selectRevisions.all(story).flatMap((row) => {
        const block = decodeBlock(withOrigin(row.content, origin), row.id);
        const cause = CAUSES.find((known) => known === row.cause);
        if (block === null || cause === undefined) return [];
        const statedAt = numberOrNull(row.stated_at);
        return [{ block, statedAt, receivedAt: Number(row.received_at), cause }];
      });
    },
    loadGaps: (story: number): readonly PollGap[] =>
      selectGaps.all(story).map((row) => ({
        fromAt: Number(row.from_at),
        toAt: Number(row.to_at),
      })),
  };
}

const CAUSES: readonly BlockCause[] = ['initial', 'new', 'backfill'];
