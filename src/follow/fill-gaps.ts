// Owns the filling of gaps: page after page, a portion at a poll, the newest gap first. What cannot be had stays a gap of
// the story's, and is left to the reader's eyes. Knows no schedule.

import { DecodeError, HttpError, NotLiveBlogError } from '../model/errors.ts';
import type { Cursor, Update } from '../model/update.ts';
import { type Gap, gapsAfterPage, leaveGaps } from '../state/gap.ts';
import type { Store } from '../state/store.ts';
import type { InTurn } from './turns.ts';

export type GapFiller = {
  /** True while there is a gap, and a page that may fill it. */
  readonly hasWork: () => boolean;
  /** Throws a FollowFault when a page cannot be had now; what came before it has been received. */
  readonly fill: (signal: AbortSignal) => Promise<void>;
};

/** Asked for at once: a laptop that slept for a week goes on with the rest at the next poll. */
const MOST_PAGES = 20;

export function createGapFiller(options: {
  readonly store: Store;
  readonly inTurn: InTurn;
  readonly ask: (cursor: Cursor, signal: AbortSignal) => Promise<Update | null>;
  readonly receive: (update: Update, gaps: readonly Gap[]) => void;
}): GapFiller {
  const { store, inTurn, ask, receive } = options;

  const nextPage = () => store.getState().gaps.find(({ goesOnAt }) => goesOnAt !== null);
  const become = (gaps: readonly Gap[]) => {
    if (gaps !== store.getState().gaps) store.dispatch({ type: 'gaps-changed', gaps });
  };

  async function fillPage(gap: Gap, cursor: Cursor, signal: AbortSignal): Promise<void> {
    const update = await ask(cursor, signal).catch(forgiveLoss);
    const gaps = gapsAfterPage(store.getState().gaps, gap, update);
    if (update === null) become(gaps);
    else receive(update, gaps);
  }

  return {
    hasWork: () => nextPage() !== undefined,
    async fill(signal) {
      try {
        for (let page = 0; page < MOST_PAGES; page++) {
          const gap = nextPage();
          const cursor = gap?.goesOnAt ?? null;
          if (gap === undefined || cursor === null) return;
          await inTurn(() => fillPage(gap, cursor, signal));
        }
      } finally {
        become(leaveGaps(store.getState().gaps));
      }
    },
  };
}

/** A page that is gone, or is no page of the story, is gone for good: polling goes on, and the gap stays. */
function forgiveLoss(error: unknown): null {
  const isGone = error instanceof HttpError && (error.status === 404 || error.status === 410);
  if (isGone || error instanceof DecodeError || error instanceof NotLiveBlogError) return null;
  throw error;
}
