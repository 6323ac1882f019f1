// Owns the comparison with captured pages: their descriptions are read here a second time by plainer means.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Block } from '../../../src/model/block.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { jsonLd } from '../../../src/source/schema/json-ld.ts';
import { isMarkedLive } from '../../../src/source/schema/marked-live.ts';
import { microdata } from '../../../src/source/schema/microdata.ts';
import { fixturePath, readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';
import { isoOf, read } from './posting-page.ts';

type Entry = {
  readonly headline: string;
  readonly datePublished: string;
  readonly url: string | null;
  readonly '@id': string | null;
};

type Facts = {
  readonly pageHeadline: string;
  readonly url: string;
  readonly publisher: string | null;
  readonly blogAuthors: readonly string[];
  readonly updates: number;
  readonly minDatePublished: string;
  readonly maxDatePublished: string;
  readonly editedCount_modifiedAfterPublished: number;
  readonly distinctHeadlines: number;
  readonly documentOrder: 'asc' | 'desc';
  readonly first: Entry;
  readonly last: Entry;
  readonly htmlBlocks?: readonly {
    readonly id: string;
    readonly time: string;
    readonly h2: string | null;
  }[];
  readonly htmlEntries?: { readonly keyEventIds: readonly string[] };
};

const NAMES = [
  'corkbeo-2020-10-06',
  'guardian-2023-05-15',
  'repubblica-2023-11-02',
  'schemaorg-example.jsonld',
];

function factsOf(name: string): Facts {
  const { jsonld } = JSON.parse(readFixture('facts.json')) as { jsonld: Record<string, Facts> };
  const facts = jsonld[`${name}.html`];
  assert.ok(facts);
  return facts;
}

const nameIn = ({ url, '@id': id }: Entry) => url?.replace(/^.*#/u, '') ?? id;

function checkEnds(blocks: readonly Block[], facts: Facts): void {
  const ends =
    facts.documentOrder === 'asc' ? [facts.last, facts.first] : [facts.first, facts.last];
  for (const [index, entry] of ends.entries()) {
    const block = blocks.at(index === 0 ? 0 : -1);
    const name = nameIn(entry);
    if (name !== null) assert.equal(block?.id, name);
    if (facts.distinctHeadlines > 1) {
      assert.equal(block?.title, entry.headline);
      assert.equal(isoOf(block?.publishedAt ?? null), entry.datePublished);
    }
  }
}

for (const name of NAMES) {
  test(
    `${name}: as many updates as were counted, with the first and the last of them`,
    withFixtures,
    () => {
      const facts = factsOf(name);
      const { header, blocks } = read(readFixture(`jsonld/${name}.html`));
      assert.equal(blocks.length, facts.updates);
      assert.equal(new Set(blocks.map(({ id }) => id)).size, facts.updates);
      assert.equal(header?.title, facts.pageHeadline);
      assert.equal(header?.url, facts.url);
      const people = facts.blogAuthors.filter((author) => author !== 'Repubblica.it');
      assert.deepEqual(
        header?.contributors.map((person) => person.name),
        people,
      );
      checkEnds(blocks, facts);
    },
  );
}

test(
  'Cork Beo: every update is joined to its entry, edits and the key event are told',
  withFixtures,
  () => {
    const facts = factsOf('corkbeo-2020-10-06');
    const { blocks, span, brief } = read(readFixture('jsonld/corkbeo-2020-10-06.html'));
    assert.deepEqual(brief, []);
    const edited = blocks.filter((block) => (block.lastUpdatedAt ?? 0) > (block.publishedAt ?? 0));
    assert.equal(edited.length, facts.editedCount_modifiedAfterPublished);
    assert.deepEqual(
      blocks.filter(({ keyEvent }) => keyEvent).map(({ id }) => id),
      facts.htmlEntries?.keyEventIds,
    );
    assert.deepEqual(
      [isoOf(span?.from ?? null), isoOf(span?.to ?? null)],
      [facts.minDatePublished, facts.maxDatePublished],
    );
    assert.deepEqual(
      blocks.filter((block) => block.elements.length === 0),
      [],
    );
    assert.ok(blocks.flatMap(({ elements }) => elements).some(({ type }) => type === 'image'));
    assert.doesNotMatch(blocks.map(textOfBlock).join('\n'), /KEY EVENT|&(?:amp|quot|rsquo|#)/u);
  },
);

test(
  'the Guardian: times and titles are those of the markup, and no update is by all five',
  withFixtures,
  () => {
    const facts = factsOf('guardian-2023-05-15');
    const { blocks } = read(readFixture('jsonld/guardian-2023-05-15.html'));
    assert.deepEqual(
      blocks.map(({ id, publishedAt, title }) => ({ id, time: isoOf(publishedAt), h2: title })),
      facts.htmlBlocks,
    );
    assert.deepEqual(blocks[0]?.contributors, [{ name: 'Jennifer Rankin' }]);
    assert.ok(blocks.every(({ contributors }) => contributors.length < 2));
    assert.ok(blocks.every((block) => !/Share on|Updated at/u.test(textOfBlock(block))));
  },
);

test(
  'la Repubblica: times stay those of the description, and the index marks key points',
  withFixtures,
  () => {
    const { blocks } = read(readFixture('jsonld/repubblica-2023-11-02.html'));
    assert.ok(blocks.every(({ id }) => /^at-2023110[12]T\d{6}Z$/u.test(id)));
    assert.ok(blocks.filter(({ keyEvent }) => keyEvent).length > 10);
    assert.doesNotMatch(blocks.map(textOfBlock).join('\n'), /&(?:amp|quot|rsquo|ldquo|#)/u);
    assert.ok(blocks.every(({ url }) => /#419364605_event\d+$/u.test(url ?? '')));
  },
);

test("the vocabulary's own example reads alike in all three notations", withFixtures, () => {
  const gists = (blocks: readonly Block[]) =>
    blocks.map(({ id, title, publishedAt }) => [id, title, publishedAt]);
  const expected = gists(read(readFixture('jsonld/schemaorg-example.jsonld.html')).blocks);
  assert.equal(expected.length, 3);
  for (const name of ['microdata', 'rdfa']) {
    const body = readFixture(`microdata/schemaorg-example.${name}.html`);
    const context = { address: null, requestUrl: null, cursor: null, answeredAt: null };
    assert.deepEqual(gists(microdata.parse(body, context).blocks), expected);
    assert.equal(jsonLd.discover(toDocument(body), 'https://news.example/x'), null);
  }
});

test('an ordinary article is none of it, and is not marked as live', withFixtures, () => {
  const article = readFileSync(fixturePath('guardian/dcr-real-article-page-2024-02-24.html.gz'));
  const document = toDocument(gunzipSync(article).toString('utf8'), 'text/html');
  for (const adapter of [jsonLd, microdata]) {
    assert.equal(adapter.discover(document, 'https://news.example/x'), null);
    assert.equal(adapter.recognises(document), false);
  }
  assert.equal(isMarkedLive(document), false);
});

if (withFixtures.skip === false) {
  // La Repubblica's description cuts headlines short, so that half a page names some updates by less than the whole.
  for (const name of NAMES.filter((each) => !each.startsWith('repubblica'))) {
    testConformance(jsonLd, name, [readFixture(`jsonld/${name}.html`)]);
  }
}
