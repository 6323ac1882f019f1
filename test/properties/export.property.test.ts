// Owns the law of exports: what is written as JSON and read back is the same story, to the last letter.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DecodeError } from '../../src/model/errors.ts';
import { readExport } from '../../src/open/read-export.ts';
import type { ExportedStory } from '../../src/output/exported-story.ts';
import { formatStoryJson } from '../../src/output/story-json.ts';
import { isRemoved } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { markOf } from '../../src/state/marks.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { header } from '../helpers/builders.ts';
import { anyBlock, anyText } from '../helpers/layout-arbitraries.ts';
import { RUNS } from '../helpers/runs.ts';

const anyExported = fc.record(
  {
    block: anyBlock,
    removal: fc.option(fc.record({ noticedAt: fc.option(fc.nat()) }, { noNullPrototype: true })),
    mark: fc.record(
      {
        isStarred: fc.boolean(),
        note: fc.option(anyText.map((text) => text.replaceAll('\n', ' '))),
      },
      { noNullPrototype: true },
    ),
    earlier: fc.constant([]),
  },
  { noNullPrototype: true },
);

const anyStory: fc.Arbitrary<ExportedStory> = fc
  .uniqueArray(anyExported, { selector: ({ block }) => block.id, maxLength: 6 })
  .map((blocks) => ({
    header: header({ title: blocks[0]?.block.title ?? 'A story', pinnedId: 'b' }),
    hasHistory: true,
    blocks: inOrder(blocks),
  }));

function stateOf(body: string): State {
  return (readExport(body, 0) ?? []).reduce(reduce, initialState(0));
}

/** The state as the story that it would be exported as. */
function toExported({ header, order, records, marks }: State): ExportedStory | null {
  if (header === null) return null;
  const blocks = order.flatMap((id) => {
    const record = records.get(id);
    if (record === undefined || record.block === null) return [];
    const removal = isRemoved(record) ? { noticedAt: record.noticedAt } : null;
    return [{ block: record.block, removal, mark: markOf(marks, id), earlier: [] }];
  });
  return { header, hasHistory: true, blocks };
}

/** As a state would order them. */
function inOrder(blocks: ExportedStory['blocks']): ExportedStory['blocks'] {
  const records = new Map(
    blocks.map(({ block }) => [
      block.id,
      { block, statedAt: null, removedRevisionAt: null, noticedAt: null },
    ]),
  );
  const { order } = reduce(initialState(0), { type: 'records-restored', records });
  return order.flatMap((id) => blocks.find(({ block }) => block.id === id) ?? []);
}

test('what is exported and read back is the same story: blocks, removals, stars and notes', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      assert.deepEqual(toExported(stateOf(formatStoryJson(story))), story);
    }),
    { numRuns: RUNS },
  );
});

test('what was exported never throws but for a fault with its place, whatever was done to it', () => {
  const keys = [
    'kept',
    'id',
    'elements',
    'type',
    'passages',
    'url',
    'title',
    'blocks',
    'keptStory',
  ];
  const anyValue = fc.oneof(
    fc.constant(null),
    fc.constant('\u001b[2J'),
    fc.constant('javascript:x'),
    fc.integer(),
    fc.constant([]),
  );
  fc.assert(
    fc.property(anyStory, fc.constantFrom(...keys), anyValue, (story, spoilt, value) => {
      const body = JSON.stringify(JSON.parse(formatStoryJson(story)), (key, whole) =>
        key === spoilt ? value : whole,
      );
      try {
        const { order, records } = stateOf(body);
        const read = JSON.stringify(order.map((id) => records.get(id)));
        assert.doesNotMatch(read, /\\u001b|"url":"javascript:/u);
      } catch (error) {
        assert.ok(error instanceof DecodeError, String(error));
      }
    }),
    { numRuns: RUNS },
  );
});

test('other JSON is no export', () => {
  assert.equal(readExport('{"keptStory": 1', 0), null);
  assert.equal(readExport('[{"keptStory": 1}]', 0), null);
  assert.equal(readExport('{"story": {}, "blocks": []}', 0), null);
});
