import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readValue } from '../../src/config/read-settings.ts';
import { OWN_KEYS } from '../../src/ui/key-bindings.ts';
import { KEY_SETTINGS, readKeySettings } from '../../src/ui/key-settings.ts';
import { type Command, KEYMAP } from '../../src/ui/keymap.ts';

/** With what is wrong as sentences. */
function keysSet(set: unknown) {
  const { keys, troubles } = readKeySettings({ keys: set });
  return { keys, troubles: troubles.map(({ sentence }) => sentence) };
}

function refusalOf(command: Command, text: unknown): string {
  const setting = KEY_SETTINGS.settings.find(({ name }) => name === `keys.${command}`);
  assert.ok(setting);
  const read = readValue(setting, text);
  return read.ok ? '' : read.reason;
}

test('every action of the table of keys is a setting, with its keys as what holds without it', () => {
  assert.deepEqual(
    KEY_SETTINGS.settings.map(({ name, fallback }) => [name, fallback]),
    KEYMAP.map(({ command, keys }) => [`keys.${command}`, keys.join(' ')]),
  );
});

test('the defaults of all actions can be read, and none clashes with another', () => {
  for (const { takes, fallback, name } of KEY_SETTINGS.settings)
    assert.ok(takes.parse(fallback).ok, name);
  assert.equal(KEY_SETTINGS.clashIn(new Map()), null);
  assert.equal(readKeySettings({}).keys, OWN_KEYS);
});

test('an action has the keys that it is given, and no others', () => {
  const { keys, troubles } = keysSet({ 'next-block': 'x ^n PageDn', 'page-down': 'space' });
  assert.deepEqual(troubles, [
    `the setting keys.next-block is left at j: it takes keys such as j, ^D, pagedown or '' parted by blanks, or none, not "PageDn"`,
  ]);
  assert.equal(keys.keyOf('next-block'), 'j');
  assert.equal(keys.keyOf('page-down'), 'space');
  assert.deepEqual(keys.read(null, ['f']).commands, [{ unknown: 'f' }]);
});

test('blanks around the keys are no keys', () => {
  const { keys, troubles } = keysSet({ 'next-block': ' x  X ', 'page-down': ' none ' });
  assert.deepEqual(troubles, []);
  assert.equal(keys.keyOf('next-block'), 'x');
  assert.equal(keys.keyOf('page-down'), null);
  assert.match(refusalOf('next-block', '  '), /takes keys/u);
});

test('several keys, control in small letters, names in capitals, sequences and far characters are keys', () => {
  const { keys, troubles } = keysSet({
    'next-block': 'x ^n é 漢',
    'page-down': 'PageDown ZZ',
  });
  assert.deepEqual(troubles, []);
  for (const name of ['x', '^N', 'é', '漢'])
    assert.deepEqual(keys.read(null, [name]).commands, ['next-block'], name);
  assert.deepEqual(keys.read(null, ['Z', 'Z', 'pagedown']).commands, ['page-down', 'page-down']);
  assert.deepEqual(keys.read(null, ['j']).commands, [{ unknown: 'j' }]);
});

test('a key goes by the names that it has elsewhere, too', () => {
  const { keys, troubles } = keysSet({
    close: 'Escape ctrl-g',
    open: 'Return C-o',
    'page-down': 'PgDn UP',
    'row-up': 'none',
  });
  assert.deepEqual(troubles, []);
  assert.deepEqual(keys.read(null, ['esc', '^G', 'enter', '^O', 'pagedown', 'up']).commands, [
    'close',
    'close',
    'open',
    'open',
    'page-down',
    'page-down',
  ]);
});

test('a sequence may begin with a character beyond the first plane', () => {
  const { keys, troubles } = keysSet({ star: '👍👍 ☂m' });
  assert.deepEqual(troubles, []);
  const { pending, commands } = keys.read(null, ['👍']);
  assert.deepEqual([pending, commands], ['👍', []]);
  assert.deepEqual(keys.read(pending, ['👍']).commands, ['star']);
});

test('"none" takes every key from an action, which is then offered nowhere and can be bound elsewhere', () => {
  const { keys, troubles } = keysSet({ rail: 'none', star: 'z' });
  assert.deepEqual(troubles, []);
  assert.equal(keys.keyOf('rail'), null);
  assert.deepEqual(keys.read(null, ['z']).commands, ['star']);
  assert.equal(keys.spell('{rail}'), '(no key for rail)');
});

test('the number keys are links in their order, whichever they are', () => {
  const { keys } = keysSet({ 'numbered-link': '! @ #' });
  assert.deepEqual(keys.read(null, ['@', '4']).commands, ['link-2', { unknown: '4' }]);
});

const CLASHES: readonly (readonly [keys: Record<string, string>, troubles: readonly string[]])[] = [
  [{ star: 'q' }, ['the setting keys.star is left at m: it shares "q" with keys.quit']],
  [
    { star: 'x', rail: 'x' },
    [
      'the setting keys.star is left at m: it shares "x" with keys.rail',
      'the setting keys.rail is left at z: it shares "x" with keys.star',
    ],
  ],
  [
    { star: "'" },
    [`the setting keys.star is left at m: it has "'", with which "''" of keys.jump-back begins`],
  ],
  [
    { star: 'gg' },
    ['the setting keys.star is left at m: it has "gg", which begins with "g" of keys.top'],
  ],
  [{ 'next-block': 'k', 'previous-block': 'j' }, []],
  [{ top: 'gg', star: 'gx', rail: 'gz' }, []],
];

for (const [set, troubles] of CLASHES) {
  test(`the keys ${JSON.stringify(set)} clash as they should, naming both actions`, () => {
    assert.deepEqual(keysSet(set).troubles, troubles);
  });
}

test('of two that clash the one that was set gives way, and every other setting counts', () => {
  const { keys } = keysSet({ star: 'q', rail: 'R' });
  assert.deepEqual(keys.read(null, ['q', 'm', 'R']).commands, ['quit', 'star', 'rail']);
});

test('what is no key is refused with what is', () => {
  for (const text of [
    'abc',
    'shift-tab',
    'F1',
    '^[',
    '^I',
    '^H',
    '^M',
    '^J',
    '^1',
    '\u001b',
    '\u202ea',
    '',
  ])
    assert.match(refusalOf('star', text), /^takes keys such as j, \^D, pagedown/u, text);
  assert.equal(refusalOf('star', 'x x'), 'names "x" twice');
  assert.equal(refusalOf('star', '1 2 3 4 5 6 7 8 9 0'), 'takes 9 keys at most');
  assert.equal(refusalOf('star', ['x']), 'takes a text, not a list');
});

test('there is always a way out', () => {
  assert.equal(refusalOf('quit', 'none'), 'needs a key: there has to be a way out');
  assert.equal(refusalOf('interrupt', 'none'), 'keeps ^C: there has to be a way out');
  assert.equal(refusalOf('interrupt', 'x ^C'), '');
  assert.equal(refusalOf('close', '^c'), 'cannot have ^C, which always quits at once');
});

test('an action that nobody knows is told of, with the one that was probably meant', () => {
  assert.deepEqual(keysSet({ 'next-blok': 'x', top: 'g' }).troubles, [
    'the preferences set "keys.next-blok", and there is no such action; did you mean keys.next-block?',
  ]);
  for (const keys of ['vim', 7, ['j']])
    assert.match(
      keysSet(keys).troubles[0] ?? '',
      /^the setting keys takes names and their values/u,
    );
});
