// Owns the law that a story is the same however its document was written: other white space, other spellings, other boxes
// around it change nothing, and what a part of the document tells stands in the whole too. Over every captured document, and
// over those of our own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, BlockId } from '../../src/model/block.ts';
import { isFollowFault } from '../../src/model/errors.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { toDocument } from '../../src/source/found-document.ts';
import { readersOf, recogniseFile } from '../../src/source/registry.ts';
import { SAMPLES } from '../fuzz/samples.ts';
import { readFixture, withFixtures } from '../helpers/shared-fixtures.ts';
import { type Disguise, JSON_DISGUISES, PAGE_DISGUISES, withLists } from './story-disguises.ts';

const PAGES = [
  'guardian/synthetic-dcr-page-mars-2021-dead.html',
  'jsonld/guardian-2023-05-15.html',
  'jsonld/corkbeo-2020-10-06.html',
  'jsonld/repubblica-2023-11-02.html',
  'jsonld/schemaorg-example.jsonld.html',
  'microdata/schemaorg-example.microdata.html',
  'microdata/schemaorg-example.rdfa.html',
];

const ANSWERS = [
  'guardian/dcr-fearticle-dead-mars-2021.json',
  'guardian/dcr-fearticle-live-mars-2021.json',
  'guardian/dcr-fearticle-live-mars-2021.asof-2021-02.trim.json',
  'capi/capi-item-magnus-carlsen-v-ian.derived.json',
  'capi/capi-template-item-content-with-blocks.json',
  'sourcefabric/client_blogs-posts.sourcefabric-2017-03-23.json',
  'wordpress/entries-poll.json',
  'wordpress/get-entries-page.json',
  'aljazeera/LiveBlogUpdateQuery--4514963.json',
  'feeds/DaringFireball.json',
];

async function read(body: string, requestUrl: string | null = null) {
  const adapter = await recogniseFile(toDocument(body));
  assert.ok(adapter, 'nothing reads it');
  const { header, blocks } = adapter.parse(body, { ...FILE_CONTEXT, requestUrl });
  const { title, status, pinnedId = null } = header ?? {};
  return { story: { title, status, pinnedId }, blocks: blocks.map(apart) };
}

/** Where the page puts it depends on what else is there. */
function apart({ placedAt: _, ...block }: Block): Block {
  return block;
}

async function blocksOf(body: string): Promise<ReadonlyMap<BlockId, Block>> {
  return new Map((await read(body)).blocks.map((block) => [block.id, block]));
}

function testDisguises(names: readonly string[], disguises: readonly Disguise[]): void {
  for (const name of names) {
    test(`${name} is the same story however it is written`, withFixtures, async () => {
      const body = readFixture(name);
      const plain = await read(body);
      for (const { name: how, write } of disguises)
        assert.deepEqual(await read(write(body)), plain, how);
    });
  }
}

testDisguises(PAGES, PAGE_DISGUISES);
testDisguises(ANSWERS, JSON_DISGUISES);

/** Documents of our own that are whole stories by themselves. */
const OWN = SAMPLES.map((sample) => sample.replace(/^\uFEFF/u, ''))
  .filter((sample) => /^\s*(?:\{|<!doctype html|<html)/iu.test(sample))
  // To write such a number anew is to change it.
  .filter((sample) => !/:\d{16}/u.test(sample));

test('a story of every source that we make up is the same however it is written', async () => {
  let told = 0;
  for (const [number, body] of OWN.entries()) {
    const plain = await readIfAny(body);
    if (plain === null) continue;
    told += 1;
    for (const { name: how, write } of body.startsWith('{') ? JSON_DISGUISES : PAGE_DISGUISES)
      assert.deepEqual(await readIfAny(write(body)), plain, `sample ${number} ${how}`);
  }
  assert.ok(told > 8, `only ${told} samples are stories`);
});

async function readIfAny(body: string) {
  try {
    return await read(body);
  } catch (error) {
    if (isFollowFault(error) || error instanceof assert.AssertionError) return null;
    throw error;
  }
}

for (const name of [...PAGES.slice(2, 5), ...ANSWERS]) {
  test(`${name} has the same posts in any order, and each by itself`, withFixtures, async () => {
    const body = readFixture(name);
    const whole = await blocksOf(body);
    const turned = await blocksOf(withLists(body, (list) => list.toReversed()));
    assert.deepEqual(new Map([...turned].sort()), new Map([...whole].sort()));
    const few = await blocksOf(withLists(body, (list) => list.filter((_, at) => at % 3 !== 1)));
    assert.ok(few.size < whole.size || whole.size < 3);
    for (const [id, block] of few) assert.deepEqual(block, whole.get(id));
  });
}

for (const name of [...PAGES, ...ANSWERS]) {
  test(`${name} has the same posts wherever it stands`, withFixtures, async () => {
    const body = readFixture(name);
    const idsAt = async (url: string | null) => (await read(body, url)).blocks.map(({ id }) => id);
    const ids = await idsAt(null);
    assert.deepEqual(await idsAt('http://127.0.0.1:8731/saved.html'), ids);
    assert.deepEqual(await idsAt('https://mirror.example/live/1?utm_source=mail#top'), ids);
  });
}

const CUTS = 40;

for (const name of [...PAGES, ...ANSWERS]) {
  test(`${name} cut anywhere tells nothing that the whole does not`, withFixtures, async () => {
    const body = readFixture(name);
    const whole = await blocksOf(body);
    for (let cut = 1; cut < CUTS; cut++) {
      const blocks = await blocksOfPart(body.slice(0, Math.floor((body.length * cut) / CUTS)));
      const odd = blocks.filter((block) => !isOf(block, whole.get(block.id)));
      // One may have been cut itself.
      assert.ok(odd.length <= 1, `cut at ${cut}: ${odd.map(({ id }) => id)}`);
    }
  });
}

async function blocksOfPart(part: string): Promise<readonly Block[]> {
  for await (const adapter of readersOf(toDocument(part))) {
    try {
      return adapter.parse(part, FILE_CONTEXT).blocks;
    } catch (error) {
      if (!isFollowFault(error)) throw error;
    }
  }
  return [];
}

/** What the page's markup alone tells may have been cut off: then the record's own is told, or nothing. */
function isOf(block: Block, known: Block | undefined): boolean {
  if (known === undefined) return false;
  const isTold = <Value>(value: Value | null, whole: Value | null) =>
    value === null || value === whole;
  const title = block.title?.replace(/\s*…$/u, '') ?? '';
  return (
    isTold(block.publishedAt, known.publishedAt) &&
    isTold(block.lastUpdatedAt, known.lastUpdatedAt) &&
    (known.keyEvent || !block.keyEvent) &&
    (title === '' || known.title?.startsWith(title) === true)
  );
}
