// Owns finding one story of the archive by what a reader calls it, without beginning an archive where there is none.

import { existsSync } from 'node:fs';
import type { Archive } from '../archive/archive.ts';
import type { StoryRow } from '../archive/story-row.ts';
import { EXIT } from '../config/exit-codes.ts';
import { quoted } from '../config/option-kinds.ts';
import type { StoryHeader } from '../model/story.ts';
import { systemClock } from '../net/clock.ts';
import { CannotOpenError } from './opened-story.ts';
import { archiveFile, findReaderArchive } from './reader-archive.ts';

/**
 * What is asked of the archive; null where nothing was ever kept. It is closed again. `home`: the folder for everything; null
 * for the platform's own. Throws CannotOpenError.
 */
export async function askingArchive<T>(
  home: string | null,
  ask: (archive: Archive | null) => T,
): Promise<T> {
  if (!existsSync(archiveFile(home))) return ask(null);
  const archives = await findReaderArchive(home, systemClock.now);
  try {
    const archive = archives.get();
    if (archive !== null) return ask(archive);
    throw new CannotOpenError(`the archive is of no use: ${archives.notKept()}`, EXIT.fault);
  } finally {
    archives.close();
  }
}

export type NamedStory = {
  readonly kept: Archive;
  readonly story: StoryRow;
  readonly header: StoryHeader;
};

/** The one story that goes by the name: its address, its id or words of its title. Throws CannotOpenError. */
export function findNamed(archive: Archive | null, name: string): NamedStory {
  const named = archive?.named(name) ?? [];
  const [{ address, source } = { address: '', source: '' }, ...others] = named;
  const story = archive?.findStory(address, source, null) ?? null;
  if (archive === null || story === null || story.header === null) {
    const reason = `no story that is kept is called ${quoted(name)}; teleprinter stories lists them`;
    throw new CannotOpenError(reason, EXIT.usage);
  }
  if (others.length > 0) {
    const titles = named.map(({ title }) => quoted(title)).join(', ');
    throw new CannotOpenError(`${quoted(name)} may mean ${titles}; name one`, EXIT.usage);
  }
  return { kept: archive, story, header: story.header };
}
