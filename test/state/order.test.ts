import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareNewestFirst, filedAt } from '../../src/state/order.ts';

const published = (id: string, publishedAt: number | null, placedAt?: number) => ({
  id,
  publishedAt,
  lastUpdatedAt: null,
  ...(placedAt === undefined ? {} : { placedAt }),
});

test('a block stands by first-published, unless the editors put it elsewhere', () => {
  const pick = published('pick', 1, 9);
  assert.equal(filedAt(pick), 9);
  const blocks = [published('new', 8), pick, published('old', 2), published('timeless', null)];
  assert.deepEqual(
    blocks.toSorted(compareNewestFirst).map(({ id }) => id),
    ['pick', 'new', 'old', 'timeless'],
  );
});

test('blocks of one time stand by id, whichever came first', () => {
  const [a, b] = [published('a', 5), published('b', 5)];
  assert.ok(compareNewestFirst(b, a) < 0);
  assert.ok(compareNewestFirst(a, b) > 0);
  assert.equal(compareNewestFirst(a, a), 0);
});
