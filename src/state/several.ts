// Owns one state made of several: stories of different sources on one time line. Each keeps its own truth; here their
// blocks stand together, under ids that say whose they are. Knows no session.

import type { Block, BlockId, BlockKey } from '../model/block.ts';
import type { StoryHeader, StoryStatus } from '../model/story.ts';
import type { BlockRecord } from './block-record.ts';
import { changedRecords } from './block-table.ts';
import { type Gap, NO_GAPS } from './gap.ts';
import { initialState } from './initial-state.ts';
import { joinMarks } from './marks.ts';
import { reduce } from './reduce.ts';
import type { Change, PollStatus, State } from './state.ts';

/** One of the stories, as it stands, and the word that stands beside its blocks. */
export type Branch = { readonly label: string; readonly state: State };

const MARK = ':';

/** The ids of the blocks of one branch, in its own words, among ids of the whole. */
export function idsOfBranch(ids: readonly BlockId[], index: number): readonly BlockId[] {
  const start = `${index}${MARK}`;
  return ids.filter((id) => id.startsWith(start)).map((id) => id.slice(start.length));
}

/** The id of a block of one branch among ids of the whole. */
export function idOfBranch(id: BlockId, index: number): BlockId {
  return `${index}${MARK}${id}`;
}

/** A block of one branch as it stands in the whole. */
export function blockOfBranch(block: Block, index: number, label: string): Block {
  return { ...block, id: idOfBranch(block.id, index), source: label };
}

/** The whole at the start. */
export function joinBranches(branches: readonly Branch[], now: number): State {
  let whole = initialState(now);
  for (const [index, { state }] of branches.entries()) {
    whole = withBranch(whole, branches, index, { ...initialState(now), now: state.now });
  }
  return whole;
}

/**
 * The whole after the branch at `index` changed from `previous` to what `branches` says. Costs what changed, however
 * long the stories are.
 */
export function withBranch(
  whole: State,
  branches: readonly Branch[],
  index: number,
  previous: State,
): State {
  const branch = branches[index];
  if (branch === undefined) throw new Error(`there is no story number ${index}`);
  const { state } = branch;
  const toBlock = (block: Block) => blockOfBranch(block, index, branch.label);
  const records = new Map<BlockId, BlockRecord>();
  for (const { after } of changedRecords(previous.records, state.records)) {
    const block = after?.block ?? null;
    if (after !== undefined && block !== null)
      records.set(idOfBranch(block.id, index), { ...after, block: toBlock(block) });
  }
  const placed = reduce(whole, { type: 'records-restored', records });
  const states = branches.map((one) => one.state);
  return {
    ...placed,
    ...factsOf(states),
    header: joinHeaders(whole.header, states),
    unseen: joinSets(whole.unseen, states, 'unseen'),
    edited: joinSets(whole.edited, states, 'edited'),
    marks: joinMarks(
      whole.marks,
      states.map(({ marks }) => marks),
      idOfBranch,
    ),
    gaps: joinGaps(whole.gaps, states),
    changes:
      state.changes === previous.changes
        ? placed.changes
        : state.changes.map((change) => toChange(change, toBlock)),
    poll: joinPolls(whole.poll, states),
  };
}

function toChange(change: Change, toBlock: (block: Block) => Block): Change {
  const block = toBlock(change.block);
  return change.kind === 'edit'
    ? { ...change, block, previous: toBlock(change.previous) }
    : { ...change, block };
}

function factsOf(states: readonly State[]): Pick<State, 'totalBlocks' | 'now' | 'notKept'> {
  const totals = states.map(({ totalBlocks }) => totalBlocks);
  return {
    totalBlocks: totals.reduce(
      (sum, total) => (sum === null || total === null ? null : sum + total),
      0,
    ),
    now: Math.max(...states.map(({ now }) => now)),
    notKept: states.find(({ notKept }) => notKept !== null)?.notKept ?? null,
  };
}

/** The known header while it reads the same; null until one of the stories has one. */
function joinHeaders(known: StoryHeader | null, states: readonly State[]): StoryHeader | null {
  const headers = states.flatMap(({ header }) => header ?? []);
  const [first] = headers;
  if (first === undefined) return null;
  const joined: StoryHeader = {
    ...first,
    id: headers.map(({ id }) => id).join(' + '),
    title: headers.map(({ title }) => title).join(' + '),
    standfirst: [],
    byline: null,
    contributors: [],
    status: joinStatus(headers.map(({ status }) => status)),
    source: [...new Set(headers.map(({ source }) => source))].join(' + '),
    updatedAt: null,
    pinnedId: pinOf(states),
  };
  return known !== null && JSON.stringify(known) === JSON.stringify(joined) ? known : joined;
}

function joinStatus(statuses: readonly StoryStatus[]): StoryStatus {
  if (statuses.includes('live')) return 'live';
  return statuses.every((status) => status === 'ended') ? 'ended' : 'unknown';
}

/** The pin of the story that was named first among those that have one. */
function pinOf(states: readonly State[]): BlockId | null {
  const index = states.findIndex(({ header }) => (header?.pinnedId ?? null) !== null);
  return index < 0 ? null : `${index}${MARK}${states[index]?.header?.pinnedId}`;
}

function joinSets(
  known: ReadonlySet<BlockId>,
  states: readonly State[],
  key: 'unseen' | 'edited',
): ReadonlySet<BlockId> {
  const joined = new Set(
    states.flatMap((state, index) => [...state[key]].map((id) => `${index}${MARK}${id}`)),
  );
  return joined.size === known.size && joined.isSubsetOf(known) ? known : joined;
}

/** The known list while it reads the same. */
function joinGaps(known: readonly Gap[], states: readonly State[]): readonly Gap[] {
  const joined = states.flatMap(({ gaps }, index) => gaps.map((gap) => namedGap(gap, index)));
  if (joined.length === 0) return NO_GAPS;
  return JSON.stringify(known) === JSON.stringify(joined) ? known : joined;
}

function namedGap({ after, before, ...gap }: Gap, index: number): Gap {
  const named = (key: BlockKey) => ({ ...key, id: idOfBranch(key.id, index) });
  return { ...gap, after: named(after), before: named(before) };
}

/** A failure anywhere is told, since what is shown is then not all; else the latest good news. */
function joinPolls(known: PollStatus, states: readonly State[]): PollStatus {
  const polls = states.map(({ poll }) => poll);
  const joined =
    polls.find(({ phase }) => phase === 'failed') ??
    latest(polls.filter((poll) => poll.phase === 'ok')) ??
    polls.find(({ phase }) => phase === 'connecting') ??
    polls[0] ??
    known;
  return joined;
}

function latest<T extends { readonly at: number }>(polls: readonly T[]): T | undefined {
  return polls.toSorted((a, b) => b.at - a.at)[0];
}
