// Owns what a screen is composed from while a story is read: the state and the reader as values for the layout. What is
// derived from them is remembered from frame to frame by what it is given.

import type { GlyphSet } from '../layout/glyphs.ts';
import type { ListedStory, ScreenInput } from '../layout/screen-input.ts';
import type { Zone } from '../layout/time.ts';
import { plainText } from '../model/plain-text.ts';
import type { Since } from '../model/since.ts';
import type { Query } from '../query/query.ts';
import { markOf } from '../state/marks.ts';
import { createSinceCounter, type SinceCounts } from '../state/missed.ts';
import { compareNewestFirst } from '../state/order.ts';
import { selectCounts, selectPinned, selectRemoval, selectTimeline } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import { promptOf, wordsOfAsked } from './asking-words.ts';
import { type BlockFilter, createBlockFilter } from './block-filter.ts';
import { helpEntries, hintsFor } from './hints.ts';
import { type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import type { Layer } from './layers.ts';
import { createMarking, type Marking } from './marking.ts';
import { notePrompt } from './noting.ts';
import { pollWords } from './poll-words.ts';
import type { Reader } from './reader.ts';
import { createPastView, type PastView } from './shown-past.ts';
import { keyEventsOf, shownGaps, storyOf } from './shown-story.ts';
import type { TimeTravel } from './time-travel.ts';
import type { StoryList } from './turning.ts';
import { createVisitMark, type Left } from './visit-mark.ts';

export type InputOptions = {
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
  /** What else can be turned to; left out for one story alone. */
  readonly stories?: StoryList;
};

/** What remembers how the story was shown last. */
export type Shown = {
  readonly filterBlocks: BlockFilter;
  readonly mark: Marking;
  readonly sinceIn: (state: State) => Since;
  readonly countSince: (state: State) => SinceCounts;
  readonly viewPast: PastView;
};

/** `left`: how the last visit ended; null where none is known. `openedAt`: epoch ms of the story's own time. */
export function createShown(left: Left | null, openedAt: number): Shown {
  return {
    filterBlocks: createBlockFilter(),
    mark: createMarking(),
    sinceIn: createVisitMark(left, openedAt),
    countSince: createSinceCounter(left?.at ?? openedAt),
    viewPast: createPastView(),
  };
}

const ALONE: readonly ListedStory[] = [];

export function inputFrom(
  options: InputOptions & Shown,
  size: Pick<ScreenInput, 'columns' | 'rows'>,
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
  return layer?.kind === 'past' ? withPast(input, layer, reader, state, options.viewPast) : input;
}

/** What is typed counts the blocks of then. */
function withPast(
  input: ScreenInput,
  layer: TimeTravel,
  reader: Reader,
  state: State,
  viewPast: PastView,
): ScreenInput {
  const past = viewPast(layer, reader, input, state);
  const { blocks, counts } = past.shown;
  const prompt = input.prompt && (promptOf(reader, blocks.length, counts.known) ?? input.prompt);
  return { ...input, prompt, overlay: { kind: 'past', ...past } };
}

function overlayOf(layer: Layer | null, keys: KeyBindings): ScreenInput['overlay'] {
  if (layer === null || layer.kind === 'past') return null;
  return layer.kind === 'help' ? { ...layer, entries: helpEntries(keys) } : layer;
}
