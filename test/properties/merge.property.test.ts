// The laws of the merge, on the bare merge and on the reducer that is built on it.

import { test } from 'node:test';
import fc from 'fast-check';
import { mergeRecord } from '../../src/state/merge.ts';
import { RUNS } from '../helpers/runs.ts';
import { LAWS } from './merge-laws.ts';
import { realReducer, recordsMergedBy } from './merge-subjects.ts';

for (const [name, law] of Object.entries(LAWS)) {
  test(`the bare merge: ${name}`, () => {
    fc.assert(law(recordsMergedBy(mergeRecord)), { numRuns: RUNS });
  });
  test(`the reducer: ${name}`, () => {
    fc.assert(law(realReducer), { numRuns: RUNS });
  });
}
