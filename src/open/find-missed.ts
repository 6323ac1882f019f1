// Owns what a reader has missed of a story that is kept, told from the archive alone: nothing is asked of the publisher, and
// nothing counts as seen by it.

import type { Archive } from '../archive/archive.ts';
import type { StoryRow } from '../archive/story-row.ts';
import type { Block, BlockId } from '../model/block.ts';
import type { Missed, Since } from '../model/since.ts';
import type { StoryHeader } from '../model/story.ts';
import { selectMissed } from '../state/missed.ts';
import { selectRemoval } from '../state/selectors.ts';
import { type RestoredStory, restoreStory, withRest } from './restore-story.ts';

export type MissedAnswer = {
  readonly kind: 'missed';
  readonly header: StoryHeader;
  readonly missed: Missed;
  /** What an edited block read when the reader left. */
  readonly readThen: (id: BlockId) => Block | null;
  /** When a removal was noticed, epoch ms. */
  readonly noticedAt: (id: BlockId) => number | null;
};

/** `now`: epoch ms. Throws what SQLite says. */
export function findMissed(
  archive: Archive,
  story: StoryRow,
  header: StoryHeader,
  now: number,
): MissedAnswer {
  const restored = restoreStory(archive, story, null, now);
  const state = withRest(restored);
  const since = sinceIn(restored, now);
  const edits = archive.findEdits(story.row, since.at, null);
  return {
    kind: 'missed',
    header,
    missed: selectMissed(state, since),
    readThen: (id) => edits.get(id) ?? null,
    noticedAt: (id) => selectRemoval(state, id)?.noticedAt ?? null,
  };
}

/** Of a story that was followed, but never looked at, everything has been missed. */
function sinceIn({ place }: RestoredStory, now: number): Since {
  if (place === null) return { mark: 'opened', newest: null, at: Number.NEGATIVE_INFINITY };
  return { mark: 'left', newest: place.lastSeen, at: place.leftAt ?? now };
}
