// Owns the rows that tell how the story stood at any time: how each block, and the story's header, were read from when on.

import type { StoryHeader } from '../model/story.ts';
import type { Heading, Reading } from '../state/reading.ts';
import type { BlockCause } from '../state/state.ts';
import { type Origin, textOfContent, withOrigin } from './content.ts';
import type { Database } from './database.ts';
import { decodeBlock } from './decode-block.ts';
import { decodeHeader } from './decode-header.ts';
import { numberOrNull } from './read-text.ts';

export function createReadingRows(database: Database) {
  const select = (condition: string) =>
    database.prepare(`
      SELECT id, reading.received_at AS at, reading.stated_at, cause, content,
        reading.removed_revision_at, reading.noticed_at
      FROM reading JOIN block USING (block) LEFT JOIN revision USING (revision)
      WHERE story = ? ${condition} ORDER BY reading.received_at, reading`);
  const selectAll = select('');
  const selectOne = select('AND id = ?');
  const selectChanged = select(
    'AND reading.block IN (SELECT block FROM reading GROUP BY block HAVING count(*) > 1)',
  );
  const lastHeading = database.prepare(
    'SELECT header FROM heading WHERE story = ? ORDER BY heading DESC LIMIT 1',
  );
  const insertHeading = database.prepare(
    'INSERT INTO heading (story, received_at, header) VALUES (?, ?, ?)',
  );
  const selectHeadings = database.prepare(
    'SELECT received_at, header FROM heading WHERE story = ? ORDER BY received_at, heading',
  );

  return {
    /** Inside a transaction. A new stamp alone is no other header. */
    keepHeading(story: number, header: StoryHeader, receivedAt: number, origin: Origin): void {
      const last = decodeHeader(lastHeading.get(story)?.header);
      const text = textOfContent(header, origin);
      const isSame = last !== null && unstamped(textOfContent(last, null)) === unstamped(text);
      if (!isSame) insertHeading.run(story, receivedAt, text);
    },
    /** In the order of their coming. */
    loadReadings: (story: number, origin: Origin): readonly Reading[] =>
      selectAll.all(story).flatMap((row) => toReading(row, origin)),
    /** Of one block. */
    loadReadingsOf: (story: number, id: string, origin: Origin): readonly Reading[] =>
      selectOne.all(story, id).flatMap((row) => toReading(row, origin)),
    /** Of the blocks that were read in more than one way. */
    loadChangedReadings: (story: number, origin: Origin): readonly Reading[] =>
      selectChanged.all(story).flatMap((row) => toReading(row, origin)),
    loadHeadings: (story: number, origin: Origin): readonly Heading[] =>
      selectHeadings.all(story).flatMap((row) => {
        const header = decodeHeader(withOrigin(row.header, origin));
        return header === null ? [] : { at: Number(row.received_at), header };
      }),
  };
}

/** Canonical: the stamp stands in the same way wherever it stands. */
function unstamped(text: string): string {
  return text.replace(/"updatedAt":(?:null|-?[\d.e+-]+)/u, '');
}

const CAUSES: readonly BlockCause[] = ['initial', 'new', 'backfill'];

function toReading(row: Record<string, unknown>, origin: Origin): Reading[] {
  const id = String(row.id);
  const block = decodeBlock(withOrigin(row.content, origin), id);
  const removedRevisionAt = numberOrNull(row.removed_revision_at);
  if (block === null && removedRevisionAt === null) return [];
  const record = {
    block,
    statedAt: block === null ? null : numberOrNull(row.stated_at),
    removedRevisionAt,
    noticedAt: numberOrNull(row.noticed_at),
  };
  const cause = CAUSES.find((known) => known === row.cause) ?? 'new';
  return [{ id, at: Number(row.at), record, cause }];
}
