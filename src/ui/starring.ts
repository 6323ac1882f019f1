// Owns what the reader puts on the post that is read: a star on and off, a note in place of another.

import type { BlockId } from '../model/block.ts';
import { markOf } from '../state/marks.ts';
import type { Store } from '../state/store.ts';
import type { Noted } from './noting.ts';
import type { Reading } from './reading.ts';

type MarkedStore = Pick<Store, 'getState' | 'dispatch'>;

/** The post that is read: the one on top of the timeline, or of what is played over it. Null under any other layer. */
function readId({
  getReader,
  getScreen,
}: Pick<Reading, 'getReader' | 'getScreen'>): BlockId | null {
  const { playing, view } = getScreen();
  if (playing !== null) return playing.view.selectedId;
  return getReader().layer === null ? view.selectedId : null;
}

/** Stars the post that is read, or takes its star off. */
export function toggleStar(
  store: MarkedStore,
  reading: Pick<Reading, 'getReader' | 'getScreen' | 'say'>,
): void {
  const id = readId(reading);
  if (id === null) {
    reading.say('there is no post to star');
    return;
  }
  const mark = markOf(store.getState().marks, id);
  store.dispatch({ type: 'block-marked', id, mark: { ...mark, isStarred: !mark.isStarred } });
  reading.say(mark.isStarred ? 'no longer starred' : 'starred: {starred-only} shows all that are');
}

export function keepNote(store: MarkedStore, { id, note }: Noted): void {
  const mark = { ...markOf(store.getState().marks, id), note };
  store.dispatch({ type: 'block-marked', id, mark });
}
