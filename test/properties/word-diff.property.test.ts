// Laws of the comparison of two texts: nothing of either is lost, and nothing is said of a text that did not change.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffWords } from '../../src/layout/word-diff.ts';
import { RUNS } from '../helpers/runs.ts';

const word = fc.oneof(
  fc.constantFrom('gate', 'shut', 'the', 'a', '3', 'boats', '潮位', '👩‍👩‍👧', '.', '\n\n', 'é'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

test('what stayed and what went is the first text, what stayed and what came the second', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after);
      const without = (kind: string) =>
        pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
      assert.equal(without('added').join(''), before);
      assert.equal(without('removed').join(''), after);
    }),
    { numRuns: RUNS },
  );
});

test('no two pieces of a kind stand side by side, and none is empty', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after);
      for (const [index, { kind, text: piece }] of pieces.entries()) {
        assert.notEqual(piece, '');
        assert.notEqual(kind, pieces[index - 1]?.kind);
      }
    }),
    { numRuns: RUNS },
  );
});

test('of a text that did not change nothing is marked', () => {
  fc.assert(
    fc.property(text, (same) => {
      assert.ok(diffWords(same, same).every(({ kind }) => kind === 'same'));
    }),
    { numRuns: RUNS },
  );
});
