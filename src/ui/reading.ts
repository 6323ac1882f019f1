// Owns the screen as it stands: composes it anew when the story, the reader or the size changes, and tells who listens.
// Knows no terminal and no React, so that the first frame can be painted before either is loaded.

import { momentReader } from '../config/moments.ts';
import { arrangeScreen } from '../layout/arrangement.ts';
import { layoutHelp } from '../layout/overlay-rows.ts';
import { composeScreen, composeUnmoved, type Screen } from '../layout/screen.ts';
import type { BlockId } from '../model/block.ts';
import { plainText } from '../model/plain-text.ts';
import { matches } from '../query/matches.ts';
import { parseQuery } from '../query/parse-query.ts';
import { correctionsIn, revisionsIn } from '../state/corrections.ts';
import { markOf } from '../state/marks.ts';
import { selectMissed } from '../state/missed.ts';
import { compareNewestFirst } from '../state/order.ts';
import { createPast } from '../state/past.ts';
import type { StoryHistory } from '../state/reading.ts';
import { isRemovedId } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { subjectOf } from './block-filter.ts';
import { helpEntries } from './hints.ts';
import { say } from './jumping.ts';
import { OWN_KEYS } from './key-bindings.ts';
import type { Command } from './keymap.ts';
import { keepLayer, type Layer } from './layers.ts';
import { rangesOf } from './marking.ts';
import { pasteNote, typeNote } from './noting.ts';
import { ASKING, NOTHING_NEW } from './poll-words.ts';
import {
  createReader,
  goTo,
  obey,
  pasteInto,
  type Reader,
  type ReaderChoices,
  type Sight,
  typeInto,
} from './reader.ts';
import { createShown, type InputOptions, inputFrom, type Shown } from './reading-input.ts';
import { keyEventsOf, unseenOf } from './shown-story.ts';
import { keepNote } from './starring.ts';
import { stateThere } from './time-travel.ts';
import type { Left } from './visit-mark.ts';

export type Size = { readonly columns: number; readonly rows: number };

export type ReadingOptions = InputOptions & {
  readonly store: Store;
  readonly choices: ReaderChoices;
  readonly size: Size;
  /** How the last visit ended; null or left out where none is known. */
  readonly left?: Left | null;
  /** What is kept of the story's past; left out where nothing is. */
  readonly history?: StoryHistory;
};

export type Reading = {
  readonly getScreen: () => Screen;
  readonly getReader: () => Reader;
  readonly subscribe: (listener: () => void) => () => void;
  readonly obey: (command: Command) => void;
  /** Hands a key to the line that is being typed, if one is. */
  readonly type: (key: string) => void;
  /** Hands a pasted text to that line. May hold anything. */
  readonly paste: (text: string) => void;
  /** Puts a layer over the timeline. */
  readonly show: (layer: Layer) => void;
  /** Puts a block on top, if it can be seen. */
  readonly goTo: (id: BlockId) => void;
  /** Shows a passing word, gone with the next key. May hold anything that was typed. */
  readonly say: (notice: string) => void;
  readonly resize: (size: Size) => void;
  /** Stops listening to the store. */
  readonly close: () => void;
};

export function createReading(options: ReadingOptions): Reading {
  const { store } = options;
  const listeners = new Set<() => void>();
  const shown = createShown(options.left ?? null, store.getState().now);
  let size = options.size;
  let reader = sayNotKept(createReader(options.choices), store.getState());
  let screen = composeScreen(inputFrom({ ...options, ...shown }, size, store.getState(), reader));

  /** `asked`: a key or a resize asked for this frame, so that what is pinned may come or go. */
  function recompose(asked: boolean): void {
    const input = inputFrom({ ...options, ...shown }, size, store.getState(), reader);
    screen = asked ? composeScreen(input) : composeUnmoved(input, screen);
    reader = keepViewport(reader, screen);
    for (const listener of [...listeners]) listener();
  }

  function become(next: Reader): void {
    if (next === reader) return;
    reader = next;
    recompose(true);
  }

  const sight = () => sightOf({ ...options, ...shown }, store.getState(), reader, screen, size);

  const leave = store.subscribe((state, previous) => {
    if (state.poll !== previous.poll) reader = dropStaleNotice(reader, state);
    if (state.notKept !== previous.notKept) reader = sayNotKept(reader, state);
    recompose(false);
  });

  const leaveStories = options.stories?.subscribe(() => {
    if (reader.railOpen) recompose(false);
  });

  return {
    getScreen: () => screen,
    getReader: () => reader,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    obey: (command) => become(obey(reader, command, sight())),
    type: (key) => {
      if (reader.noting === null) return become(typeInto(reader, key, sight()));
      const { reader: next, noted } = typeNote(reader, key);
      become(next);
      if (noted !== null) keepNote(store, noted);
    },
    paste: (given) => {
      const text = plainText(given);
      const isNoting = reader.noting !== null;
      become(isNoting ? pasteNote(reader, text) : pasteInto(reader, text, sight()));
    },
    show: (layer) => become({ ...reader, notice: null, layer }),
    goTo: (id) => become(goTo(reader, id, sight())),
    say: (notice) => become(say(reader, plainText(notice))),
    resize: (next) => {
      size = next;
      recompose(true);
    },
    close() {
      leave();
      leaveStories?.();
    },
  };
}

function keepViewport(reader: Reader, screen: Screen): Reader {
  const { viewport } = screen.view;
  const layer = keepLayer(reader.layer, screen);
  return viewport === reader.viewport && layer === reader.layer
    ? reader
    : { ...reader, viewport, layer };
}

/** Polling has news: what was said of it is no longer true, and the reason of a failure is not to be covered. */
function dropStaleNotice(reader: Reader, { poll, changes }: State): Reader {
  const { notice } = reader;
  if (notice === ASKING && poll.phase === 'ok' && changes.length === 0)
    return { ...reader, notice: NOTHING_NEW };
  const isStale = notice === ASKING || poll.phase === 'failed';
  return isStale && notice !== null ? { ...reader, notice: null } : reader;
}

function sayNotKept(reader: Reader, { notKept }: State): Reader {
  return notKept === null ? reader : say(reader, `what comes is not kept: ${notKept}`);
}

/** What costs more than a glance is asked for only by the commands that need it. */
function sightOf(
  { zone, sinceIn, history, keys = OWN_KEYS }: ReadingOptions & Shown,
  state: State,
  { order, layer }: Reader,
  screen: Screen,
  { columns, rows }: Size,
): Sight {
  const { middleRows } = arrangeScreen(columns, rows, false);
  const read = stateThere(layer, state);
  return {
    screen,
    columns,
    order,
    compare: compareNewestFirst,
    keyEvents: keyEventsOf(state, order),
    isRemoved: (id) => isRemovedId(read, id),
    noteOf: (id) => markOf(state.marks, id).note,
    unseen: () => unseenOf(state),
    missed: () => selectMissed(state, sinceIn(state)),
    revisionsOf: (block) => revisionsIn(history?.readingsOf(block.id) ?? [], block),
    corrections: () => correctionsIn(history?.changedReadings() ?? []),
    past: () => (history === undefined ? null : createPast(history)),
    now: state.now,
    parse: (text) => parseQuery(text, { momentOf: momentReader(state.now, zone) }),
    matches: (query, block) => matches(query, subjectOf(read, block)),
    rangesOf,
    pageRows: Math.max(middleRows - 1, 1),
    lastHelpScroll: () => Math.max(layoutHelp(helpEntries(keys), columns).length - middleRows, 0),
  };
}
