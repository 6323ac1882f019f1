import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_MARK } from '../../src/model/mark.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { joinMarks, NO_MARKS, withMark } from '../../src/state/marks.ts';
import { reduce } from '../../src/state/reduce.ts';

const STAR = { isStarred: true, note: null };

test('a mark stands on its block until it is taken off', () => {
  const marked = withMark(NO_MARKS, 'gate', STAR);
  assert.deepEqual([...marked], [['gate', STAR]]);
  assert.deepEqual([...withMark(marked, 'gate', NO_MARK)], []);
  assert.deepEqual([...NO_MARKS], []);
});

test('the mark that stands there already changes nothing', () => {
  const marked = withMark(NO_MARKS, 'gate', STAR);
  assert.equal(withMark(marked, 'gate', { ...STAR }), marked);
  assert.equal(withMark(marked, 'ferry', NO_MARK), marked);
  const state = reduce(initialState(0), { type: 'block-marked', id: 'gate', mark: STAR });
  assert.equal(reduce(state, { type: 'block-marked', id: 'gate', mark: { ...STAR } }), state);
});

test('several stories have their marks under the ids of the whole, in one map while nothing changes', () => {
  const marks = withMark(NO_MARKS, 'gate', STAR);
  const toId = (id: string, index: number) => `${index}:${id}`;
  const joined = joinMarks(NO_MARKS, [NO_MARKS, marks], toId);
  assert.deepEqual([...joined], [['1:gate', STAR]]);
  assert.equal(joinMarks(joined, [NO_MARKS, marks], toId), joined);
  assert.deepEqual([...joinMarks(joined, [NO_MARKS, NO_MARKS], toId)], []);
});
