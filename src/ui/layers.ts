// Owns what can lie over the timeline, the help and the index of key events, and how commands move in them. Pure.

import { indexOf, nearestIndex, type Timeline } from '../layout/timeline.ts';
import type { Block, BlockKey } from '../model/block.ts';
import type { Command } from './keymap.ts';

export type Layer =
  | {
      readonly kind: 'help';
      /** Rows above the first one that is shown. */
      readonly scroll: number;
    }
  | {
      readonly kind: 'index';
      /** The chosen key event, which stays chosen while others arrive; null: the first. */
      readonly chosen: BlockKey | null;
    };

/** What a layer is moved through. */
export type LayerSight = {
  /** All key events and summaries, in display order. */
  readonly keyEvents: readonly Block[];
  readonly order: Timeline['order'];
  readonly compare: Timeline['compare'];
  /** The furthest that the help can scroll. */
  readonly lastHelpScroll: () => number;
  /** Rows that a page moves by. */
  readonly pageRows: number;
};

/** Where the chosen block stands among the key events, or the first that would stand after it; 0 without any. */
export function cursorIn(
  chosen: BlockKey | null,
  { keyEvents, order, compare }: Pick<LayerSight, 'keyEvents' | 'order' | 'compare'>,
): number {
  if (chosen === null) return 0;
  const listed = { blocks: keyEvents, order, compare, rowsOf: () => [], gapBetween: () => [] };
  const exact = indexOf(listed, chosen);
  return exact < 0 ? nearestIndex(listed, chosen) : exact;
}

/** The layer after a command that does not close it: the same one when it means nothing there. */
export function moveInLayer(layer: Layer, command: Command, sight: LayerSight): Layer {
  const distance = distanceOf(command, sight.pageRows);
  if (distance === 0) return layer;
  if (layer.kind === 'help') {
    const last = sight.lastHelpScroll();
    return { kind: 'help', scroll: within(Math.min(layer.scroll, last) + distance, last) };
  }
  const last = sight.keyEvents.length - 1;
  const chosen = sight.keyEvents[within(cursorIn(layer.chosen, sight) + distance, last)];
  return chosen === undefined ? layer : { kind: 'index', chosen };
}

export function isClosing(command: Command, layer: Layer): boolean {
  const own = layer.kind === 'help' ? 'help' : 'key-event-index';
  return command === 'close' || command === 'quit' || command === own;
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
