// Owns the reader's place from visit to visit: where a visit begins, and keeping up with the reader so that no end, however
// sudden, costs more than half a second of it. Knows no disk.

import type { FollowingOptions } from '../config/options.ts';
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
  /** What the reader chose for this story by a key; left out where everything is as it is for every story. */
  readonly order?: Reader['order'];
  readonly keyEventsOnly?: boolean;
  readonly timeMode?: Reader['timeMode'];
  /** The newest block that has been seen: where the reader left. */
  readonly lastSeen: BlockKey | null;
  /** When somebody last looked, epoch ms of the story's own time. */
  readonly leftAt?: number;
};

type Remembered = Pick<Place, 'order' | 'keyEventsOnly' | 'timeMode'>;

/** What is chosen on the command line wins over what was chosen in an earlier visit, and that over what is set for all. */
export function choicesFrom(
  place: Place | undefined,
  { isAsked, ...choices }: ReaderChoices & { readonly isAsked: FollowingOptions['isAsked'] },
): ReaderChoices {
  if (place === undefined) return choices;
  return {
    order: isAsked.order ? choices.order : (place.order ?? choices.order),
    keyEventsOnly: isAsked.keyEvents
      ? choices.keyEventsOnly
      : (place.keyEventsOnly ?? choices.keyEventsOnly),
    timeMode: isAsked.time ? choices.timeMode : (place.timeMode ?? choices.timeMode),
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
  /** As the last visit left it. */
  readonly place?: Place;
  readonly save: (place: Place) => void;
}): () => void {
  const { store, reading, timer, focus, storyNow, place: last = {}, save } = options;
  const begun = reading.getReader();
  let lookedAt = storyNow();
  let saved = placeNow();
  let cancel: (() => void) | null = null;

  function placeNow(): Place {
    if (focus.isFocused()) lookedAt = storyNow();
    const reader = reading.getReader();
    const chosen = rememberedOf(reader, begun, last);
    return { ...placeOf(reader, store.getState()), ...chosen, leftAt: lookedAt };
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

function placeOf({ viewport }: Reader, state: State): Place {
  const anchor = viewport.mode === 'following' ? null : (viewport.left ?? viewport.anchor);
  return { anchor, lastSeen: lastSeenIn(state) };
}

/** What a key has changed in this visit; of the rest, what was remembered before. */
function rememberedOf(reader: Reader, begun: Reader, last: Remembered): Remembered {
  const { order, keyEventsOnly, timeMode } = last;
  return {
    ...(order !== undefined && { order }),
    ...(keyEventsOnly !== undefined && { keyEventsOnly }),
    ...(timeMode !== undefined && { timeMode }),
    ...(reader.order !== begun.order && { order: reader.order }),
    ...(reader.keyEventsOnly !== begun.keyEventsOnly && { keyEventsOnly: reader.keyEventsOnly }),
    ...(reader.timeMode !== begun.timeMode && { timeMode: reader.timeMode }),
  };
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
    a.timeMode === b.timeMode &&
    a.lastSeen?.id === b.lastSeen?.id
  );
}
