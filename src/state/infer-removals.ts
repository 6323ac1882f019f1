// Owns the inference of removals for sources that do not state them: what two successive good snapshots both lack.
// Runs before the reducer and outside the merge, since it depends on the order of answers, which the merge must not.

import { type BlockId, revisionAt } from '../model/block.ts';
import type { Removal, SnapshotSpan, Update } from '../model/update.ts';
import { standingBlock } from './block-record.ts';
import { filedAt, firstIndex } from './order.ts';
import { isStale } from './staleness.ts';
import type { State } from './state.ts';

export type InferredRemovals = {
  /** To be added to the update's own removals. */
  readonly removals: readonly Removal[];
  /** Blocks that one good snapshot lacks; give them back with the next one. */
  readonly missing: ReadonlySet<BlockId>;
};

/**
 * Blocks known to `state`, as it was before this update, that lie strictly inside the snapshot's span and are missing from
 * it and from the last good one that covered them. A block outside the span only left the page: that is no removal.
 * Costs as much as the span is long, however long the story.
 */
export function inferRemovals(
  state: State,
  update: Update,
  missingBefore: ReadonlySet<BlockId>,
): InferredRemovals {
  if (update.span === null || isStale(state, update))
    return { removals: [], missing: missingBefore };
  const present = new Set(
    [...update.blocks, ...update.removals, ...(update.listed ?? [])].map(({ id }) => id),
  );
  const removals: Removal[] = [];
  const missing = new Set(missingBefore);
  const found = missing.intersection(present);
  for (const id of found) missing.delete(id);
  for (const id of idsInside(state, update.span)) {
    const block = standingBlock(state.records.get(id));
    const wasMissing = missing.delete(id);
    if (block === null || present.has(id)) continue;
    if (wasMissing) removals.push({ id, lastUpdatedAt: revisionAt(block) });
    else missing.add(id);
  }
  return { removals, missing };
}

/** Known blocks whose first-published time lies strictly inside the span, newest first. */
function* idsInside({ order, records }: State, span: SnapshotSpan): Generator<BlockId> {
  const timeOf = (id: BlockId) => {
    const block = records.get(id)?.block ?? null;
    return block === null ? Number.NEGATIVE_INFINITY : filedAt(block);
  };
  for (let at = firstIndex(order, 0, (id) => timeOf(id) < span.to); at < order.length; at++) {
    const id = order[at];
    if (id === undefined || timeOf(id) <= span.from) return;
    if ((records.get(id)?.block?.publishedAt ?? null) !== null) yield id;
  }
}
