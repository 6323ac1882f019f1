import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFolded, foldText } from '../../src/query/fold.ts';

test('letters lose case and marks, and some become several', () => {
  assert.equal(
    foldText('Ångström STRASSE straße ΟΔΟΣ İstanbul ıı'),
    'angstrom strasse strasse οδοσ istanbul ii',
  );
});

test('what is drawn as nothing is not there', () => {
  assert.equal(foldText('so\u00adft ze\u200bro'), 'soft zero');
});

test('line breaks and odd blanks are blanks', () => {
  assert.equal(foldText('a\nb\u00a0c\u2009d'), 'a b c d');
});

test('nothing is found nowhere', () => {
  assert.deepEqual(findFolded('abc', ''), []);
});
