// Owns the one archive of this reader: where it is, opened when it is first needed, and why it is not there when it is not.

import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { archiveFolder } from '../config/folders.ts';

export type ReaderArchive = {
  /** Null where nothing is to be kept, or nothing can be. */
  readonly get: () => Archive | null;
  /** The archive turned out to be damaged: it is set aside, and the next `get` gives a new one. */
  readonly setAside: () => void;
  /** Why nothing can be kept, in a few words; null where it can, or is not wanted. To be asked after `get`. */
  readonly notKept: () => string | null;
  /** One sentence that the reader should hear, without its full stop; the same one only once. */
  readonly takeNotice: () => string | null;
  readonly close: () => void;
};

/** What is opened keeps nothing, and says nothing about it. */
export const NO_ARCHIVE: ReaderArchive = {
  get: () => null,
  setAside: () => {},
  notKept: () => null,
  takeNotice: () => null,
  close: () => {},
};

/** `home`: the folder for everything; null for the platform's own. */
export function archiveFile(home: string | null): string {
  return join(archiveFolder(home), 'archive.sqlite');
}

/** Touches no disk yet. `home`: the folder for everything; null for the platform's own. `now`: epoch ms of real time. */
export async function findReaderArchive(
  home: string | null,
  now: () => number,
): Promise<ReaderArchive> {
  const [{ openArchive }, { wordsOfTrouble }] = await Promise.all([
    import('../archive/archive.ts'),
    import('../archive/trouble.ts'),
  ]);
  let opened: Archive | null = null;
  let trouble: string | null = null;
  let notice: string | null = null;
  let isDamaged = false;

  function open(): void {
    try {
      opened = openArchive({ file: archiveFile(home), now, isDamaged });
      notice = opened.notice;
    } catch (error) {
      trouble = wordsOfTrouble(error);
    }
    isDamaged = false;
  }

  return {
    get() {
      if (opened === null && trouble === null) open();
      return opened;
    },
    setAside() {
      opened?.close();
      opened = null;
      isDamaged = true;
    },
    notKept: () => trouble,
    takeNotice() {
      const taken = notice;
      notice = null;
      return taken;
    },
    close: () => opened?.close(),
  };
}
