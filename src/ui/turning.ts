// Owns turning between stories: whether there is another one, and what is said when it has been turned to.

import type { ListedStory } from '../layout/screen-input.ts';
import { truncate } from '../layout/text-width.ts';
import type { EachFollowed } from '../state/followed.ts';
import type { Quit, Turn } from './quit.ts';
import type { Reading } from './reading.ts';

/** The stories that there are to turn between, in their order. */
export type StoryList = {
  /** Those that are known. The first call begins to look for the others. */
  readonly list: () => readonly ListedStory[];
  /** All of them, once they have been looked for. */
  readonly listAll: () => Promise<readonly ListedStory[]>;
  /** Those of which news may call the reader: the one that is read, and those that are watched. */
  readonly eachFollowed?: EachFollowed;
  /** Tells when the list may have changed, until the function returned is called. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** Leaves the story for the next one or the one before; with no other, says so. */
export async function turnFrom(
  stories: StoryList | undefined,
  reading: Pick<Reading, 'say'>,
  quit: Pick<Quit<Turn>, 'quit'>,
  turn: Turn['turn'],
): Promise<void> {
  const all = (await stories?.listAll()) ?? [];
  if (all.length > 1) quit.quit({ turn });
  else reading.say('no other story that was live is kept');
}

/** As much of a title as leaves room for what is new. */
const TITLE_CELLS = 40;

/** "2/3 The village fair, 4 new". */
export function wordsOfTurn(all: readonly ListedStory[]): string {
  const at = all.findIndex(({ isRead }) => isRead);
  const { title = '', unseen = 0 } = all[at] ?? {};
  const words = `${at + 1}/${all.length} ${truncate(title, TITLE_CELLS)}`;
  return unseen === 0 ? words : `${words}, ${unseen} new`;
}
