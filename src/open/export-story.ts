// Owns what goes into an export: the blocks of a kept story that pass the filter, with the reader's marks and, when asked
// for, how they read before. Knows no form of writing.

import type { Archive } from '../archive/archive.ts';
import { lasting } from '../archive/catalogue.ts';
import type { StoryRow } from '../archive/story-row.ts';
import { EXIT } from '../config/exit-codes.ts';
import { momentReader } from '../config/moments.ts';
import type { ArchiveOptions } from '../config/options.ts';
import type { Block, BlockId } from '../model/block.ts';
import { type Mark, NO_MARK } from '../model/mark.ts';
import type { StoryHeader } from '../model/story.ts';
import { matches } from '../query/matches.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Subject } from '../query/query.ts';
import { type BlockRecord, isRemoved } from '../state/block-record.ts';
import { type Revision, revisionsIn } from '../state/corrections.ts';
import type { Reading } from '../state/reading.ts';
import { CannotOpenError } from './opened-story.ts';

export type ExportOptions = Extract<ArchiveOptions, { command: 'export' }>;

type ExportedBlock = {
  readonly block: Block;
  /** The removal that stands, `noticedAt` epoch ms where that is known; null for a block that stands. */
  readonly removal: { readonly noticedAt: number | null } | null;
  readonly mark: Mark;
  /** Other ways in which it has read, the first one first. Empty unless they were asked for. */
  readonly earlier: readonly Revision[];
};

export type ExportAnswer = {
  readonly kind: 'story';
  readonly format: ExportOptions['format'];
  readonly header: StoryHeader;
  /** With removed blocks, whatever the form. */
  readonly hasHistory: boolean;
  /** Newest first. */
  readonly blocks: readonly ExportedBlock[];
};

/** `now`: epoch ms. Throws CannotOpenError, and what SQLite says. */
export function exportStory(
  archive: Archive,
  story: StoryRow,
  header: StoryHeader,
  options: ExportOptions,
  now: number,
): ExportAnswer {
  const passes = filterFrom(options, now);
  const marks = archive.loadMarks(story.row);
  const unseen = archive.loadUnseen(story.row);
  const pinnedId = header.pinnedId ?? null;
  const earlierOf = earlierIn(archive.loadChangedReadings(story.row, null));
  const blocks = [...archive.loadRecords(story.row, 0, -1, null)].flatMap(([id, record]) => {
    const { block } = record;
    if (block === null) return [];
    const mark = marks.get(id) ?? NO_MARK;
    const earlier = earlierOf(id, block);
    const subject = {
      block,
      removed: isRemoved(record),
      edited: earlier.length > 0,
      unseen: unseen.has(id),
      starred: mark.isStarred,
      pinned: id === pinnedId,
      source: header.source,
    };
    const history = options.history ? earlier : [];
    const exported = { block: toLasting(block), removal: removalOf(record), mark };
    return passes(subject) ? [{ ...exported, earlier: history }] : [];
  });
  const { format, history: hasHistory } = options;
  return { kind: 'story', format, header: toLasting(header), hasHistory, blocks };
}

/** Without the address of what was replayed on this machine. */
export function toLasting<T extends { readonly url: string | null }>(told: T): T {
  const url = lasting(told.url);
  return url === told.url ? told : { ...told, url };
}

function removalOf(record: BlockRecord): ExportedBlock['removal'] {
  return isRemoved(record) ? { noticedAt: record.noticedAt } : null;
}

function filterFrom({ filter, zone }: ExportOptions, now: number): (subject: Subject) => boolean {
  if (filter === null) return () => true;
  const read = parseQuery(filter, { momentOf: momentReader(now, zone) });
  if (!read.ok) throw new CannotOpenError(`--filter: ${read.fault.message}`, EXIT.usage);
  return (subject) => matches(read.query, subject);
}

/** The last way in which a block has read is how it reads. */
function earlierIn(
  readings: readonly Reading[],
): (id: BlockId, block: Block) => readonly Revision[] {
  const byId = Map.groupBy(readings, ({ id }) => id);
  return (id, block) => revisionsIn(byId.get(id) ?? [], block).slice(0, -1);
}
