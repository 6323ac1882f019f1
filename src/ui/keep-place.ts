// Owns the reader's place from visit to visit: where a visit begins, and keeping up with the reader so that no end, however
// sudden, costs more than half a second of it. Knows no disk.

import { type Anchor, withoutDivider } from '../layout/anchor.ts';
import { FOLLOWING } from '../layout/viewport.ts';
import type { BlockKey } from '../model/block.ts';
import { standingBlock } from '../state/block-record.ts';
import { keyOf } from '../state/order.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Focus } from '../terminal/focus.ts';
import type { Timer } from '../terminal/timer.ts';
import type { Reader, ReaderChoices } from './reader.ts';
import type { Reading } from './reading.ts';

export type Place = {
  /** The row on top of the screen; null while following. */
  readonly anchor: Anchor | null;
  readonly order: Reader['order'];
  readonly keyEventsOnly: boolean;
  /** The newest block that has been seen: where the reader left. */
  readonly lastSeen: BlockKey | null;
  /** When somebody last looked, epoch ms of the story's own time. */
  readonly leftAt?: number;
};

/** What is chosen on the command line wins over what was chosen in an earlier visit. */
export function choicesFrom(
  place: Place | undefined,
  asked: ReaderChoices & { readonly isOrderAsked: boolean },
): ReaderChoices {
  if (place === undefined) return asked;
  return {
    ...asked,
    order: asked.isOrderAsked ? asked.order : place.order,
    keyEventsOnly: asked.keyEventsOnly || place.keyEventsOnly,
    viewport:
      place.anchor === null
        ? FOLLOWING
        : { mode: 'holding', anchor: withoutDivider(place.anchor), left: null },
  };
}

const SAVE_MS = 500;

/**
 * Saves the place whenever it has changed, a while after it did, and at the end, which the function returned brings about.
 * That somebody went on looking is no change: it is saved with the next, and at the end.
 */
export function keepPlace(options: {
  readonly store: Store;
  readonly reading: Reading;
  readonly timer: Timer;
  readonly focus: Focus;
  /** Epoch ms of the story's own time. */
  readonly storyNow: () => number;
  readonly save: (place: Place) => void;
}): () => void {
  const { store, reading, timer, focus, storyNow, save } = options;
  let lookedAt = storyNow();
  let saved = placeNow();
  let cancel: (() => void) | null = null;

  function placeNow(): Place {
    if (focus.isFocused()) lookedAt = storyNow();
    return { ...placeOf(reading.getReader(), store.getState()), leftAt: lookedAt };
  }

  function saveIf(isDue: (place: Place) => boolean): void {
    const place = placeNow();
    if (!isDue(place)) return;
    saved = place;
    save(place);
  }

  // Told of every frame, even one without news: looking closer can wait for the bell.
  const leaveReading = reading.subscribe(() => {
    cancel ??= timer(SAVE_MS, () => {
      cancel = null;
      saveIf((place) => !isSamePlace(place, saved));
    });
  });
  const leaveFocus = focus.subscribe(() => {
    lookedAt = storyNow();
  });
  return () => {
    leaveReading();
    leaveFocus();
    cancel?.();
    saveIf((place) => !isSamePlace(place, saved) || place.leftAt !== saved.leftAt);
  };
}

function placeOf({ viewport, order, keyEventsOnly }: Reader, state: State): Place {
  const anchor = viewport.mode === 'following' ? null : (viewport.left ?? viewport.anchor);
  return { anchor, order, keyEventsOnly, lastSeen: lastSeenIn(state) };
}

function lastSeenIn({ order, records, unseen }: State): BlockKey | null {
  for (const id of order) {
    const block = unseen.has(id) ? null : standingBlock(records.get(id));
    if (block !== null) return keyOf(block);
  }
  return null;
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.anchor === b.anchor &&
    a.order === b.order &&
    a.keyEventsOnly === b.keyEventsOnly &&
    a.lastSeen?.id === b.lastSeen?.id
  );
}
