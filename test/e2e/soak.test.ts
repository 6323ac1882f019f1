// Owns a working day of a busy newsroom behind a bad network, in accelerated time: what the reader ends with is what the
// newsroom has, every fault was told and none invented, the publisher was asked no more than is polite, and nothing is left
// behind. Two hours in the ordinary run; SOAK_HOURS=24 for the whole day.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createFollowSession } from '../../src/follow/session.ts';
import { textOfBlock } from '../../src/model/visible-text.ts';
import { createClient } from '../../src/net/client.ts';
import type { Clock } from '../../src/net/clock.ts';
import type { FaultPlan } from '../../src/replay/fault-plan.ts';
import { FAULTS } from '../../src/replay/faults.ts';
import { blockIdOf } from '../../src/replay/guardian-wire.ts';
import { playUntil } from '../../src/replay/newsroom.ts';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import type { ScriptEvent, StoryScript } from '../../src/replay/script.ts';
import { selectAdapter } from '../../src/source/registry.ts';
import { standingBlock } from '../../src/state/block-record.ts';
import { initialState } from '../../src/state/initial-state.ts';
import type { PollStatus } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { createDice, type Dice } from '../fuzz/mutate.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const HOURS = Number(process.env.SOAK_HOURS ?? 2);
const SEED = Number(process.env.SOAK_SEED ?? 11);
const START = Date.UTC(2031, 4, 2, 6);
const MINUTE = 60_000;
const BLOCKS = Math.round((2000 / 24) * HOURS);
/** After the last event, for what was struck to be asked again and removals to find their second witness. */
const GRACE = 90 * MINUTE;
const END = START + HOURS * 60 * MINUTE;
const FLOOR_MS = 10_000;
const FAULTY_SHARE = 0.12;
/** The newsroom of a whole day takes its time to answer, above all on a busy machine. */
const PATIENCE_MS = HOURS > 4 ? 1500 : 400;
const SLOW_MS = 20_000;

/** Posts all day; of five one is edited and of thirty one removed, within minutes, while it is still on the first page. */
function busyDay(dice: Dice): StoryScript {
  const events: ScriptEvent[] = [];
  for (let number = 0; number < BLOCKS; number++) {
    const at = START + Math.floor((number / BLOCKS) * (END - START));
    const block = `post-${number}`;
    const body = (words: string) => [`${words}, as post ${number} of the day.`];
    events.push({
      at: iso(at),
      did: 'post',
      block,
      content: {
        title: `Post ${number}`,
        body: body('It is reported'),
        ...(number % 9 === 0 ? { keyEvent: true as const } : {}),
      },
    });
    const later = at + (1 + Math.floor(dice() * 4)) * MINUTE;
    if (dice() < 0.2)
      events.push({ at: iso(later), did: 'edit', block, content: { body: body('It is denied') } });
    else if (dice() < 0.035) events.push({ at: iso(later), did: 'remove', block });
  }
  events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  events.push({ at: iso(END + GRACE), did: 'end' });
  return {
    path: 'world/live/2031/may/02/busy-day',
    headline: 'A busy day – live',
    standfirst: '<p>All day.</p>',
    byline: 'The desk',
    events,
  };
}

