// Owns going back in time: the story as it stood at a moment lies over the timeline, whose viewport it leaves alone, so that
// closing it leads back to the very line. Pure, but for what the past remembers of itself.

import { toBottom, toTop } from '../layout/moves.ts';
import type { ShownPast } from '../layout/past-scene.ts';
import type { Screen } from '../layout/screen.ts';
import type { Viewport } from '../layout/viewport.ts';
import type { Block } from '../model/block.ts';
import { matches } from '../query/matches.ts';
import type { Query } from '../query/query.ts';
import type { Past } from '../state/past.ts';
import { selectRemoval, type TimelineSelector } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import { subjectOf } from './block-filter.ts';
import type { Command } from './keymap.ts';
import type { Reader } from './reader.ts';
import { STEPS } from './steps.ts';

export type TimeTravel = {
  readonly kind: 'past';
  readonly past: Past;
  /** The moment that is shown, and the one at which the reader set out; epoch ms. */
  readonly at: number;
  readonly until: number;
  readonly viewport: Viewport;
};

export type TimeTravelSight = {
  readonly screen: Pick<Screen, 'playing'>;
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
  return known === null || known.from >= now
    ? null
    : { kind: 'past', past: known, at: now, until: now, viewport };
}

const MINUTE_MS = 60_000;

/** How far each command goes, from one full stretch to the next. */
const STRETCHES: Partial<Record<Command, number>> = {
  earlier: -10 * MINUTE_MS,
  later: 10 * MINUTE_MS,
  'page-up': -60 * MINUTE_MS,
  'page-down': 60 * MINUTE_MS,
};

const MOVES: typeof STEPS = { ...STEPS, top: toTop, bottom: toBottom };

/** The same layer when the command moves nothing. */
export function moveInPast(
  layer: TimeTravel,
  command: Command,
  { screen }: TimeTravelSight,
): TimeTravel {
  const stretch = STRETCHES[command];
  if (stretch !== undefined) return goTo(layer, stepped(layer.at, stretch));
  const move = MOVES[command];
  if (move === undefined || screen.playing === null) return layer;
  const viewport = move(layer.viewport, screen.playing.scene);
  return viewport === layer.viewport ? layer : { ...layer, viewport };
}

/** To the full stretch before or after. */
function stepped(at: number, stretch: number): number {
  const length = Math.abs(stretch);
  const places = at / length;
  return (stretch < 0 ? Math.ceil(places) - 1 : Math.floor(places) + 1) * length;
}

function goTo(layer: TimeTravel, at: number): TimeTravel {
  const within = Math.max(layer.past.from, Math.min(at, layer.until));
  return within === layer.at ? layer : { ...layer, at: within };
}

/** What of that time is shown, by the reader's own choices. `select`: one that is used for the past alone. */
export function shownPast(
  { past, at, until, viewport }: TimeTravel,
  reader: Pick<Reader, 'keyEventsOnly' | 'order' | 'filter' | 'opened'>,
  present: ShownPast['shown'],
  select: TimelineSelector,
): ShownPast {
  const state = past.stateAt(at);
  const { header, edited } = state;
  const viewed = select(state, reader);
  return {
    ...{ at, from: past.from, until, viewport },
    shown: {
      story: header === null ? present.story : { title: header.title, status: 'past' },
      blocks: reader.filter === null ? viewed : filtered(viewed, reader.filter.query, state),
      counts: { known: state.order.length, unseen: 0, unseenKey: 0, edited: 0, removed: 0 },
      marks: {
        ...present.marks,
        unseen: new Set(),
        edited,
        removalOf: (id) => selectRemoval(state, id),
      },
    },
  };
}

function filtered(blocks: readonly Block[], query: Query, state: State): readonly Block[] {
  return blocks.filter((block) => matches(query, subjectOf(state, block)));
}
