import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import type { Block } from '../../src/model/block.ts';
import { NetworkError } from '../../src/model/errors.ts';
import type { Update } from '../../src/model/update.ts';
import type { ReaderArchive } from '../../src/open/reader-archive.ts';
import { type RecordingOptions, recordStory } from '../../src/open/record-story.ts';
import { createStore } from '../../src/state/store.ts';
import { historyOf, openTemporary } from '../archive/temporary.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';

const ADDRESS = 'https://example.org/live/story';

function archives(archive: Archive | null, given: Partial<ReaderArchive> = {}): ReaderArchive {
  return {
    get: () => archive,
    setAside: () => {},
    notKept: () => null,
    takeNotice: () => null,
    close: () => {},
    ...given,
  };
}

/** A visit to the story, from opening it on. */
function visit(archive: ReaderArchive, given: Partial<RecordingOptions> = {}) {
  const recording = recordStory({
    archive,
    address: ADDRESS,
    source: null,
    storyNow: () => 1000,
    now: () => 2000,
    ...given,
  });
  const store = createStore(recording.state, recording.keep);
  return {
    ...recording,
    store,
    receive: (told: Partial<Update>, receivedAt = 1000) =>
      store.dispatch({
        type: 'update-received',
        update: update(told),
        receivedAt,
        cause: 'poll',
      }),
  };
}

function at(publishedAt: number, text = ''): Block {
  return block({ id: `b${publishedAt}`, publishedAt, elements: [paragraph(text)] });
}

/** What SQLite says of a full disk. */
function diskFull(): Error {
  return Object.assign(new Error('database or disk is full'), { errcode: 13 });
}

test('without an archive a story is followed as if there were none', () => {
  const { store, receive, savePlace } = visit(archives(null));
  receive({ header: header(), blocks: [at(1)] });
  savePlace({ anchor: null, order: 'newest', keyEventsOnly: false, lastSeen: null });
  assert.deepEqual(store.getState().order, ['b1']);
  assert.equal(store.getState().notKept, null);
});

test('an archive that cannot be had is said from the first frame on', () => {
  const { state } = visit(archives(null, { notKept: () => 'the disk is read-only' }));
  assert.equal(state.notKept, 'the disk is read-only');
});

test('the next visit begins with what this one kept', (t) => {
  const archive = openTemporary(t);
  const first = visit(archives(archive));
  first.receive({ header: header({ pinnedId: 'b1' }), blocks: [at(1), at(2)], older: 'b1' });
  first.receive({ header: header(), blocks: [at(3)] });
  const { state } = visit(archives(openTemporary(t, archive.file)));
  assert.deepEqual(state.order, ['b3', 'b2', 'b1']);
  assert.deepEqual([...state.unseen], ['b3']);
  assert.deepEqual(
    [state.header?.pinnedId, state.older, state.poll.phase, state.knownBefore],
    ['b1', 'b1', 'connecting', 3],
  );
});

test('of a story that is only watched the newest blocks are in memory, and all of it stays on the disk', (t) => {
  const archive = openTemporary(t);
  const blocks = Array.from({ length: 1000 }, (_, index) => at(index + 1));
  visit(archives(archive)).receive({ header: header(), blocks });
  const watched = visit(archives(archive), { newestOnly: true });
  assert.equal(watched.state.order.length, 300);
  watched.restoreRest(watched.store);
  watched.receive({ header: header(), blocks: [at(5), at(1001)] });
  assert.equal(watched.store.getState().order.length, 302);
  assert.deepEqual([...watched.store.getState().unseen], ['b1001']);
  assert.equal(archive.stories()[0]?.blocks, 1001);
  assert.equal(archive.countUnseen(ADDRESS), 1);
});

test('stars and notes are there in the next visit, and may be taken off', (t) => {
  const archive = openTemporary(t);
  const first = visit(archives(archive));
  first.receive({ header: header(), blocks: [at(1), at(2)] });
  const mark = { isStarred: true, note: 'ask Ada' };
  first.store.dispatch({ type: 'block-marked', id: 'b1', mark });
  first.store.dispatch({ type: 'block-marked', id: 'b2', mark });
  first.store.dispatch({ type: 'block-marked', id: 'b2', mark: { isStarred: false, note: null } });
  const { state } = visit(archives(openTemporary(t, archive.file)));
  assert.deepEqual([...state.marks], [['b1', mark]]);
});

