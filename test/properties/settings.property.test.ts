// The laws of settings: whatever keys are accepted, each is read as its own action and as no other; whatever stands in the
// file, reading it fails on nothing, and writing to it loses nothing that we do not know.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openPreferences } from '../../src/config/preferences.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { schemaFor } from '../../src/config/settings-schema.ts';
import { firstOf } from '../../src/ui/key-bindings.ts';
import { KEY_NAMES } from '../../src/ui/key-names.ts';
import { KEY_SETTINGS, readKeySettings } from '../../src/ui/key-settings.ts';
import { KEYMAP } from '../../src/ui/keymap.ts';
import { readOwnLook } from '../../src/ui/own-look.ts';
import { THEME_SETTINGS } from '../../src/ui/theme-settings.ts';
import { HOSTILE_CHARACTER } from '../helpers/hostile-characters.ts';
import { RUNS } from '../helpers/runs.ts';

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'jkgGqZ\'"é漢👍1/') },
  { weight: 2, arbitrary: fc.constantFrom(...KEY_NAMES, '^A', '^C', '^n', '^Z') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(..."jgZ'👍"), fc.constantFrom(..."jg'x👍"))
      .map((two) => two.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);
const keys = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join(' ')),
  },
  { weight: 1, arbitrary: fc.constant('none') },
);
const anyKeys = fc.dictionary(
  fc.constantFrom(...KEYMAP.map(({ command }) => command), 'no-such-action'),
  keys,
  { maxKeys: 20, noNullPrototype: true },
);

/** The keys of a sequence one by one. */
function pressed(key: string): readonly string[] {
  return firstOf(key) === null ? [key] : Array.from(key);
}

test('whatever keys are accepted, none stands for two actions, and each is read as its own', () => {
  fc.assert(
    fc.property(anyKeys, fc.array(name, { maxLength: 6 }), (set, typed) => {
      const { keys: bindings } = readKeySettings({ keys: set });
      const all = bindings.rows.flatMap((row) => row.keys);
      assert.equal(new Set(all).size, all.length);
      const { pending } = bindings.read(null, typed.flatMap(pressed));
      for (const row of bindings.rows) {
        for (const [index, key] of row.keys.entries()) {
          const own = row.command === 'numbered-link' ? `link-${index + 1}` : row.command;
          assert.deepEqual(bindings.read(null, pressed(key)), { pending: null, commands: [own] });
          const [first = ''] = pressed(key);
          // After half a sequence escape makes room for it.
          const after = pending === null ? [] : ['esc'];
          assert.deepEqual(
            bindings.read(pending, [...after, ...pressed(key)]).commands,
            [own],
            first,
          );
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test('whatever is bound, there is a way to quit and ^C, and each trouble names the action that gave way', () => {
  fc.assert(
    fc.property(anyKeys, (set) => {
      const { keys: bindings, troubles } = readKeySettings({ keys: set });
      assert.notEqual(bindings.keyOf('quit'), null);
      assert.deepEqual(bindings.read(null, ['^C']).commands, ['interrupt']);
      for (const { sentence: trouble } of troubles) {
        assert.match(trouble, /^the (?:setting keys\.[a-z-]+ is left at|preferences set "keys\.)/u);
        assert.doesNotMatch(trouble, HOSTILE_CHARACTER);
      }
    }),
    { numRuns: RUNS },
  );
});

const known = [...SETTINGS, ...KEY_SETTINGS.settings, ...THEME_SETTINGS.settings];
const field = fc.oneof(
  fc.constantFrom(...SETTINGS.map(({ storedAs, name: own }) => storedAs ?? own), 'keys', 'theme'),
  fc.string({ maxLength: 8 }),
);
const member = fc.oneof(
  fc.constantFrom(...known.map(({ name: own }) => own.replace(/^\w+\./u, ''))),
  fc.string({ maxLength: 8 }),
);
const value = fc.oneof(
  fc.constantFrom('oldest', 'utc', 'red', 'bold', 'x', 'none', 'yes', true, 20, null),
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(
    member,
    fc.oneof(fc.constantFrom('x', 'q', 'red', 'none'), fc.jsonValue({ maxDepth: 1 })),
    {
      maxKeys: 6,
      noNullPrototype: true,
    },
  ),
);
const anyFile = fc
  .dictionary(field, value, { maxKeys: 8, noNullPrototype: true })
  // As JSON holds it: no -0, and no prototypes.
  .map((given): Record<string, unknown> => JSON.parse(JSON.stringify(given)));

test('whatever stands in the file, what is wrong is told in sentences without a control, and nothing is thrown', () => {
  fc.assert(
    fc.property(anyFile, (stored) => {
      const { values, troubles } = readSettings(SETTINGS, stored);
      for (const setting of SETTINGS)
        for (const text of values.get(setting.name) ?? []) assert.ok(setting.takes.parse(text).ok);
      for (const { sentence, reason } of [...troubles, ...readOwnLook(stored, 256).troubles]) {
        assert.doesNotMatch(sentence + reason, HOSTILE_CHARACTER);
        assert.ok(sentence.length < 400);
      }
      schemaFor(SETTINGS, [KEY_SETTINGS, THEME_SETTINGS], stored);
    }),
    { numRuns: RUNS },
  );
});

test('whatever stands in the file, a setting that is written is there, and all else is as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'teleprinter-settings-'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'preferences.json');
  try {
    await fc.assert(
      fc.asyncProperty(anyFile, async (stored) => {
        writeFileSync(file, JSON.stringify(stored));
        const preferences = openPreferences({ home: folder });
        const schema = schemaFor(SETTINGS, [KEY_SETTINGS, THEME_SETTINGS], stored);
        assert.equal(await preferences.change({ path: 'order', value: 'oldest', schema }), null);
        assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { ...stored, order: 'oldest' });
        const now = preferences.stored();
        const next = schemaFor(SETTINGS, [KEY_SETTINGS, THEME_SETTINGS], now);
        assert.equal(
          await preferences.change({ path: 'order', value: undefined, schema: next }),
          null,
        );
        const { order: _, ...others } = stored;
        assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), others);
      }),
      { numRuns: Math.ceil(RUNS / 100) },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
