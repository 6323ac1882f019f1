// Owns reading a story back: the newest blocks first, since the first frame needs no more; the rest when it is asked for.

import type { BlockId } from '../model/block.ts';
import type { BlockRecord } from '../state/block-record.ts';
import { type Origin, withOrigin } from './content.ts';
import type { Database } from './database.ts';
import { decodeBlock } from './decode-block.ts';
import { numberOrNull } from './read-text.ts';

/** Records by block id, newest first. */
export type Records = ReadonlyMap<BlockId, BlockRecord>;

export function createStoryLoader(database: Database) {
  const select = database.prepare(`
    SELECT id, stated_at, content, removed_revision_at, noticed_at
    FROM block LEFT JOIN revision ON revision = newest
    WHERE story = ? ORDER BY filed_at DESC, id DESC LIMIT ? OFFSET ?`);
  // Rows without names are read in half the time.
  select.setReturnArrays(true);
  const selectUnseen = database.prepare('SELECT id FROM block WHERE story = ? AND unseen = 1');

  return {
    /** `count` records after the first `from` of them; all with a count below zero. */
    loadRecords(story: number, from: number, count: number, origin: Origin): Records {
      const records = new Map<BlockId, BlockRecord>();
      for (const row of select.all(story, count, from)) {
        const [id, statedAt, content, removedRevisionAt, noticedAt] = Object.values(row);
        const block = decodeBlock(withOrigin(content, origin), id);
        if (typeof id !== 'string' || (block === null && removedRevisionAt === null)) continue;
        records.set(id, {
          block,
          statedAt: block === null ? null : numberOrNull(statedAt),
          removedRevisionAt: numberOrNull(removedRevisionAt),
          noticedAt: numberOrNull(noticedAt),
        });
      }
      return records;
    },
    loadUnseen(story: number): ReadonlySet<BlockId> {
      return new Set(selectUnseen.all(story).map(({ id }) => String(id)));
    },
  };
}
