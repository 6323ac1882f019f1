// Owns the story as it stood at a time: what had come until then, reduced as it was when it came. A block that was read only
// after it had been published (by the first answer, after a pause, from an older page) stands from when it was published, as
// it was first read. Pure.

import type { Block, BlockId } from '../model/block.ts';
import type { Update } from '../model/update.ts';
import { initialState } from './initial-state.ts';
import type { Heading, Reading, StoryHistory } from './reading.ts';
import { reduce } from './reduce.ts';
import type { Action, State } from './state.ts';

type Delivery = Extract<Action, { type: 'update-received' }>;

/** Something was posted, edited or removed. */
export type Moment = { readonly at: number; readonly block: Block };

export type Past = {
  /** When there was first something to show, and when something last came; epoch ms. */
  readonly from: number;
  readonly to: number;
  /** What came, in order of time: dispatched one after the other, it tells the story anew. */
  readonly deliveries: readonly Delivery[];
  /** What they were made of, each at its time in the story. */
  readonly readings: readonly Reading[];
  readonly headings: readonly Heading[];
  /** The state as it stood at `at`, which is its `now`. The same one for the same time as in the last call. */
  readonly stateAt: (at: number) => State;
  /** The nearest moment before, or after, a time; null where there is none. */
  readonly momentBefore: (at: number) => Moment | null;
  readonly momentAfter: (at: number) => Moment | null;
  /** When what stood there at `at` was first read, if that was long after, epoch ms: how it read before, nobody knows. */
  readonly firstReadAt: (at: number) => number | null;
};

/** A delivery at its time in the story, and when it was really read. */
type Told = Delivery & { readonly readAt: number };

/**
 * The state is kept at every so many deliveries: a step back costs no more than these. Of a long story it is kept so many
 * times, since each holds the order of all that was there.
 */
const LEAST_APART = 32;
const MOST_KEPT = 64;

/** Who asks the publisher every few minutes reads all of it in time. */
const LONG_MS = 10 * 60_000;

/** Null where nothing is known of the past. */
export function createPast(history: Pick<StoryHistory, 'allReadings' | 'headings'>): Past | null {
  const readings = fromPublishing(history.allReadings());
  const blocks = deliveriesOfBlocks(readings);
  const [first] = blocks;
  if (first === undefined) return null;
  const from = first.receivedAt;
  const headings = fromBeginning(history.headings(), from);
  // The first header was there before anything else.
  const told = [...deliveriesOfHeadings(headings), ...blocks].sort(byTime);
  const late = blocks.filter(({ receivedAt, readAt }) => readAt - receivedAt > LONG_MS);
  const apart = Math.max(LEAST_APART, Math.ceil(told.length / MOST_KEPT));
  const reached: State[] = [];
  let latest: State | null = null;

  /** What the first so many deliveries made. */
  function after(count: number): State {
    const known = Math.min(Math.floor(count / apart), reached.length);
    let state = reached[known - 1] ?? initialState(0);
    for (let start = known * apart; start < count; start += apart) {
      state = together(told.slice(start, Math.min(start + apart, count))).reduce(reduce, state);
      if (start + apart <= count) reached[start / apart] = state;
    }
    return state;
  }

  function momentOf(index: number): Moment | null {
    const delivery = told[index];
    const changes = delivery === undefined ? [] : reduce(after(index), delivery).changes;
    const block = changes.at(-1)?.block;
    return delivery === undefined || block === undefined
      ? null
      : { at: delivery.receivedAt, block };
  }

  return {
    from,
    to: told.at(-1)?.receivedAt ?? from,
    deliveries: told,
    readings,
    headings,
    stateAt(at) {
      if (latest?.now !== at)
        latest = reduce(after(countUntil(told, at)), { type: 'ticked', now: at });
      return latest;
    },
    momentBefore(at) {
      for (let index = countUntil(told, at - 1) - 1; index >= 0; index -= 1) {
        const moment = momentOf(index);
        if (moment !== null) return moment;
      }
      return null;
    },
    momentAfter(at) {
      for (let index = countUntil(told, at); index < told.length; index += 1) {
        const moment = momentOf(index);
        if (moment !== null) return moment;
      }
      return null;
    },
    firstReadAt(at) {
      const standing = late.filter(({ receivedAt, readAt }) => receivedAt <= at && at < readAt);
      return standing.length === 0 ? null : Math.min(...standing.map(({ readAt }) => readAt));
    },
  };
}

/** How many were there at a time. */
function countUntil(deliveries: readonly Delivery[], at: number): number {
  const count = deliveries.findIndex(({ receivedAt }) => receivedAt > at);
  return count < 0 ? deliveries.length : count;
}

/**
 * Neighbours that bring blocks of one answer, as one again: what they make in the end is the same, and made at once. Nothing
 * of it is news to anybody.
 */
function together(deliveries: readonly Delivery[]): readonly Delivery[] {
  const runs: Delivery[][] = [];
  for (const delivery of deliveries) {
    const run = runs.at(-1);
    if (run?.[0] !== undefined && isOneAnswer(run[0], delivery)) run.push(delivery);
    else runs.push([delivery]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    const blocks = run.flatMap(({ update }) => update.blocks);
    return { ...first, cause: 'opening', update: { ...first.update, blocks } };
  });
}

function isOneAnswer({ update: a }: Delivery, { update: b }: Delivery): boolean {
  const isPlain = (update: Update) => update.header === null && update.removals.length === 0;
  return a.statedAt === b.statedAt && isPlain(a) && isPlain(b);
}

/** The first header was there from the beginning. */
function fromBeginning(headings: readonly Heading[], from: number): readonly Heading[] {
  return headings.map(({ at, header }, index) => ({
    at: index === 0 ? from : Math.max(at, from),
    header,
  }));
}

/**
 * Each is the whole truth of its time, whatever stamps it was made of: stamped with when it was known, it wins over those
 * before it.
 */
function deliveriesOfHeadings(headings: readonly Heading[]): readonly Told[] {
  return headings.map(({ at, header }, index) =>
    toDelivery(at, at, { ...NOTHING, header: { ...header, updatedAt: at + index } }),
  );
}

type Filed = Reading & { readonly readAt: number };

/** The first reading of each block from when that was published. */
function fromPublishing(readings: readonly Reading[]): readonly Filed[] {
  const known = new Set<BlockId>();
  return readings
    .map((reading) => {
      const isFirst = !known.has(reading.id);
      known.add(reading.id);
      return {
        ...reading,
        at: isFirst ? publishedBefore(reading) : reading.at,
        readAt: reading.at,
      };
    })
    .sort((a, b) => a.at - b.at);
}

/** Of one that had been removed before it was read nobody knows for how long it stood. */
function publishedBefore({ at, record: { block, removedRevisionAt } }: Reading): number {
  return removedRevisionAt === null ? Math.min(block?.publishedAt ?? at, at) : at;
}

/** What came at one time and under one stamp is one delivery. */
function deliveriesOfBlocks(readings: readonly Filed[]): readonly Told[] {
  const nameOf = ({ at, readAt, record }: Filed) => `${at} ${readAt} ${record.statedAt}`;
  return [...Map.groupBy(readings, nameOf).values()].flatMap((group) => {
    const [one] = group;
    return one === undefined ? [] : toDelivery(one.at, one.readAt, updateOf(group, one));
  });
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

function toDelivery(receivedAt: number, readAt: number, update: Update): Told {
  return { type: 'update-received', cause: 'poll', update, receivedAt, readAt };
}

function byTime(a: Delivery, b: Delivery): number {
  return a.receivedAt - b.receivedAt;
}
