import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { askArchive } from '../../src/open/ask-archive.ts';
import { CannotOpenError } from '../../src/open/opened-story.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { KEY, keep, openTemporary, temporaryFolder } from '../archive/temporary.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const said = (id: string, publishedAt: number, text: string, lastUpdatedAt: number | null = null) =>
  block({ id, publishedAt, lastUpdatedAt, elements: [paragraph(text)] });

test('what came since the place that was kept is told from the archive, and is unseen as before', async (t) => {
  const home = temporaryFolder(t);
  const archive = openTemporary(t, join(home, 'archive.sqlite'));
  const gate = said('gate', 10, 'shut');
  const told = update({
    header: header({ title: 'The harbour gate' }),
    blocks: [gate, said('tug', 20, 'one tug')],
  });
  const before = keep(archive, initialState(0), told, { receivedAt: 100 });
  const ask = { command: 'catch-up', story: 'harbour', json: false } as const;
  const unread = await askArchive(ask, home);
  assert.ok(unread.kind === 'missed');
  assert.deepEqual([unread.missed.since.mark, unread.missed.blocks.length], ['opened', 2]);

  archive.savePlace(KEY, {
    ...{ anchor: null, order: 'newest', keyEventsOnly: false },
    ...{ lastSeen: said('tug', 20, 'one tug'), leftAt: 150 },
  });
  const news = update({
    blocks: [said('gate', 10, 'open', 30), { ...said('ferry', 30, 'late'), keyEvent: true }],
    removals: [{ id: 'tug', lastUpdatedAt: null }],
  });
  keep(archive, before, news, { receivedAt: 200 });
  for (const times of ['once', 'again']) {
    const answer = await askArchive(ask, home);
    assert.ok(answer.kind === 'missed', times);
    const { blocks, keyEvents, edited, removed, since } = answer.missed;
    const ids = [blocks, keyEvents, edited, removed].map((list) => list.map(({ id }) => id));
    assert.deepEqual(ids, [['ferry'], ['ferry'], ['gate'], ['tug']], times);
    assert.deepEqual([since.mark, since.at], ['left', 150]);
    assert.deepEqual([answer.readThen('gate'), answer.noticedAt('tug')], [gate, 200]);
  }
  await assert.rejects(askArchive({ ...ask, story: 'nothing' }, home), CannotOpenError);
});