test('a star that cannot be kept is kept with the next answer', (t) => {
  const archive = openTemporary(t);
  const full: Archive = {
    ...archive,
    keepMark() {
      throw diskFull();
    },
  };
  let current = full;
  const { store, receive } = visit(archives(null, { get: () => current }));
  receive({ header: header(), blocks: [at(1)] });
  store.dispatch({ type: 'block-marked', id: 'b1', mark: { isStarred: true, note: null } });
  assert.match(store.getState().notKept ?? '', /disk is full/u);
  assert.equal(store.getState().marks.size, 1);
  current = archive;
  receive({ header: header(), blocks: [at(2)] });
  assert.equal(store.getState().notKept, null);
  assert.equal(visit(archives(archive)).state.marks.size, 1);
});

test('an event has been kept when a listener hears of it', (t) => {
  const archive = openTemporary(t);
  const other = openTemporary(t, archive.file);
  const { store, receive } = visit(archives(archive));
  const kept: number[] = [];
  store.subscribe(() => kept.push(other.stories()[0]?.blocks ?? 0));
  receive({ header: header(), blocks: [at(1)] });
  receive({ blocks: [at(2)] });
  assert.deepEqual(kept, [1, 2]);
});

test('of a long story the newest blocks come first, and the rest before the first answer', (t) => {
  const archive = openTemporary(t);
  const blocks = Array.from({ length: 1000 }, (_, index) => at(index + 1));
  visit(archives(archive)).receive({ header: header(), blocks });
  const early = visit(archives(archive));
  assert.ok(early.state.order.length < 1000);
  assert.equal(early.state.order[0], 'b1000');
  early.restoreRest(early.store);
  assert.equal(early.store.getState().order.length, 1000);
  const late = visit(archives(archive));
  late.receive({ header: header(), blocks: [at(5), at(1001)] });
  assert.deepEqual(
    late.store.getState().changes.map(({ block: { id } }) => id),
    ['b1001'],
  );
  assert.equal(late.store.getState().order.length, 1001);
});

test('a reader who was far back finds the row at once', (t) => {
  const archive = openTemporary(t);
  const first = visit(archives(archive));
  first.receive({
    header: header(),
    blocks: Array.from({ length: 1000 }, (_, index) => at(index + 1)),
  });
  const key = { id: 'b7', publishedAt: 7, lastUpdatedAt: null };
  const anchor = { block: key, row: 1, text: 'words', lettersAbove: 0, lettersInto: 0 };
  const place = { anchor, order: 'oldest', keyEventsOnly: false, lastSeen: key } as const;
  first.savePlace({ ...place, leftAt: 7000 });
  const second = visit(archives(archive));
  assert.deepEqual(second.place, { ...place, leftAt: 7000 });
  assert.equal(second.state.order.length, 1000);
});

test('a place that was kept without its time was left when the publisher answered last', (t) => {
  const archive = openTemporary(t);
  const first = visit(archives(archive));
  first.receive({ header: header(), blocks: [at(1)] }, 1500);
  first.savePlace({ anchor: null, order: 'newest', keyEventsOnly: false, lastSeen: null });
  assert.equal(visit(archives(archive)).place?.leftAt, 1500);
});

test('what was edited while nobody looked is edited since the reader left', (t) => {
  const archive = openTemporary(t);
  const first = visit(archives(archive));
  first.receive({ header: header(), blocks: [at(1, 'two boats'), at(2, 'a gate')] }, 1000);
  first.savePlace({
    ...{ anchor: null, order: 'newest', keyEventsOnly: false, lastSeen: at(2) },
    leftAt: 1200,
  });
  first.receive({ blocks: [{ ...at(1, 'three boats'), lastUpdatedAt: 5 }] }, 1500);
  const second = visit(archives(archive));
  second.restoreRest(second.store);
  assert.deepEqual([...second.store.getState().edited], ['b1']);
  second.savePlace({
    ...{ anchor: null, order: 'newest', keyEventsOnly: false, lastSeen: at(2) },
    leftAt: 1600,
  });
  const third = visit(archives(archive));
  third.receive({ blocks: [] });
  assert.deepEqual([...third.store.getState().edited], []);
});

