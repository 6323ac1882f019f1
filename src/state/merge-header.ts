// Owns the merge of the story's own facts: a join like the blocks', in two halves, since an answer may leave the pin unsaid.

import type { StoryHeader, StoryStatus } from '../model/story.ts';
import { compareContent } from './content-rank.ts';
import { compareStamps } from './merge.ts';

/** The header as it stands, and the stamp of the newest answer that said what is pinned. */
export type HeaderRecord = {
  readonly header: StoryHeader | null;
  readonly pinStatedAt: number | null;
};

/**
 * The greatest facts and the greatest pin, each by the answer's own stamp, then by rank. The known record itself when
 * the incoming header says nothing new.
 */
export function mergeHeader(known: HeaderRecord, incoming: StoryHeader): HeaderRecord {
  if (known.header === null) return { header: incoming, pinStatedAt: pinStampOf(incoming) };
  const factsWin = compareFacts(incoming, known.header) > 0;
  const pinWins = comparePins(incoming, known.header, known.pinStatedAt) > 0;
  if (!factsWin && !pinWins) return known;
  const { pinnedId: _, ...facts } = factsWin ? incoming : known.header;
  const { pinnedId } = pinWins ? incoming : known.header;
  return {
    header: pinnedId === undefined ? facts : { ...facts, pinnedId },
    pinStatedAt: pinWins ? pinStampOf(incoming) : known.pinStatedAt,
  };
}

function pinStampOf(header: StoryHeader): number | null {
  return header.pinnedId === undefined ? null : header.updatedAt;
}

function compareFacts(a: StoryHeader, b: StoryHeader): number {
  return (
    compareStamps(a.updatedAt, b.updatedAt) ||
    STATUS_RANK[a.status] - STATUS_RANK[b.status] ||
    compareContent({ ...a, pinnedId: null }, { ...b, pinnedId: null })
  );
}

/** Without stamps that differ, a story that was once seen to end has ended. */
const STATUS_RANK: Record<StoryStatus, number> = { unknown: 0, live: 1, ended: 2 };

function comparePins(incoming: StoryHeader, known: StoryHeader, knownAt: number | null): number {
  if (incoming.pinnedId === undefined) return -1;
  if (known.pinnedId === undefined) return 1;
  return (
    compareStamps(incoming.updatedAt, knownAt) || compareContent(incoming.pinnedId, known.pinnedId)
  );
}
