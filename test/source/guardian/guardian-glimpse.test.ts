// Owns the tests of the Guardian's cheap question.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DecodeError } from '../../../src/model/errors.ts';
import { parseGlimpse, requestGlimpse } from '../../../src/source/guardian/guardian-glimpse.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';

const BLOCK = { id: 'b1', publishedDateTime: 1000, lastUpdatedDateTime: 2000, body: 'words' };

test('the cheap question goes to the same origin as the snapshot', () => {
  const address = { storyId: 'world/live/x', pageUrl: 'http://127.0.0.1:8080/world/live/x' };
  assert.equal(
    requestGlimpse(address).url,
    'http://127.0.0.1:8080/world/live/x.json?rendered=false',
  );
});

test('a glimpse is ids and times, in order', () => {
  const body = JSON.stringify({ blocks: [BLOCK, { ...BLOCK, id: 'b0' }], refreshStatus: true });
  assert.deepEqual(parseGlimpse(body), [
    { id: 'b1', publishedAt: 1000, lastUpdatedAt: 2000 },
    { id: 'b0', publishedAt: 1000, lastUpdatedAt: 2000 },
  ]);
});

test('a server that ignores the question is not mistaken for one that answers it', () => {
  const snapshot = { blocks: [{ id: 'b1', blockLastUpdated: 2000, elements: [] }] };
  for (const body of [JSON.stringify(snapshot), '{}', '[]', '<html>', '{"blocks":[{}]}']) {
    assert.throws(() => parseGlimpse(body), DecodeError, body);
  }
});

test('a captured answer gives its six newest blocks', withFixtures, () => {
  const body = readFixture('guardian/rendered-false-pride-in-london-2022.json');
  const { blocks } = JSON.parse(body) as { blocks: Record<string, unknown>[] };
  const expected = blocks.map(({ id, publishedDateTime, lastUpdatedDateTime }) => ({
    id,
    publishedAt: publishedDateTime,
    lastUpdatedAt: lastUpdatedDateTime,
  }));
  assert.deepEqual(parseGlimpse(body), expected);
  assert.equal(expected.length, 6);
});
