// The captured copy of a page, against what it still holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { guardian } from '../../../src/source/guardian/guardian.ts';
import { recogniseFile } from '../../../src/source/registry.ts';
import { salvage } from '../../../src/source/salvage/salvage.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';
import { testConformance } from '../conformance.ts';

type Facts = {
  readonly title: string;
  readonly keyEvents: readonly {
    readonly id: string | null;
    readonly title: string;
    readonly attributes: { readonly keyEvent: boolean; readonly summary: boolean };
    readonly blockFirstPublished: number;
    readonly blockLastUpdated: number;
    readonly elementIds: readonly string[];
    readonly types: readonly string[];
  }[];
};

const COPY = 'salvage/mars-copied-page.txt';

test('a copied page gives back every key event that leaked into it', withFixtures, () => {
  const facts: Facts = JSON.parse(readFixture('salvage/facts.json'));
  const { header, blocks } = salvage.parse(readFixture(COPY), FILE_CONTEXT);
  assert.equal(header?.title, facts.title);
  assert.deepEqual(
    blocks.slice(0, facts.keyEvents.length).map((block) => ({
      id: block.id,
      title: block.title,
      flags: [block.keyEvent, block.summary],
      times: [block.publishedAt, block.lastUpdatedAt],
      elementIds: block.elements.map(({ id }) => id),
    })),
    facts.keyEvents.map((event) => ({
      id: event.id ?? `published-${event.blockFirstPublished}`,
      title: event.title,
      flags: [event.attributes.keyEvent, event.attributes.summary],
      times: [event.blockFirstPublished, event.blockLastUpdated],
      elementIds: event.elementIds,
    })),
  );
});

test('what is recovered reads as on the page that was copied', withFixtures, () => {
  const page = guardian.parse(
    readFixture('guardian/dcr-fearticle-live-mars-2021.json'),
    FILE_CONTEXT,
  );
  const copy = salvage.parse(readFixture(COPY), FILE_CONTEXT);
  for (const id of ['603001b98f08c3cb92a5ca08', '602ffd998f08c3cb92a5c9ac']) {
    const [original, recovered] = [page, copy].map(({ blocks }) =>
      blocks.find((block) => block.id === id),
    );
    const withoutIds = (elements: readonly object[] | undefined) =>
      elements?.map((element) => ({ ...element, id: '' }));
    assert.deepEqual(withoutIds(recovered?.elements), withoutIds(original?.elements));
  }
});

test('the file is told by its content', withFixtures, async () => {
  assert.equal(await recogniseFile(toDocument(readFixture(COPY))), salvage);
});

if (withFixtures.skip === false) testConformance(salvage, COPY, [readFixture(COPY)]);
