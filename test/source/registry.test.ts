// What is known of the sources before they are loaded, and that nothing of them is loaded for it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadAdapters, locateSource, SOURCES, selectAdapter } from '../../src/source/registry.ts';

test('the list says of each source what the source says of itself', async () => {
  const adapters = await loadAdapters();
  assert.deepEqual(
    SOURCES.map(({ name, locate }) => ({ name, locate })),
    adapters.map(({ name, locate }) => ({ name, locate })),
  );
});

test('of one name, one source is loaded', async () => {
  assert.deepEqual(
    (await loadAdapters('arena')).map(({ name }) => name),
    ['arena'],
  );
  assert.deepEqual(await loadAdapters('gazette'), []);
});

test('what is selected is what was located', async () => {
  const url = 'https://www.theguardian.com/uk/live/2026/may/04/a-story';
  const located = locateSource(url, null);
  assert.equal(located?.source.name, 'guardian');
  assert.deepEqual((await selectAdapter(url, null))?.address, located?.address);
});

/** Every file that a file imports to run, whatever way it takes; types and what is loaded later are left out. */
function filesBehind(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const imports = /(?:^|\n)(?:import|export)\s(?!type\s)[^'";]*?from\s*'([^']+)'/gu;
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
    if (specifier.startsWith('.')) filesBehind(join(dirname(file), specifier), seen);
    else seen.add(specifier);
  }
  return seen;
}

test('locating a story reads no HTML, no feed and no answer', () => {
  const registry = fileURLToPath(new URL('../../src/source/registry.ts', import.meta.url));
  const behind = [...filesBehind(registry)];
  assert.deepEqual(
    behind.filter((file) => /\/html\/|htmlparser2|feedsmith|element-id|\/decode\.ts$/u.test(file)),
    [],
  );
  assert.ok(behind.length > 10);
});
