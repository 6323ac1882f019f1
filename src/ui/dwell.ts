// Owns when a block counts as seen: after it has stood on the screen for five seconds without a break, not when it flies by.

import type { BlockId } from '../model/block.ts';
import type { Timer } from '../terminal/timer.ts';

const DWELL_MS = 5000;

export type Dwell = {
  /** To be told after every frame: the blocks on it that have not been seen yet. */
  readonly look: (visible: readonly BlockId[]) => void;
  readonly stop: () => void;
};

/** Calls `onSeen` for each block that has stood long enough. No timer runs while nothing unseen is on the screen. */
export function createDwell(timer: Timer, onSeen: (id: BlockId) => void): Dwell {
  const cancels = new Map<BlockId, () => void>();

  function watch(id: BlockId): void {
    const cancel = timer(DWELL_MS, () => {
      cancels.delete(id);
      onSeen(id);
    });
    cancels.set(id, cancel);
  }

  function keepOnly(visible: ReadonlySet<BlockId>): void {
    for (const [id, cancel] of cancels) {
      if (visible.has(id)) continue;
      cancel();
      cancels.delete(id);
    }
  }

  return {
    look(visible) {
      keepOnly(new Set(visible));
      for (const id of visible) if (!cancels.has(id)) watch(id);
    },
    stop: () => keepOnly(new Set()),
  };
}
