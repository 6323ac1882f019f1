// Holds every source to the corpus of hostile pages: each is read safely, or refused with a fault that can be told; and what
// is spoilt in one place never makes a post that was not there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceAdapter } from '../../src/source/adapter.ts';
import { loadAdapters } from '../../src/source/registry.ts';
import { SAMPLES } from '../fuzz/samples.ts';
import { isOwn, readWith } from '../fuzz/source-target.ts';
import { HOSTILE_PAGES } from './hostile-corpus.ts';
import { spoiltSamples } from './spoilt-samples.ts';

const ADAPTERS = await loadAdapters();

/** The sources that take the sample for their own, and how many blocks each finds in it. */
const READERS = SAMPLES.map((sample) =>
  ADAPTERS.filter((adapter) => isOwn(adapter, sample)).map((adapter) => ({
    adapter,
    blocks: blocksIn(adapter, sample, 'sound'),
  })),
);

function blocksIn(adapter: SourceAdapter, body: string, what: string): number {
  try {
    return readWith(adapter, body)?.blocks.length ?? 0;
  } catch (error) {
    throw new Error(`${adapter.name}: ${what}`, { cause: error });
  }
}

test('every source has a sample that can be spoilt', () => {
  const own = new Set(READERS.flat().map(({ adapter }) => adapter));
  assert.deepEqual([...own].toSorted(byName), ADAPTERS.toSorted(byName));
  for (const adapter of ADAPTERS) {
    const found = READERS.flat().filter((reader) => reader.adapter === adapter);
    assert.ok(
      found.some(({ blocks }) => blocks > 0),
      `${adapter.name} reads no block in any sample`,
    );
  }
});

function byName(one: SourceAdapter, other: SourceAdapter): number {
  return one.name < other.name ? -1 : 1;
}

test('every hostile page is borne by every source', () => {
  for (const { what, body } of HOSTILE_PAGES)
    for (const adapter of ADAPTERS) blocksIn(adapter, body, what);
});

test('a sound page that is spoilt in one place is borne, and holds no block more', () => {
  for (const { number, what, body } of spoiltSamples()) {
    for (const { adapter, blocks } of READERS[number] ?? []) {
      const count = blocksIn(adapter, body, what);
      assert.ok(count <= blocks, `${adapter.name}: ${count} blocks instead of ${blocks}: ${what}`);
    }
  }
});
