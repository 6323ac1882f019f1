// Owns the reading of parts of the Guardian's answers, as people keep them: a poll's, the text alone, blocks by themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotLiveBlogError } from '../../../src/model/errors.ts';
import { textOfElement } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { guardianPart } from '../../../src/source/guardian/guardian-part.ts';
import { recogniseFile } from '../../../src/source/registry.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';
import { storyPage, wireBlock, wireText } from './guardian-page.ts';

const ID = '600000000000000000000001';
const OTHER_ID = '600000000000000000000002';
const AT = Date.UTC(2026, 10, 20, 10);

const block = { ...wireBlock(ID, AT), elements: [wireText('<p>The tide is in.</p>')] };
const POLL = JSON.stringify({
  numNewBlocks: 1,
  mostRecentBlockId: `block-${ID}`,
  html: `<article id="block-${ID}"><header><time datetime="2026-11-20T10:00:00.000Z">now</time><h2>Tide</h2></header><p>The tide is in.</p></article>`,
});
const TEXT = JSON.stringify({
  blocks: [
    {
      id: ID,
      title: null,
      publishedDateTime: AT,
      lastUpdatedDateTime: AT,
      body: 'One <b>.\nTwo & 2.',
    },
    { id: OTHER_ID, title: 'Tide', publishedDateTime: AT - 1, lastUpdatedDateTime: AT, body: '' },
  ],
  refreshStatus: true,
});
const BLOCKS = JSON.stringify([block, { ...block, id: OTHER_ID }]);

async function read(body: string) {
  const adapter = await recogniseFile(toDocument(body));
  assert.equal(adapter?.name, 'guardian-part');
  return guardianPart.parse(body, FILE_CONTEXT);
}

test("a poll's answer holds the blocks that are new", async () => {
  const { blocks, span, header } = await read(POLL);
  assert.deepEqual(
    blocks.map(({ id, title, publishedAt, elements }) => [id, title, publishedAt, elements.length]),
    [[ID, 'Tide', AT, 1]],
  );
  assert.equal(span, null);
  assert.equal(header?.status, 'unknown');
});

test('a poll without anything new is no story', async () => {
  const body = JSON.stringify({ numNewBlocks: 0, html: '' });
  await assert.rejects(
    read(body),
    (fault) => fault instanceof NotLiveBlogError && fault.found === 'no-updates',
  );
});

test('the text alone tells less of a block than is known elsewhere, and says so', async () => {
  const { blocks, brief } = await read(TEXT);
  assert.deepEqual(
    blocks.map(({ elements }) => elements.map(textOfElement)),
    [['One <b>.', 'Two & 2.'], []],
  );
  assert.deepEqual(brief, [ID, OTHER_ID]);
  assert.equal(blocks[0]?.lastUpdatedAt, AT);
});

test('blocks stand by themselves: one, a list of them, an island of key events', async () => {
  const idsIn = async (value: unknown) =>
    (await read(JSON.stringify(value))).blocks.map(({ id, keyEvent }) => [id, keyEvent]);
  assert.deepEqual(await idsIn(block), [[ID, false]]);
  assert.deepEqual(await idsIn([block]), [[ID, false]]);
  assert.deepEqual(await idsIn({ blocks: [block] }), [[ID, false]]);
  const { attributes: _, ...bare } = { attributes: null, ...block };
  assert.deepEqual(await idsIn({ keyEvents: [bare], id: 'key-events-carousel' }), [[ID, true]]);
});

test('a whole story is none of its parts, and neither is what only looks like one', () => {
  for (const value of [
    storyPage({ blocks: [block] }),
    [],
    {},
    [{ id: ID }],
    { html: '<p>x</p>' },
    [block, 1],
  ])
    assert.equal(guardianPart.recognises(toDocument(JSON.stringify(value))), false);
});

testConformance(guardianPart, 'a poll', [POLL]);
testConformance(guardianPart, 'text', [TEXT]);
testConformance(guardianPart, 'blocks', [BLOCKS]);

test('captured parts are read', withFixtures, async () => {
  const counts = [];
  for (const name of [
    'poll-response-2024-tweets',
    'rendered-false-pride-in-london-2022',
    'dcr-single-liveblock-legacy-fields',
  ])
    counts.push((await read(readFixture(`guardian/${name}.json`))).blocks.length);
  assert.deepEqual(counts, [1, 6, 1]);
});
