// Owns what can be asked of the archive without following anything: its stories, its words, one story whole.

import { existsSync } from 'node:fs';
import type { Archive } from '../archive/archive.ts';
import type { Hit, KeptStory } from '../archive/catalogue.ts';
import type { StoryRow } from '../archive/story-row.ts';
import { EXIT } from '../config/exit-codes.ts';
import { quoted } from '../config/option-kinds.ts';
import type { ArchiveOptions } from '../config/options.ts';
import type { StoryHeader } from '../model/story.ts';
import { systemClock } from '../net/clock.ts';
import { type ExportAnswer, exportStory } from './export-story.ts';
import { findMissed, type MissedAnswer } from './find-missed.ts';
import { CannotOpenError } from './opened-story.ts';
import { archiveFile, findReaderArchive } from './reader-archive.ts';

export type ArchiveAnswer =
  | { readonly kind: 'stories'; readonly stories: readonly KeptStory[] }
  | { readonly kind: 'hits'; readonly hits: readonly Hit[] }
  | ExportAnswer
  | MissedAnswer;

/** More than anybody reads through. */
const MOST_HITS = 100;

/** Throws CannotOpenError. Where nothing was ever kept, nothing is found, and no archive is begun. */
export async function askArchive(
  options: ArchiveOptions,
  home: string | null,
): Promise<ArchiveAnswer> {
  if (!existsSync(archiveFile(home))) return answerFrom(null, options);
  const archives = await findReaderArchive(home, systemClock.now);
  try {
    const archive = archives.get();
    if (archive !== null) return answerFrom(archive, options);
    throw new CannotOpenError(`the archive is of no use: ${archives.notKept()}`, EXIT.fault);
  } finally {
    archives.close();
  }
}

function answerFrom(archive: Archive | null, options: ArchiveOptions): ArchiveAnswer {
  switch (options.command) {
    case 'stories':
      return { kind: 'stories', stories: archive?.stories() ?? [] };
    case 'search':
      return { kind: 'hits', hits: archive?.search(options.query, MOST_HITS) ?? [] };
    case 'export': {
      const { kept, story, header } = findNamed(archive, options.story);
      return exportStory(kept, story, header, options, systemClock.now());
    }
    case 'catch-up': {
      const { kept, story, header } = findNamed(archive, options.story);
      return findMissed(kept, story, header, systemClock.now());
    }
  }
}

type Named = {
  readonly kept: Archive;
  readonly story: StoryRow;
  readonly header: StoryHeader;
};

/** The one story that goes by the name. */
function findNamed(archive: Archive | null, name: string): Named {
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
