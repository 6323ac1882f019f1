import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../src/config/nearest.ts';

const WORDS = ['--json', '--since', '--source', '--key-events'];

const cases: readonly (readonly [word: string, meant: string | null])[] = [
  ['--jsno', '--json'],
  ['--JSON', '--json'],
  ['--sjno', '--json'],
  ['--sinc', '--since'],
  ['--sorce', '--source'],
  ['--key', '--key-events'],
  ['-', null],
  ['', null],
  ['--frobnicate', null],
];

for (const [word, meant] of cases) {
  test(`"${word}" is ${meant === null ? 'a slip of nothing' : `a slip of ${meant}`}`, () => {
    assert.equal(nearest(word, WORDS), meant);
  });
}
