// Owns what there is to tell when nothing is drawn: the events between one state and the next, oldest first.
// Both the JSON lines and the plain ones are made from these; knows nothing of either form.

import { type Block, type BlockKey, isKeyEvent } from '../model/block.ts';
import type { FollowFault } from '../model/errors.ts';
import type { StoryHeader } from '../model/story.ts';
import { textOfPassages } from '../model/visible-text.ts';
import { standingBlock } from '../state/block-record.ts';
import type { BlockCause, Change, State } from '../state/state.ts';

/**
 * Why there will be no more events: the publisher ended the story, or took it away; the file, or what is there now, has
 * been shown whole; what was kept has been played; what was waited for came; it could not be reached; we were told to stop.
 */
export type EndReason =
  | 'ended'
  | 'gone'
  | 'file'
  | 'kept'
  | 'once'
  | 'until'
  | 'failed'
  | 'stopped';

/** Something to tell. `at` is when it is told, epoch ms. */
export type OutputEvent = { readonly at: number } & (
  | {
      readonly event: 'story';
      readonly header: StoryHeader;
      /** As it was told before; null the first time. */
      readonly previous: StoryHeader | null;
    }
  | {
      readonly event: 'block';
      readonly cause: BlockCause;
      readonly block: Block;
      readonly pinned: boolean;
    }
  | {
      readonly event: 'edit';
      readonly block: Block;
      readonly previous: Block;
      readonly pinned: boolean;
    }
  | {
      readonly event: 'remove';
      readonly block: Block;
      /** When the removal was noticed, epoch ms. */
      readonly noticedAt: number;
      readonly pinned: boolean;
    }
  | {
      /** Between the two blocks posts were not seen, and could not be had, at least not yet. */
      readonly event: 'gap';
      readonly after: BlockKey;
      readonly before: BlockKey;
    }
  | {
      readonly event: 'poll-failed';
      readonly fault: FollowFault;
      /** Null: there is no next try. */
      readonly retryInMs: number | null;
    }
  | { readonly event: 'end'; readonly reason: EndReason }
);

/** Which of the story's blocks are told. */
export type Selection = {
  readonly keyEventsOnly: boolean;
  /** Blocks first published before this are left out, epoch ms. Their edits and removals are news, and told. */
  readonly since: number | null;
  /** How many of the blocks that are there at the start are told, the newest ones; null for all. */
  readonly limit: number | null;
};

/**
 * What to tell of a state, given the one told before it. Where that was none, or held nothing, every block that stands
 * is initial, however many answers it took to collect them. No state in between may be left out, since `changes` are
 * those of the latest update alone.
 */
export function eventsBetween(
  previous: State | null,
  state: State,
  selection: Selection,
  at: number,
): OutputEvent[] {
  const changes =
    previous === null || hasNothing(previous)
      ? initialChanges(state, selection)
      : freshChanges(previous, state).filter((change) => isTold(change, selection));
  const pinnedId = state.header?.pinnedId ?? null;
  return [
    ...storyEvents(previous?.header ?? null, state.header, at),
    ...changes.map((change) => toEvent(change, pinnedId, at)),
    ...gapEvents(previous, state, selection, at),
    ...failureEvents(previous, state, at),
  ];
}

/** True before the first answer, which may be long in coming: failures are told while there is nothing else to tell. */
function hasNothing({ header, order }: State): boolean {
  return header === null && order.length === 0;
}

function storyEvents(
  previous: StoryHeader | null,
  header: StoryHeader | null,
  at: number,
): OutputEvent[] {
  if (header === null || header === previous) return [];
  if (previous !== null && isSameStory(previous, header)) return [];
  return [{ event: 'story', at, header, previous }];
}

/** What a reader is told of the story itself: a new stamp is no change of it. */
export function wordsOfStory({ title, status, byline, standfirst }: StoryHeader): string {
  return JSON.stringify([title, status, byline, textOfPassages(standfirst)]);
}

function isSameStory(a: StoryHeader, b: StoryHeader): boolean {
  return (a.pinnedId ?? null) === (b.pinnedId ?? null) && wordsOfStory(a) === wordsOfStory(b);
}

function initialChanges(state: State, selection: Selection): Change[] {
  const told = state.order
    .map((id) => standingBlock(state.records.get(id)))
    .filter((block) => block !== null)
    .map((block): Change => ({ kind: 'block', cause: 'initial', block }))
    .filter((change) => isTold(change, selection));
  return told.slice(0, selection.limit ?? told.length).reverse();
}

function freshChanges(previous: State, state: State): readonly Change[] {
  return state.changes === previous.changes ? [] : state.changes;
}

function isTold(change: Change, { keyEventsOnly, since, limit }: Selection): boolean {
  const { block } = change;
  const wasKeyEvent = change.kind === 'edit' && isKeyEvent(change.previous);
  if (keyEventsOnly && !isKeyEvent(block) && !wasKeyEvent) return false;
  if (change.kind !== 'block') return true;
  // What is back-filled was there at the start, and older than the newest N that were told.
  if (change.cause === 'backfill' && limit !== null) return false;
  return since === null || block.publishedAt === null || block.publishedAt >= since;
}

function toEvent(change: Change, pinnedId: string | null, at: number): OutputEvent {
  const pinned = change.block.id === pinnedId;
  switch (change.kind) {
    case 'block':
      return { event: 'block', at, cause: change.cause, block: change.block, pinned };
    case 'edit':
      return { event: 'edit', at, block: change.block, previous: change.previous, pinned };
    case 'remove':
      return { event: 'remove', at, block: change.block, noticedAt: change.noticedAt, pinned };
  }
}

/** Each gap is told once, however much of it is filled later; of those there at the start, those among blocks that are told. */
function gapEvents(
  previous: State | null,
  { gaps }: State,
  { since }: Selection,
  at: number,
): OutputEvent[] {
  const known = new Set(leftGaps(previous?.gaps ?? []).map(({ after }) => after.id));
  return leftGaps(gaps)
    .filter(({ after }) => !known.has(after.id))
    .filter(({ before }) => since === null || (before.publishedAt ?? since) >= since)
    .map(({ after, before }) => ({ event: 'gap', at, after, before }));
}

function leftGaps(gaps: State['gaps']): State['gaps'] {
  return gaps.filter(({ isLeft }) => isLeft);
}

/** Each poll that failed is told, even one that failed as the last one did. */
function failureEvents(previous: State | null, { poll }: State, at: number): OutputEvent[] {
  if (poll.phase !== 'failed' || poll === previous?.poll) return [];
  const retryInMs = poll.retryAt === null ? null : Math.max(0, poll.retryAt - poll.at);
  return [{ event: 'poll-failed', at, fault: poll.fault, retryInMs }];
}
