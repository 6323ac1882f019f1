// Owns the judgement that a poll need not ask for the whole snapshot: a source's cheap question says that nothing changed.
// When in doubt it says nothing, and the snapshot is asked for. Changes no state.

import { type BlockId, revisionAt } from '../model/block.ts';
import { DecodeError, HttpError } from '../model/errors.ts';
import type { Glimpse, Probe } from '../source/adapter.ts';
import { standingBlock } from '../state/block-record.ts';
import type { State } from '../state/state.ts';
import type { SourceOptions } from './ask-source.ts';

export type GlimpseWatch = {
  /**
   * The freshness of an answer that says "nothing changed since the snapshot", or null when the snapshot is to be asked
   * for. Throws a FollowFault when the server cannot be had at all.
   */
  readonly confirm: (
    state: State,
    signal: AbortSignal,
  ) => Promise<{ maxAgeMs: number | null } | null>;
  /** A snapshot was read: `changed` says whether it was worth it. */
  readonly sawSnapshot: (changed: boolean) => void;
};

/** Every sixth poll at the latest is for the snapshot, which alone tells of edits to older blocks, pins and the end. */
const POLLS_A_SNAPSHOT = 6;

/** After so many useless answers in a row the question is not asked again: this server does not know it. */
const MOST_USELESS = 3;

export function createGlimpseWatch({ client, selection }: SourceOptions): GlimpseWatch {
  const { probe } = selection.adapter;
  let confirmed = 0;
  let useless = 0;
  let wasAlarm = false;

  async function ask(asked: Probe, state: State, signal: AbortSignal) {
    const request = asked.request(selection.address);
    try {
      const result = await client.get(request, signal);
      const says = result.kind === 'unchanged' || tellsNothingNew(asked.parse(result.body), state);
      if (says) return { maxAgeMs: result.maxAgeMs };
      wasAlarm = true;
    } catch (error) {
      if (!isUnknownQuestion(error)) throw error;
      useless++;
    }
    // What called for a snapshot once must not pass for "unchanged" the next time.
    client.forget(request.url);
    return null;
  }

  return {
    async confirm(state, signal) {
      if (probe === null || useless >= MOST_USELESS || confirmed + 1 >= POLLS_A_SNAPSHOT)
        return null;
      const answer = await ask(probe, state, signal);
      if (answer !== null) {
        confirmed++;
        useless = 0;
      }
      return answer;
    },
    sawSnapshot(changed) {
      if (wasAlarm) useless = changed ? 0 : useless + 1;
      wasAlarm = false;
      confirmed = 0;
    },
  };
}

/** Every block of the glimpse stands as it says, and no other stands among them. */
function tellsNothingNew(glimpses: readonly Glimpse[], { records, order }: State): boolean {
  const ids = new Set(glimpses.map(({ id }) => id));
  const isKnown = ({ id, lastUpdatedAt }: Glimpse) => {
    const block = standingBlock(records.get(id));
    return block !== null && (lastUpdatedAt === null || revisionAt(block) === lastUpdatedAt);
  };
  return glimpses.length > 0 && glimpses.every(isKnown) && isContiguous(order, ids, records);
}

/** From the newest block on, only the glimpse's own come until they are all there; removed ones are passed over. */
function isContiguous(
  order: readonly BlockId[],
  ids: ReadonlySet<BlockId>,
  records: State['records'],
): boolean {
  let left = ids.size;
  for (const id of order) {
    if (left === 0) return true;
    if (ids.has(id)) left--;
    else if (standingBlock(records.get(id)) !== null) return false;
  }
  return left === 0;
}

/** The server answered, but not this: an older site, a mirror, another publisher's page. */
function isUnknownQuestion(error: unknown): boolean {
  if (error instanceof DecodeError) return true;
  return (
    error instanceof HttpError && error.status >= 400 && error.status < 500 && error.status !== 429
  );
}
