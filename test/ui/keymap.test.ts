import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeyBindings, OWN_KEYS } from '../../src/ui/key-bindings.ts';
import { KEY_NAMES } from '../../src/ui/key-names.ts';
import { KEYMAP, keysOf, termOf } from '../../src/ui/keymap.ts';

const readKeys = OWN_KEYS.read;

test('no key stands for two commands, and no command is in the table twice', () => {
  const keys = KEYMAP.flatMap((binding) => binding.keys);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(new Set(KEYMAP.map(({ command }) => command)).size, KEYMAP.length);
});

test('every key can be pressed: a character, a name, one held with control, or two characters', () => {
  for (const key of KEYMAP.flatMap((binding) => binding.keys)) {
    const isTypable = /^[!-~]{1,2}$/u.test(key) || /^\^[A-Z]$/u.test(key) || KEY_NAMES.has(key);
    assert.ok(isTypable, key);
  }
});

test('no first character of a sequence is a command of its own', () => {
  assert.deepEqual(readKeys(null, ["'"]), { pending: "'", commands: [] });
  assert.deepEqual(readKeys(null, ['u']), { pending: null, commands: ['half-page-up'] });
});

test('several keys at once are several commands, in order', () => {
  const read = readKeys(null, ['j', 'j', 'pagedown', '^D']);
  assert.deepEqual(read.commands, ['next-block', 'next-block', 'page-down', 'half-page-down']);
});

test('a sequence is one command, whether its keys come together or apart', () => {
  assert.deepEqual(readKeys(null, ["'", "'"]), { pending: null, commands: ['jump-back'] });
  const { pending } = readKeys(null, ['j', "'"]);
  assert.equal(pending, "'");
  assert.deepEqual(readKeys(pending, ["'", 'k']).commands, ['jump-back', 'previous-block']);
});

test('a sequence that nobody knows is told as a whole', () => {
  assert.deepEqual(readKeys("'", ['x']).commands, [{ unknown: "'x" }]);
  assert.deepEqual(readKeys("'", ['j']).commands, [{ unknown: "'j" }]);
});

test('escape calls a sequence off and does nothing else', () => {
  assert.deepEqual(readKeys("'", ['esc', 'j']), { pending: null, commands: ['next-block'] });
});

test('a key that is no character means what it always means, also after half a sequence', () => {
  assert.deepEqual(readKeys("'", ['^C']).commands, ['interrupt']);
  assert.deepEqual(readKeys("'", ['down', "'"]), { pending: "'", commands: ['row-down'] });
});

test('a key that means nothing is told by its name', () => {
  assert.deepEqual(readKeys(null, ['X', 'delete', '^X']).commands, [
    { unknown: 'X' },
    { unknown: 'delete' },
    { unknown: '^X' },
  ]);
});

test('every key of the table is read as its own command', () => {
  for (const { command, keys } of KEYMAP) {
    for (const key of keys) {
      const names = KEY_NAMES.has(key) || key.startsWith('^') ? [key] : Array.from(key);
      const own = command === 'numbered-link' ? `link-${key}` : command;
      assert.deepEqual(readKeys(null, names), { pending: null, commands: [own] }, key);
    }
  }
});

test('help writes all keys of a command with blanks between them', () => {
  const binding = KEYMAP.find(({ command }) => command === 'page-down');
  assert.ok(binding);
  assert.equal(keysOf(binding), 'space f pagedown');
  assert.equal(termOf(binding), 'space f pagedown (page-down)');
  assert.equal(keysOf({ ...binding, keys: [] }), 'none');
});

test('a text names the keys that the reader has, and stays as it is otherwise', () => {
  assert.equal(OWN_KEYS.spell('{help} shows them, {page-down} too'), '? shows them, space too');
  assert.equal(OWN_KEYS.spell('{what} {quit'), '{what} {quit');
  const table = KEYMAP.map((row) => ({ ...row, keys: row.command === 'close' ? [] : ['x'] }));
  const keys = createKeyBindings(table);
  assert.equal(keys.spell('{help} {close}'), 'x (no key for close)');
  assert.equal(keys.keyOf('close'), null);
});

test('what is said of each key names no key of another but by its command', () => {
  for (const { rows } of [OWN_KEYS]) {
    for (const { does } of rows) assert.doesNotMatch(does, /[{}]/u);
  }
  for (const { does } of KEYMAP) {
    assert.doesNotMatch(does, /\b(?:esc|space|pagedown|left too|right too)\b/u, does);
  }
});
