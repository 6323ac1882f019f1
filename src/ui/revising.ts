// Owns looking at what was changed: two revisions of one post side by side in one text, and the list of all corrections of
// the story. Both lie over the timeline. Pure.

import type { CorrectionList } from '../layout/correction-rows.ts';
import type { Comparison } from '../layout/revision-rows.ts';
import type { Screen } from '../layout/screen.ts';
import type { Block } from '../model/block.ts';
import type { Correction, Revision } from '../state/corrections.ts';
import type { Command } from './keymap.ts';

export type Revising =
  | ({
      readonly kind: 'revisions';
      /** Rows above the first one that is shown. */
      readonly scroll: number;
    } & Comparison)
  | ({ readonly kind: 'corrections' } & CorrectionList);

type Comparing = Extract<Revising, { kind: 'revisions' }>;

export type RevisingSight = {
  readonly screen: Pick<Screen, 'lastScroll'>;
  /** The ways in which a block has read, the first one first. */
  readonly revisionsOf: (block: Block) => readonly Revision[];
  /** All of the story, newest first. */
  readonly corrections: () => readonly Correction[];
};

/** The last edit of a block; null when it has read in one way only. */
export function compareRevisions(block: Block, { revisionsOf }: RevisingSight): Revising | null {
  const revisions = revisionsOf(block);
  const to = revisions.length - 1;
  return to < 1 ? null : { kind: 'revisions', revisions, from: to - 1, to, scroll: 0 };
}

export function listCorrections({ corrections }: RevisingSight): Revising {
  return { kind: 'corrections', corrections: corrections(), cursor: 0 };
}

/** The block that a correction in the list is about. */
export function chosenCorrection(layer: Revising): Block | null {
  if (layer.kind !== 'corrections') return null;
  return layer.corrections[layer.cursor]?.block ?? null;
}

/** `distance`: rows of a movement, down or up. The same layer when the command moves nothing. */
export function moveInRevising(
  layer: Revising,
  command: Command,
  distance: number,
  { screen: { lastScroll } }: RevisingSight,
): Revising {
  if (layer.kind === 'corrections') {
    const cursor = within(layer.cursor + distance, layer.corrections.length - 1);
    return cursor === layer.cursor ? layer : { ...layer, cursor };
  }
  const stepped = STEPS[command]?.(layer);
  if (stepped !== undefined) return isComparable(stepped) ? { ...stepped, scroll: 0 } : layer;
  const scroll = within(Math.min(layer.scroll, lastScroll) + distance, lastScroll);
  return scroll === layer.scroll ? layer : { ...layer, scroll };
}

/** Left and right go from edit to edit; the brackets move the older side alone, so that any two can be compared. */
const STEPS: Partial<Record<Command, (layer: Comparing) => Comparing>> = {
  earlier: (layer) => ({ ...layer, from: layer.to - 2, to: layer.to - 1 }),
  later: (layer) => ({ ...layer, from: layer.to, to: layer.to + 1 }),
  'previous-key-event': (layer) => ({ ...layer, from: layer.from - 1 }),
  'next-key-event': (layer) => ({ ...layer, from: layer.from + 1 }),
};

function isComparable({ from, to, revisions }: Comparing): boolean {
  return from >= 0 && from < to && to < revisions.length;
}

function within(position: number, last: number): number {
  return Math.max(0, Math.min(position, last));
}
