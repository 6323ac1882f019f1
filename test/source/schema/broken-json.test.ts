// Owns what is read of JSON that is broken: all that is whole, and nothing that is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseBrokenJson } from '../../../src/source/schema/broken-json.ts';
import { parseLooseJson } from '../../../src/source/schema/loose-json.ts';
import { RUNS } from '../../helpers/runs.ts';

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[@a-zA-Z]{1,12}$/u), tie('tree'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

test('what is whole is read as it is', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify([value], null, 1);
      assert.deepEqual(parseBrokenJson(text), JSON.parse(text));
    }),
    { numRuns: RUNS },
  );
});

test('of what is cut off anywhere, every text that is told was there', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (value, place) => {
      const text = JSON.stringify({ liveBlogUpdate: [value] });
      const known = new Set(textsIn(JSON.parse(text)));
      for (const told of textsIn(parseBrokenJson(text.slice(0, place % (text.length + 1)))))
        assert.ok(known.has(told), told);
    }),
    { numRuns: RUNS },
  );
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const POSTS = [
  { '@type': 'BlogPosting', headline: 'One', image: ['/1.jpg'], articleBody: 'The first.' },
  { '@type': 'BlogPosting', headline: 'Two', image: ['/2.jpg'], articleBody: 'The second.' },
];

test('an update that breaks off is left out, and those before it stay', () => {
  const text = JSON.stringify({
    '@graph': [{ '@type': 'LiveBlogPosting', liveBlogUpdate: POSTS }],
  });
  const cut = text.slice(0, text.indexOf('The sec'));
  assert.deepEqual(parseLooseJson(cut), {
    '@graph': [{ '@type': 'LiveBlogPosting', liveBlogUpdate: POSTS.slice(0, 1) }],
  });
});

test('quotation marks that nobody escaped are a part of the text', () => {
  const text = JSON.stringify(POSTS).replace('The first.', 'He said "yes", and "no".');
  assert.deepEqual(parseLooseJson(text), [
    { ...POSTS[0], articleBody: 'He said "yes", and "no".' },
    POSTS[1],
  ]);
});

test('several values in one script are all read', () => {
  assert.deepEqual(parseLooseJson('{"a":1}\n{"b":[2]}'), [{ a: 1 }, { b: [2] }]);
  assert.deepEqual(parseLooseJson('{"a":1},{"b":true}'), [{ a: 1 }, { b: true }]);
});

test('what is no JSON at all is nothing, and nothing nests without end', () => {
  for (const text of ['', 'x', '"a"', '<p>', ']]', '}{'.repeat(3).slice(0, 1)])
    assert.equal(parseBrokenJson(text), undefined);
  assert.doesNotThrow(() => parseBrokenJson('[{"a":'.repeat(50_000)));
});
