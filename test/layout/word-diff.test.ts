import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffWords, type Piece, withoutFarText } from '../../src/layout/word-diff.ts';

/** As "[-went-]" and "{+came+}". */
function marked(pieces: readonly Piece[]): string {
  const signs = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return pieces.map(({ kind, text }) => signs[kind][0] + text + signs[kind][1]).join('');
}

const diffs: readonly (readonly [what: string, before: string, after: string, diff: string])[] = [
  ['nothing', 'The gate is shut.', 'The gate is shut.', 'The gate is shut.'],
  ['a word', 'At least 3 boats sank', 'At least 4 boats sank', 'At least [-3-]{+4+} boats sank'],
  ['words in a row', 'the old mole', 'the new quay', 'the [-old mole-]{+new quay+}'],
  ['a sign', 'Open? Not yet', 'Open! Not yet', 'Open[-?-]{+!+} Not yet'],
  ['the end', 'Shut', 'Shut. More soon', 'Shut{+. More soon+}'],
  ['all of it', '', 'First words', '{+First words+}'],
  [
    'one character of a script without blanks',
    '潮位が上がる',
    '潮位が下がる',
    '潮位が[-上-]{+下+}がる',
  ],
  [
    'a slight word between two changes',
    'went up a mast today',
    'came by a boat today',
    '[-went up a mast-]{+came by a boat+} today',
  ],
];

for (const [what, before, after, diff] of diffs) {
  test(`word by word, what changed is marked: ${what}`, () => {
    assert.equal(marked(diffWords(before, after)), diff);
  });
}

test('texts that have nothing in common are told as a whole, in no more time than it takes to see that', () => {
  const words = (letter: string) =>
    Array.from({ length: 5000 }, (_, at) => `${letter}${at}`).join(' ');
  const pieces = diffWords(words('a'), words('b'));
  assert.deepEqual(
    pieces.map(({ kind }) => kind),
    ['removed', 'added'],
  );
});

test('of the text around the changes a few words are left', () => {
  const before = 'one two three four five six seven eight nine ten eleven twelve thirteen';
  const near = (after: string) => marked(withoutFarText(diffWords(before, after), '...'));
  assert.equal(
    near(before.replace('seven', '7')),
    '... three four five six [-seven-]{+7+} eight nine ten eleven ...',
  );
  assert.equal(
    near(before.replace('one', '1').replace('thirteen', '13')),
    '[-one-]{+1+} two three four five ... nine ten eleven twelve [-thirteen-]{+13+}',
  );
  assert.equal(
    near(before.replace('two', '2').replace('five', '5')),
    'one [-two-]{+2+} three four [-five-]{+5+} six seven eight nine ...',
  );
});
