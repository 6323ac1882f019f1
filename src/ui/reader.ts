// Owns the reader's own state (what is looked at and how) and what each command makes of it. Pure: knows the screen as it
// stands, no terminal, no clock. Commands that reach beyond the reader (quit, poll, suspend) are none of its business.

import { arrangeScreen, PINNED_FROM_ROWS, RAIL_FROM_COLUMNS } from '../layout/arrangement.ts';
import { type Move, toBottom, toLiveEdge, toTop } from '../layout/moves.ts';
import type { Screen } from '../layout/screen.ts';
import type { TimeMode } from '../layout/screen-input.ts';
import { blockAt, type DisplayOrder, type Timeline } from '../layout/timeline.ts';
import { FOLLOWING, restoreAnchor, type Viewport } from '../layout/viewport.ts';
import type { Block, BlockId } from '../model/block.ts';
import type { Missed } from '../model/since.ts';
import {
  type Asking,
  type AskingSight,
  chooseAuthor,
  chooseStarred,
  clearAsked,
  findAgain,
  NOTHING_ASKED,
  pasteText,
  startTyping,
  typeKey,
} from './asking.ts';
import { startPlaying, tellMissed } from './catching-up.ts';
import { goToBlock, goToChosen, goToUnseen, jump, jumpToKeyEvent, say } from './jumping.ts';
import type { Command } from './keymap.ts';
import { isClosing, type Layer, type LayerSight, moveInLayer, openIndex } from './layers.ts';
import { listLinks } from './link-layers.ts';
import { type Noting, startNote } from './noting.ts';
import { chosenCorrection, compareRevisions, listCorrections } from './revising.ts';
import { STEPS } from './steps.ts';
import {
  isAsEver,
  readerBack,
  readerThere,
  startTimeTravel,
  type TimeTravel,
} from './time-travel.ts';

export type Reader = Asking & {
  readonly keyEventsOnly: boolean;
  readonly order: DisplayOrder;
  readonly timeMode: TimeMode;
  readonly railOpen: boolean;
  readonly pinnedOpen: boolean;
  /** What lies over the timeline. */
  readonly layer: Layer | null;
  readonly noting: Noting | null;
  /** Removed blocks whose saved text is open. */
  readonly opened: ReadonlySet<BlockId>;
};

/** What a command is obeyed against: the screen that the reader saw when the key was pressed. */
export type Sight = LayerSight &
  Omit<AskingSight, 'scene'> & {
    readonly screen: Screen;
    readonly columns: number;
    readonly order: DisplayOrder;
    readonly compare: Timeline['compare'];
    /** All key events and summaries, in display order. */
    readonly keyEvents: readonly Block[];
    readonly isRemoved: (id: BlockId) => boolean;
    readonly noteOf: (id: BlockId) => string | null;
    /** Blocks not seen yet, oldest first. */
    readonly unseen: () => readonly Block[];
    /** What has come since the reader left. */
    readonly missed: () => Missed;
  };

export type ReaderChoices = Pick<Reader, 'keyEventsOnly' | 'order' | 'timeMode'> & {
  /** Where to begin; left out for the live edge. */
  readonly viewport?: Viewport;
};

export function createReader({
  keyEventsOnly,
  order,
  timeMode,
  viewport = FOLLOWING,
}: ReaderChoices): Reader {
  return {
    keyEventsOnly,
    order,
    timeMode,
    viewport,
    railOpen: false,
    pinnedOpen: false,
    layer: null,
    noting: null,
    opened: new Set(),
    jumpedFrom: null,
    notice: null,
    ...NOTHING_ASKED,
  };
}

const TIME_MODES: readonly TimeMode[] = ['both', 'relative', 'absolute', 'utc'];

/** Jumps are remembered for the way back. */
const JUMPS: Partial<Record<Command, Move>> = {
  top: toTop,
  bottom: toBottom,
  follow: toLiveEdge,
};

