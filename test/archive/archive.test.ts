import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { decodePlace, type KeptPlace } from '../../src/archive/place.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { historyOf, KEY, keep, keepAll, openTemporary } from './temporary.ts';

const GATE = block({
  id: 'gate',
  url: 'https://example.org/live/story#gate',
  title: 'The gate opens',
  publishedAt: 100,
  keyEvent: true,
  contributors: [{ name: 'Ada Quill' }],
  elements: [paragraph('Divers find nothing at the old lock.')],
});
const FERRY = block({
  id: 'ferry',
  publishedAt: 200,
  elements: [paragraph('The ferry waits.')],
});

function recordsOf(archive: Archive) {
  const story = archive.findStory(KEY.address, KEY.source, null);
  return story === null ? null : archive.loadRecords(story.row, 0, -1, null);
}

test('what was kept is read back as it was, newest first', (t) => {
  const archive = openTemporary(t);
  const told = update({
    header: header({ updatedAt: 300, pinnedId: 'gate' }),
    blocks: [GATE, FERRY],
    older: 'gate',
    totalBlocks: 9,
  });
  const state = keep(archive, initialState(0), told);
  const again = openTemporary(t, archive.file);
  const story = again.findStory(KEY.address, null, null);
  assert.deepEqual(story?.header, state.header);
  assert.deepEqual([story?.older, story?.reachedStart, story?.totalBlocks], ['gate', false, 9]);
  const records = recordsOf(again);
  assert.deepEqual([...(records?.keys() ?? [])], ['ferry', 'gate']);
  assert.deepEqual(records?.get('gate'), state.records.get('gate'));
});

test('every revision stays, with how and when it came', (t) => {
  const archive = openTemporary(t);
  const first = keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }), {
    receivedAt: 10,
  });
  const edited = { ...GATE, lastUpdatedAt: 150, elements: [paragraph('Divers find a boat.')] };
  const second = keep(archive, first, update({ blocks: [edited, FERRY] }), { receivedAt: 20 });
  keep(archive, second, update({ blocks: [GATE] }), { receivedAt: 30, cause: 'backfill' });
  assert.deepEqual(historyOf(archive).revisions, [
    { block: GATE, statedAt: null, receivedAt: 10, cause: 'initial' },
    { block: edited, statedAt: null, receivedAt: 20, cause: 'new' },
    { block: FERRY, statedAt: null, receivedAt: 20, cause: 'new' },
  ]);
  assert.deepEqual(recordsOf(archive)?.get('gate')?.block, edited);
});

test('what a poll brings from before its page is kept as back-filled', (t) => {
  const archive = openTemporary(t);
  const first = keep(archive, initialState(0), update({ header: header(), blocks: [FERRY] }));
  const span = { from: 150, to: 300 };
  keep(
    archive,
    first,
    update({ blocks: [GATE, { ...FERRY, id: 'late', publishedAt: 250 }], span }),
  );
  const causes = historyOf(archive).revisions.map(({ block: { id }, cause }) => `${id}: ${cause}`);
  assert.deepEqual(causes.toSorted(), ['ferry: initial', 'gate: backfill', 'late: new']);
});

test('a removal keeps the text, and is not undone by a late answer', (t) => {
  const archive = openTemporary(t);
  const first = keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }));
  const second = keep(archive, first, update({ removals: [{ id: 'gate', lastUpdatedAt: null }] }), {
    receivedAt: 400,
  });
  keep(archive, second, update({ blocks: [GATE] }), { receivedAt: 500 });
  assert.deepEqual(recordsOf(archive)?.get('gate'), {
    block: GATE,
    statedAt: null,
    removedRevisionAt: 400,
    noticedAt: 400,
  });
});

test('what is unseen is counted', (t) => {
  const archive = openTemporary(t);
  const first = keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }));
  keep(archive, first, update({ blocks: [FERRY] }));
  assert.equal(archive.countUnseen(KEY.address), 1);
  assert.equal(archive.countUnseen('https://example.org/other'), 0);
});

test('marks of what is unseen come and go with those of the state', (t) => {
  const archive = openTemporary(t);
  const first = keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }));
  const second = keep(archive, first, update({ blocks: [FERRY] }));
  const row = archive.findStory(KEY.address, null, null)?.row ?? 0;
  assert.deepEqual([...archive.loadUnseen(row)], ['ferry']);
  archive.keepSeen(KEY, second, { ...second, unseen: new Set() });
  assert.deepEqual([...archive.loadUnseen(row)], []);
});

test('one address read by two sources is two stories, and the one opened last is found', (t) => {
  const archive = openTemporary(t);
  keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }));
  const other = { ...KEY, source: 'feed' };
  const delivery = {
    update: update({ header: header({ source: 'feed' }) }),
    receivedAt: 0,
    cause: 'poll',
  } as const;
  archive.keepUpdate(other, { ...delivery, previous: initialState(0), next: initialState(0) });
  archive.keepOpened(other, 5000, 'feed');
  assert.equal(archive.findStory(KEY.address, null, null)?.source, 'feed');
  assert.equal(archive.findStory(KEY.address, 'guardian', null)?.source, 'guardian');
  assert.deepEqual([archive.askedSource(other), archive.askedSource(KEY)], ['feed', null]);
  assert.equal(archive.findStory('https://example.org/other', null, null), null);
});

