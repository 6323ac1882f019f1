// Owns what was changed in a story after it was first read: every edit that a reader could see, and every removal. Pure.

import type { Block } from '../model/block.ts';
import { changesBetween } from './changes.ts';
import type { Reading } from './reading.ts';
import { visibleDigest } from './visible-edit.ts';

export type Correction = {
  /** When it was noticed, epoch ms. */
  readonly at: number;
  /** As it stood after an edit, or before a removal. */
  readonly block: Block;
  /** As it read before; null for a removal. */
  readonly previous: Block | null;
};

/** Newest first. `readings`: in order of time. */
export function correctionsIn(readings: readonly Reading[]): readonly Correction[] {
  const corrections = [...Map.groupBy(readings, ({ id }) => id).values()].flatMap(
    correctionsOfBlock,
  );
  return corrections.sort((a, b) => b.at - a.at);
}

function correctionsOfBlock(readings: readonly Reading[]): readonly Correction[] {
  return readings.flatMap((reading, index): readonly Correction[] => {
    const before = readings[index - 1];
    if (before === undefined) return [];
    const known = { get: () => before.record };
    const [change] = changesBetween(known, new Map([[reading.id, reading.record]]), () => 'new');
    if (change === undefined || change.kind === 'block') return [];
    const previous = change.kind === 'edit' ? change.previous : null;
    return [{ at: reading.at, block: change.block, previous }];
  });
}

/** One way in which a block has read. */
export type Revision = {
  readonly block: Block;
  /** When it was first received, epoch ms; null when that is not known. */
  readonly receivedAt: number | null;
};

/** The ways in which a block has read, as a reader could tell them apart, the first one first; the last is `block` itself. */
export function revisionsIn(readings: readonly Reading[], block: Block): readonly Revision[] {
  const all = readings.flatMap(({ at, record }): Revision[] =>
    record.block === null ? [] : [{ block: record.block, receivedAt: at }],
  );
  const revisions: Revision[] = [];
  for (const revision of [...all, { block, receivedAt: null }]) {
    const last = revisions.at(-1);
    const isSame =
      last !== undefined && visibleDigest(last.block) === visibleDigest(revision.block);
    if (!isSame) revisions.push(revision);
  }
  return revisions;
}
