import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRewording } from '../../src/output/rewording.ts';

const many = (word: string, count: number) => Array(count).fill(word).join(' ');

const cases: readonly (readonly [was: string, now: string, told: string | null])[] = [
  ['same words', 'same  words\n', ''],
  ['3 dead', '4 dead', 'Was: "3 dead". Now: "4 dead".'],
  [
    'at least 3 people are dead',
    'at least 4 people are dead',
    'Was: "least 3 people". Now: "least 4 people".',
  ],
  ['it is over', 'it is over now', 'Added: "now".'],
  ['it is all over', 'it is over', 'Taken out: "all".'],
  ['a b a b', 'a b', 'Taken out: "a b".'],
  ['', 'all new', 'Added: "all new".'],
  ['one', 'two', 'Was: "one". Now: "two".'],
  ['x', many('y', 40), `Was: "x". Now: "${many('y', 40)}".`],
  ['x', many('y', 41), null],
  [many('x', 41), '', null],
  ['over', 'over.', 'Was: "over". Now: "over.".'],
  [
    'Two boats are out and the harbour gate was shut at noon',
    'Three boats are out and the harbour gate was shut at one',
    'Was: "Two boats". Now: "Three boats". Was: "at noon". Now: "at one".',
  ],
  ['one aaaa two bbbb three cccc four', '1 aaaa 2 bbbb 3 cccc 4', null],
];

for (const [was, now, told] of cases) {
  test(`from ${JSON.stringify(was.slice(0, 30))} to ${JSON.stringify(now.slice(0, 30))} is told as ${told?.slice(0, 60)}`, () => {
    assert.equal(formatRewording(was, now), told);
  });
}
