import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { ReplayOptions } from '../../src/config/options.ts';
import { parseOptions } from '../../src/config/parse-options.ts';
import { openReplay } from '../../src/open/open-replay.ts';
import { CannotOpenError } from '../../src/open/opened-story.ts';
import { createPlayedSession } from '../../src/open/played-session.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { createPast } from '../../src/state/past.ts';
import { createStore } from '../../src/state/store.ts';
import { KEY, keep, openTemporary, temporaryFolder } from '../archive/temporary.ts';
import { block, header, paragraph, update } from '../helpers/builders.ts';
import { createFakeClock } from '../helpers/fake-clock.ts';

const at = (clock: string, day = '04') => Date.parse(`2026-03-${day}T${clock}:00Z`);
const GATE = block({ id: 'gate', publishedAt: at('13:50'), elements: [paragraph('shut')] });
const RUMOUR = block({ id: 'rumour', publishedAt: at('13:58'), elements: [paragraph('a whale')] });

/** A story of one afternoon, kept as it came, and left with a star and something unseen. */
function keepAfternoon(t: TestContext): string {
  const home = temporaryFolder(t);
  const archive = openTemporary(t, join(home, 'archive.sqlite'));
  const first = update({ header: header({ title: 'The harbour' }), blocks: [RUMOUR, GATE] });
  const open = { ...GATE, lastUpdatedAt: at('14:19'), elements: [paragraph('open')] };
  const removals = [{ id: 'rumour', lastUpdatedAt: null }];
  const told = [
    [first, '14:00'],
    [update({ blocks: [open] }), '14:20'],
    [update({ removals }), '14:30'],
  ] as const;
  told.reduce(
    (state, [one, clock]) => keep(archive, state, one, { receivedAt: at(clock) }),
    initialState(0),
  );
  archive.keepAnswer(KEY, at('14:45'), false);
  archive.close();
  return home;
}

function optionsOf(...words: readonly string[]): ReplayOptions {
  const options = parseOptions(['replay', ...words, '--timezone', 'UTC']);
  assert.ok(options.command === 'replay');
  return options;
}

test('a story stands as it stood, edits and removals of then, and is news to nobody', async (t) => {
  const home = keepAfternoon(t);
  const { story, notice } = await openReplay(optionsOf('harbour', '--at', '14:25'), home);
  const { records, order, unseen, edited, poll, now } = story.store.getState();
  assert.deepEqual(order, ['rumour', 'gate']);
  assert.deepEqual(records.get('gate')?.block?.elements, [paragraph('open')]);
  assert.equal(records.get('rumour')?.removedRevisionAt, null);
  assert.deepEqual([unseen.size, edited.size, now], [0, 0, at('14:25')]);
  assert.deepEqual(poll, { phase: 'replayed', speed: 0 });
  assert.equal(notice, null);
  assert.deepEqual(await story.session.open(AbortSignal.timeout(1000)), { reason: 'file' });
  assert.equal(story.storyNow(), at('14:25'), 'time stands still');
  const known = story.history?.readingsOf('gate').map((reading) => reading.at);
  assert.deepEqual(known, [at('13:50'), at('14:20')], 'what came later is not known yet');
  assert.deepEqual(story.history?.readingsOf('rumour').length, 1);
});

test('what was read only later is said to be', async (t) => {
  const home = keepAfternoon(t);
  const early = await openReplay(optionsOf('harbour', '--at', '13:50'), home);
  assert.equal(early.notice, null, 'ten minutes are not long');
  const archive = openTemporary(t, join(home, 'archive.sqlite'));
  const crane = block({ id: 'crane', publishedAt: at('13:51') });
  keep(archive, initialState(0), update({ blocks: [crane] }), { receivedAt: at('14:44') });
  const { notice } = await openReplay(optionsOf('harbour', '--at', '14:00'), home);
  assert.match(notice ?? '', /as it was first read, 2026-03-04 14:44/u);
});

test('a moment that the story does not have, or has twice, is refused in a sentence', async (t) => {
  const home = keepAfternoon(t);
  const refused = async (...words: string[]) => {
    const error = await openReplay(optionsOf(...words), home).then(
      () => null,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof CannotOpenError, words.join(' '));
    assert.equal(error.code, 2);
    return error.message;
  };
  const range = 'it is kept from 2026-03-04 13:50 to 2026-03-04 14:45';
  assert.equal(
    await refused('harbour', '--at', '13:49'),
    `--at 2026-03-04 13:49 is before its first post: ${range}`,
  );
  assert.equal(
    await refused('harbour', '--at', '2026-03-05'),
    `--at 2026-03-05 00:00 is after the last of it: ${range}`,
  );
  assert.match(await refused('mountain'), /no story that is kept is called "mountain"/u);
  assert.match(await refused('mountain', '--at', '14:00'), /no story that is kept/u);

  const archive = openTemporary(t, join(home, 'archive.sqlite'));
  const later = block({ id: 'later', publishedAt: at('15:00', '05') });
  keep(archive, initialState(0), update({ blocks: [later] }), { receivedAt: at('15:00', '05') });
  assert.equal(
    await refused('harbour', '--at', '14:25'),
    '--at needs the day too, as in 2026-03-05T14:25, for it is kept from 2026-03-04 13:50 to 2026-03-05 15:00',
  );
  const { story } = await openReplay(optionsOf('harbour', '--at', '13:30'), home);
  assert.equal(story.storyNow(), at('13:30', '05'), 'that time came once');
});

