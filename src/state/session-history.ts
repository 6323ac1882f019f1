// Owns the past of a story of which nothing is kept on a disk: what this session has seen of it. Grows with what changes,
// not with time.

import { type Heading, type Reading, readingsBetween, type StoryHistory } from './reading.ts';
import type { Store } from './store.ts';

/** Listens from now on. `storyNow`: epoch ms of the story's own time. */
export function createSessionHistory(
  store: Pick<Store, 'getState' | 'subscribe'>,
  storyNow: () => number,
): StoryHistory {
  const readings: Reading[] = [];
  const headings: Heading[] = [];
  store.subscribe((state, previous) => {
    const at = storyNow();
    readings.push(...readingsBetween(previous, state, at));
    if (state.header !== null && state.header !== previous.header)
      headings.push({ at, header: state.header });
  });
  return historyFrom(
    () => readings,
    () => headings,
  );
}

/** `readings`, `headings`: all that are known by now, in order of time. */
export function historyFrom(
  readings: () => readonly Reading[],
  headings: () => readonly Heading[],
): StoryHistory {
  return {
    readingsOf: (id) => readings().filter((reading) => reading.id === id),
    changedReadings() {
      const byId = Map.groupBy(readings(), ({ id }) => id);
      return readings().filter(({ id }) => (byId.get(id)?.length ?? 0) > 1);
    },
    allReadings: readings,
    headings,
  };
}
