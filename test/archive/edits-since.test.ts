import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../src/state/initial-state.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { KEY, keep, openTemporary } from './temporary.ts';

const said = (id: string, text: string, lastUpdatedAt: number | null = null) =>
  block({ id, publishedAt: 10, lastUpdatedAt, elements: [paragraph(text)] });

test('an edit since a moment is told with the words of that moment, however often there were others', (t) => {
  const archive = openTemporary(t);
  const first = update({
    header: header(),
    blocks: [said('gate', 'shut'), said('tug', 'one tug'), said('mole', 'empty')],
  });
  const state = [
    [update({ blocks: [said('gate', 'ajar', 20)] }), 200],
    [update({ blocks: [said('gate', 'open', 30), said('mole', ' empty ', 30)] }), 300],
    [update({ blocks: [said('gate', 'wide open', 40), said('ferry', 'late')] }), 400],
    [update({ blocks: [said('ferry', 'later', 50), said('tug', 'two tugs', 50)] }), 500],
    [update({ removals: [{ id: 'tug', lastUpdatedAt: 60 }] }), 600],
  ] as const;
  state.reduce(
    (previous, [told, receivedAt]) => keep(archive, previous, told, { receivedAt }),
    keep(archive, initialState(0), first, { receivedAt: 100 }),
  );
  const row = archive.findStory(KEY.address, null, null)?.row ?? 0;
  const since = (at: number) =>
    [...archive.findEdits(row, at, null)].map(([id, { elements }]) => [id, elements[0]?.id]);
  assert.deepEqual(since(250), [['gate', 'text-ajar']]);
  assert.deepEqual(since(300), [['gate', 'text-open']]);
  assert.deepEqual(since(400), [['ferry', 'text-late']]);
  assert.deepEqual(since(500), []);
});
