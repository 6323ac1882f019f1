// Owns the screen as it stands: composes it anew when the story, the reader or the size changes, and tells who listens.
// Knows no terminal and no React, so that the first frame can be painted before either is loaded.

import type { GlyphSet } from '../layout/glyphs.ts';
import { composeScreen, composeUnmoved, type Screen } from '../layout/screen.ts';
import type { ScreenInput } from '../layout/screen-input.ts';
import type { Zone } from '../layout/time.ts';
import { compareNewestFirst } from '../state/order.ts';
import {
  selectCounts,
  selectPinned,
  selectRemoval,
  selectTimeline,
  selectUnseenCount,
} from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { helpEntries, hintsFor } from './hints.ts';
import type { Command } from './keymap.ts';
import { pollWords } from './poll-words.ts';
import { createReader, obey, type Reader, type ReaderChoices } from './reader.ts';

export type Size = { readonly columns: number; readonly rows: number };

export type ReadingOptions = {
  readonly store: Store;
  readonly choices: ReaderChoices;
  readonly size: Size;
  readonly glyphs: GlyphSet;
  readonly zone: Zone;
  /** Where the story comes from, for the time before its first answer. */
  readonly address: string;
};

export type Reading = {
  readonly getScreen: () => Screen;
  /** True while something lies over the timeline that quit and close would close. */
  readonly hasLayer: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly obey: (command: Command) => void;
  readonly say: (notice: string) => void;
  readonly resize: (size: Size) => void;
  /** Stops listening to the store. */
  readonly close: () => void;
};

export function createReading(options: ReadingOptions): Reading {
  const { store } = options;
  const listeners = new Set<() => void>();
  let size = options.size;
  let reader = createReader(options.choices);
  let screen = composeScreen(inputFrom(options, size, store.getState(), reader));

  /** `asked`: a key or a resize asked for this frame, so that what is pinned may come or go. */
  function recompose(asked: boolean): void {
    const input = inputFrom(options, size, store.getState(), reader);
    screen = asked ? composeScreen(input) : composeUnmoved(input, screen);
    reader = keepViewport(reader, screen);
    for (const listener of [...listeners]) listener();
  }

  function become(next: Reader): void {
    if (next === reader) return;
    reader = next;
    recompose(true);
  }

  const leave = store.subscribe(() => recompose(false));

  return {
    getScreen: () => screen,
    hasLayer: () => reader.layer !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    obey: (command) =>
      become(obey(reader, command, sightOf(store.getState(), reader, screen, size))),
    say: (notice) => become({ ...reader, notice }),
    resize: (next) => {
      size = next;
      recompose(true);
    },
    close: leave,
  };
}

function keepViewport(reader: Reader, screen: Screen): Reader {
  const { viewport } = screen.view;
  return viewport === reader.viewport ? reader : { ...reader, viewport };
}

function sightOf(state: State, { order }: Reader, screen: Screen, { columns }: Size) {
  return {
    screen,
    columns,
    keyEvents: selectTimeline(state, { keyEventsOnly: true, order }),
    unseen: state.order.filter((id) => state.unseen.has(id)).reverse(),
  };
}

function inputFrom(options: ReadingOptions, size: Size, state: State, reader: Reader): ScreenInput {
  const { keyEventsOnly, order, layer } = reader;
  const zone = reader.timeMode === 'utc' ? 'UTC' : options.zone;
  const pinned = selectPinned(state);
  const { known, edited } = selectCounts(state);
  return {
    ...size,
    glyphs: options.glyphs,
    time: { now: state.now, zone: options.zone, mode: reader.timeMode },
    story: state.header,
    address: options.address,
    poll: pollWords(state.poll, zone),
    blocks: selectTimeline(state, { keyEventsOnly, order }),
    keyEvents: selectTimeline(state, { keyEventsOnly: true, order }),
    order,
    compare: compareNewestFirst,
    keyEventsOnly,
    viewport: reader.viewport,
    counts: { known, unseen: selectUnseenCount(state), edited },
    marks: {
      unseen: state.unseen,
      edited: state.edited,
      removalOf: (id) => selectRemoval(state, id),
      opened: reader.opened,
    },
    pinned: pinned === null ? null : { block: pinned, open: reader.pinnedOpen },
    railOpen: reader.railOpen,
    overlay: layer?.kind === 'help' ? { ...layer, entries: helpEntries } : layer,
    hints: hintsFor(state, reader),
    prompt: null,
    notice: reader.notice,
  };
}
