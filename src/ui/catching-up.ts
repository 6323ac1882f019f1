// Owns catching up: a page that tells what has come since the reader left, then the posts that were missed, one after the
// other. Lies over the timeline, whose viewport it leaves alone: closing it leads back to the very line. Pure.

import { nextBlock, previousBlock, toBottom, toTop } from '../layout/moves.ts';
import type { Screen } from '../layout/screen.ts';
import { FOLLOWING, type Viewport } from '../layout/viewport.ts';
import type { Block } from '../model/block.ts';
import type { Missed } from '../model/since.ts';
import type { Command } from './keymap.ts';
import { STEPS } from './steps.ts';

export type CatchingUp =
  | {
      readonly kind: 'catch-up';
      /** As it was when the page was opened. */
      readonly missed: Missed;
      /** Rows above the first one that is shown. */
      readonly scroll: number;
    }
  | {
      readonly kind: 'playing';
      /** Oldest first. */
      readonly blocks: readonly Block[];
      readonly viewport: Viewport;
    };

type Telling = Extract<CatchingUp, { kind: 'catch-up' }>;
type Playing = Extract<CatchingUp, { kind: 'playing' }>;

export type CatchUpSight = { readonly screen: Pick<Screen, 'playing' | 'lastScroll'> };

export function tellMissed(missed: Missed): CatchingUp {
  return { kind: 'catch-up', missed, scroll: 0 };
}

/** A page further down from the end of what is told, the first of the missed blocks is played; null before that. */
export function startPlaying(
  { missed, scroll }: Telling,
  command: Command,
  { screen }: CatchUpSight,
): CatchingUp | null {
  const { blocks } = missed;
  const isDue = command === 'page-down' && scroll >= screen.lastScroll && blocks.length > 0;
  return isDue ? { kind: 'playing', blocks, viewport: FOLLOWING } : null;
}

export function scrollCatchUp(
  layer: Telling,
  distance: number,
  { screen: { lastScroll } }: CatchUpSight,
): Telling {
  const scroll = Math.min(layer.scroll, lastScroll) + distance;
  return { ...layer, scroll: Math.max(0, Math.min(scroll, lastScroll)) };
}

/** A page is a block here: each is put on top in its turn. */
const MOVES: typeof STEPS = {
  ...STEPS,
  'page-down': nextBlock,
  'page-up': previousBlock,
  top: toTop,
  bottom: toBottom,
};

/** The same layer when the command moves nothing. */
export function movePlaying(layer: Playing, command: Command, { screen }: CatchUpSight): Playing {
  const move = MOVES[command];
  if (move === undefined || screen.playing === null) return layer;
  const viewport = move(layer.viewport, screen.playing.scene);
  return viewport === layer.viewport ? layer : { ...layer, viewport };
}
