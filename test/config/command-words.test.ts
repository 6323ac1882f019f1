// Owns the tests of cutting a command into words: what a shell does to quotes and blanks, and nothing else that it does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCommandWords } from '../../src/config/command-words.ts';
import { RUNS } from '../helpers/runs.ts';

function wordsOf(text: string): readonly string[] {
  const read = parseCommandWords(text);
  assert.ok(read.ok);
  return read.words;
}

function reasonFor(text: string): string {
  const read = parseCommandWords(text);
  assert.ok(!read.ok);
  return read.reason;
}

test('blanks part words, and quotes keep them', () => {
  assert.deepEqual(wordsOf('  notify-send  "two words"\tthree '), [
    'notify-send',
    'two words',
    'three',
  ]);
  assert.deepEqual(wordsOf(`sh -c 'cat >> "$HOME/news"'`), ['sh', '-c', 'cat >> "$HOME/news"']);
  assert.deepEqual(wordsOf('a"b c"d\'e f\''), ['ab cde f']);
  assert.deepEqual(wordsOf('a "" \'\''), ['a', '', '']);
});

test('a backslash keeps what follows it, but between double quotes only quotes and itself', () => {
  assert.deepEqual(wordsOf('a\\ b "say \\"no\\"" "c:\\\\new" "c:\\temp" \'\\n\''), [
    'a b',
    'say "no"',
    'c:\\new',
    'c:\\temp',
    '\\n',
  ]);
});

test('nothing is looked up: variables, patterns and operators are words', () => {
  assert.deepEqual(wordsOf('echo $HOME *.txt | tee ~/x; rm &'), [
    'echo',
    '$HOME',
    '*.txt',
    '|',
    'tee',
    '~/x;',
    'rm',
    '&',
  ]);
});

test('what is not whole is refused, with the reason', () => {
  assert.equal(reasonFor('  '), 'needs a command to run');
  assert.equal(reasonFor(''), 'needs a command to run');
  assert.equal(reasonFor('"" x'), 'needs a command to run');
  assert.equal(reasonFor("say 'no"), "lacks a second '");
  assert.equal(reasonFor('say "no\\"'), 'lacks a second "');
  assert.equal(reasonFor('say \\'), 'ends with a \\ that keeps nothing');
});

test('any words can be said, quoted as for a shell', () => {
  const word = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      fc.pre(words[0] !== '');
      const text = words.map((one) => `'${one.replaceAll("'", `'\\''`)}'`).join(' ');
      assert.deepEqual(wordsOf(text), words);
    }),
    { numRuns: RUNS },
  );
});
