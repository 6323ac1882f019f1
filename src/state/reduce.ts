// Owns what each event does to the State. Pure: every time comes with the event. Returns the same State when nothing changed.

import type { Block, BlockId } from '../model/block.ts';
import type { BlockRecord } from './block-record.ts';
import { withRecords } from './block-table.ts';
import { changesBetween, markChanges } from './changes.ts';
import { NO_CHANGES } from './initial-state.ts';
import { withMark } from './marks.ts';
import { mergeRecord } from './merge.ts';
import { mergeHeader } from './merge-header.ts';
import { mergeUpdate } from './merge-update.ts';
import { compareNewestFirst, filedAt, placeInOrder } from './order.ts';
import { isStale } from './staleness.ts';
import type { Action, BlockCause, PollStatus, State } from './state.ts';

type UpdateReceived = Extract<Action, { type: 'update-received' }>;

/** The State after a past event. Parts that the event did not touch keep their identity, down to single elements. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'update-received':
      return receiveUpdate(state, action);
    case 'gaps-changed':
      return withParts(state, { gaps: action.gaps });
    case 'poll-unchanged':
      return withParts(state, {
        poll: pollOk(state.poll, action.receivedAt, everyMsOf(state.poll)),
      });
    case 'poll-failed': {
      const { fault, failedAt, retryAt } = action;
      return withParts(state, { poll: { phase: 'failed', at: failedAt, fault, retryAt } });
    }
    case 'polling-stopped':
      return withParts(state, { poll: { phase: 'stopped', at: action.at, reason: action.reason } });
    case 'records-restored':
      return restoreRecords(state, action);
    case 'joined':
      return isShallowlySame(state, action.state) ? state : action.state;
    case 'blocks-seen':
      return withParts(state, { unseen: withoutIds(state.unseen, action.ids) });
    case 'block-marked':
      return withParts(state, { marks: withMark(state.marks, action.id, action.mark) });
    case 'ticked':
      return withParts(state, { now: action.now });
  }
}

function receiveUpdate(state: State, action: UpdateReceived): State {
  const { update, receivedAt } = action;
  const { header, pinStatedAt } =
    update.header === null ? state : mergeHeader(state, update.header);
  const changed = mergeUpdate(state.records, update, receivedAt);
  const changes = changesBetween(state.records, changed, causeIn(state, action));
  return withParts(state, {
    header,
    pinStatedAt,
    records: withRecords(state.records, changed),
    order: reorder(state, changed),
    ...markChanges(state, changes),
    ...turnPage(state, action),
    gaps: action.gaps ?? state.gaps,
    totalBlocks: isStale(state, update)
      ? state.totalBlocks
      : (update.totalBlocks ?? state.totalBlocks),
    changes,
    // An older page that arrives says nothing about whether the newest one can be had.
    poll:
      action.cause === 'backfill' || action.cause === 'reread'
        ? state.poll
        : pollOk(state.poll, receivedAt, update.pollAfterMs),
  });
}

function causeIn(state: State, { update, cause }: UpdateReceived): (block: Block) => BlockCause {
  if (cause === 'opening' || (state.header === null && state.records.size === 0))
    return () => 'initial';
  if (cause === 'backfill' || cause === 'reread') return () => 'backfill';
  const from = update.span?.from ?? Number.NEGATIVE_INFINITY;
  const knownBefore = state.knownBefore ?? Number.NEGATIVE_INFINITY;
  // What an earlier visit could have known, and did not, was on a page that it never read.
  const isOld = (at: number) => at < from || at <= knownBefore;
  return (block) => (isOld(filedAt(block)) ? 'backfill' : 'new');
}

function restoreRecords(
  state: State,
  { records: restored, edited = state.edited }: Extract<Action, { type: 'records-restored' }>,
): State {
  const changed = new Map<BlockId, BlockRecord>();
  for (const [id, record] of restored) {
    const known = state.records.get(id);
    const merged = mergeRecord(known, record);
    if (merged !== known) changed.set(id, merged);
  }
  const records = withRecords(state.records, changed);
  const parts = { records, order: reorder(state, changed) };
  return withParts(
    state,
    edited.isSubsetOf(state.edited) ? parts : { ...parts, edited: edited.union(state.edited) },
  );
}

function reorder(state: State, changed: ReadonlyMap<BlockId, BlockRecord>): readonly BlockId[] {
  const placed: Block[] = [];
  const moved = new Set<BlockId>();
  for (const [id, { block }] of changed) {
    if (block === null) continue;
    const previous = state.records.get(id)?.block ?? null;
    if (previous !== null && compareNewestFirst(previous, block) === 0) continue;
    if (previous !== null) moved.add(id);
    placed.push(block);
  }
  return placeInOrder(state.order, state.records, placed, moved);
}

/**
 * Only the oldest known page may move the cursor on. The newest page sets it once, while none is known: its own `older`
 * would send the reader back to page two at each poll.
 */
function turnPage(state: State, action: UpdateReceived): Pick<State, 'older' | 'reachedStart'> {
  const { older, reachedStart } = state;
  const next = action.update.older;
  if (reachedStart) return { older, reachedStart };
  if (action.cause !== 'backfill') return { older: older ?? next, reachedStart };
  return { older: next, reachedStart: next === null };
}

function pollOk(poll: PollStatus, at: number, everyMs: number | null): PollStatus {
  if (poll.phase === 'replayed') return poll;
  if (poll.phase === 'ok' && poll.at === at && everyMsOf(poll) === everyMs) return poll;
  return everyMs === null ? { phase: 'ok', at } : { phase: 'ok', at, everyMs };
}

function everyMsOf(poll: PollStatus): number | null {
  return poll.phase === 'ok' ? (poll.everyMs ?? null) : null;
}

function withoutIds(known: ReadonlySet<BlockId>, ids: readonly BlockId[]): ReadonlySet<BlockId> {
  return ids.some((id) => known.has(id)) ? known.difference(new Set(ids)) : known;
}

/** The state with these parts, and no changes unless they are among them; itself when each part is already there. */
function withParts(state: State, parts: Partial<State>): State {
  const next: State = { ...state, changes: NO_CHANGES, ...parts };
  return isShallowlySame(state, next) ? state : next;
}

function isShallowlySame(a: State, b: State): boolean {
  return (Object.keys(b) as (keyof State)[]).every((key) => Object.is(a[key], b[key]));
}
