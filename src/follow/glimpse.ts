// Owns the judgement that a poll need not ask for the whole snapshot: a source's cheap question says that nothing changed.
// When in doubt it says nothing, and the snapshot is asked for. Changes no state.

import { type Block, revisionAt } from '../model/block.ts';
import { DecodeError, HttpError } from '../model/errors.ts';
import { textOfBlock } from '../model/visible-text.ts';
import type { Glimpse, Probe } from '../source/adapter.ts';
import type { SourceOptions } from './ask-source.ts';

export type GlimpseWatch = {
  /**
   * The freshness of an answer that says "nothing changed since the snapshot" whose blocks are given, or null when a
   * snapshot is to be asked for. Throws a FollowFault when the server cannot be had at all.
   */
  readonly confirm: (
    snapshot: readonly Block[],
    signal: AbortSignal,
  ) => Promise<{ maxAgeMs: number | null } | null>;
  /** A snapshot was read: `changed` says whether it was worth it. */
  readonly sawSnapshot: (changed: boolean) => void;
};

/** Every sixth poll at the latest is for the snapshot, which alone tells of edits to older blocks, pins and the end. */
const POLLS_A_SNAPSHOT = 6;

/** On a line that is to be spared: with a poll a minute twice an hour. */
const SPARING_POLLS_A_SNAPSHOT = 30;

/** After so many useless answers in a row the question is not asked again: this server does not know it. */
const MOST_USELESS = 3;

export function createGlimpseWatch({
  client,
  selection,
  sparesSnapshots = false,
}: Pick<SourceOptions, 'client' | 'selection' | 'sparesSnapshots'>): GlimpseWatch {
  const pollsASnapshot = sparesSnapshots ? SPARING_POLLS_A_SNAPSHOT : POLLS_A_SNAPSHOT;
  const { probe } = selection.adapter;
  let confirmed = 0;
  let useless = 0;
  let wasAlarm = false;

  async function ask(asked: Probe, snapshot: readonly Block[], signal: AbortSignal) {
    const request = asked.request(selection.address);
    try {
      const result = await client.get(request, signal);
      const says =
        result.kind === 'unchanged' || tellsNothingNew(asked.parse(result.body), snapshot);
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
    async confirm(snapshot, signal) {
      if (probe === null || useless >= MOST_USELESS || confirmed + 1 >= pollsASnapshot) return null;
      const answer = await ask(probe, snapshot, signal);
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

/** The newest blocks are the snapshot's own, at the same revisions, and none of the snapshot's is gone from among them. */
function tellsNothingNew(glimpses: readonly Glimpse[], snapshot: readonly Block[]): boolean {
  const byId = new Map(snapshot.map((block) => [block.id, block]));
  const glimpsed = new Set(glimpses.map(({ id }) => id));
  let oldestAt = Number.POSITIVE_INFINITY;
  for (const { id, lastUpdatedAt } of glimpses) {
    const block = byId.get(id);
    if (block === undefined || revisionAt(block) !== lastUpdatedAt) return false;
    oldestAt = Math.min(oldestAt, block.publishedAt ?? oldestAt);
  }
  // A block without words is left out of such answers by the Guardian itself.
  const isGone = (block: Block) =>
    (block.publishedAt ?? oldestAt) > oldestAt &&
    !glimpsed.has(block.id) &&
    textOfBlock(block) !== '';
  return glimpses.length > 0 && !snapshot.some(isGone);
}

/** The server answered, but not this: an older site, a mirror, another publisher's page. */
function isUnknownQuestion(error: unknown): boolean {
  if (error instanceof DecodeError) return true;
  return (
    error instanceof HttpError && error.status >= 400 && error.status < 500 && error.status !== 429
  );
}
