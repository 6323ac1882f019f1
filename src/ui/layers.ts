// Owns what can lie over the timeline, one layer of some kind at a time, and which kind moves how at a command. Pure: the
// kinds that have more to them than a list are files of their own.

import { indexOf, nearestIndex, type Timeline } from '../layout/timeline.ts';
import type { Block, BlockKey } from '../model/block.ts';
import { type CatchingUp, type CatchUpSight, movePlaying, scrollCatchUp } from './catching-up.ts';
import type { Command } from './keymap.ts';
import { type LinkLayer, moveInLinks } from './link-layers.ts';
import { type PictureLayer, scrollPictures } from './picture-layer.ts';
import { moveInRevising, type Revising, type RevisingSight } from './revising.ts';
import { moveInPast, type TimeTravel, type TimeTravelSight } from './time-travel.ts';

export type Layer =
  | {
      readonly kind: 'help';
      /** Rows above the first one that is shown. */
      readonly scroll: number;
    }
  | {
      readonly kind: 'index';
      /** As they were when the index was opened: a list that slides while it is read is no list to choose from. */
      readonly keyEvents: readonly Block[];
      readonly cursor: number;
    }
  | CatchingUp
  | LinkLayer
  | PictureLayer
  | Revising
  | TimeTravel;

/** What a layer is moved through. */
export type LayerSight = {
  /** The furthest that the help can scroll. */
  readonly lastHelpScroll: () => number;
  /** Rows that a page moves by. */
  readonly pageRows: number;
} & CatchUpSight &
  RevisingSight &
  TimeTravelSight;

/** The index of these key events, the one at or after `start` chosen. */
export function openIndex(
  start: BlockKey | null,
  keyEvents: readonly Block[],
  { order, compare }: Pick<Timeline, 'order' | 'compare'>,
): Layer {
  if (start === null) return { kind: 'index', keyEvents, cursor: 0 };
  const listed = { blocks: keyEvents, order, compare, rowsOf: () => [], gapBetween: () => [] };
  const exact = indexOf(listed, start);
  return { kind: 'index', keyEvents, cursor: exact < 0 ? nearestIndex(listed, start) : exact };
}

/** The layer after a command that does not close it: the same one when it means nothing there. */
export function moveInLayer(layer: Layer, command: Command, sight: LayerSight): Layer {
  if (layer.kind === 'playing') return movePlaying(layer, command, sight);
  if (layer.kind === 'past') return moveInPast(layer, command);
  if (layer.kind === 'links' && command === 'links') return moveInLinks(layer, 'step', 0);
  const distance = distanceOf(command, sight.pageRows);
  if (layer.kind === 'revisions' || layer.kind === 'corrections')
    return moveInRevising(layer, command, distance, sight);
  if (distance === 0) return layer;
  if (layer.kind === 'links' || layer.kind === 'address')
    return moveInLinks(layer, distance, sight.screen.lastScroll);
  if (layer.kind === 'pictures') return scrollPictures(layer, distance, sight.screen.lastScroll);
  if (layer.kind === 'catch-up') return scrollCatchUp(layer, distance, sight);
  if (layer.kind === 'help') {
    const last = sight.lastHelpScroll();
    return { kind: 'help', scroll: within(Math.min(layer.scroll, last) + distance, last) };
  }
  return { ...layer, cursor: within(layer.cursor + distance, layer.keyEvents.length - 1) };
}

/** Which one of a list is chosen; null where there is nothing to choose from. */
export function choiceIn(layer: Layer | null): number | null {
  return layer !== null && 'cursor' in layer ? layer.cursor : null;
}

/** The list with another one chosen; any other layer as it is. */
export function choose(layer: Layer, cursor: number): Layer {
  return 'cursor' in layer ? { ...layer, cursor } : layer;
}

/** The layer as the screen shows it: what is played, or stood there once, is anchored like the timeline itself. */
export function keepLayer(layer: Layer | null, { playing }: CatchUpSight['screen']): Layer | null {
  if ((layer?.kind !== 'playing' && layer?.kind !== 'past') || playing === null) return layer;
  const { viewport } = playing.view;
  return viewport === layer.viewport ? layer : { ...layer, viewport };
}

/** The command that opens a layer closes it too, but for that which steps through links. */
const OPENED_BY: Partial<Record<Layer['kind'], Command>> = {
  help: 'help',
  index: 'key-event-index',
  'catch-up': 'catch-up',
  playing: 'catch-up',
  revisions: 'revisions',
  corrections: 'corrections',
  past: 'time-machine',
};

export function isClosing(command: Command, layer: Layer): boolean {
  return command === 'close' || command === 'quit' || command === OPENED_BY[layer.kind];
}

function within(position: number, last: number): number {
  return Math.max(0, Math.min(position, last));
}

/** How far a movement goes in a list of single rows. */
function distanceOf(command: Command, pageRows: number): number {
  switch (command) {
    case 'next-block':
    case 'head-below':
    case 'row-down':
    case 'next-key-event':
      return 1;
    case 'previous-block':
    case 'head-above':
    case 'row-up':
    case 'previous-key-event':
      return -1;
    case 'page-down':
      return pageRows;
    case 'page-up':
      return -pageRows;
    case 'half-page-down':
      return Math.ceil(pageRows / 2);
    case 'half-page-up':
      return -Math.ceil(pageRows / 2);
    case 'top':
      return Number.NEGATIVE_INFINITY;
    case 'bottom':
      return Number.POSITIVE_INFINITY;
    default:
      return 0;
  }
}
