// Owns the screen as it stands: composes it anew when the story, the reader or the size changes, and tells who listens.
// Knows no terminal and no React, so that the first frame can be painted before either is loaded.

import { momentReader } from '../config/moments.ts';
import { arrangeScreen } from '../layout/arrangement.ts';
import type { GlyphSet } from '../layout/glyphs.ts';
import { layoutHelp } from '../layout/overlay-rows.ts';
import { composeScreen, composeUnmoved, type Screen } from '../layout/screen.ts';
import type { ListedStory, ScreenInput } from '../layout/screen-input.ts';
import type { Zone } from '../layout/time.ts';
import type { BlockId } from '../model/block.ts';
import { plainText } from '../model/plain-text.ts';
import type { Since } from '../model/since.ts';
import { matches } from '../query/matches.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query.ts';
import { correctionsIn, revisionsIn } from '../state/corrections.ts';
import { markOf } from '../state/marks.ts';
import { createSinceCounter, type SinceCounts, selectMissed } from '../state/missed.ts';
import { compareNewestFirst } from '../state/order.ts';
import { createPast } from '../state/past.ts';
import type { StoryHistory } from '../state/reading.ts';
import {
  createTimelineSelector,
  isRemovedId,
  selectCounts,
  selectPinned,
  selectRemoval,
  selectTimeline,
  type TimelineSelector,
} from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { promptOf, wordsOfAsked } from './asking-words.ts';
import { type BlockFilter, createBlockFilter, subjectOf } from './block-filter.ts';
import { helpEntries, hintsFor } from './hints.ts';
import { goToBlock, say } from './jumping.ts';
import { type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import type { Command } from './keymap.ts';
import { keepLayer, type Layer } from './layers.ts';
import { createMarking, type Marking, rangesOf } from './marking.ts';
import { notePrompt, pasteNote, typeNote } from './noting.ts';
import { ASKING, pollWords } from './poll-words.ts';
import {
  createReader,
  obey,
  pasteInto,
  type Reader,
  type ReaderChoices,
  type Sight,
  typeInto,
} from './reader.ts';
import { keyEventsOf, shownGaps, storyOf, unseenOf } from './shown-story.ts';
import { keepNote } from './starring.ts';
import { shownPast } from './time-travel.ts';
import type { StoryList } from './turning.ts';
import { createVisitMark, type Left } from './visit-mark.ts';

export type Size = { readonly columns: number; readonly rows: number };

export type ReadingOptions = {
  readonly store: Store;
  readonly choices: ReaderChoices;
  readonly size: Size;
  readonly glyphs: GlyphSet;
  /** False: the time of day is left out. */
  readonly hasClock?: boolean;
  readonly zone: Zone;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  /** What stands out in the text whatever is searched for. */
  readonly highlights?: readonly Query[];
  /** Where the story comes from, for the time before its first answer. */
  readonly address: string;
  /** How the last visit ended; null or left out where none is known. */
  readonly left?: Left | null;
  /** What else can be turned to; left out for one story alone. */
  readonly stories?: StoryList;
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
  const openedAt = store.getState().now;
  const shown = {
    filterBlocks: createBlockFilter(),
    mark: createMarking(),
    sinceIn: createVisitMark(options.left ?? null, openedAt),
    countSince: createSinceCounter(options.left?.at ?? openedAt),
    selectPast: createTimelineSelector(),
  };
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
    goTo: (id) => become(goToBlock(reader, id, sight())),
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
function dropStaleNotice(reader: Reader, { poll }: State): Reader {
  const isStale = reader.notice === ASKING || poll.phase === 'failed';
  return isStale && reader.notice !== null ? { ...reader, notice: null } : reader;
}

function sayNotKept(reader: Reader, { notKept }: State): Reader {
  return notKept === null ? reader : say(reader, `what comes is not kept: ${notKept}`);
}

/** What costs more than a glance is asked for only by the commands that need it. */
function sightOf(
  { zone, sinceIn, history, keys = OWN_KEYS }: ReadingOptions & Shown,
  state: State,
  { order }: Reader,
  screen: Screen,
  { columns, rows }: Size,
): Sight {
  const { middleRows } = arrangeScreen(columns, rows, false);
  return {
    screen,
    columns,
    order,
    compare: compareNewestFirst,
    keyEvents: keyEventsOf(state, order),
    isRemoved: (id) => isRemovedId(state, id),
    noteOf: (id) => markOf(state.marks, id).note,
    unseen: () => unseenOf(state),
    missed: () => selectMissed(state, sinceIn(state)),
    revisionsOf: (block) => revisionsIn(history?.readingsOf(block.id) ?? [], block),
    corrections: () => correctionsIn(history?.changedReadings() ?? []),
    past: () => (history === undefined ? null : createPast(history)),
    now: state.now,
    parse: (text) => parseQuery(text, { momentOf: momentReader(state.now, zone) }),
    matches: (query, block) => matches(query, subjectOf(state, block)),
    rangesOf,
    pageRows: Math.max(middleRows - 1, 1),
    lastHelpScroll: () => Math.max(layoutHelp(helpEntries(keys), columns).length - middleRows, 0),
  };
}

const ALONE: readonly ListedStory[] = [];

type Shown = {
  readonly filterBlocks: BlockFilter;
  readonly mark: Marking;
  readonly sinceIn: (state: State) => Since;
  readonly countSince: (state: State) => SinceCounts;
  readonly selectPast: TimelineSelector;
};

function inputFrom(
  options: ReadingOptions & Shown,
  size: Size,
  state: State,
  reader: Reader,
): ScreenInput {
  const { keyEventsOnly, order, timeMode, layer, filter, search } = reader;
  const { keys = OWN_KEYS } = options;
  const pinned = selectPinned(state);
  const { known, edited } = selectCounts(state);
  const viewed = selectTimeline(state, { keyEventsOnly, order });
  const blocks = filter === null ? viewed : options.filterBlocks(viewed, filter.query, state);
  const input: ScreenInput = {
    ...size,
    glyphs: options.glyphs,
    time: { now: state.now, zone: options.zone, mode: timeMode },
    hasClock: options.hasClock ?? true,
    story: storyOf(state),
    address: plainText(options.address),
    poll: pollWords(state.poll, timeMode === 'utc' ? 'UTC' : options.zone, state.now),
    blocks,
    keyEvents: layer?.kind === 'index' ? layer.keyEvents : keyEventsOf(state, order),
    order,
    compare: compareNewestFirst,
    keyEventsOnly,
    filtered: filter !== null,
    asked: wordsOfAsked(reader),
    rangesIn: options.mark([
      ...[search, filter].flatMap((one) => one?.query ?? []),
      ...(options.highlights ?? []),
    ]),
    viewport: reader.viewport,
    counts: { known, unseen: state.unseen.size, edited, ...options.countSince(state) },
    since: options.sinceIn(state),
    gaps: shownGaps(state),
    marks: {
      unseen: state.unseen,
      edited: state.edited,
      removalOf: (id) => selectRemoval(state, id),
      markOf: (id) => markOf(state.marks, id),
      opened: reader.opened,
    },
    pinned: pinned === null ? null : { block: pinned, open: reader.pinnedOpen },
    railOpen: reader.railOpen,
    stories: reader.railOpen ? (options.stories?.list() ?? ALONE) : ALONE,
    overlay: overlayOf(layer, keys),
    hints: hintsFor(state, reader, keys),
    prompt: notePrompt(reader) ?? promptOf(reader, blocks.length, known),
    notice: reader.notice === null ? null : keys.spell(reader.notice),
    spellKeys: keys.spell,
  };
  if (layer?.kind !== 'past') return input;
  return {
    ...input,
    overlay: { kind: 'past', ...shownPast(layer, reader, input, options.selectPast) },
  };
}

function overlayOf(layer: Layer | null, keys: KeyBindings): ScreenInput['overlay'] {
  if (layer === null || layer.kind === 'past') return null;
  return layer.kind === 'help' ? { ...layer, entries: helpEntries(keys) } : layer;
}