function iso(at: number): string {
  return `${new Date(Math.floor(at / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Whoever sleeps is woken at once, and the time has passed: one reader alone, so nobody else can be early. */
function createHurryingClock(startAt: number): Clock {
  let now = startAt;
  return {
    now: () => now,
    async sleep(ms, signal) {
      if (signal?.aborted) return;
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** What a request is struck with while it is struck, and what has struck since this was last asked. */
function createWeather(dice: Dice, isOver: () => boolean) {
  const kinds = FAULTS.filter((fault) => Number.isFinite(fault.strikes));
  let struck: string[] = [];
  const plan: FaultPlan = {
    strikeAt(requestNumber) {
      if (requestNumber < 3 || isOver() || dice() > FAULTY_SHARE) return null;
      const fault = kinds[Math.floor(dice() * kinds.length)];
      if (fault === undefined) return null;
      struck.push(fault.name);
      return { fault, strike: 1 };
    },
  };
  return {
    plan,
    takeStruck() {
      const taken = struck;
      struck = [];
      return taken;
    },
  };
}

test(`a day of ${HOURS} hours and ${BLOCKS} posts behind a bad network is told whole and true`, async (t) => {
  const dice = createDice(SEED);
  const script = busyDay(dice);
  const clock = createHurryingClock(START + MINUTE);
  const weather = createWeather(dice, () => clock.now() > END);
  const server = await createReplayServer({
    script,
    clock: { now: clock.now },
    pageSize: 60,
    faults: weather.plan,
    // Refusals last for seconds of the server's time, which is nothing here; what is slow must outlast our patience.
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms < SLOW_MS ? 1 : 2 * PATIENCE_MS)),
  });
  t.after(server.close);
  const selection = await selectAdapter(server.storyUrl, 'guardian');
  assert.ok(selection);
  const client = createClient({
    userAgent: 'teleprinter-soak',
    readerUrls: [server.storyUrl],
    timeoutMs: PATIENCE_MS,
  });
  const store = createStore(initialState(clock.now()));
  const told: { readonly poll: PollStatus; readonly struck: readonly string[] }[] = [];
  const stop = store.subscribe(({ poll }, previous) => {
    if (poll !== previous.poll) told.push({ poll, struck: weather.takeStruck() });
  });
  const session = createFollowSession({
    client,
    selection,
    store,
    clock,
    storyNow: clock.now,
    schedule: { floorMs: FLOOR_MS, speed: 1 },
    random: dice,
  });

  const timersBefore = activeResources();
  const over = new AbortController();
  assert.equal(await session.open(over.signal), null);
  collect();
  const heapBefore = process.memoryUsage().heapUsed;
  assert.deepEqual(await session.run(over.signal), { reason: 'ended' });
  collect();
  const grownBytes = process.memoryUsage().heapUsed - heapBefore;
  stop();
  await client.close();

  // The story is the newsroom's own.
  const newsroom = playUntil(script, clock.now());
  const state = store.getState();
  const standing = state.order.flatMap((id) => standingBlock(state.records.get(id)) ?? []);
  assert.deepEqual(
    standing.map((block) => [block.id, block.title, textOfBlock(block), block.keyEvent]),
    newsroom.blocks.map((block) => [
      blockIdOf(script, block.name),
      block.title,
      block.body[0],
      block.keyEvent,
    ]),
  );
  const isKnown = (name: string) => state.records.has(blockIdOf(script, name));
  assert.ok(newsroom.removed.filter(isKnown).length > 0);

  // A failure is told when something struck, and nothing is told to be well that was struck through and through.
  const failures = told.filter(({ poll }) => poll.phase === 'failed');
  assert.ok(failures.length > 0);
  for (const [index, { poll }] of told.entries()) {
    if (poll.phase !== 'failed') continue;
    // A door that was shut may still be shut for the poll after it: that takes real time to open.
    const struck = told.slice(Math.max(0, index - 2), index + 1).flatMap((one) => one.struck);
    const isStruck = told[index]?.struck.length !== 0 || struck.includes('refused');
    assert.ok(isStruck, `a failure out of nothing: ${JSON.stringify(poll)}`);
  }

  // Polite: no more than one question and one page for every ten seconds, and back-off while it fails.
  const asked = server.requests().filter(({ at }) => at > START + 2 * MINUTE);
  const intervals = (clock.now() - START) / FLOOR_MS;
  assert.ok(asked.length <= 2 * intervals, `${asked.length} requests in ${intervals} intervals`);

  // Nothing is left behind.
  const left = activeResources().filter((kind) => !timersBefore.includes(kind));
  assert.deepEqual(
    left.filter((kind) => kind !== 'TCPSocketWrap' && kind !== 'Immediate'),
    [],
  );
  assert.ok(grownBytes < 20e6, `the heap has grown by ${Math.round(grownBytes / 1e6)} MB`);
  t.diagnostic(
    `${server.requests().length} requests, ${failures.length} failures told, ${standing.length} posts, ` +
      `${newsroom.removed.length} removed, heap ${Math.round(grownBytes / 1e5) / 10} MB more`,
  );
});

function activeResources(): readonly string[] {
  return process.getActiveResourcesInfo();
}
