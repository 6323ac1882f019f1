import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoByIdentity } from '../../src/layout/memo.ts';

test('a result is made once for each object and options, and the two latest options are kept', () => {
  const made: string[] = [];
  const recall = memoByIdentity(
    (key: { name: string }, width: number) => {
      made.push(key.name + width);
      return made.length;
    },
    (a, b) => a === b,
  );
  const a = { name: 'a' };
  const b = { name: 'b' };
  const results = [
    recall(a, 1),
    recall(b, 1),
    recall(a, 2),
    recall(a, 1),
    recall(a, 3),
    recall(a, 1),
  ];
  assert.deepEqual(results, [1, 2, 3, 1, 4, 1]);
  assert.equal(recall(a, 2), 5);
  assert.deepEqual(made, ['a1', 'b1', 'a2', 'a3', 'a2']);
});

test('what was not asked for while a thousand others were is made anew, and what was is kept', () => {
  let made = 0;
  const recall = memoByIdentity(
    (_key: { readonly name: number }, _options: null) => {
      made += 1;
      return made;
    },
    () => true,
  );
  const [rare, frequent] = [{ name: -1 }, { name: -2 }];
  recall(rare, null);
  const first = recall(frequent, null);
  for (let name = 0; name < 1000; name += 1) {
    recall({ name }, null);
    assert.equal(recall(frequent, null), first);
  }
  const before = made;
  recall(rare, null);
  assert.equal(made, before + 1);
});
