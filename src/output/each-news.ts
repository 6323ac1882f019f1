// Owns telling of each block that comes or is edited while a story is followed, one JSON line each, whoever else is told.

import type { FollowedStory } from '../state/followed.ts';
import { newsIn } from '../state/news.ts';
import { eventsBetween } from './events.ts';
import { formatJsonLine } from './json-lines.ts';

export type EachNewsOptions = FollowedStory & {
  readonly keyEventsOnly: boolean;
  readonly tell: (line: string) => void;
};

/** Tells from the next change on, until the function returned is called. */
export function tellEachNews({
  store,
  keyEventsOnly,
  storyNow,
  isResumed,
  tell,
}: EachNewsOptions): () => void {
  const selection = { keyEventsOnly, since: null, limit: null };
  return store.subscribe((state, previous) => {
    const news = new Set(newsIn(state, previous, isResumed).map(({ block }) => block.id));
    if (news.size === 0) return;
    for (const event of eventsBetween(previous, state, selection, storyNow())) {
      const isToTell = event.event === 'block' || event.event === 'edit';
      if (isToTell && news.has(event.block.id)) tell(formatJsonLine(event));
    }
  });
}
