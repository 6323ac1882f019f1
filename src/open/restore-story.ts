// Owns reading a story back as it was left: enough for the first frame at once, the rest when it is asked for.

import type { Archive } from '../archive/archive.ts';
import type { Records } from '../archive/load-story.ts';
import { decodePlace, type KeptPlace } from '../archive/place.ts';
import type { StoryRow } from '../archive/story-row.ts';
import type { BlockId } from '../model/block.ts';
import { initialState } from '../state/initial-state.ts';
import { filedAt } from '../state/order.ts';
import { reduce } from '../state/reduce.ts';
import { restoredState } from '../state/restored-state.ts';
import type { State } from '../state/state.ts';

export type RestoredStory = {
  /** The source that told the story; null when nothing of it was kept. */
  readonly source: string | null;
  readonly state: State;
  readonly place: KeptPlace | null;
  /** Reads what the first frame does not need; null where nothing was kept. */
  readonly rest: (() => Rest) | null;
};

/** The other blocks, and those that were edited since the reader left. */
export type Rest = { readonly records: Records; readonly edited: ReadonlySet<BlockId> };

/** More than any screen shows at once, and read in a few milliseconds. */
const FIRST_RECORDS = 300;

/** A story of which nothing is kept. `now`: epoch ms of the story's own time. */
export function unknownStory(now: number): RestoredStory {
  return { source: null, state: initialState(now), place: null, rest: null };
}

/**
 * `story`: as it was found in the archive. `place`: where the reader was, if not in this story alone. Throws what SQLite says.
 */
export function restoreStory(
  archive: Archive,
  story: StoryRow,
  origin: string | null,
  now: number,
  place: KeptPlace | null = withLeftAt(decodePlace(story.place), story.answeredAt),
): RestoredStory {
  const load = (from: number, count: number) => archive.loadRecords(story.row, from, count, origin);
  const first = load(0, FIRST_RECORDS);
  const isShort = first.size < FIRST_RECORDS;
  // A reader who was further back than that must find the row at once, and what stands around it.
  const isFarBack = !isShort && place !== null && !reachesTo(first, place);
  const records = isFarBack ? load(0, -1) : first;
  return {
    source: story.source,
    state: stateOf(archive, story, records, now),
    place,
    rest: () => ({
      records: isShort || isFarBack ? new Map() : load(FIRST_RECORDS, -1),
      edited: editedSince(archive, story, place?.leftAt, origin),
    }),
  };
}

function reachesTo(newestFirst: Records, { anchor }: KeptPlace): boolean {
  const oldest = [...newestFirst.values()].findLast(({ block }) => block !== null)?.block ?? null;
  return anchor === null || (oldest !== null && filedAt(oldest) < filedAt(anchor.block));
}

/** As `restoreStory`, but what is older than the newest posts is left on the disk. */
export function restoreNewest(
  archive: Archive,
  story: StoryRow,
  origin: string | null,
  now: number,
): RestoredStory {
  const records = archive.loadRecords(story.row, 0, FIRST_RECORDS, origin);
  const state = stateOf(archive, story, records, now);
  return { source: story.source, state, place: null, rest: null };
}

function stateOf(archive: Archive, story: StoryRow, records: Records, now: number): State {
  const unseen = archive.loadUnseen(story.row);
  const marks = archive.loadMarks(story.row);
  const gaps = archive.loadStoryGaps(story.row);
  return restoredState({ ...story, records, unseen, marks, gaps }, now);
}

/** A place that was kept without its time was left when the publisher answered last. */
function withLeftAt(place: KeptPlace | null, answeredAt: number | null): KeptPlace | null {
  return place === null || answeredAt === null ? place : { leftAt: answeredAt, ...place };
}

function editedSince(
  archive: Archive,
  { row }: StoryRow,
  leftAt: number | undefined,
  origin: string | null,
): ReadonlySet<BlockId> {
  return new Set(leftAt === undefined ? [] : archive.findEdits(row, leftAt, origin).keys());
}

/** The whole of it. */
export function withRest({ state, rest }: RestoredStory): State {
  return rest === null ? state : reduce(state, { type: 'records-restored', ...rest() });
}
