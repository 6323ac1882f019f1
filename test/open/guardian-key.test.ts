// Owns where a key of the reader's own is looked for.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openPreferences } from '../../src/config/preferences.ts';
import { findGuardianKey } from '../../src/open/guardian-key.ts';

function homeHolding(t: TestContext, preferences: string): string {
  const home = mkdtempSync(join(tmpdir(), 'teleprinter-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, 'preferences.json'), preferences);
  return home;
}

test('a key is in the environment, else in the preferences, else there is none', (t) => {
  const home = homeHolding(t, '{"guardianKey":" kept "}');
  const given = { TELEPRINTER_HOME: home, TELEPRINTER_GUARDIAN_KEY: ' given ' };
  assert.equal(findGuardianKey(given), 'given');
  assert.equal(findGuardianKey({ ...given, TELEPRINTER_GUARDIAN_KEY: '' }), 'kept');
  for (const preferences of ['{}', '{"guardianKey":7}', '{"guardianKey":" "}', 'broken']) {
    const other = homeHolding(t, preferences);
    assert.equal(findGuardianKey({ TELEPRINTER_HOME: other }), null, preferences);
  }
});

test('keeping the address of a story leaves the key where it is', async (t) => {
  const home = homeHolding(t, '{"guardianKey":"kept"}');
  await openPreferences({ home }).keepLastAddress('https://example.org/live/x');
  const preferences = openPreferences({ home });
  assert.equal(preferences.guardianKey(), 'kept');
  assert.equal(preferences.lastAddress(), 'https://example.org/live/x');
});
