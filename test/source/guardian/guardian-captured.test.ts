// Owns the comparison of the adapter with captured answers, which are read here a second time by plainer means.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Block } from '../../../src/model/block.ts';
import { DecodeError, NotLiveBlogError } from '../../../src/model/errors.ts';
import type { Update } from '../../../src/model/update.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';
import { recogniseFile } from '../../../src/source/registry.ts';
import { fixturePath, readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';

const MARS = 'guardian/dcr-fearticle-live-mars-2021';

/** One blog as it was fetched in four different years, and once more after it had ended. */
const FETCHES = {
  in2021: `${MARS}.asof-2021-02.trim.json`,
  in2022: `${MARS}.asof-2022-03.trim.json`,
  in2024: `${MARS}.asof-2024-03.trim.json`,
  in2026: `${MARS}.json`,
  ended: 'guardian/dcr-fearticle-dead-mars-2021.json',
};

type WireElement = { _type: string; html?: string };

type WireBlock = {
  id: string;
  title?: string;
  attributes?: { keyEvent: boolean; summary: boolean; pinned: boolean };
  blockFirstPublished: number;
  blockLastUpdated: number;
  contributors?: { name: string }[];
  elements: WireElement[];
};

type WirePage = {
  pageId: string;
  webURL: string;
  headline: string;
  blocks: WireBlock[];
  keyEvents: WireBlock[];
  pagination: { older: string; totalPages: number };
};

function readBoth(name: string): { wire: WirePage; update: Update } {
  const body = readFixture(name);
  return { wire: JSON.parse(body), update: guardian.parse(body, FILE_CONTEXT) };
}

/** What a block should be, read off the wire without any of the adapter's code. */
function expectedOf(wire: WireBlock, page: WirePage) {
  const isListed = page.keyEvents.some(({ id }) => id === wire.id);
  return {
    id: wire.id,
    url: `${page.webURL}?page=with:block-${wire.id}#block-${wire.id}`,
    title: wire.title ?? null,
    publishedAt: wire.blockFirstPublished,
    lastUpdatedAt: wire.blockLastUpdated,
    keyEvent: wire.attributes?.keyEvent ?? isListed,
    summary: wire.attributes?.summary ?? false,
    contributors: (wire.contributors ?? []).map(({ name }) => ({ name })),
    elements: wire.elements.length,
  };
}

function foundOf(block: Block) {
  return { ...block, elements: block.elements.length };
}

for (const [fetched, name] of Object.entries(FETCHES)) {
  test(
    `captured ${fetched}: ids, titles, times, flags, people and counts are those of the wire`,
    withFixtures,
    () => {
      const { wire, update } = readBoth(name);
      const copies = new Map([...wire.keyEvents, ...wire.blocks].map((copy) => [copy.id, copy]));
      assert.equal(update.blocks.length, copies.size);
      for (const block of update.blocks) {
        const copy = copies.get(block.id);
        assert.ok(copy !== undefined);
        assert.deepEqual(foundOf(block), expectedOf(copy, wire));
      }
    },
  );

  test(`captured ${fetched}: the header and the paging are those of the wire`, withFixtures, () => {
    const { wire, update } = readBoth(name);
    const stamps = wire.blocks.map((block) => block.blockFirstPublished);
    assert.equal(update.header?.id, wire.pageId);
    assert.equal(update.header?.title, wire.headline);
    assert.equal(update.header?.url, wire.webURL);
    assert.equal(update.header?.contributors.length, 2);
    assert.equal(update.header?.pinnedId, null);
    assert.equal(update.totalBlocks, 43);
    assert.ok(update.older !== null && wire.pagination.older.includes(`block-${update.older}`));
    assert.deepEqual(update.span, { from: Math.min(...stamps), to: Math.max(...stamps) });
  });

  test(
    `captured ${fetched}: every word of a text element is kept and nothing unknown is met`,
    withFixtures,
    () => {
      const { wire, update } = readBoth(name);
      const wires = new Map([...wire.keyEvents, ...wire.blocks].map((copy) => [copy.id, copy]));
      for (const block of update.blocks) {
        const text = squeeze(textOfBlock(block));
        for (const { html } of wires.get(block.id)?.elements ?? []) {
          for (const words of wordsIn(html ?? '')) assert.ok(text.includes(words), words);
        }
        assert.ok(block.elements.every((element) => element.type !== 'unknown'));
      }
    },
  );
}

/** The runs of words between the tags, except for a tweet's date, which is no part of its text. */
function wordsIn(html: string): string[] {
  return html
    .replace(/<a[^>]*>[^<]*<\/a><\/blockquote>/u, '')
    .replace(/&mdash; |\((?=@)|(?<=@\w+)\)/gu, '<>')
    .split(/<[^>]*>/u)
    .map((run) =>
      squeeze(
        run
          .replace(/&amp;/gu, '&')
          .replace(/&#39;/gu, "'")
          .replace(/&quot;/gu, '"')
          .replace(/&gt;/gu, '>'),
      ),
    )
    .filter((run) => run !== '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

test(
  'captured: the status is live, ended, or unknown where the answer does not say',
  withFixtures,
  () => {
    const statuses = Object.values(FETCHES).map((name) => readBoth(name).update.header?.status);
    assert.deepEqual(statuses, ['unknown', 'live', 'live', 'live', 'ended']);
  },
);

test(
  'captured: a block that nobody edited keeps its text and element ids over the years',
  withFixtures,
  () => {
    const latest = new Map(
      readBoth(FETCHES.in2026).update.blocks.map((block) => [block.id, block]),
    );
    const changed = Object.entries(FETCHES).flatMap(([fetched, name]) =>
      readBoth(name).update.blocks.flatMap((block) => {
        const other = latest.get(block.id);
        assert.ok(other !== undefined);
        assert.deepEqual(
          block.elements.map(({ id }) => id),
          other.elements.map(({ id }) => id),
        );
        return textOfBlock(block) === textOfBlock(other) ? [] : [`${fetched} ${block.id}`];
      }),
    );
    // The one real difference: the first two fetches carry no title for the video that this block embeds.
    assert.deepEqual(changed, [
      'in2021 602fd0c48f08ad21ea600275',
      'in2022 602fd0c48f08ad21ea600275',
    ]);
  },
);

test('captured: a block of the oldest shape is read within a page', withFixtures, () => {
  const block = JSON.parse(readFixture('guardian/dcr-single-liveblock-legacy-fields.json'));
  const page = { pageId: 'a/live/b', contentType: 'LiveBlog', headline: 'x', blocks: [block] };
  const [read] = guardian.parse(JSON.stringify(page), FILE_CONTEXT).blocks;
  const inStory = readBoth(FETCHES.in2026).update.blocks.find(
    ({ elements }) => elements[0]?.id === read?.elements[0]?.id,
  );
  assert.ok(read !== undefined);
  assert.equal(read.publishedAt, 1_613_763_003_000);
  assert.equal(read.lastUpdatedAt, 1_613_763_519_000);
  assert.equal(read.url, null);
  // Its one paragraph stands in another block of the story, but for a space at the end; so does its id.
  assert.equal(inStory?.id, '6030096d8f08c3cb92a5ca88');
});

test(
  'captured: whatever is no live blog is refused, and only stories are recognised',
  withFixtures,
  async () => {
    const refused = readdirSync(fixturePath('guardian')).filter(
      (name) => !name.startsWith('dcr-fearticle'),
    );
    for (const name of refused) {
      const bytes = readFileSync(fixturePath(`guardian/${name}`));
      const body = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      assert.throws(
        () => guardian.parse(body, FILE_CONTEXT),
        (error) => error instanceof DecodeError || error instanceof NotLiveBlogError,
        name,
      );
      assert.notEqual(await recogniseFile(toDocument(body)), guardian, name);
    }
    for (const name of Object.values(FETCHES))
      assert.equal(await recogniseFile(toDocument(readFixture(name))), guardian);
  },
);
