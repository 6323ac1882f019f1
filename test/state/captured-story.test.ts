// One real blog as it was captured in three years: the same blocks and stamps, rendered three ways.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { readFixture, withFixtures } from '../helpers/shared-fixtures.ts';

type Capture = '2021-02' | '2022-03' | '2024-03';

function receive(state: State, year: Capture): State {
  const body = readFixture(`guardian/dcr-fearticle-live-mars-2021.asof-${year}.trim.json`);
  const update = guardian.parse(body, FILE_CONTEXT);
  return reduce(state, { type: 'update-received', update, receivedAt: 0, cause: 'poll' });
}

const receiveAll = (years: readonly Capture[]): State => years.reduce(receive, initialState(0));

test('captures of one blog merge into the same story in any order', withFixtures, () => {
  const story = receiveAll(['2021-02', '2022-03', '2024-03']);
  const other = receiveAll(['2024-03', '2021-02', '2022-03', '2021-02']);
  assert.equal(story.order.length, 16);
  assert.deepEqual(other.order, story.order);
  assert.deepEqual(other.header, story.header);
  assert.deepEqual([...other.records.entries()], [...story.records.entries()]);
});

test(
  'a capture read again, all objects of it new, leaves every block as it was',
  withFixtures,
  () => {
    const once = receiveAll(['2024-03']);
    const twice = receive(once, '2024-03');
    assert.equal(twice.records, once.records);
    assert.equal(twice.order, once.order);
    assert.equal(twice.header, once.header);
    assert.deepEqual(twice.changes, []);
  },
);
