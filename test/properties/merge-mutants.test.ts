// The test of the tests: merges broken on purpose, and the laws that must notice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { revisionAt } from '../../src/model/block.ts';
import type { BlockRecord } from '../../src/state/block-record.ts';
import { mergeRecord } from '../../src/state/merge.ts';
import { LAWS, type LawName } from './merge-laws.ts';
import { type MergeRecord, recordsMergedBy } from './merge-subjects.ts';

const IDEMPOTENT = 'idempotent: what is said again changes nothing, not even an identity';
const COMMUTATIVE = 'commutative: the order of answers cannot matter';
const ASSOCIATIVE =
  'associative: however answers are split, joined and repeated, they say the same';
const NOTHING_LOST = 'nothing disappears but by a tombstone';
const STAYS_REMOVED = 'what was removed stays removed until a later revision';
const NEVER_BACK = 'last-updated never goes back';
const GREATEST = 'the greatest revision is the one that stays';
const IDENTITY = 'a block or an element that reads as before keeps its identity';

type Mutant = { readonly merge: MergeRecord; readonly breaks: readonly LawName[] };

/** The real merge, but the content chosen by this rule. */
function choosingContent(incomingWins: (known: number, incoming: number) => boolean): MergeRecord {
  return (known, incoming) => {
    if (!known?.block || !incoming.block) return mergeRecord(known, incoming);
    const wins = incomingWins(revisionAt(known.block), revisionAt(incoming.block));
    const { block, statedAt } = wins ? incoming : known;
    return keepingIdentity(known, { ...mergeRecord(known, incoming), block, statedAt });
  };
}

/** The real merge, but the removal chosen by this rule. */
function choosingRemoval(
  choose: (known: BlockRecord, incoming: BlockRecord) => BlockRecord,
): MergeRecord {
  return (known, incoming) => {
    if (known === undefined) return incoming;
    const { removedRevisionAt, noticedAt } = choose(known, incoming);
    return keepingIdentity(known, {
      ...mergeRecord(known, incoming),
      removedRevisionAt,
      noticedAt,
    });
  };
}

/** The known record where nothing differs, so that a mutant is caught for what it chooses and not for making copies. */
function keepingIdentity(known: BlockRecord, merged: BlockRecord): BlockRecord {
  const keys = Object.keys(merged) as (keyof BlockRecord)[];
  return keys.every((key) => known[key] === merged[key]) ? known : merged;
}

const isRemoval = (record: BlockRecord): boolean => record.removedRevisionAt !== null;

const MUTANTS: Record<string, Mutant> = {
  'on a tie the first to arrive stays (`>`)': {
    merge: choosingContent((known, incoming) => incoming > known),
    breaks: [COMMUTATIVE, ASSOCIATIVE],
  },
  'on a tie the last to arrive wins (`>=`)': {
    merge: choosingContent((known, incoming) => incoming >= known),
    breaks: [IDEMPOTENT, COMMUTATIVE, ASSOCIATIVE, IDENTITY],
  },
  'arrival order wins': {
    merge: choosingContent(() => true),
    breaks: [IDEMPOTENT, COMMUTATIVE, ASSOCIATIVE, NEVER_BACK, GREATEST],
  },
  'the first to arrive stays for good': {
    merge: choosingContent(() => false),
    breaks: [COMMUTATIVE, ASSOCIATIVE, GREATEST],
  },
  'a removal leaves no tombstone': {
    merge: (known, incoming) =>
      known?.block && isRemoval(incoming)
        ? { block: null, statedAt: null, removedRevisionAt: null, noticedAt: null }
        : mergeRecord(known, incoming),
    breaks: [IDEMPOTENT, COMMUTATIVE, ASSOCIATIVE, NOTHING_LOST, STAYS_REMOVED, GREATEST],
  },
  'a removal is forgotten when content comes after it': {
    merge: choosingRemoval((known, incoming) =>
      incoming.block === null ? mergeRecord(known, incoming) : incoming,
    ),
    breaks: [COMMUTATIVE, ASSOCIATIVE, STAYS_REMOVED, NEVER_BACK],
  },
  'the last removal to arrive wins': {
    merge: choosingRemoval((known, incoming) => (isRemoval(incoming) ? incoming : known)),
    breaks: [COMMUTATIVE, ASSOCIATIVE, STAYS_REMOVED, NEVER_BACK],
  },
  'removals are compared by when they were noticed': {
    merge: choosingRemoval((known, incoming) =>
      (incoming.noticedAt ?? 0) > (known.noticedAt ?? 0) ? incoming : known,
    ),
    breaks: [COMMUTATIVE, ASSOCIATIVE, STAYS_REMOVED, NEVER_BACK],
  },
  'what changed is made of new elements alone': {
    merge: (known, incoming) => {
      const merged = mergeRecord(known, incoming);
      return merged === known ? merged : structuredClone(merged);
    },
    breaks: [IDENTITY],
  },
  'the record is made anew each time': {
    merge: (known, incoming) => ({ ...mergeRecord(known, incoming) }),
    breaks: [IDEMPOTENT],
  },
};

for (const [name, { merge, breaks }] of Object.entries(MUTANTS)) {
  for (const law of breaks) {
    test(`where ${name}, this law fails: ${law}`, () => {
      assert.ok(hasFailed(law, merge));
    });
  }
}

test('every law is broken by some mutant', () => {
  const broken = new Set(Object.values(MUTANTS).flatMap(({ breaks }) => breaks));
  assert.deepEqual([...broken].sort(), Object.keys(LAWS).sort());
});

test('the harness itself breaks nothing: a rule that chooses as the real merge does keeps every law', () => {
  const real = choosingRemoval(mergeRecord);
  for (const law of Object.keys(LAWS) as LawName[]) assert.ok(!hasFailed(law, real), law);
});

function hasFailed(law: LawName, merge: MergeRecord): boolean {
  const property = LAWS[law](recordsMergedBy(merge));
  return fc.check(property, { numRuns: 2000, endOnFailure: true }).failed;
}
