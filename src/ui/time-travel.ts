// Owns going back in time: the story as it stood at a moment lies over the timeline, whose viewport it leaves alone, so that
// closing it leads back to the very line. Pure, but for what the past remembers of itself.

import { headAnchor } from '../layout/anchor.ts';
import { restoreAnchor, type Viewport } from '../layout/viewport.ts';
import type { Moment, Past } from '../state/past.ts';
import type { State } from '../state/state.ts';
import type { Command } from './keymap.ts';
import type { Layer } from './layers.ts';
import type { Reader } from './reader.ts';

export type TimeTravel = {
  readonly kind: 'past';
  readonly past: Past;
  /** The moment that is shown, and the one at which the reader set out; epoch ms. */
  readonly at: number;
  readonly until: number;
  /** The story as it stood when the reader set out. */
  readonly whole: State;
  readonly viewport: Viewport;
};

export type TimeTravelSight = {
  /** Null where nothing is known of how the story stood before. */
  readonly past: () => Past | null;
  /** Epoch ms of the story's own time. */
  readonly now: number;
};

/** Begins at the present, on the line that is being read. */
export function startTimeTravel(
  viewport: Viewport,
  { past, now }: TimeTravelSight,
): TimeTravel | null {
  const known = past();
  if (known === null) return null;
  // The clock on the screen ticks with the minutes: something may have come since.
  const until = Math.max(now, known.to);
  if (known.from >= until) return null;
  return { kind: 'past', past: known, at: until, until, whole: known.stateAt(until), viewport };
}

/** The story as it stood where the reader is; the reader's own marks and what is unseen are those of the present. */
export function stateThere(layer: Layer | null, present: State): State {
  return layer?.kind === 'past' ? marked(layer.past.stateAt(layer.at), present) : present;
}

export function marked(state: State, { marks, unseen }: State): State {
  return { ...state, marks, unseen };
}

const MINUTE_MS = 60_000;

/** How far each command goes, from one full stretch to the next. */
const STRETCHES: Partial<Record<Command, number>> = {
  earlier: -10 * MINUTE_MS,
  later: 10 * MINUTE_MS,
  'page-up': -60 * MINUTE_MS,
  'page-down': 60 * MINUTE_MS,
};

/** The same layer when the command moves nothing in time. */
export function moveInPast(layer: TimeTravel, command: Command): TimeTravel {
  const stretch = STRETCHES[command];
  if (stretch !== undefined) return goTo(layer, stepped(layer.at, stretch));
  if (command === 'top') return goTo(layer, layer.past.from);
  if (command === 'bottom') return goTo(layer, layer.until);
  if (command === 'previous-key-event') return goToMoment(layer, layer.past.momentBefore(layer.at));
  if (command === 'next-key-event') return goToMoment(layer, layer.past.momentAfter(layer.at));
  return layer;
}

/** To the full stretch before or after that is a minute away at least: less is not to be seen. */
function stepped(at: number, stretch: number): number {
  const length = Math.abs(stretch);
  return stretch < 0
    ? Math.floor((at - MINUTE_MS) / length) * length
    : Math.ceil((at + MINUTE_MS) / length) * length;
}

/** The line that is being read stays on top, as it read then; while its post was not there yet, a neighbour stands in. */
function goTo(layer: TimeTravel, at: number): TimeTravel {
  const within = Math.max(layer.past.from, Math.min(at, layer.until));
  return within === layer.at
    ? layer
    : { ...layer, at: within, viewport: restoreAnchor(layer.viewport) };
}

/** What happened then is put on top. */
function goToMoment(layer: TimeTravel, moment: Moment | null): TimeTravel {
  if (moment === null || moment.at > layer.until) return layer;
  return {
    ...layer,
    at: moment.at,
    viewport: { mode: 'holding', anchor: headAnchor(moment.block), left: null },
  };
}

/** What means in the past what it means in the present. */
const AS_EVER: ReadonlySet<Command> = new Set<Command>([
  'next-block',
  'previous-block',
  'head-below',
  'head-above',
  'row-down',
  'row-up',
  'half-page-down',
  'half-page-up',
  'follow',
  'key-events-only',
  'search',
  'next-match',
  'previous-match',
  'filter',
  'author-only',
  'starred-only',
  'open',
  'pinned',
  'order',
  'time-mode',
  'rail',
]);

export function isAsEver(command: Command): boolean {
  return AS_EVER.has(command);
}

/** The reader as one who reads what stood there then, with nothing over it. */
export function readerThere(reader: Reader, { viewport }: TimeTravel): Reader {
  return { ...reader, viewport, layer: null };
}

/**
 * The reader again, after `there` has done something. A filter holds for the present too, where a line that the last one
 * hid may be back.
 */
export function readerBack(reader: Reader, layer: TimeTravel, there: Reader): Reader {
  const isRefiltered =
    there.keyEventsOnly !== reader.keyEventsOnly || there.filter !== reader.filter;
  return {
    ...there,
    viewport: isRefiltered ? restoreAnchor(reader.viewport) : reader.viewport,
    jumpedFrom: reader.jumpedFrom,
    layer: there.viewport === layer.viewport ? layer : { ...layer, viewport: there.viewport },
  };
}
