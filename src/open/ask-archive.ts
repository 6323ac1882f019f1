// Owns what can be asked of the archive without following anything: its stories, its words, one story whole.

import type { Archive } from '../archive/archive.ts';
import type { Hit, KeptStory } from '../archive/catalogue.ts';
import type { ArchiveOptions } from '../config/options.ts';
import { systemClock } from '../net/clock.ts';
import { type ExportAnswer, exportStory } from './export-story.ts';
import { findMissed, type MissedAnswer } from './find-missed.ts';
import { askingArchive, findNamed } from './named-story.ts';

export type ArchiveAnswer =
  | { readonly kind: 'stories'; readonly stories: readonly KeptStory[] }
  | { readonly kind: 'hits'; readonly hits: readonly Hit[] }
  | ExportAnswer
  | MissedAnswer;

/** More than anybody reads through. */
const MOST_HITS = 100;

/** Throws CannotOpenError. Where nothing was ever kept, nothing is found, and no archive is begun. */
export function askArchive(options: ArchiveOptions, home: string | null): Promise<ArchiveAnswer> {
  return askingArchive(home, (archive) => answerFrom(archive, options));
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