/** The reader after a command. The same reference when it meant nothing here. */
export function obey(reader: Reader, command: Command, sight: Sight): Reader {
  const awake = reader.notice === null ? reader : { ...reader, notice: null };
  if (awake.layer !== null) return obeyInLayer(awake, awake.layer, command, sight);
  const step = STEPS[command];
  if (step !== undefined) return lookAt(awake, step(awake.viewport, sight.screen.scene));
  const move = JUMPS[command];
  if (move !== undefined) return jump(awake, move(awake.viewport, sight.screen.scene));
  return obeySwitch(awake, command, sight);
}

function obeySwitch(reader: Reader, command: Command, sight: Sight): Reader {
  switch (command) {
    case 'key-events-only':
      return filterKeyEvents(reader, !reader.keyEventsOnly);
    case 'close':
      return clearAsked(reader) ?? filterKeyEvents(reader, false);
    case 'search':
    case 'filter':
      return startTyping(reader, command);
    case 'next-match':
      return findAgain(reader, 'down', askingSight(sight));
    case 'previous-match':
      return findAgain(reader, 'up', askingSight(sight));
    case 'author-only':
      return chooseAuthor(reader, blockOnTop(sight));
    case 'key-event-index':
      return { ...reader, layer: openIndex(blockOnTop(sight), sight.keyEvents, sight) };
    case 'next-key-event':
      return jumpToKeyEvent(reader, 'down', sight);
    case 'previous-key-event':
      return jumpToKeyEvent(reader, 'up', sight);
    case 'help':
      return { ...reader, layer: { kind: 'help', scroll: 0 } };
    case 'first-unseen':
      return goToUnseen(reader, sight.unseen(), sight);
    case 'links': {
      const layer = listLinks(blockOnTop(sight));
      return layer === null ? say(reader, 'no links in the post on top') : { ...reader, layer };
    }
    case 'catch-up':
      return { ...reader, layer: tellMissed(sight.missed()) };
    case 'revisions':
      return openRevisions(reader, blockOnTop(sight), sight);
    case 'corrections':
      return { ...reader, layer: listCorrections(sight) };
    case 'time-machine': {
      const layer = startTimeTravel(reader.viewport, sight);
      return layer === null
        ? say(reader, 'nothing is known of how it stood before')
        : { ...reader, layer };
    }
    case 'jump-back':
      return reader.jumpedFrom === null
        ? say(reader, 'no jump to go back from')
        : jump(reader, reader.jumpedFrom);
    case 'starred-only':
      return chooseStarred(reader);
    case 'note':
      return openNote(reader, sight);
    case 'open':
      return openRemoved(reader, sight);
    case 'pinned':
      return openPinned(reader, sight);
    case 'order':
      return { ...reader, order: reader.order === 'newest' ? 'oldest' : 'newest' };
    case 'time-mode':
      return { ...reader, timeMode: following(TIME_MODES, reader.timeMode) };
    case 'rail':
      return sight.columns < RAIL_FROM_COLUMNS
        ? say(reader, `the rail needs ${RAIL_FROM_COLUMNS} columns`)
        : { ...reader, railOpen: !reader.railOpen };
    default:
      return reader;
  }
}

function lookAt(reader: Reader, viewport: Viewport): Reader {
  return viewport === reader.viewport ? reader : { ...reader, viewport };
}

/** True while keys are characters of a line. */
export function isTyping({ typing, noting }: Pick<Reader, 'typing' | 'noting'>): boolean {
  return typing !== null || noting !== null;
}

/** The reader after a key typed into the open line. */
export function typeInto(reader: Reader, key: string, sight: Sight): Reader {
  return reader.layer?.kind === 'past'
    ? inPast(reader, reader.layer, sight, (there, seen) => typeInto(there, key, seen))
    : typeKey(reader, key, askingSight(sight));
}

/** The reader after a paste into the open line. */
export function pasteInto(reader: Reader, text: string, sight: Sight): Reader {
  return reader.layer?.kind === 'past'
    ? inPast(reader, reader.layer, sight, (there, seen) => pasteInto(there, text, seen))
    : pasteText(reader, text, askingSight(sight));
}

