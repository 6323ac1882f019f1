// Owns the row of a story: what is known of it as a whole, joined by the rules of the merge whoever writes it.

import type { StoryHeader } from '../model/story.ts';
import { type HeaderRecord, mergeHeader } from '../state/merge-header.ts';
import { type Origin, textOfContent, withOrigin } from './content.ts';
import type { Database } from './database.ts';
import { decodeHeader } from './decode-header.ts';
import { numberOrNull, textOrNull } from './read-text.ts';

/** Where a story is kept: the address that the reader opened, free of secrets, and the source that read it. */
export type StoryKey = {
  readonly address: string;
  readonly source: string;
  readonly origin: Origin;
};

/** How far back pages were read. */
export type Paging = {
  readonly older: string | null;
  readonly reachedStart: boolean;
  readonly totalBlocks: number | null;
};

export type StoryRow = HeaderRecord &
  Paging & {
    readonly row: number;
    readonly source: string;
    /** The story's own time at the last good answer, epoch ms. */
    readonly answeredAt: number | null;
    /** The reader's place, as JSON. */
    readonly place: unknown;
  };

export function createStoryRows(database: Database) {
  const find = database.prepare(
    'SELECT * FROM story WHERE address = ? AND source = coalesce(?, source) ORDER BY opened_at DESC LIMIT 1',
  );
  const insert = database.prepare(
    'INSERT INTO story (address, source, header, pin_stated_at, opened_at) VALUES (?, ?, ?, ?, ?)',
  );
  const setHeader = database.prepare(
    'UPDATE story SET header = ?, pin_stated_at = ? WHERE story = ?',
  );
  const setPaging = database.prepare(
    'UPDATE story SET older = ?, reached_start = ?, total_blocks = ? WHERE story = ?',
  );

  /** Of the sources that have read the address, the named one, or the one used last. */
  function findStory(address: string, source: string | null, origin: Origin): StoryRow | null {
    const row = find.get(address, source);
    return row === undefined ? null : toStoryRow(row, origin);
  }

  return {
    findStory,
    /** Inside a transaction. Null when nothing is known of the story as a whole, so that there is nothing to keep it under. */
    keepHeader(key: StoryKey, header: StoryHeader | null, now: number): StoryRow | null {
      const known = findStory(key.address, key.source, key.origin);
      if (header === null) return known;
      const merged = mergeHeader(known ?? NOTHING, header);
      if (merged === known) return known;
      const text = textOfContent(merged.header, key.origin);
      if (known === null) insert.run(key.address, key.source, text, merged.pinStatedAt, now);
      else setHeader.run(text, merged.pinStatedAt, known.row);
      return findStory(key.address, key.source, key.origin);
    },
    keepPaging(known: StoryRow, { older, reachedStart, totalBlocks }: Paging): void {
      const isSame =
        known.older === older &&
        known.reachedStart === reachedStart &&
        known.totalBlocks === totalBlocks;
      if (!isSame) setPaging.run(older, Number(reachedStart), totalBlocks, known.row);
    },
  };
}

const NOTHING: HeaderRecord = { header: null, pinStatedAt: null };

function toStoryRow(row: Record<string, unknown>, origin: Origin): StoryRow {
  return {
    row: Number(row.story),
    source: String(row.source),
    header: decodeHeader(withOrigin(row.header, origin)),
    pinStatedAt: numberOrNull(row.pin_stated_at),
    older: textOrNull(row.older),
    reachedStart: row.reached_start === 1,
    totalBlocks: numberOrNull(row.total_blocks),
    answeredAt: numberOrNull(row.answered_at),
    place: row.place,
  };
}
