// Owns which blocks the reader's filter lets through, with a memory: a block is asked about once for as long as nothing
// about it changes, and the same list comes back for as long as it is the same.

import type { Block, BlockId } from '../model/block.ts';
import { matches } from '../query/matches.ts';
import type { Query, Subject } from '../query/query.ts';
import { markOf } from '../state/marks.ts';
import { isRemovedId } from '../state/selectors.ts';
import type { State } from '../state/state.ts';

export type BlockFilter = (
  blocks: readonly Block[],
  query: Query,
  state: State,
) => readonly Block[];

/** A filter for one story. A block that was unseen when it was let through stays: it is not to go while it is being read. */
export function createBlockFilter(): BlockFilter {
  let last: Remembered | null = null;
  let verdicts: Verdicts = createVerdicts();
  return (blocks, query, state) => {
    if (last !== null && isSameQuestion(last, { blocks, query, state })) return last.shown;
    if (last?.query !== query) verdicts = createVerdicts();
    const fresh = blocks.filter((block) => verdicts(query, subjectOf(state, block)));
    const shown = last !== null && isSameList(last.shown, fresh) ? last.shown : fresh;
    last = { blocks, query, state, shown };
    return shown;
  };
}

type Question = {
  readonly blocks: readonly Block[];
  readonly query: Query;
  readonly state: State;
};

type Remembered = Question & { readonly shown: readonly Block[] };

/** What is known of blocks beside their content is in these parts of the state. */
function isSameQuestion(a: Question, b: Question): boolean {
  return (
    a.blocks === b.blocks &&
    a.query === b.query &&
    a.state.records === b.state.records &&
    a.state.unseen === b.state.unseen &&
    a.state.edited === b.state.edited &&
    a.state.marks === b.state.marks &&
    a.state.header === b.state.header
  );
}

type Verdicts = (query: Query, subject: Subject) => boolean;

function createVerdicts(): Verdicts {
  type Verdict = { readonly subject: Subject; readonly passes: boolean };
  const known = new WeakMap<Block, Verdict>();
  const readUnseen = new Set<BlockId>();
  return (query, given) => {
    const subject = readUnseen.has(given.block.id) ? { ...given, unseen: true } : given;
    const last = known.get(given.block);
    if (last !== undefined && isSameSubject(last.subject, subject)) return last.passes;
    const passes = matches(query, subject);
    if (passes && subject.unseen) readUnseen.add(given.block.id);
    known.set(given.block, { subject, passes });
    return passes;
  };
}

function isSameSubject(a: Subject, b: Subject): boolean {
  return (
    a.removed === b.removed &&
    a.edited === b.edited &&
    a.unseen === b.unseen &&
    a.starred === b.starred &&
    a.pinned === b.pinned &&
    a.source === b.source
  );
}

/** What a query is asked of. */
export function subjectOf(state: State, block: Block): Subject {
  const { header, unseen, edited, marks } = state;
  return {
    block,
    removed: isRemovedId(state, block.id),
    edited: edited.has(block.id),
    unseen: unseen.has(block.id),
    starred: markOf(marks, block.id).isStarred,
    pinned: header?.pinnedId === block.id,
    source: block.source ?? header?.source ?? '',
  };
}

function isSameList(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && a.every((block, index) => block === b[index]);
}
