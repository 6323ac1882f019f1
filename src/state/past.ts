// Owns the story as it stood at a time: what had come until then, reduced as it was when it came. Before anything had come
// the blocks of the first answer stand as they were first seen, from when they were first published. Pure.

import type { StoryHeader } from '../model/story.ts';
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
  const told = deliveriesOf(history.allReadings(), history.headings());
  const [first] = told;
  const last = told.at(-1);
  if (first === undefined || last === undefined) return null;
  const ahead = leadIn(first);
  const reached: State[] = [];
  let latest: State | null = null;

  function after(count: number): State {
    const known = Math.min(Math.floor(count / APART), reached.length);
    let state = reached[known - 1] ?? initialState(0);
    for (const [index, delivery] of told.slice(known * APART, count).entries()) {
      state = reduce(state, delivery);
      if ((index + 1) % APART === 0) reached[known + (index + 1) / APART - 1] = state;
    }
    return state;
  }

  return {
    from: ahead[0]?.receivedAt ?? first.receivedAt,
    to: last.receivedAt,
    deliveries: [...ahead, ...told],
    stateAt(at) {
      if (latest?.now === at) return latest;
      const state = at < first.receivedAt ? reduceAtOnce(ahead, at) : after(countUntil(told, at));
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
function reduceAtOnce(ahead: readonly Delivery[], at: number): State {
  const past = ahead.slice(0, countUntil(ahead, at));
  const [first] = past;
  if (first === undefined) return initialState(at);
  const blocks = past.flatMap(({ update }) => update.blocks);
  return reduce(initialState(at), { ...first, update: { ...first.update, blocks } });
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

/** The story's header goes with the first, whenever it came. */
function deliveriesOf(
  readings: readonly Reading[],
  headings: readonly Heading[],
): readonly Delivery[] {
  const [first = null, ...later] = headings;
  const [opening, ...others] = [...deliveriesOfBlocks(readings)].sort(byTime);
  if (opening === undefined) return [];
  const changed = later.map(({ at, header }) => delivery(at, 'new', { ...NOTHING, header }));
  return [withHeader(opening, first?.header ?? null), ...[...changed, ...others].sort(byTime)];
}

/** What came at one time, in one way and under one stamp, is one delivery. */
function* deliveriesOfBlocks(readings: readonly Reading[]): Generator<Delivery> {
  const nameOf = ({ at, cause, record }: Reading) => `${at} ${cause} ${record.statedAt}`;
  for (const group of Map.groupBy(readings, nameOf).values()) {
    const [one] = group;
    if (one === undefined) continue;
    yield delivery(one.at, one.cause, {
      ...NOTHING,
      blocks: group.flatMap(({ record }) => record.block ?? []),
      removals: group.flatMap(({ id, record }) =>
        record.removedRevisionAt === null ? [] : { id, lastUpdatedAt: record.removedRevisionAt },
      ),
      statedAt: one.record.statedAt,
    });
  }
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

function withHeader(first: Delivery, header: StoryHeader | null): Delivery {
  return { ...first, update: { ...first.update, header } };
}

function byTime(a: Delivery, b: Delivery): number {
  return a.receivedAt - b.receivedAt;
}
