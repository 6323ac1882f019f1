import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type ExportOptions, exportStory } from '../../src/open/export-story.ts';
import { CannotOpenError } from '../../src/open/opened-story.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { KEY, keep, openTemporary } from '../archive/temporary.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const GATE = block({ id: 'gate', publishedAt: 100, elements: [paragraph('Three boats wait.')] });
const EDITED = { ...GATE, lastUpdatedAt: 150, elements: [paragraph('Four boats wait.')] };
const CAKE = block({ id: 'cake', publishedAt: 200, elements: [paragraph('A cake fell.')] });

/** A story of two blocks: one was edited and starred, the other removed. */
function exportKept(t: TestContext, given: Partial<ExportOptions> = {}) {
  const archive = openTemporary(t);
  const first = keep(archive, initialState(0), update({ header: header(), blocks: [GATE, CAKE] }), {
    receivedAt: 10,
  });
  const second = keep(archive, first, update({ blocks: [EDITED] }), { receivedAt: 20 });
  keep(archive, second, update({ removals: [{ id: 'cake', lastUpdatedAt: 200 }] }), {
    receivedAt: 30,
  });
  archive.keepMark(KEY, 'gate', { isStarred: true, note: 'ask Ada' }, 40);
  const story = archive.findStory(KEY.address, null, null);
  assert.ok(story?.header);
  const options: ExportOptions = {
    ...{ command: 'export', story: 'story', format: 'json', filter: null },
    ...{ history: false, zone: 'UTC', ...given },
  };
  return exportStory(archive, story, story.header, options, 1000);
}

test('a story is exported as it stands, with what was removed and what the reader put on it', (t) => {
  const { blocks } = exportKept(t);
  assert.deepEqual(blocks, [
    {
      block: CAKE,
      removal: { noticedAt: 30 },
      mark: { isStarred: false, note: null },
      earlier: [],
    },
    { block: EDITED, removal: null, mark: { isStarred: true, note: 'ask Ada' }, earlier: [] },
  ]);
});

test('with its history a block comes with what it read before', (t) => {
  const gate = exportKept(t, { history: true }).blocks[1];
  assert.deepEqual(gate?.earlier, [{ block: GATE, receivedAt: 10 }]);
});

for (const [filter, ids] of [
  ['is:starred', ['gate']],
  ['is:removed', ['cake']],
  ['is:edited and boats', ['gate']],
  ['-cake', ['gate']],
] as const) {
  test(`${filter} picks what is exported`, (t) => {
    assert.deepEqual(
      exportKept(t, { filter }).blocks.map(({ block: { id } }) => id),
      ids,
    );
  });
}

test('a query that cannot be read is refused', (t) => {
  assert.throws(() => exportKept(t, { filter: '(' }), CannotOpenError);
});
