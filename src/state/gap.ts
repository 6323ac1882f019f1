// Owns the judgement that a whole page of news passed between two answers.

import type { Update } from '../model/update.ts';
import { filedAt } from './order.ts';
import type { State } from './state.ts';

/**
 * True when a snapshot shares no block with what `state` knew before it, though it should, and there is an older page:
 * the pages between are to be read by following `older` until one does share. A pinned block from elsewhere in the story
 * proves nothing, so blocks outside the span are left out.
 */
export function hasGap(state: State, update: Update): boolean {
  if (state.order.length === 0 || update.older === null) return false;
  const { from, to } = update.span ?? {
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  };
  const page = update.blocks.filter((block) => filedAt(block) >= from && filedAt(block) <= to);
  return page.length > 0 && page.every(({ id }) => !state.records.get(id)?.block);
}
