// Owns the comparison of the adapter with the plugin's own answers, and with what others have found in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Update } from '../../../src/model/update.ts';
import { textOfBlock } from '../../../src/model/visible-text.ts';
import { FILE_CONTEXT } from '../../../src/source/adapter.ts';
import { toDocument } from '../../../src/source/found-document.ts';
import { recogniseFile } from '../../../src/source/registry.ts';
import { wordpress } from '../../../src/source/wordpress/wordpress.ts';
import { readFixture, withFixtures } from '../../helpers/shared-fixtures.ts';

type Facts = {
  ids: string[];
  keyEvents: string[];
  firstText?: string;
  latest_timestamp?: number;
  refresh_interval?: number;
};

type SampleFacts = { expectedEntries?: string[]; expectedEvents?: string[] };

function factsOf<T>(name: string): T {
  return JSON.parse(readFixture('facts.json')).wordpress[name];
}

function read(name: string): Update {
  return wordpress.parse(readFixture(`wordpress/${name}`), FILE_CONTEXT);
}

for (const name of ['get-entries-page.json', 'entries-poll.json', 'get-key-events.json']) {
  test(`captured: ${name} holds what was found in it`, withFixtures, () => {
    const facts = factsOf<Facts>(name);
    const { blocks, removals, header } = read(name);
    assert.deepEqual(
      blocks.map(({ id }) => id),
      facts.ids,
    );
    assert.deepEqual(
      blocks.filter(({ keyEvent }) => keyEvent).map(({ id }) => id),
      facts.keyEvents,
    );
    assert.deepEqual(removals, []);
    if (facts.firstText !== undefined && blocks[0] !== undefined) {
      assert.equal(textOfBlock(blocks[0]), facts.firstText);
    }
    if (facts.latest_timestamp !== undefined) {
      assert.equal(header?.updatedAt, facts.latest_timestamp * 1000);
    }
    assert.ok(blocks.every(({ contributors }) => contributors[0]?.name === 'bb_admin'));
  });
}

test('captured: a key event has its words without the command', withFixtures, () => {
  const [block] = read('get-key-events.json').blocks;
  assert.ok(block && !/^\s*\/?key\b/u.test(textOfBlock(block)));
});

test("captured: the plugin's own samples end as it says", withFixtures, () => {
  const entries = factsOf<SampleFacts>('applyUpdateEntries.json');
  const { blocks, removals } = read('applyUpdateEntries.json');
  assert.deepEqual(
    blocks.map(({ id }) => `id_${id}`),
    entries.expectedEntries,
  );
  assert.deepEqual(
    blocks.map((block) => textOfBlock(block)),
    ['test', 'test', 'updated'],
  );
  assert.deepEqual(
    removals.map(({ id }) => id),
    ['2'],
  );
  const events = factsOf<SampleFacts>('eventsApplyUpdateEntries.json');
  const keyEvents = read('eventsApplyUpdateEntries.json').blocks.filter(({ keyEvent }) => keyEvent);
  assert.deepEqual(
    keyEvents.map(({ id }) => `id_${id}`),
    events.expectedEvents,
  );
});

test('captured: every answer is known for what it is', withFixtures, async () => {
  for (const name of [
    'get-entries-page.json',
    'entries-poll.json',
    'get-key-events.json',
    'applyUpdateEntries.json',
    'eventsApplyUpdateEntries.json',
  ]) {
    assert.equal(
      await recogniseFile(toDocument(readFixture(`wordpress/${name}`))),
      wordpress,
      name,
    );
  }
});
