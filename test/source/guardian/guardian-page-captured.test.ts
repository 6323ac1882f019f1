// Owns the comparison of the page's adapter with captured pages, and with what the site's JSON says of the same blog.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Block, updatedAt } from '../../../src/model/block.ts';
import { NotLiveBlogError } from '../../../src/model/errors.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';
import { guardianPage } from '../../../src/source/guardian/guardian-page.ts';
import { findSources, recogniseFile } from '../../../src/source/registry.ts';
import { fixturePath, readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';

const MARS_PAGE = 'guardian/synthetic-dcr-page-mars-2021-dead.html';
const MARS_JSON = 'guardian/dcr-fearticle-dead-mars-2021.json';
const UKRAINE = 'jsonld/guardian-2023-05-15.html';

type Facts = {
  readonly jsonld: Record<
    string,
    {
      readonly pageHeadline: string;
      readonly url: string;
      readonly blogAuthors: readonly string[];
      readonly dateModified: string;
      readonly htmlBlocks: readonly { id: string; time: string; h2: string | null }[];
    }
  >;
};

/** What a reader sees: a page shows an update only where it is later than the first publication. */
function seenOf(block: Block) {
  const { lastUpdatedAt: _, ...rest } = block;
  return { ...rest, updatedAt: updatedAt(block) };
}

function withoutImageAddress(block: ReturnType<typeof seenOf>) {
  const elements = block.elements.map((element) =>
    element.type === 'image' ? { ...element, url: null } : element,
  );
  return { ...block, elements };
}

test('captured: a page and the JSON of one blog give the same blocks', withFixtures, () => {
  const drawn = guardianPage.parse(readFixture(MARS_PAGE), FILE_CONTEXT);
  const told = guardian.parse(readFixture(MARS_JSON), FILE_CONTEXT);
  const seen = (blocks: readonly Block[]) => blocks.map(seenOf).map(withoutImageAddress);
  assert.deepEqual(seen(drawn.blocks), seen(told.blocks));
  assert.deepEqual(drawn.span, told.span);
  assert.equal(drawn.older, told.older);
  assert.equal(drawn.totalBlocks, told.totalBlocks);
  assert.equal(drawn.header?.status, 'ended');
  assert.equal(drawn.header?.title, told.header?.title);
  assert.deepEqual(drawn.header?.standfirst, told.header?.standfirst);
  assert.equal(drawn.header?.updatedAt, told.header?.updatedAt);
});

test('captured: a page of 2023 holds what it was seen to hold', withFixtures, () => {
  const facts: Facts = JSON.parse(readFixture('facts.json'));
  const wanted = facts.jsonld['guardian-2023-05-15.html'];
  assert.ok(wanted !== undefined);
  const { header, blocks, older, totalBlocks } = guardianPage.parse(
    readFixture(UKRAINE),
    FILE_CONTEXT,
  );
  const onPage = blocks.slice(0, wanted.htmlBlocks.length);
  assert.deepEqual(
    onPage.map(({ id, title, publishedAt }) => ({
      id,
      time: new Date(publishedAt ?? 0).toISOString(),
      h2: title,
    })),
    wanted.htmlBlocks,
  );
  assert.equal(header?.title, wanted.pageHeadline);
  assert.equal(header?.url, wanted.url);
  assert.equal(header?.status, 'live');
  assert.equal(header?.updatedAt, Date.parse(wanted.dateModified));
  assert.deepEqual(
    header?.contributors.map(({ name }) => name),
    wanted.blogAuthors,
  );
  assert.equal(header?.pinnedId, '646210cc8f0822aea831dd91');
  assert.equal(older, '64620b428f08e408b758aed8');
  assert.equal(totalBlocks, 50);
  assert.equal(blocks.filter(({ keyEvent, summary }) => keyEvent || summary).length, 13);
  assert.ok(blocks.every(({ elements }) => elements.every(({ type }) => type !== 'unknown')));
});

test(
  'captured: the page wins over its own description for search engines',
  withFixtures,
  async () => {
    const found = await findSources(
      toDocument(readFixture(UKRAINE), 'text/html'),
      'http://x.org/',
      null,
    );
    assert.equal(found[0]?.adapter, guardianPage);
    assert.equal(await recogniseFile(toDocument(readFixture(UKRAINE))), guardianPage);
  },
);

test('captured: an ordinary article of the site is refused as one', withFixtures, () => {
  const packed = readFileSync(fixturePath('guardian/dcr-real-article-page-2024-02-24.html.gz'));
  const page = gunzipSync(packed).toString('utf8');
  assert.equal(guardianPage.discover(toDocument(page), 'http://x.org/'), null);
  assert.throws(
    () => guardianPage.parse(page, FILE_CONTEXT),
    (error) => error instanceof NotLiveBlogError && error.found === 'article',
  );
});

if (withFixtures.skip === false) {
  testConformance(guardianPage, 'captured pages', [readFixture(MARS_PAGE), readFixture(UKRAINE)]);
}
