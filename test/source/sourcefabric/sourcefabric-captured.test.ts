// Owns the comparison of the adapter with captured answers, and with what others have found in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import type { Update } from '../../../src/model/update.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { recogniseFile } from '../../../src/source/registry.ts';
import { sourcefabric } from '../../../src/source/sourcefabric/sourcefabric.ts';
import { compareNewestFirst } from '../../../src/state/order.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';

const POSTS = 'client_blogs-posts.sourcefabric-2017-03-23.json';
const SAMPLE = 'apidoc-client_blogs-posts.json';
const RECORD = 'client_blog.sourcefabric-2017-03-23.json';
const LIST = 'apidoc-client_blogs-list.json';

type PostFacts = {
  deleted: number;
  sticky: string[];
  highlight: string[];
  visible_open_notDeleted: number;
  itemTypesInMainGroup: Record<string, number>;
  newestVisibleByPublished: { _id: string; published_date: string; text: string };
  byHighestOrder: { _id: string };
};

type RecordFacts = {
  _id: string;
  title: string;
  _updated: string;
  description: string;
  public_url: string;
};

function factsOf<T>(name: string): T {
  return JSON.parse(readFixture('facts.json')).sourcefabric[name];
}

function read(name: string): Update {
  return sourcefabric.parse(readFixture(`sourcefabric/${name}`), FILE_CONTEXT);
}

function wirePosts(name: string): Record<string, unknown>[] {
  return JSON.parse(readFixture(`sourcefabric/${name}`))._items;
}

for (const name of [POSTS, SAMPLE]) {
  test(`captured: ${name} shows what was found in it, and no more`, withFixtures, () => {
    const facts = factsOf<PostFacts>(name);
    const { blocks, removals, header } = read(name);
    assert.equal(blocks.length, facts.visible_open_notDeleted);
    assert.equal(removals.length, facts.deleted);
    const shown = new Set(blocks.map(({ id }) => id));
    assert.ok(removals.every(({ id }) => !shown.has(id)));
    assert.deepEqual(
      blocks.filter(({ keyEvent }) => keyEvent).map(({ id }) => id),
      facts.highlight,
    );
    assert.ok(facts.sticky.every((id) => shown.has(id)));
    assert.equal(header?.pinnedId, facts.sticky.toSorted().at(-1) ?? null);
    const [newest] = blocks.toSorted(compareNewestFirst);
    assert.equal(newest?.id, facts.newestVisibleByPublished._id);
    assert.equal(newest?.publishedAt, Date.parse(facts.newestVisibleByPublished.published_date));
    assert.ok(newest && textOfBlock(newest).startsWith(facts.newestVisibleByPublished.text));
    assert.equal(newest?.id, facts.byHighestOrder._id);
  });
}

test('captured: every block has the times of its post, and stands by them', withFixtures, () => {
  const byId = new Map(wirePosts(POSTS).map((post) => [post._id, post]));
  const { blocks } = read(POSTS);
  for (const block of blocks) {
    const post = byId.get(block.id) ?? {};
    assert.equal(block.publishedAt, Date.parse(String(post.published_date)));
    assert.equal(block.lastUpdatedAt, Date.parse(String(post.content_updated_date)));
    assert.equal(block.placedAt, undefined);
    assert.equal(block.contributors.length, 1);
  }
  const orders = blocks
    .toSorted(compareNewestFirst)
    .map(({ id }) => Number(byId.get(id)?.order ?? Number.NaN));
  assert.deepEqual(
    orders,
    orders.toSorted((a, b) => b - a),
  );
});

test('captured: the items are what they are called', withFixtures, () => {
  const { blocks } = read(POSTS);
  const count = (type: Block['elements'][number]['type']) =>
    blocks.flatMap(({ elements }) => elements).filter((element) => element.type === type).length;
  assert.equal(count('image'), 4);
  assert.equal(count('social'), 3);
  assert.equal(count('table'), 1);
  assert.equal(count('unknown'), 0);
  const text = blocks.map(textOfBlock).join('\n');
  assert.doesNotMatch(text, /\.scorecard|twttr|function|st-embed|&[a-z]+;/u);
  for (const element of blocks.flatMap(({ elements }) => elements)) {
    if (element.type === 'image')
      assert.match(element.url ?? '', /^https:\/\/sourcefabric\.liveblog\.pro\//u);
  }
});

test('captured: the record of the blog', withFixtures, () => {
  const facts = factsOf<RecordFacts>(RECORD);
  const { header, blocks } = read(RECORD);
  assert.equal(header?.id, facts._id);
  assert.equal(header?.title, facts.title);
  assert.equal(header?.status, 'live');
  assert.equal(header?.url, facts.public_url);
  assert.equal(header?.updatedAt, Date.parse(facts._updated));
  const [standfirst] = header?.standfirst ?? [];
  const words = standfirst?.kind === 'paragraph' ? standfirst.content[0]?.text : null;
  assert.equal(`<p>${words}</p>`, facts.description);
  assert.deepEqual(blocks, []);
});

test(
  'captured: every answer is known for what it is, and a list of blogs is none',
  withFixtures,
  async () => {
    for (const name of [POSTS, SAMPLE, RECORD, LIST]) {
      assert.equal(
        await recogniseFile(toDocument(readFixture(`sourcefabric/${name}`))),
        sourcefabric,
      );
    }
    assert.throws(() => read(LIST), { found: 'no-updates' });
  },
);
