// Owns the reader's own state (what is looked at and how) and what each command makes of it. Pure: knows the screen as it
// stands, no terminal, no clock. Commands that reach beyond the reader (quit, poll, suspend) are none of its business.

import {
  headAbove,
  headBelow,
  jumpToBlock,
  jumpToMatch,
  type Move,
  nextBlock,
  previousBlock,
  scrollHalfPage,
  scrollPage,
  scrollRows,
  toBottom,
  toLiveEdge,
  toTop,
} from '../layout/moves.ts';
import type { Screen } from '../layout/screen.ts';
import type { TimeMode } from '../layout/screen-input.ts';
import type { DisplayOrder } from '../layout/timeline.ts';
import { FOLLOWING, restoreAnchor, type Viewport } from '../layout/viewport.ts';
import { type Block, type BlockId, isKeyEvent } from '../model/block.ts';
import type { Command } from './keymap.ts';

/** What lies over the timeline. */
export type Layer =
  | { readonly kind: 'help'; readonly scroll: number }
  | { readonly kind: 'index'; readonly cursor: number };

export type Reader = {
  readonly viewport: Viewport;
  readonly keyEventsOnly: boolean;
  readonly order: DisplayOrder;
  readonly timeMode: TimeMode;
  readonly railOpen: boolean;
  readonly pinnedOpen: boolean;
  readonly layer: Layer | null;
  /** Removed blocks whose saved text is open. */
  readonly opened: ReadonlySet<BlockId>;
  /** Where the last jump started. */
  readonly jumpedFrom: Viewport | null;
  /** A passing word to the reader; gone with the next key. */
  readonly notice: string | null;
};

/** What a command is obeyed against: the screen that the reader saw when the key was pressed. */
export type Sight = {
  readonly screen: Screen;
  /** All key events and summaries, in display order. */
  readonly keyEvents: readonly Block[];
  /** Blocks not seen yet, oldest first. */
  readonly unseen: readonly BlockId[];
  readonly columns: number;
};

export type ReaderChoices = Pick<Reader, 'keyEventsOnly' | 'order' | 'timeMode'>;

export function createReader(choices: ReaderChoices): Reader {
  return {
    ...choices,
    viewport: FOLLOWING,
    railOpen: false,
    pinnedOpen: false,
    layer: null,
    opened: new Set(),
    jumpedFrom: null,
    notice: null,
  };
}

const TIME_MODES: readonly TimeMode[] = ['both', 'relative', 'absolute', 'utc'];
const RAIL_FROM_COLUMNS = 110;

/** Moves that keep close to where the reader is; jumps are remembered for the way back. */
const STEPS: Partial<Record<Command, Move>> = {
  'next-block': nextBlock,
  'previous-block': previousBlock,
  'head-below': headBelow,
  'head-above': headAbove,
  'row-down': (viewport, scene) => scrollRows(viewport, scene, 1),
  'row-up': (viewport, scene) => scrollRows(viewport, scene, -1),
  'page-down': (viewport, scene) => scrollPage(viewport, scene, 'down'),
  'page-up': (viewport, scene) => scrollPage(viewport, scene, 'up'),
  'half-page-down': (viewport, scene) => scrollHalfPage(viewport, scene, 'down'),
  'half-page-up': (viewport, scene) => scrollHalfPage(viewport, scene, 'up'),
};

const JUMPS: Partial<Record<Command, Move>> = {
  top: toTop,
  bottom: toBottom,
  follow: toLiveEdge,
  'next-key-event': (viewport, scene) => jumpToMatch(viewport, scene, 'down', isKeyEvent),
  'previous-key-event': (viewport, scene) => jumpToMatch(viewport, scene, 'up', isKeyEvent),
};

/** The reader after a command. The same reference when it meant nothing here. */
export function obey(reader: Reader, command: Command, sight: Sight): Reader {
  const awake = reader.notice === null ? reader : { ...reader, notice: null };
  if (awake.layer !== null) return obeyInLayer(awake, awake.layer, command, sight);
  const step = STEPS[command];
  if (step !== undefined) {
    return { ...awake, viewport: step(awake.viewport, sight.screen.scene) };
  }
  const move = JUMPS[command];
  if (move !== undefined) return jump(awake, move(awake.viewport, sight.screen.scene));
  return obeySwitch(awake, command, sight);
}

