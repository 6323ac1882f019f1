// Owns the screen as it stands: composes it anew when the story, the reader or the size changes, and tells who listens.
// Knows no terminal and no React, so that the first frame can be painted before either is loaded.

import { arrangeScreen } from '../layout/arrangement.ts';
import type { GlyphSet } from '../layout/glyphs.ts';
import { layoutHelp } from '../layout/overlay-rows.ts';
import { composeScreen, composeUnmoved, type Screen } from '../layout/screen.ts';
import type { ScreenInput } from '../layout/screen-input.ts';
import type { Zone } from '../layout/time.ts';
import type { Block } from '../model/block.ts';
import { plainText } from '../model/plain-text.ts';
import { compareNewestFirst } from '../state/order.ts';
import {
  isRemovedId,
  selectCounts,
  selectPinned,
  selectRemoval,
  selectTimeline,
} from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { helpEntries, hintsFor } from './hints.ts';
import type { Command } from './keymap.ts';
import { ASKING, pollWords } from './poll-words.ts';
import { createReader, obey, type Reader, type ReaderChoices, type Sight, say } from './reader.ts';

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
  readonly getReader: () => Reader;
  readonly subscribe: (listener: () => void) => () => void;
  readonly obey: (command: Command) => void;
  /** Shows a passing word, gone with the next key. May hold anything that was typed. */
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

  const leave = store.subscribe((state, previous) => {
    if (state.poll !== previous.poll) reader = dropStaleNotice(reader, state);
    recompose(false);
  });

  return {
    getScreen: () => screen,
    getReader: () => reader,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    obey: (command) =>
      become(obey(reader, command, sightOf(store.getState(), reader, screen, size))),
    say: (notice) => become(say(reader, plainText(notice))),
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

/** Polling has news: what was said of it is no longer true, and the reason of a failure is not to be covered. */
function dropStaleNotice(reader: Reader, { poll }: State): Reader {
  const isStale = reader.notice === ASKING || poll.phase === 'failed';
  return isStale && reader.notice !== null ? { ...reader, notice: null } : reader;
}

/** What costs more than a glance is asked for only by the commands that need it. */
function sightOf(state: State, { order }: Reader, screen: Screen, { columns, rows }: Size): Sight {
  const { middleRows } = arrangeScreen(columns, rows, false);
  return {
    screen,
    columns,
    order,
    compare: compareNewestFirst,
    keyEvents: keyEventsOf(state, order),
    isRemoved: (id) => isRemovedId(state, id),
    unseen: () => unseenOf(state),
    pageRows: Math.max(middleRows - 1, 1),
    lastHelpScroll: () => Math.max(layoutHelp(helpEntries, columns).length - middleRows, 0),
  };
}

function unseenOf({ unseen, records }: State): readonly Block[] {
  return [...unseen]
    .flatMap((id) => records.get(id)?.block ?? [])
    .sort((a, b) => compareNewestFirst(b, a));
}

function storyOf({ header, poll }: State): ScreenInput['story'] {
  if (header === null || poll.phase !== 'stopped' || poll.reason === 'ended') return header;
  return { title: header.title, status: poll.reason === 'file' ? 'saved' : 'gone' };
}

function keyEventsOf(state: State, order: Reader['order']): readonly Block[] {
  return selectTimeline(state, { keyEventsOnly: true, order });
}

function inputFrom(options: ReadingOptions, size: Size, state: State, reader: Reader): ScreenInput {
  const { keyEventsOnly, order, timeMode, layer } = reader;
  const pinned = selectPinned(state);
  const { known, edited } = selectCounts(state);
  return {
    ...size,
    glyphs: options.glyphs,
    time: { now: state.now, zone: options.zone, mode: timeMode },
    story: storyOf(state),
    address: options.address,
    poll: pollWords(state.poll, timeMode === 'utc' ? 'UTC' : options.zone, state.now),
    blocks: selectTimeline(state, { keyEventsOnly, order }),
    keyEvents: layer?.kind === 'index' ? layer.keyEvents : keyEventsOf(state, order),
    order,
    compare: compareNewestFirst,
    keyEventsOnly,
    viewport: reader.viewport,
    counts: { known, unseen: state.unseen.size, edited },
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
