// Owns the tests of where one key ends and the next begins.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createKeyCutter, ESCAPE_KEY } from '../../src/terminal/key-cutter.ts';
import { RUNS } from '../helpers/runs.ts';

const KEYS = [
  'j',
  '漢',
  '😀',
  '\r',
  '\u0003',
  '\u007f',
  '[',
  '\u001b[A',
  '\u001b[1;5C',
  '\u001b[5~',
  '\u001b[[A',
  '\u001b[2$',
  '\u001bOP',
  '\u001b[27u',
  '\u001b[0n',
  '\u001b[<0;3;4M',
  '\u001b[?2026;2$y',
  '\u001b]11;rgb:0/0/0\u001b\\',
  '\u001b]11;rgb:0/0/0\u0007',
  '\u001bP1$r0m\u001b\\',
  '\u001b[200~q \u001b[A d\u001b[201~',
] as const;

function cut(...reads: readonly string[]): readonly string[] {
  const cutter = createKeyCutter();
  return [...reads.flatMap((read) => cutter.push(read)), ...cutter.flush()];
}

test('keys are the same however the text was cut on its way', () => {
  const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 8 }), cuts, (keys, places) => {
      // A read never ends within a character: the decoder before this one sees to that.
      const chars = Array.from(keys.join(''));
      const ends = [...places.map((place) => place % (chars.length + 1)), chars.length].sort(
        (a, b) => a - b,
      );
      const reads = ends.map((end, at) => chars.slice(ends[at - 1] ?? 0, end).join(''));
      assert.deepEqual(cut(...reads), keys);
    }),
    { numRuns: RUNS },
  );
});

test('several keys in one read are several keys', () => {
  assert.deepEqual(cut('jjj\u001b[Bq'), ['j', 'j', 'j', '\u001b[B', 'q']);
});

test('an escape that nothing follows is the Escape key', () => {
  assert.deepEqual(cut('\u001b'), [ESCAPE_KEY]);
  assert.deepEqual(cut('\u001b\u001b[A'), [ESCAPE_KEY, '\u001b[A']);
});

test('an escape before a plain character is two keys: a slow line joins what was typed apart', () => {
  assert.deepEqual(cut('\u001bj'), [ESCAPE_KEY, 'j']);
  assert.deepEqual(cut('\u001b['), [ESCAPE_KEY, '[']);
});

test('a sequence that is broken off is dropped, and what follows is whole', () => {
  assert.deepEqual(cut('\u001b[1;\u001b[Aj'), ['\u001b[A', 'j']);
  assert.deepEqual(cut('\u001b]11;rgb\u001b[Aj'), ['\u001b[A', 'j']);
  assert.deepEqual(cut('\u001b[12'), []);
});

test('what is still open is told apart by how long it is worth waiting for', () => {
  const cutter = createKeyCutter();
  const seen = ['a', '\u001b', '[', '200~', 'text'].map((read) => {
    cutter.push(read);
    return cutter.pending();
  });
  assert.deepEqual(seen, ['nothing', 'escape', 'sequence', 'paste', 'paste']);
});