test('what a full disk refused is kept as soon as there is room, and the reader is told of both', (t) => {
  const archive = openTemporary(t);
  let isFull = false;
  const refusing: Archive = {
    ...archive,
    keepUpdate(...given) {
      if (isFull) throw diskFull();
      archive.keepUpdate(...given);
    },
  };
  const { store, receive } = visit(archives(refusing));
  receive({ header: header(), blocks: [at(1)] });
  isFull = true;
  receive({ header: header(), blocks: [at(2, 'first words')] });
  assert.equal(store.getState().notKept, 'the disk is full');
  assert.deepEqual(store.getState().order, ['b2', 'b1']);
  receive({ header: header(), blocks: [{ ...at(2, 'second words'), lastUpdatedAt: 9 }] });
  receive({ header: header(), removals: [{ id: 'b1', lastUpdatedAt: 1 }] });
  isFull = false;
  store.dispatch({ type: 'poll-unchanged', receivedAt: 1001 });
  assert.equal(store.getState().notKept, null);
  assert.equal(historyOf(archive, ADDRESS).revisions.length, 3);
  const { state } = visit(archives(archive));
  assert.equal(state.records.get('b1')?.removedRevisionAt, 1);
});

test('polls without news leave nothing waiting while the disk is full', (t) => {
  const archive = openTemporary(t);
  let isFull = true;
  let kept = 0;
  const refusing: Archive = {
    ...archive,
    keepUpdate(...given) {
      if (isFull) throw diskFull();
      kept += 1;
      archive.keepUpdate(...given);
    },
  };
  const { receive } = visit(archives(refusing));
  const blocks = [at(1), at(2)];
  for (let poll = 0; poll < 50; poll++) receive({ header: header({ updatedAt: poll }), blocks });
  isFull = false;
  receive({ header: header({ updatedAt: 51 }), blocks });
  assert.equal(kept, 2);
});

test('an archive found to be damaged while it is read is set aside, and the story begins anew', (t) => {
  const sound = openTemporary(t);
  const damaged: Archive = {
    ...sound,
    findStory() {
      throw Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
    },
  };
  let current = damaged;
  const setAside = () => {
    current = openTemporary(t);
  };
  const { state, receive, store } = visit(archives(null, { get: () => current, setAside }));
  assert.deepEqual([state.order, state.notKept], [[], null]);
  receive({ header: header(), blocks: [at(1)] });
  assert.equal(store.getState().notKept, null);
  assert.equal(current.stories().length, 1);
});

test('the answer of another source than the last one goes on with what that source told', (t) => {
  const archive = openTemporary(t);
  visit(archives(archive)).receive({ header: header({ source: 'feed' }), blocks: [at(1)] });
  const second = visit(archives(archive), { source: 'guardian', now: () => 3000 });
  second.receive({ header: header({ source: 'guardian' }), blocks: [at(2)] });
  const third = visit(archives(archive));
  assert.deepEqual(third.state.order, ['b2']);
  third.receive({ header: header({ source: 'feed' }), blocks: [at(3)] });
  assert.deepEqual(third.store.getState().order, ['b3', 'b1']);
  assert.deepEqual(
    archive
      .stories()
      .map(({ source, blocks }) => [source, blocks])
      .toSorted(),
    [
      ['feed', 2],
      ['guardian', 1],
    ],
  );
});

test('a night without the program is kept as a gap, and so is a stretch of failures', (t) => {
  const archive = openTemporary(t);
  const hour = 3_600_000;
  visit(archives(archive)).receive({ header: header(), blocks: [at(1)] }, hour);
  const { receive, store } = visit(archives(archive));
  receive({ header: header() }, 9 * hour);
  const gaps = () => historyOf(archive, ADDRESS).gaps.map((gap) => [gap.fromAt, gap.toAt]);
  assert.deepEqual(gaps(), [[hour, 9 * hour]]);
  store.dispatch({ type: 'poll-unchanged', receivedAt: 10 * hour });
  assert.equal(gaps().length, 1);
  const fault = new NetworkError(ADDRESS, 'refused');
  store.dispatch({ type: 'poll-failed', fault, failedAt: 11 * hour, retryAt: null });
  store.dispatch({ type: 'poll-unchanged', receivedAt: 12 * hour });
  assert.deepEqual(gaps()[1], [10 * hour, 12 * hour]);
});

test('blocks that were seen stay seen', (t) => {
  const archive = openTemporary(t);
  const { receive, store } = visit(archives(archive));
  receive({ header: header(), blocks: [at(1)] });
  receive({ blocks: [at(2), at(3)] });
  store.dispatch({ type: 'blocks-seen', ids: ['b2'] });
  assert.deepEqual([...visit(archives(archive)).state.unseen], ['b3']);
});
