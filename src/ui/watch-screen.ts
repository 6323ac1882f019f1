// Owns what follows from what stands on the screen: blocks come to be seen, and where the known story ends older pages
// are read. Knows no terminal.

import type { Block, BlockId } from '../model/block.ts';
import type { Cursor } from '../model/update.ts';
import { filedAt } from '../state/order.ts';
import type { Store } from '../state/store.ts';
import type { Focus } from '../terminal/focus.ts';
import type { Timer } from '../terminal/timer.ts';
import { createDwell } from './dwell.ts';
import type { Reading } from './reading.ts';

export type WatchOptions = {
  readonly store: Store;
  readonly reading: Reading;
  readonly timer: Timer;
  readonly focus: Focus;
  /** Reads the next older page, if it can. Never rejects. */
  readonly readOlder: () => Promise<void>;
  /** Epoch ms: every block from then on is known, while of those before there may be key events alone. */
  readonly reachedAt: () => number;
};

export type Watch = {
  /** What stands on the screen has only now come there: nothing of it has been looked at yet. */
  readonly restart: () => void;
  readonly stop: () => void;
};

export function watchScreen(options: WatchOptions): Watch {
  const { reading, store, focus } = options;
  const dwell = createDwell(options.timer, (id) =>
    store.dispatch({ type: 'blocks-seen', ids: [id] }),
  );
  let asked: Cursor | null = null;
  let isReading = false;
  let isStopped = false;

  async function readOlder(page: Cursor): Promise<void> {
    asked = page;
    isReading = true;
    await options.readOlder();
    isReading = false;
    if (!isStopped) look();
  }

  /** What lies under the help or the index is on no screen, and what is on a screen that nobody faces is not looked at. */
  function looksAt(): readonly BlockId[] {
    return focus.isFocused() ? reading.getScreen().readableIds : [];
  }

  function look(): void {
    const isCovered = reading.getReader().layer !== null;
    const { unseen, older } = store.getState();
    dwell.look(looksAt().filter((id) => unseen.has(id)));
    if (isCovered) return;
    if (isReading) return;
    // The same page is not asked for twice, however often the screen changes: after a failure the reader comes back for it.
    if (!endsInView(reading, options.reachedAt())) asked = null;
    else if (older !== null && older !== asked) void readOlder(older);
  }

  const leaves = [reading.subscribe(look), focus.subscribe(look)];
  return {
    restart() {
      dwell.stop();
      look();
    },
    stop() {
      isStopped = true;
      for (const leave of leaves) leave();
      dwell.stop();
    },
  };
}

/**
 * True when the reader sees where the known story ends: the oldest block without a hole above it, or one beyond. A source
 * that told key events from beyond has told all of them, so that the view of key events alone has no such end.
 */
function endsInView(reading: Reading, reachedAt: number): boolean {
  const { view, scene } = reading.getScreen();
  const { blocks, order } = scene.timeline;
  const end = (order === 'newest' ? blocks.at(-1) : blocks[0]) ?? null;
  if (end === null) return false;
  const isBeyond = (block: Block) => Number.isFinite(reachedAt) && filedAt(block) < reachedAt;
  const { index } = view.place;
  const shown = blocks.slice(index, index + view.visibleIds.length);
  // A filter that lets little through would have the whole story read, a page after the other.
  if (reading.getReader().filter !== null) return false;
  if (reading.getReader().keyEventsOnly) return shown.includes(end) && !isBeyond(end);
  return shown.some((block) => block === end || filedAt(block) === reachedAt || isBeyond(block));
}
