// Owns the archive as the rest of the program sees it: one file in which every story is kept, with the reader's place in it.
// Methods throw what SQLite says; `wordsOfTrouble` puts it into words.

import { createCatalogue } from './catalogue.ts';
import { inTransaction, openOrSetAside } from './database.ts';
import { createUpdateKeeper } from './keep-update.ts';
import { createStoryLoader } from './load-story.ts';
import { createReaderRows } from './reader-rows.ts';
import { createStoryRows } from './story-row.ts';

export type ArchiveOptions = {
  readonly file: string;
  /** Epoch ms of real time. */
  readonly now: () => number;
  /** SQLite's name for a way to use the disk, for tests. */
  readonly vfs?: string;
  /** It is known to be damaged, though it can be opened: it is set aside. */
  readonly isDamaged?: boolean;
};

export type Archive = ReturnType<typeof openArchive>;

/** Opens the archive, or begins one. Throws when it cannot be used. */
export function openArchive({ file, now, ...how }: ArchiveOptions) {
  const { database, hasWal, setAside } = openOrSetAside(file, now(), how);
  const stories = createStoryRows(database);
  const forgetStory = database.prepare('DELETE FROM story WHERE address = ?');
  const listRevisions = database.prepare(`
    SELECT block.id, revision_at, stated_at, received_at, cause, content
    FROM revision JOIN block ON block.block = revision.block JOIN story ON story.story = block.story
    WHERE address = ? ORDER BY received_at, revision_at, block.id`);
  const listGaps = database.prepare(
    'SELECT from_at, to_at FROM poll_gap JOIN story ON story.story = poll_gap.story WHERE address = ? ORDER BY from_at',
  );
  return {
    /** One sentence that the reader should hear, without its full stop; null when all is as it should be. */
    notice: noticeOf(hasWal, setAside),
    findStory: stories.findStory,
    ...createStoryLoader(database),
    ...createUpdateKeeper(database, stories, now),
    ...createReaderRows(database),
    ...createCatalogue(database),
    /** Every revision of a story's blocks, in the order of their coming. */
    revisions: (address: string) => listRevisions.all(address),
    /** When the publisher was not asked, or did not answer. */
    pollGaps: (address: string) => listGaps.all(address),
    /** Nothing of the story is left. */
    forget(address: string): void {
      inTransaction(database, () => forgetStory.run(address));
    },
    close(): void {
      if (database.isOpen) database.close();
    },
  };
}

function noticeOf(hasWal: boolean, setAside: string | null): string | null {
  if (setAside !== null) {
    return `the archive was damaged: it is now ${setAside}, and a new one has been begun`;
  }
  return hasWal
    ? null
    : 'this disk lets only one program at a time into the archive, so a second one may have to wait';
}
