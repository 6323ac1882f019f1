// Owns the story as it stood at a time: what had come until then, reduced as it was when it came. Pure.

import type { Block } from '../model/block.ts';
import { initialState } from './initial-state.ts';
import {
  type Delivery,
  deliveriesOfBlocks,
  deliveriesOfHeadings,
  fromBeginning,
  fromPublishing,
  type Told,
  together,
} from './past-deliveries.ts';
import type { Heading, Reading, StoryHistory } from './reading.ts';
import { reduce } from './reduce.ts';
import type { State } from './state.ts';

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
  const after = createRetelling(told);
  let latest: State | null = null;
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
    ...createMoments(told, after),
    firstReadAt: createWitness(blocks),
  };
}

/** What the first so many deliveries made. */
type Retelling = (count: number) => State;

function createRetelling(told: readonly Delivery[]): Retelling {
  const apart = Math.max(LEAST_APART, Math.ceil(told.length / MOST_KEPT));
  const reached: State[] = [];
  return (count) => {
    const known = Math.min(Math.floor(count / apart), reached.length);
    let state = reached[known - 1] ?? initialState(0);
    for (let start = known * apart; start < count; start += apart) {
      state = together(told.slice(start, Math.min(start + apart, count))).reduce(reduce, state);
      if (start + apart <= count) reached[start / apart] = state;
    }
    return state;
  };
}

function createMoments(
  told: readonly Delivery[],
  after: Retelling,
): Pick<Past, 'momentBefore' | 'momentAfter'> {
  /** From this delivery on, in steps of one, the first that was a moment. */
  function find(start: number, step: 1 | -1): Moment | null {
    for (let index = start; ; index += step) {
      const delivery = told[index];
      if (delivery === undefined) return null;
      const block = reduce(after(index), delivery).changes.at(-1)?.block;
      if (block !== undefined) return { at: delivery.receivedAt, block };
    }
  }
  return {
    momentBefore: (at) => find(countUntil(told, at - 1) - 1, -1),
    momentAfter: (at) => find(countUntil(told, at), 1),
  };
}

function createWitness(blocks: readonly Told[]): Past['firstReadAt'] {
  const late = blocks
    .filter(({ receivedAt, readAt }) => readAt - receivedAt > LONG_MS)
    .sort((a, b) => a.readAt - b.readAt);
  return (at) =>
    late.find(({ receivedAt, readAt }) => receivedAt <= at && at < readAt)?.readAt ?? null;
}

/** How many were there at a time. */
function countUntil(deliveries: readonly Delivery[], at: number): number {
  const count = deliveries.findIndex(({ receivedAt }) => receivedAt > at);
  return count < 0 ? deliveries.length : count;
}

function byTime(a: Delivery, b: Delivery): number {
  return a.receivedAt - b.receivedAt;
}
