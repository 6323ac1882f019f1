// Under which terms work of others is handed on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGranted } from '../../build/licences.ts';

test('terms that ask for no more than to be repeated are granted', () => {
  for (const licence of ['MIT', 'ISC', 'Apache-2.0', '(MIT OR GPL-3.0-only)', 'MIT AND CC0-1.0']) {
    assert.ok(isGranted({ licence }), licence);
  }
});

test('all others, and none, are to be looked at', () => {
  for (const licence of ['none', '', 'GPL-3.0-only', 'MIT AND GPL-2.0-only', 'SEE LICENSE IN X']) {
    assert.ok(!isGranted({ licence }), licence);
  }
});
