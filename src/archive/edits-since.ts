// Owns which blocks read otherwise than they did at a moment, as the revisions tell that are kept.

import type { Block, BlockId } from '../model/block.ts';
import { isVisibleEdit } from '../state/visible-edit.ts';
import { type Origin, withOrigin } from './content.ts';
import type { Database } from './database.ts';
import { decodeBlock } from './decode-block.ts';

export function createEditFinder(database: Database) {
  const select = database.prepare(`
    SELECT id, present.content AS content,
      (SELECT content FROM revision
        WHERE revision.block = block.block AND received_at <= :at
        ORDER BY revision_at DESC, stated_at DESC, content DESC LIMIT 1) AS previous
    FROM block JOIN revision AS present ON present.revision = newest
    WHERE story = :story AND present.received_at > :at AND previous IS NOT NULL
      AND coalesce(removed_revision_at < present.revision_at, 1)`);

  return {
    /**
     * What each block that has been edited since `at` read then, by its id; blocks that came later are none of them.
     * `at`: epoch ms of the story's own time.
     */
    findEdits(story: number, at: number, origin: Origin): ReadonlyMap<BlockId, Block> {
      const edits = new Map<BlockId, Block>();
      for (const row of select.iterate({ story, at })) {
        const block = decodeBlock(withOrigin(row.content, origin), row.id);
        const previous = decodeBlock(withOrigin(row.previous, origin), row.id);
        if (block !== null && previous !== null && isVisibleEdit(previous, block))
          edits.set(block.id, previous);
      }
      return edits;
    },
  };
}