test('no story at all is kept: that is said, and no archive is begun', async (t) => {
  const home = temporaryFolder(t);
  await assert.rejects(openReplay(optionsOf('harbour'), home), CannotOpenError);
  assert.throws(() => readFileSync(join(home, 'archive.sqlite')), { code: 'ENOENT' });
});

test('nothing is written, whatever is done with what is played', async (t) => {
  const home = keepAfternoon(t);
  const file = join(home, 'archive.sqlite');
  const copy = join(temporaryFolder(t), 'copy.sqlite');
  copyFileSync(file, copy);
  const { story } = await openReplay(optionsOf('harbour', '--speed', '60'), home);
  story.store.dispatch({ type: 'blocks-seen', ids: ['gate'] });
  story.store.dispatch({
    type: 'block-marked',
    id: 'gate',
    mark: { isStarred: true, note: 'mine' },
  });
  assert.equal(story.savePlace, undefined);
  await story.close();
  assert.deepEqual(readFileSync(file), readFileSync(copy));
});

test('what was kept is told at its time, then that it was all', async () => {
  const readings = [GATE, RUMOUR].map((one) => ({
    ...{ id: one.id, at: one.publishedAt ?? 0, cause: 'new' as const },
    record: { block: one, statedAt: null, removedRevisionAt: null, noticedAt: null },
  }));
  const headings = [{ at: at('13:50'), header: header() }];
  const past = createPast({ allReadings: () => readings, headings: () => headings });
  assert.ok(past);
  const clock = createFakeClock();
  const speed = 60;
  const startAt = at('13:50');
  const storyNow = () => startAt + clock.now() * speed;
  const store = createStore({
    ...past.stateAt(startAt),
    poll: { phase: 'replayed', speed },
  });
  const skip = () => assert.fail('eight minutes are no silence');
  const session = createPlayedSession({ past, store, startAt, speed, storyNow, skip, clock });
  const { signal } = new AbortController();
  assert.equal(await session.open(signal), null);
  const ending = session.run(signal);
  await clock.advance(7_900);
  assert.deepEqual(store.getState().order, ['gate']);
  await clock.advance(100);
  assert.deepEqual(store.getState().order, ['rumour', 'gate']);
  assert.equal(store.getState().now, at('13:58'));
  assert.deepEqual(await ending, { reason: 'kept' });
  assert.deepEqual(store.getState().poll, { phase: 'stopped', at: at('13:58'), reason: 'kept' });
});

const DAY_MS = 86_400_000;

/** Two posts with so long a silence between them, and a clock by which they are played. */
function playSilence(silenceMs: number, speed: number) {
  const readings = [0, silenceMs].map((publishedAt) => {
    const one = block({ id: `${publishedAt}`, publishedAt });
    const record = { block: one, statedAt: null, removedRevisionAt: null, noticedAt: null };
    return { id: one.id, at: publishedAt, cause: 'new' as const, record };
  });
  const past = createPast({ allReadings: () => readings, headings: () => [] });
  assert.ok(past);
  const clock = createFakeClock();
  const store = createStore(past.stateAt(0));
  let skipped = 0;
  const storyNow = () => clock.now() * speed + skipped;
  const skip = (ms: number) => {
    skipped += ms;
  };
  const stop = new AbortController();
  const options = { past, store, startAt: 0, speed, storyNow, skip, clock };
  const ending = createPlayedSession(options).run(stop.signal);
  return { clock, store, storyNow, stop, ending };
}

test('a long silence is played for an hour of the story, or for a minute, and its end is not missed', async () => {
  for (const [speed, waitMs] of [
    [1, 3_600_000],
    [60, 60_000],
    [6000, 60_000],
  ] as const) {
    const { clock, store, storyNow, ending } = playSilence(40 * DAY_MS, speed);
    await clock.advance(waitMs - 1);
    assert.equal(store.getState().order.length, 1, `${speed}x`);
    await clock.advance(1);
    assert.equal(store.getState().order.length, 2, `${speed}x`);
    assert.equal(storyNow(), 40 * DAY_MS);
    assert.deepEqual(await ending, { reason: 'kept' });
  }
});

test('playing is stopped in the middle', async () => {
  const { clock, store, stop, ending } = playSilence(DAY_MS, 1);
  await clock.advance(1000);
  stop.abort();
  assert.deepEqual(await ending, { reason: 'stopped' });
  assert.equal(store.getState().order.length, 1);
});