function obeySwitch(reader: Reader, command: Command, sight: Sight): Reader {
  switch (command) {
    case 'key-events-only':
      return filterKeyEvents(reader, !reader.keyEventsOnly);
    case 'close':
      return reader.keyEventsOnly ? filterKeyEvents(reader, false) : reader;
    case 'key-event-index':
      return { ...reader, layer: { kind: 'index', cursor: nearestKeyEvent(sight) } };
    case 'help':
      return { ...reader, layer: { kind: 'help', scroll: 0 } };
    case 'first-unseen':
      return jump(reader, firstUnseen(reader.viewport, sight));
    case 'jump-back':
      return reader.jumpedFrom === null
        ? { ...reader, notice: 'no jump to go back from' }
        : jump(reader, reader.jumpedFrom);
    case 'open':
      return openRemoved(reader, sight);
    case 'pinned':
      return sight.screen.pinned === null
        ? { ...reader, notice: 'nothing is pinned' }
        : { ...reader, pinnedOpen: !reader.pinnedOpen };
    case 'order':
      return { ...reader, order: reader.order === 'newest' ? 'oldest' : 'newest' };
    case 'time-mode':
      return { ...reader, timeMode: following(TIME_MODES, reader.timeMode) };
    case 'rail':
      return sight.columns < RAIL_FROM_COLUMNS
        ? { ...reader, notice: `the rail needs ${RAIL_FROM_COLUMNS} columns` }
        : { ...reader, railOpen: !reader.railOpen };
    default:
      return reader;
  }
}

function jump(reader: Reader, viewport: Viewport): Reader {
  return viewport === reader.viewport
    ? reader
    : { ...reader, viewport, jumpedFrom: reader.viewport };
}

function filterKeyEvents(reader: Reader, keyEventsOnly: boolean): Reader {
  return { ...reader, keyEventsOnly, viewport: restoreAnchor(reader.viewport) };
}

/** The oldest block not seen; from there, or with none, the live edge. */
function firstUnseen(viewport: Viewport, { screen, unseen }: Sight): Viewport {
  const first = unseen.find((id) => screen.scene.timeline.blocks.some((block) => block.id === id));
  if (first === undefined || first === screen.view.selectedId) return FOLLOWING;
  return jumpToBlock(viewport, screen.scene, first);
}

function openRemoved(reader: Reader, { screen }: Sight): Reader {
  const id = screen.view.selectedId;
  if (id === null) return reader;
  const opened = new Set(reader.opened);
  if (!opened.delete(id)) opened.add(id);
  return { ...reader, opened };
}

function nearestKeyEvent({ screen, keyEvents }: Sight): number {
  const { timeline } = screen.scene;
  const at = screen.view.selectedId;
  const selected = timeline.blocks.find((block) => block.id === at);
  if (selected === undefined) return 0;
  const below = keyEvents.findIndex((block) => {
    const distance = timeline.compare(block, selected);
    return timeline.order === 'newest' ? distance >= 0 : distance <= 0;
  });
  return below < 0 ? Math.max(keyEvents.length - 1, 0) : below;
}

function obeyInLayer(reader: Reader, layer: Layer, command: Command, sight: Sight): Reader {
  if (isClosing(command, layer)) return { ...reader, layer: null };
  if (layer.kind === 'help') {
    const scroll = Math.max(0, layer.scroll + distanceOf(command, sight));
    return { ...reader, layer: { kind: 'help', scroll } };
  }
  if (command === 'open') {
    const chosen = sight.keyEvents[layer.cursor];
    const closed = { ...reader, layer: null };
    return chosen === undefined
      ? closed
      : jump(closed, jumpToBlock(reader.viewport, sight.screen.scene, chosen.id));
  }
  const last = Math.max(sight.keyEvents.length - 1, 0);
  const cursor = Math.min(last, Math.max(0, layer.cursor + distanceOf(command, sight)));
  return { ...reader, layer: { kind: 'index', cursor } };
}

function isClosing(command: Command, layer: Layer): boolean {
  const own = layer.kind === 'help' ? 'help' : 'key-event-index';
  return command === 'close' || command === 'quit' || command === own;
}

/** How far a movement goes in a list of single rows. */
function distanceOf(command: Command, { screen }: Sight): number {
  const page = Math.max(screen.rows.length - 4, 1);
  switch (command) {
    case 'next-block':
    case 'head-below':
    case 'row-down':
    case 'next-key-event':
      return 1;
    case 'previous-block':
    case 'head-above':
    case 'row-up':
    case 'previous-key-event':
      return -1;
    case 'page-down':
      return page;
    case 'page-up':
      return -page;
    case 'half-page-down':
      return Math.ceil(page / 2);
    case 'half-page-up':
      return -Math.ceil(page / 2);
    case 'top':
      return Number.NEGATIVE_INFINITY;
    case 'bottom':
      return Number.MAX_SAFE_INTEGER;
    default:
      return 0;
  }
}

function following<T>(list: readonly T[], current: T): T {
  const [first = current] = list;
  return list[list.indexOf(current) + 1] ?? first;
}
