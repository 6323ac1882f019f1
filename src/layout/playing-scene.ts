// Owns how the posts that a reader missed are played: as a timeline of their own, the oldest on top, whose edge is where
// playing begins.

import type { Block } from '../model/block.ts';
import type { Arrangement } from './arrangement.ts';
import { timelineOf } from './body-rows.ts';
import type { ScreenInput } from './screen-input.ts';
import type { Scene } from './viewport.ts';

/** `blocks`: oldest first. Played in all the room that there is for the body. */
export function sceneOfPlaying(
  blocks: readonly Block[],
  input: ScreenInput,
  arrangement: Arrangement,
): Scene {
  // Nothing divides what has all been missed.
  const since = { ...input.since, newest: null };
  const played: ScreenInput = {
    ...input,
    blocks,
    order: 'newest',
    compare: (a, b) => input.compare(b, a),
    since,
  };
  return { timeline: timelineOf(played, arrangement), bodyRows: arrangement.middleRows };
}
