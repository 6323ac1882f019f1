import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Key } from 'ink';
import { keyNames } from '../../src/ui/key-names.ts';

const NO_KEY: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

const named = (input: string, key: Partial<Key> = {}) => keyNames(input, { ...NO_KEY, ...key });

test('a character is its own name, and capitals are their own keys', () => {
  assert.deepEqual(named('j'), ['j']);
  assert.deepEqual(named('J', { shift: true }), ['J']);
  assert.deepEqual(named('é'), ['é']);
});

test('characters that came together are keys of their own', () => {
  assert.deepEqual(named('jj k'), ['j', 'j', 'space', 'k']);
});

test('a space and a line feed have names, since nothing of them can be shown', () => {
  assert.deepEqual(named(' '), ['space']);
  assert.deepEqual(named('\n'), ['enter']);
});

test('keys without a character have names', () => {
  assert.deepEqual(named('', { upArrow: true }), ['up']);
  assert.deepEqual(named('', { pageDown: true }), ['pagedown']);
  assert.deepEqual(named('\r', { return: true }), ['enter']);
  assert.deepEqual(named('', { escape: true }), ['esc']);
  assert.deepEqual(named('', { escape: true, meta: true }), ['esc']);
});

test('a letter held with control is written with a caret', () => {
  assert.deepEqual(named('d', { ctrl: true }), ['^D']);
});

test('a key held with alt is not the key alone', () => {
  assert.deepEqual(named('q', { meta: true }), []);
  assert.deepEqual(named('', { meta: true, upArrow: true }), []);
});

test('a sequence that nobody knows is no key, though brackets typed alone are', () => {
  assert.deepEqual(named('[99~'), []);
  assert.deepEqual(named('Ox'), []);
  assert.deepEqual(named('['), ['[']);
  assert.deepEqual(named(']'), [']']);
  assert.deepEqual(named('O'), ['O']);
});

test('a key that reports nothing has no name', () => {
  assert.deepEqual(named(''), []);
});
