// Owns a reader in a hurry before a newsroom behind a network that misbehaves: the whole of following and drawing, by a clock
// that passes as soon as somebody waits. Tells, each time that the status changes, what had struck and what was said.

import { EXIT } from '../../src/config/exit-codes.ts';
import { createFollowSession, type Ending } from '../../src/follow/session.ts';
import { UNICODE_GLYPHS } from '../../src/layout/glyphs.ts';
import { createClient } from '../../src/net/client.ts';
import type { Clock } from '../../src/net/clock.ts';
import type { FaultPlan, Strike } from '../../src/replay/fault-plan.ts';
import { createReplayServer } from '../../src/replay/replay-server.ts';
import type { StoryScript } from '../../src/replay/script.ts';
import { selectAdapter } from '../../src/source/registry.ts';
import { initialState } from '../../src/state/initial-state.ts';
import type { PollStatus } from '../../src/state/state.ts';
import { createStore } from '../../src/state/store.ts';
import { pollWords } from '../../src/ui/poll-words.ts';
import { createReading } from '../../src/ui/reading.ts';
import { followOnScreen } from '../../src/ui/screen-mode.ts';
import type { Dice } from '../fuzz/mutate.ts';
import { createFakeTimer } from '../helpers/fake-timer.ts';
import { textOf } from '../helpers/scenes.ts';
import { createFakeReach } from '../ui/fake-reach.ts';
import { createSinkTerminal } from './sink-terminal.ts';

/** What an answer may take, in real time: more than the newsroom here ever needs, but when it is slow on purpose. */
const PATIENCE_MS = 200;
const SLOW_MS = 20_000;
export const FLOOR_MS = 10_000;

/** What came of the requests since the status changed before: null for each that was answered soundly. */
export type Told = {
  readonly poll: PollStatus;
  /** As the screen says it; null for none. */
  readonly fault: string | null;
  readonly strikes: readonly (Strike | null)[];
  /** Requests that found the door shut, or will: it is shut for a while of real time. */
  readonly refusals: number;
};

export type HurriedOptions = {
  readonly script: StoryScript;
  /** Epoch ms. */
  readonly startAt: number;
  readonly faults: FaultPlan;
  readonly dice: Dice;
  /** In place of the ordinary one; a long run on a busy machine meets an answer now and then that is slow by itself. */
  readonly patienceMs?: number;
  /** Hears what is told, in order. */
  readonly onTold: (told: Told) => void;
  /** Typed one after the other while time passes, again and again. */
  readonly keys?: readonly string[];
};

/** Nothing runs yet but the server. `close` after `follow`. */
export async function openHurriedReader(options: HurriedOptions) {
  const { script, startAt, dice, keys = [], patienceMs = PATIENCE_MS } = options;
  const { timer, advance, pending } = createFakeTimer();
  const size = { columns: 80, rows: 24 };
  const terminal = createSinkTerminal(size, timer);
  let naps = 0;
  const clock = createHurryingClock(startAt, (ms) => {
    advance(ms);
    const key = keys[naps++ % Math.max(1, keys.length)];
    if (key !== undefined) terminal.type(key);
  });
  const weather = watchWeather(options.faults);
  let openDoor: () => void = () => {};
  const server = await createReplayServer({
    ...{ script, clock, pageSize: 60, faults: weather.plan },
    // A door is shut for seconds of the server's time, which pass here in none: it opens when somebody has found it shut. What
    // is slow must outlast our patience.
    wait: (ms) =>
      new Promise((resolve) => {
        const latest = setTimeout(resolve, 2 * patienceMs);
        if (ms >= SLOW_MS) return;
        openDoor = () => {
          clearTimeout(latest);
          resolve();
        };
      }),
  });
  const selection = await selectAdapter(server.storyUrl, 'guardian');
  if (selection === null) throw new Error('the newsroom has no source');
  const readerUrls = [server.storyUrl];
  const client = createClient({ userAgent: 'hurried', readerUrls, timeoutMs: patienceMs });
  const store = createStore(initialState(clock.now()));
  const choices = { keyEventsOnly: false, order: 'newest', timeMode: 'absolute' } as const;
  const reading = createReading({
    ...{ store, choices, size, glyphs: UNICODE_GLYPHS, zone: 'UTC', address: server.storyUrl },
  });
  let latest: PollStatus | null = null;
  const untrue = new Set<string>();
  let frames = 0;
  const stop = reading.subscribe(() => {
    const { poll, now } = store.getState();
    const footer = textOf(reading.getScreen().rows.at(-1));
    const { words, fault } = pollWords(poll, 'UTC', now);
    frames += 1;
    if (!footer.endsWith(words) || !footer.includes(fault ?? ''))
      untrue.add(`${footer} | ${words} | ${fault}`);
    if (poll === latest) return;
    latest = poll;
    if (poll.phase === 'failed') openDoor();
    options.onTold({ poll, fault, ...weather.take() });
  });
  const session = createFollowSession({
    ...{ client, selection, store, clock, storyNow: clock.now, random: dice },
    schedule: { floorMs: FLOOR_MS, speed: 1 },
  });

  return {
    clock,
    store,
    /** Footers that did not say how polling stands. */
    untrue: (): readonly string[] => [...untrue],
    frames: () => frames,
    /** How many have been answered, or found the door shut. */
    requests: weather.requests,
    pendingTimers: pending,
    isReadingKeys: terminal.isReading,
    /** Follows on the screen until the story is over, then gives the screen back. `onOpened`: after the first answer. */
    async follow(onOpened: () => void = () => {}): Promise<Ending | null> {
      const over = new AbortController();
      const { promise, resolve } = Promise.withResolvers<Ending | null>();
      const screen = followOnScreen(
        {
          ...createFakeReach(),
          ...{ store, reading, timer, terminal: terminal.session, attention: null, colour: true },
          ...{ storyNow: clock.now, speed: 1, complain: () => {}, codeOf: () => EXIT.unreachable },
          session: {
            ...session,
            async open(signal) {
              while (!terminal.isReading()) await new Promise(setImmediate);
              const ending = await session.open(signal);
              if (ending !== null) resolve(ending);
              onOpened();
              return ending;
            },
            async run(signal) {
              const ending = await session.run(signal);
              resolve(ending);
              return ending;
            },
          },
        },
        over.signal,
      );
      const ending = await Promise.race([promise, screen.then(() => null)]);
      over.abort();
      await screen;
      stop();
      return ending;
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}

/** Whoever sleeps is woken at once, and the time has passed: one reader alone, so nobody else can be early. */
function createHurryingClock(startAt: number, onPassed: (ms: number) => void): Clock {
  let now = startAt;
  return {
    now: () => now,
    async sleep(ms, signal) {
      if (signal?.aborted) return;
      now += ms;
      onPassed(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/**
 * The same plan, which notes what it did. The server looks at each number once ahead, to shut the door in time, and once more
 * when the request is there: what was refused never comes.
 */
function watchWeather(plan: FaultPlan) {
  const strikes = new Map<number, Strike | null>();
  let come: (Strike | null)[] = [];
  let refusals = 0;
  let requests = 0;
  return {
    requests: () => requests,
    plan: {
      strikeAt(number: number) {
        const known = strikes.get(number);
        if (known !== undefined) {
          requests += 1;
          come.push(known);
          return known;
        }
        const strike = plan.strikeAt(number);
        strikes.set(number, strike);
        if (strike?.fault.play === 'refuse') {
          requests += 1;
          refusals += 1;
        }
        return strike;
      },
    },
    take() {
      const taken = { strikes: come, refusals };
      come = [];
      refusals = 0;
      return taken;
    },
  };
}
