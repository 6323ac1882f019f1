// Owns the reader's place in a story as it is kept: written as JSON, and read back with suspicion.

import type { BlockKey } from '../model/block.ts';
import { isBlockKey } from './decode-block.ts';
import { isAbsentOr, isFields, isFlag, isText, parseClean } from './read-text.ts';

/** The row on top of the screen. */
type KeptAnchor = {
  readonly block: BlockKey;
  readonly row: number;
  readonly text: string;
  readonly lettersAbove: number;
  readonly lettersInto: number;
};

export type KeptPlace = {
  /** Null: following the live edge. */
  readonly anchor: KeptAnchor | null;
  /** Chosen for this story; left out where nothing was. */
  readonly order?: 'newest' | 'oldest';
  readonly keyEventsOnly?: boolean;
  readonly timeMode?: 'relative' | 'absolute' | 'both' | 'utc';
  /** The newest block that has been seen on the screen: where the reader left. */
  readonly lastSeen: BlockKey | null;
  /** When somebody last looked, epoch ms of the story's own time; left out in places that were kept before it was. */
  readonly leftAt?: number;
};

/** Null for what is no place. */
export function decodePlace(json: unknown): KeptPlace | null {
  const value = parseClean(json);
  return isPlace(value) ? value : null;
}

const ORDERS: readonly unknown[] = ['newest', 'oldest'];
const TIME_MODES: readonly unknown[] = ['relative', 'absolute', 'both', 'utc'];

function isPlace(value: unknown): value is KeptPlace {
  return (
    isFields(value) &&
    (value.anchor === null || isAnchor(value.anchor)) &&
    isAbsentOr(value.order, (order) => ORDERS.includes(order)) &&
    isAbsentOr(value.keyEventsOnly, isFlag) &&
    isAbsentOr(value.timeMode, (mode) => TIME_MODES.includes(mode)) &&
    (value.lastSeen === null || isBlockKey(value.lastSeen)) &&
    isAbsentOr(value.leftAt, Number.isFinite)
  );
}

function isAnchor(value: unknown): value is KeptAnchor {
  return (
    isFields(value) &&
    isBlockKey(value.block) &&
    isText(value.text) &&
    [value.row, value.lettersAbove, value.lettersInto].every(Number.isSafeInteger)
  );
}
