// Owns the tests of what is written inside strings: only addresses that are safe there, and text that cannot end one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  copySequence,
  isLinkable,
  LINK_END,
  linkTo,
  MOST_COPIED_BYTES,
} from '../../src/terminal/osc.ts';

test('only web addresses in printable ASCII become links', () => {
  assert.ok(isLinkable('https://example.org/a?b=c;d#e'));
  for (const address of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://example.org/\u001b]0;title\u0007',
    'https://example.org/\u009c',
    'https://example.org/a b',
    'https://exämple.org/',
    `https://example.org/${'a'.repeat(2000)}`,
  ]) {
    assert.equal(isLinkable(address), false, address);
    assert.equal(linkTo(address), LINK_END, address);
  }
});

test('one address has one id wherever it stands, and another address another', () => {
  const idOf = (address: string) => /id=([^;]+);/u.exec(linkTo(address))?.[1];
  assert.equal(idOf('https://example.org/a'), idOf('https://example.org/a'));
  assert.notEqual(idOf('https://example.org/a'), idOf('https://example.org/b'));
});

test('whatever a text holds, nothing of it but base64 stands in the sequence', () => {
  const sequence = copySequence('a\u0007\u001b\\\u009c“b”', 'none') ?? '';
  const [, encoded = ''] = /^\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007$/u.exec(sequence) ?? [];
  assert.equal(Buffer.from(encoded, 'base64').toString(), 'a\u0007\u001b\\\u009c“b”');
});

test('a text is copied whole or not at all', () => {
  assert.notEqual(copySequence('x'.repeat(MOST_COPIED_BYTES), 'none'), null);
  assert.equal(copySequence('x'.repeat(MOST_COPIED_BYTES + 1), 'none'), null);
  assert.equal(copySequence('é'.repeat(MOST_COPIED_BYTES / 2 + 1), 'none'), null);
});
