import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { compareContent, sameContent } from '../../src/state/content-rank.ts';
import { block, paragraph } from '../helpers/builders.ts';
import { RUNS } from '../helpers/runs.ts';

const anyValue = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
const pairs = fc.oneof(
  fc.tuple(anyValue, anyValue),
  anyValue.map((value) => [value, structuredClone(value)] as const),
);

test('equal content is deep equality', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      // A negative zero equals zero here, as it does for a reader.
      assert.equal(sameContent(a, b), isDeepStrictEqual(plainZero(a), plainZero(b)));
    }),
    { numRuns: RUNS },
  );
});

test('two contents rank alike if and only if they are equal, and otherwise opposite ways round', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      assert.equal(compareContent(a, b) === 0, sameContent(a, b));
      assert.equal(Math.sign(compareContent(a, b)) + Math.sign(compareContent(b, a)), 0);
    }),
    { numRuns: RUNS },
  );
});

test('the rank is transitive', () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, (...values) => {
      const [a, b, c] = values.toSorted(compareContent);
      assert.ok(
        compareContent(a, b) <= 0 && compareContent(b, c) <= 0 && compareContent(a, c) <= 0,
      );
    }),
    { numRuns: RUNS },
  );
});

test('the order in which keys were written makes no difference', () => {
  const [one, other] = [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ];
  assert.ok(sameContent(one, other));
  assert.equal(compareContent(one, { a: 1, b: 3 }), compareContent(other, { a: 1, b: 3 }));
  assert.equal(compareContent(one, { b: 1, a: 2 }), compareContent(other, { b: 1, a: 2 }));
});

test('a key left undefined and no key at all are told apart both ways round', () => {
  assert.ok(!sameContent({ a: undefined }, {}));
  assert.ok(!sameContent({ a: undefined }, { b: undefined }));
  assert.notEqual(compareContent({ a: undefined }, {}), 0);
});

test('a key that every object inherits is still a key', () => {
  assert.ok(!sameContent({}, { toString: 1 }));
  assert.ok(!sameContent({ toString: 1 }, {}));
  assert.ok(!sameContent(JSON.parse('{"__proto__":{}}'), {}));
});

test('numbers that are no numbers are still told apart from nothing', () => {
  assert.ok(sameContent(Number.NaN, Number.NaN));
  assert.notEqual(compareContent(Number.NaN, null), 0);
  assert.notEqual(compareContent(['1'], [1]), 0);
  assert.notEqual(compareContent(['a', 'b'], ['a,b']), 0);
});

test('a block is told from another by any of its parts', () => {
  const given = block({ id: 'a', elements: [paragraph('One.')] });
  assert.ok(sameContent(given, structuredClone(given)));
  assert.ok(!sameContent(given, { ...given, keyEvent: true }));
  assert.ok(!sameContent(given, { ...given, elements: [] }));
  assert.ok(!sameContent(given, { ...given, elements: [paragraph('One!', 'text-One.')] }));
});

function plainZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
