// Owns what it means to have opened a story: where it comes from, its clock, its state and the session that feeds it.

import type { KeptPlace } from '../archive/place.ts';
import type { ExitCode } from '../config/exit-codes.ts';
import type { FollowSession } from '../follow/session.ts';
import type { StoryHistory } from '../state/reading.ts';
import type { Store } from '../state/store.ts';

/** What the bundled story is called where others have an address. */
export const BUNDLED_STORY = 'the bundled story';

/** A story that can be followed, on a screen or in lines. */
export type OpenedStory = {
  readonly store: Store;
  readonly session: FollowSession;
  /** Where it comes from, for people. */
  readonly address: string;
  /** The story's own time, epoch ms, and how many times faster than life it runs. */
  readonly storyNow: () => number;
  readonly speed: number;
  /** The reader's place at the last visit; left out on the first, and where nothing is kept. */
  readonly place?: KeptPlace;
  /** Keeps the reader's place for the next visit. Never throws. */
  readonly savePlace?: (place: KeptPlace) => void;
  /** What is known of the story's past; left out where nothing ever changes. */
  readonly history?: StoryHistory;
  /** Bytes that came over the wire so far; left out where nothing comes from a network. */
  readonly bytesReceived?: () => number;
  /** The names under which the archive keeps it; left out where it keeps nothing of it. */
  readonly keptUnder?: readonly string[];
  /** Ends every connection. */
  readonly close: () => Promise<void>;
  /** What is left to do when this is the story that the program ends with. After `close`. */
  readonly atEnd?: () => Promise<void>;
};

/** What the reader named cannot be opened: one sentence for people, and the code to exit with. */
export class CannotOpenError extends Error {
  override readonly name = 'CannotOpenError';
  readonly code: ExitCode;

  constructor(sentence: string, code: ExitCode) {
    super(sentence);
    this.code = code;
  }
}