/** The reader after a block was pointed at. */
export function goTo(reader: Reader, id: BlockId, sight: Sight): Reader {
  return reader.layer?.kind === 'past'
    ? inPast(reader, reader.layer, sight, (there, seen) => goToBlock(there, id, seen))
    : goToBlock(reader, id, sight);
}

/** What is done there is done to the story as it stood then; the line that is read in the present stays what it is. */
function inPast(
  reader: Reader,
  layer: TimeTravel,
  sight: Sight,
  act: (there: Reader, sight: Sight) => Reader,
): Reader {
  const { screen } = sight;
  if (screen.playing === null) return reader;
  const there = readerThere(reader, layer);
  const after = act(there, { ...sight, screen: { ...screen, ...screen.playing } });
  return after === there ? reader : readerBack(reader, layer, after);
}

function askingSight(sight: Sight): AskingSight {
  return { ...sight, scene: sight.screen.scene };
}

function filterKeyEvents(reader: Reader, keyEventsOnly: boolean): Reader {
  if (reader.keyEventsOnly === keyEventsOnly) return reader;
  return { ...reader, keyEventsOnly, viewport: restoreAnchor(reader.viewport) };
}

function openNote(reader: Reader, { screen, noteOf }: Sight): Reader {
  const id = screen.view.selectedId;
  return startNote(reader, id, id === null ? null : noteOf(id));
}

function openRemoved(reader: Reader, { screen, isRemoved }: Sight): Reader {
  const id = screen.view.selectedId;
  if (id === null || !isRemoved(id))
    return say(reader, 'not removed: {open-post} opens it in the browser');
  const opened = new Set(reader.opened);
  if (!opened.delete(id)) opened.add(id);
  return { ...reader, opened };
}

/** Nothing is known of how a post read before it was first seen. */
function openRevisions(reader: Reader, block: Block | null, sight: Sight): Reader {
  const layer = block === null ? null : compareRevisions(block, sight);
  return layer === null
    ? say(reader, 'the post on top reads as it was first seen')
    : { ...reader, layer };
}

function openPinned(reader: Reader, { screen, columns }: Sight): Reader {
  if (screen.pinned === null) return say(reader, 'nothing is pinned');
  return arrangeScreen(columns, screen.rows.length, false).hasPinned
    ? { ...reader, pinnedOpen: !reader.pinnedOpen }
    : say(reader, `the pinned post needs ${PINNED_FROM_ROWS} rows`);
}

function blockOnTop({ screen }: Sight): Block | null {
  return blockAt(screen.scene.timeline, screen.view.place.index) ?? null;
}

function obeyInLayer(reader: Reader, layer: Layer, command: Command, sight: Sight): Reader {
  if (isClosing(command, layer)) return { ...reader, layer: null };
  if (layer.kind === 'past' && isAsEver(command))
    return inPast(reader, layer, sight, (there, seen) => obey(there, command, seen));
  if (command === 'open' && (layer.kind === 'index' || layer.kind === 'corrections')) {
    const chosen = layer.kind === 'index' ? layer.keyEvents[layer.cursor] : chosenCorrection(layer);
    return goToChosen({ ...reader, layer: null }, chosen ?? null, sight);
  }
  if (command === 'revisions' && layer.kind === 'corrections')
    return openRevisions(reader, chosenCorrection(layer), sight);
  const playing = layer.kind === 'catch-up' ? startPlaying(layer, command, sight) : null;
  const moved = playing ?? moveInLayer(layer, command, sight);
  if (moved !== layer) return { ...reader, layer: moved };
  return layer.kind === 'playing' && command === 'page-down'
    ? say(reader, 'that was the last one: {close} goes back to your line')
    : reader;
}

function following<T>(list: readonly T[], current: T): T {
  const [first = current] = list;
  return list[list.indexOf(current) + 1] ?? first;
}
