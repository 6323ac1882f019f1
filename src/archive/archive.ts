// Owns the archive as the rest of the program sees it: one file in which every story is kept, with the reader's place in it.
// Methods throw what SQLite says; `wordsOfTrouble` puts it into words.

import { createCatalogue } from './catalogue.ts';
import { inTransaction, openOrSetAside } from './database.ts';
import { createEditFinder } from './edits-since.ts';
import { createGapRows } from './gap-rows.ts';
import { createHistory } from './history.ts';
import { createUpdateKeeper } from './keep-update.ts';
import { createStoryLoader } from './load-story.ts';
import { createReaderRows } from './reader-rows.ts';
import { createReadingRows } from './reading-rows.ts';
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
  const { loadStoryGaps } = createGapRows(database);
  const { keepHeading: _, ...readings } = createReadingRows(database);
  const forgetStory = database.prepare('DELETE FROM story WHERE address = ?');
  return {
    /** One sentence that the reader should hear, without its full stop; null when all is as it should be. */
    notice: noticeOf(hasWal, setAside),
    findStory: stories.findStory,
    ...createStoryLoader(database),
    ...createHistory(database),
    ...readings,
    loadStoryGaps,
    ...createUpdateKeeper(database, stories, now),
    ...createReaderRows(database),
    ...createCatalogue(database),
    ...createEditFinder(database),
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
