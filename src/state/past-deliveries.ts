// Owns what was read of a story as what had come at its time: a block that was read only after it had been published (by the
// first answer, after a pause, from an older page) stands from when it was published, as it was first read. Pure.

import type { BlockId } from '../model/block.ts';
import { EMPTY_UPDATE, type Update } from '../model/update.ts';
import type { Heading, Reading } from './reading.ts';
import type { Action } from './state.ts';

export type Delivery = Extract<Action, { type: 'update-received' }>;

/** A delivery at its time in the story, and when it was really read. */
export type Told = Delivery & { readonly readAt: number };

/** The first header was there from the beginning. */
export function fromBeginning(headings: readonly Heading[], from: number): readonly Heading[] {
  return headings.map(({ at, header }, index) => ({
    at: index === 0 ? from : Math.max(at, from),
    header,
  }));
}

/**
 * Each is the whole truth of its time, whatever stamps it was made of: stamped with when it was known, it wins over those
 * before it.
 */
export function deliveriesOfHeadings(headings: readonly Heading[]): readonly Told[] {
  return headings.map(({ at, header }, index) =>
    toDelivery(at, at, { ...EMPTY_UPDATE, header: { ...header, updatedAt: at + index } }),
  );
}

/** A reading at its time in the story, and when it was really read. */
export type Filed = Reading & { readonly readAt: number };

/** The first reading of each block from when that was published. */
export function fromPublishing(readings: readonly Reading[]): readonly Filed[] {
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
export function deliveriesOfBlocks(readings: readonly Filed[]): readonly Told[] {
  const nameOf = ({ at, readAt, record }: Filed) => `${at} ${readAt} ${record.statedAt}`;
  return [...Map.groupBy(readings, nameOf).values()].flatMap((group) => {
    const [one] = group;
    return one === undefined ? [] : toDelivery(one.at, one.readAt, updateOf(group, one));
  });
}

function updateOf(group: readonly Reading[], { record: { statedAt } }: Reading): Update {
  return {
    ...EMPTY_UPDATE,
    blocks: group.flatMap(({ record }) => record.block ?? []),
    removals: group.flatMap(({ id, record }) =>
      record.removedRevisionAt === null ? [] : { id, lastUpdatedAt: record.removedRevisionAt },
    ),
    statedAt,
  };
}

function toDelivery(receivedAt: number, readAt: number, update: Update): Told {
  return { type: 'update-received', cause: 'poll', update, receivedAt, readAt };
}

/**
 * Neighbours that bring blocks of one answer, as one again: what they make in the end is the same, and made at once. Nothing
 * of it is news to anybody.
 */
export function together(deliveries: readonly Delivery[]): readonly Delivery[] {
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
