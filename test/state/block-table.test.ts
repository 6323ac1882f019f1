import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BlockRecord } from '../../src/state/block-record.ts';
import { emptyTable, withRecords } from '../../src/state/block-table.ts';

const tombstone = (removedRevisionAt: number): BlockRecord => ({
  block: null,
  statedAt: null,
  removedRevisionAt,
  noticedAt: 0,
});

test('an older table stays as it was when a newer one is made of it', () => {
  const older = withRecords(emptyTable, new Map([['a', tombstone(1)]]));
  const newer = withRecords(
    older,
    new Map([
      ['a', tombstone(2)],
      ['b', tombstone(3)],
    ]),
  );
  assert.equal(emptyTable.size, 0);
  assert.deepEqual([...older.entries()], [['a', tombstone(1)]]);
  assert.deepEqual(
    [...newer.entries()],
    [
      ['a', tombstone(2)],
      ['b', tombstone(3)],
    ],
  );
});

test('nothing put in gives the same table', () => {
  const table = withRecords(emptyTable, new Map([['a', tombstone(1)]]));
  assert.equal(withRecords(table, new Map()), table);
});

test('a table of thousands keeps every record, however many copies were made on the way', () => {
  let table = emptyTable;
  for (let index = 0; index < 3000; index++)
    table = withRecords(table, new Map([[`block-${index}`, tombstone(index)]]));
  assert.equal(table.size, 3000);
  assert.equal(table.get('block-1234')?.removedRevisionAt, 1234);
  assert.equal(table.has('block-3000'), false);
});

test('a table cannot be changed in place', () => {
  const table = withRecords(emptyTable, new Map([['a', tombstone(1)]]));
  const set: unknown = Reflect.get(table, 'set');
  assert.ok(typeof set === 'function');
  assert.throws(() => Reflect.apply(set, table, ['b', tombstone(2)]));
});