test('links of a replayed story are kept under a name, and read back with the port of today', (t) => {
  const archive = openTemporary(t);
  const here = 'http://127.0.0.1:40001';
  const at = (origin: string) => ({ ...GATE, url: `${origin}/live/story#gate` });
  const key = { ...KEY, origin: here };
  const told = update({ header: header({ url: `${here}/live/story` }), blocks: [at(here)] });
  const state = initialState(0);
  archive.keepUpdate(key, {
    update: told,
    receivedAt: 0,
    cause: 'poll',
    previous: state,
    next: state,
  });
  const there = 'http://127.0.0.1:50002';
  const story = archive.findStory(KEY.address, null, there);
  assert.equal(story?.header?.url, `${there}/live/story`);
  assert.deepEqual(
    archive.loadRecords(story?.row ?? 0, 0, -1, there).get('gate')?.block,
    at(there),
  );
  const again = { ...key, origin: there };
  const retold = update({ header: header({ url: `${there}/live/story` }), blocks: [at(there)] });
  archive.keepUpdate(again, {
    update: retold,
    receivedAt: 0,
    cause: 'poll',
    previous: state,
    next: state,
  });
  assert.equal(historyOf(archive).revisions.length, 1);
});

test('a stretch without an answer is kept as a gap', (t) => {
  const archive = openTemporary(t);
  keep(archive, initialState(0), update({ header: header() }));
  archive.keepAnswer(KEY, 100_000, true);
  archive.keepAnswer(KEY, 200_000, false);
  archive.keepAnswer(KEY, 230_000, true);
  assert.deepEqual(historyOf(archive).gaps, []);
  archive.keepAnswer(KEY, 400_000, true);
  const gaps = historyOf(archive).gaps.map(({ fromAt, toAt }) => [fromAt, toAt]);
  assert.deepEqual(gaps, [[230_000, 400_000]]);
});

test("the reader's place, stars, notes and memories stay", (t) => {
  const archive = openTemporary(t);
  keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }));
  const key = { id: 'gate', publishedAt: 100, lastUpdatedAt: null };
  const place: KeptPlace = {
    anchor: { block: key, row: 2, text: 'Divers find', lettersAbove: 12, lettersInto: 0 },
    order: 'oldest',
    keyEventsOnly: true,
    lastSeen: key,
  };
  archive.savePlace(KEY, place);
  archive.keepMark(KEY, 'gate', { isStarred: true, note: 'ask Ada' }, 1);
  archive.remember(KEY, 'zoom', 'wide');
  archive.keepLastAddress(KEY.address);
  const again = openTemporary(t, archive.file);
  assert.deepEqual(decodePlace(again.findStory(KEY.address, null, null)?.place), place);
  const marks = again.loadMarks(again.findStory(KEY.address, KEY.source, null)?.row ?? 0);
  assert.deepEqual([...marks], [['gate', { isStarred: true, note: 'ask Ada' }]]);
  assert.equal(again.recall(KEY, 'zoom'), 'wide');
  assert.equal(again.lastAddress(), KEY.address);
  again.keepLastAddress(null);
  assert.equal(archive.lastAddress(), null);
});

test('search finds the newest words, also removed ones, and takes signs as text', (t) => {
  const archive = openTemporary(t);
  const first = keepAll(archive, [
    { update: update({ header: header(), blocks: [GATE, FERRY] }), receivedAt: 0 },
  ]);
  const found = (query: string) => archive.search(query, 9).map(({ blockId }) => blockId);
  assert.deepEqual(found('divers lock'), ['gate']);
  assert.deepEqual(found('DÍVERS'), ['gate']);
  assert.deepEqual(found('"lock divers"'), []);
  assert.deepEqual(found('ferry OR divers'), []);
  assert.deepEqual(found('* AND ( "'), []);
  const edited = { ...GATE, lastUpdatedAt: 150, elements: [paragraph('A boat at the quay.')] };
  const second = keep(archive, first, update({ blocks: [edited] }));
  keep(archive, second, update({ removals: [{ id: 'gate', lastUpdatedAt: 150 }] }));
  assert.deepEqual(found('divers'), []);
  const [hit] = archive.search('quay', 9);
  assert.deepEqual(
    [hit?.blockId, hit?.isRemoved, hit?.title, hit?.story.title],
    ['gate', true, 'The gate opens', 'A story'],
  );
  assert.match(hit?.excerpt ?? '', /boat at the quay/u);
});

test('a story that is forgotten leaves nothing, not even words', (t) => {
  const archive = openTemporary(t);
  keep(archive, initialState(0), update({ header: header(), blocks: [GATE] }));
  assert.deepEqual(
    archive.stories().map(({ title, blocks }) => [title, blocks]),
    [['A story', 1]],
  );
  archive.forget(KEY.address);
  assert.deepEqual(archive.stories(), []);
  assert.deepEqual(archive.search('divers', 9), []);
  assert.equal(historyOf(archive).revisions.length, 0);
  const file = new DatabaseSync(archive.file);
  t.after(() => file.close());
  assert.equal(file.prepare('SELECT count(*) AS n FROM words').get()?.n, 0);
});
