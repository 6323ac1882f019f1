// Owns the comparison of the Al Jazeera adapter with captured answers and with the facts that were told apart from them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/block.ts';
import type { Update } from '../../../src/model/update.ts';
import type { ParseContext } from '../../../src/source/adapter.ts';
import { alJazeera } from '../../../src/source/al-jazeera/al-jazeera.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { recogniseFile } from '../../../src/source/registry.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';

const ANSWERED_AT = Date.UTC(2026, 3, 22, 4, 1);

const STORY = 'aljazeera/ArchipelagoSingleLiveBlogQuery--snapshot-0.trimmed.json';
const LISTS = [0, 1, 2].map((at) => `aljazeera/SingleLiveBlogChildrensQuery--snapshot-${at}.json`);
const UPDATES = ['4512107', '4514943', '4514963'];
const fileOf = (id: string) => `aljazeera/LiveBlogUpdateQuery--${id}.json`;

type Facts = {
  story: { id: string; slug: string; title: string; modified_gmt: string; authors: string[] };
  children: Record<string, number>;
  addedInSnapshot1: number[];
  addedInSnapshot2: number[];
  childrenMeta: { newest: string; oldest: string };
  updates: Record<
    string,
    {
      title: string;
      date_utc: string;
      modified_utc: string;
      edited: boolean;
      authors: string[];
      images: number;
      paragraphs: number;
      listItems: number;
      caption: string | null;
    }
  >;
};

function readFacts(): Facts {
  return JSON.parse(readFixture('facts.json')).aljazeera;
}

function readAddress() {
  const url = `https://www.aljazeera.com/news/liveblog/2026/4/22/${readFacts().story.slug}`;
  return alJazeera.locate(url, false);
}

function parse(name: string, cursor: string | null): Update {
  const context: ParseContext = {
    address: readAddress(),
    requestUrl: null,
    cursor,
    answeredAt: ANSWERED_AT,
  };
  return alJazeera.parse(readFixture(name), context);
}

test('captured al jazeera: the story is what the facts say', withFixtures, () => {
  const { story, children, childrenMeta } = readFacts();
  const { header, totalBlocks, listed, span, older } = parse(STORY, null);
  assert.equal(header?.id, story.id);
  assert.equal(header?.title, story.title);
  assert.equal(header?.status, 'live');
  assert.equal(header?.updatedAt, Date.parse(`${story.modified_gmt}Z`));
  assert.deepEqual(
    header?.contributors.map(({ name }) => name),
    story.authors,
  );
  assert.equal(header?.url, readAddress()?.pageUrl);
  assert.equal(header?.standfirst.length, 2);
  assert.equal(totalBlocks, children['0']);
  assert.equal((listed?.length ?? 0) + (older?.split(',').length ?? 0), children['0']);
  assert.equal(span?.to, Date.parse(childrenMeta.newest));
  assert.ok(span !== null && span.from > Date.parse(childrenMeta.oldest));
});

test(
  'captured al jazeera: successive lists add at the head what the facts say',
  withFixtures,
  () => {
    const facts = readFacts();
    const { next = null } = parse(STORY, null);
    const lists = LISTS.map((name) => parse(name, next));
    const idsOf = (update: Update | undefined) => update?.listed?.map(({ id }) => Number(id)) ?? [];
    const [first, second, third] = lists.map(idsOf);
    assert.deepEqual(
      lists.map(({ totalBlocks }) => totalBlocks),
      Object.values(facts.children),
    );
    assert.deepEqual(second, [...facts.addedInSnapshot1, ...(first ?? [])]);
    assert.deepEqual(third, [...facts.addedInSnapshot2, ...(second ?? [])]);
  },
);

for (const id of UPDATES) {
  test(`captured al jazeera: update ${id} is what the facts say`, withFixtures, () => {
    const facts = readFacts().updates[id];
    const [block] = parse(fileOf(id), `update:${id}`).blocks;
    assert.ok(facts !== undefined && block !== undefined);
    assert.deepEqual(describe(block), {
      title: facts.title,
      date_utc: Date.parse(facts.date_utc),
      modified_utc: Date.parse(facts.modified_utc),
      edited: facts.edited,
      authors: facts.authors,
      images: facts.images,
      paragraphs: facts.paragraphs,
      listItems: facts.listItems,
      caption: facts.caption,
    });
  });
}

function describe(block: Block) {
  const images = block.elements.filter(({ type }) => type === 'image');
  const [image] = images;
  const lists = block.elements.flatMap((element) =>
    element.type === 'list' ? element.passages : [],
  );
  return {
    title: block.title,
    date_utc: block.publishedAt,
    modified_utc: block.lastUpdatedAt,
    edited: (block.lastUpdatedAt ?? 0) > (block.publishedAt ?? 0),
    authors: block.contributors.map(({ name }) => name),
    images: images.length,
    paragraphs: block.elements.filter(({ type }) => type === 'text').length,
    listItems: lists.flatMap((list) => (list.kind === 'list' ? list.items : [])).length,
    caption: image?.type === 'image' ? image.caption : null,
  };
}

test('captured al jazeera: each kind of answer is recognised as a file', withFixtures, async () => {
  for (const name of [STORY, ...LISTS, ...UPDATES.map(fileOf)]) {
    assert.equal((await recogniseFile(toDocument(readFixture(name))))?.name, 'al-jazeera', name);
  }
});

if (withFixtures.skip === false) {
  testConformance(alJazeera, 'captured', [STORY, ...UPDATES.map(fileOf)].map(readFixture));
}
