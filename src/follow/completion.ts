// Owns what it takes to complete an answer: others that belong to it, and the blocks that it names without content.
// Knows no schedule and no story.

import type { BlockId } from '../model/block.ts';
import { DecodeError, HttpError } from '../model/errors.ts';
import type { Cursor, ListedBlock, Update } from '../model/update.ts';
import type { Clock } from '../net/clock.ts';
import type { AskSource } from './ask-source.ts';

export type Completion = {
  /**
   * Asks for what the newest answer leaves to others, and gives each to `receive`. Null: the newest stands unchanged, but
   * some of what it listed may still be due. Throws a FollowFault; what came before it has been received.
   */
  readonly complete: (newest: Update | null, signal: AbortSignal) => Promise<void>;
};

/** Answers that belong to one snapshot; a source that names more is going round in circles. */
const MOST_ALSO = 12;

/** More than these are spaced like blocks. */
const MOST_AT_ONCE = 3;

/** Asked for after one poll, newest first; those beyond wait for the next one. */
const MOST_LISTED = 30;

/** Between two questions for single blocks, so that a long list is not a burst. */
const LISTED_APART_MS = 300;

export function createCompletion(options: {
  readonly ask: AskSource;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly isKnown: (id: BlockId) => boolean;
  readonly receive: (update: Update) => void;
}): Completion {
  const { ask, clock, isKnown, receive } = options;
  let due: readonly ListedBlock[] = [];
  /** Listed, but not to be had: asked for once. */
  const absent = new Set<BlockId>();

  async function askAlso(first: readonly Cursor[], signal: AbortSignal): Promise<void> {
    const cursors = [...first];
    for (let asked = 0; asked < MOST_ALSO; asked++) {
      const cursor = cursors.shift();
      if (cursor === undefined) return;
      if (asked >= MOST_AT_ONCE) await clock.sleep(LISTED_APART_MS, signal);
      const answer = await ask(cursor, signal);
      if (answer.kind !== 'update') continue;
      receive(answer.update);
      due = answer.update.listed ?? due;
      cursors.push(...(answer.update.also ?? []));
    }
  }

  async function askListed(signal: AbortSignal): Promise<void> {
    const isDue = ({ id }: ListedBlock) => !isKnown(id) && !absent.has(id);
    for (const [index, { id, cursor }] of due.filter(isDue).slice(0, MOST_LISTED).entries()) {
      if (index > 0) await clock.sleep(LISTED_APART_MS, signal);
      try {
        const answer = await ask(cursor, signal);
        if (answer.kind === 'update') receive(answer.update);
      } catch (error) {
        if (!isOfTheBlockAlone(error)) throw error;
        absent.add(id);
      }
    }
  }

  return {
    async complete(newest, signal) {
      if (newest !== null) due = newest.listed ?? due;
      await askAlso(newest?.also ?? [], signal);
      await askListed(signal);
    },
  };
}

/** True when there is no such block, or none that can be read: the others may still be had. */
function isOfTheBlockAlone(error: unknown): boolean {
  return error instanceof DecodeError || (error instanceof HttpError && error.status === 404);
}
