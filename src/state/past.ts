// Owns the story as it stood at a time: what had come until then, reduced as it was when it came. Before anything had come
// the blocks of the first answer stand as they were first seen, from when they were first published. Pure.

import type { Update } from '../model/update.ts';
import { initialState } from './initial-state.ts';
import type { Heading, Reading, StoryHistory } from './reading.ts';
import { reduce } from './reduce.ts';
import type { Action, BlockCause, State } from './state.ts';

type Delivery = Extract<Action, { type: 'update-received' }>;

export type Past = {
  /** When there was first something to show, and when something last came; epoch ms. */
  readonly from: number;
  readonly to: number;
  /** What came, in order of time: dispatched one after the other, it tells the story anew. */
  readonly deliveries: readonly Delivery[];
  /** The state as it stood at `at`, which is its `now`. The same one for the same time as in the last call. */
  readonly stateAt: (at: number) => State;
};

/** How a state came about is kept at every so many deliveries: a step back costs no more than these. */
const APART = 32;

/** Null where nothing is known of the past. */
export function createPast(history: Pick<StoryHistory, 'allReadings' | 'headings'>): Past | null {
  const blocks = deliveriesOfBlocks(history.allReadings());
  const [first] = blocks;
  if (first === undefined) return null;
  const ahead = leadIn(first);
  const from = ahead[0]?.receivedAt ?? first.receivedAt;
  const [opening, ...headings] = deliveriesOfHeadings(history.headings(), from);
  const openings = opening === undefined ? [] : [opening];
  const told = [...headings, ...blocks].sort(byTime);
  const beginning = openings.reduce<State>(reduce, initialState(0));
  const reached: State[] = [];
  let latest: State | null = null;

  function after(count: number): State {
    const known = Math.min(Math.floor(count / APART), reached.length);
    let state = reached[known - 1] ?? beginning;
    for (const [index, delivery] of told.slice(known * APART, count).entries()) {
      state = reduce(state, delivery);
      if ((index + 1) % APART === 0) reached[known + (index + 1) / APART - 1] = state;
    }
    return state;
  }

  return {
    from,
    to: told.at(-1)?.receivedAt ?? from,
    deliveries: [...openings, ...ahead, ...told],
    stateAt(at) {
      if (latest?.now === at) return latest;
      const isAhead = at < first.receivedAt;
      const state = isAhead ? reduceAtOnce(beginning, ahead, at) : after(countUntil(told, at));
      latest = reduce(state, { type: 'ticked', now: at });
      return latest;
    },
  };
}

function countUntil(deliveries: readonly Delivery[], at: number): number {
  const count = deliveries.findIndex(({ receivedAt }) => receivedAt > at);
  return count < 0 ? deliveries.length : count;
}

/** Single blocks of one answer, put together again: a long story has thousands. */
function reduceAtOnce(beginning: State, ahead: readonly Delivery[], at: number): State {
  const past = ahead.slice(0, countUntil(ahead, at));
  const [first] = past;
  if (first === undefined) return beginning;
  const blocks = past.flatMap(({ update }) => update.blocks);
  return reduce(beginning, { ...first, update: { ...first.update, blocks } });
}

/** The blocks of the first answer one by one, each at the time of its publishing. */
function leadIn({ update, receivedAt }: Delivery): readonly Delivery[] {
  return update.blocks
    .flatMap((block) => {
      const at = block.publishedAt ?? receivedAt;
      return at < receivedAt ? { at, update: { ...update, blocks: [block], removals: [] } } : [];
    })
    .sort((a, b) => a.at - b.at)
    .map((one) => delivery(one.at, 'new', one.update));
}

/**
 * The first header was there from the beginning. Each is the whole truth of its time, whatever stamps it was made of: stamped
 * with when it was known, it wins over those before it.
 */
function deliveriesOfHeadings(headings: readonly Heading[], from: number): readonly Delivery[] {
  return headings.map(({ at, header }, index) => {
    const knownAt = index === 0 ? from : Math.max(at, from);
    const stamped = { ...header, updatedAt: knownAt + index };
    return delivery(knownAt, 'new', { ...NOTHING, header: stamped });
  });
}

/** What came at one time, in one way and under one stamp, is one delivery. */
function deliveriesOfBlocks(readings: readonly Reading[]): readonly Delivery[] {
  const nameOf = ({ at, cause, record }: Reading) => `${at} ${cause} ${record.statedAt}`;
  const groups = [...Map.groupBy(readings, nameOf).values()];
  return groups
    .flatMap((group) => {
      const [one] = group;
      return one === undefined ? [] : delivery(one.at, one.cause, updateOf(group, one));
    })
    .sort(byTime);
}

function updateOf(group: readonly Reading[], { record: { statedAt } }: Reading): Update {
  return {
    ...NOTHING,
    blocks: group.flatMap(({ record }) => record.block ?? []),
    removals: group.flatMap(({ id, record }) =>
      record.removedRevisionAt === null ? [] : { id, lastUpdatedAt: record.removedRevisionAt },
    ),
    statedAt,
  };
}

const NOTHING: Update = {
  header: null,
  blocks: [],
  removals: [],
  span: null,
  older: null,
  totalBlocks: null,
  pollAfterMs: null,
};

const CAUSES = { initial: 'opening', new: 'poll', backfill: 'backfill' } as const;

function delivery(receivedAt: number, cause: BlockCause, update: Update): Delivery {
  return { type: 'update-received', update, receivedAt, cause: CAUSES[cause] };
}

function byTime(a: Delivery, b: Delivery): number {
  return a.receivedAt - b.receivedAt;
}
