// Owns the reader's jumps, which are remembered for the way back, and what is said where there is nowhere to jump to. Pure.

import { jumpToBlock, jumpToMatch } from '../layout/moves.ts';
import type { Screen } from '../layout/screen.ts';
import { blockAt, indexOf, indexOfId } from '../layout/timeline.ts';
import { FOLLOWING, type Viewport } from '../layout/viewport.ts';
import { type Block, type BlockId, isKeyEvent } from '../model/block.ts';
import type { Asking } from './asking.ts';

/** The reader, as far as jumping goes. */
type Jumper = Pick<Asking, 'viewport' | 'jumpedFrom' | 'notice' | 'filter'> & {
  /** What lies over the timeline. */
  readonly layer: object | null;
};

type Sight = { readonly screen: Pick<Screen, 'scene' | 'view'> };

/** The reader with a passing word. */
export function say<R extends Jumper>(reader: R, notice: string): R {
  return { ...reader, notice };
}

export function jump<R extends Jumper>(reader: R, viewport: Viewport): R {
  return viewport === reader.viewport
    ? reader
    : { ...reader, viewport, jumpedFrom: reader.viewport };
}

export function jumpToKeyEvent<R extends Jumper>(
  reader: R,
  direction: 'down' | 'up',
  { screen }: Sight,
): R {
  const viewport = jumpToMatch(reader.viewport, screen.scene, direction, isKeyEvent);
  return viewport === reader.viewport
    ? say(reader, `no key event further ${direction}`)
    : jump(reader, viewport);
}

/**
 * To the oldest block not seen; from there, or with none, to the live edge. One that the filter hides is told of. `unseen`:
 * oldest first.
 */
export function goToUnseen<R extends Jumper>(
  reader: R,
  unseen: readonly Block[],
  { screen }: Sight,
): R {
  const { timeline } = screen.scene;
  const first = unseen.find((block) => indexOf(timeline, block) >= 0);
  if (first === undefined && unseen.length > 0)
    return say(reader, `${unseen.length} new, ${whyHidden(reader)}`);
  if (first === undefined || first.id === screen.view.selectedId) return jump(reader, FOLLOWING);
  return jump(reader, jumpToBlock(reader.viewport, screen.scene, first));
}

function whyHidden({ filter }: Jumper): string {
  return filter === null
    ? 'no key event: {key-events-only} shows all'
    : 'none passes the filter: {close} clears it';
}

/** Puts a block on top, if it is in the timeline and nothing lies over that. */
export function goToBlock<R extends Jumper>(reader: R, id: BlockId, { screen }: Sight): R {
  const { timeline } = screen.scene;
  const block = blockAt(timeline, indexOfId(timeline, id));
  if (block === undefined || reader.layer !== null) return reader;
  return jump(reader, jumpToBlock(reader.viewport, screen.scene, block));
}

/** To a block that was chosen from a list; one that the filter hides is told of. */
export function goToChosen<R extends Jumper>(
  reader: R,
  chosen: Block | null,
  { screen }: Sight,
): R {
  if (chosen === null) return reader;
  return indexOf(screen.scene.timeline, chosen) < 0
    ? say(reader, 'the filter hides it: {close} clears it')
    : jump(reader, jumpToBlock(reader.viewport, screen.scene, chosen));
}
