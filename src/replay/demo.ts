// Owns the demonstration: where in a story it opens and how fast it runs, as a replay server and the clock that it goes by.
// Knows nothing of the client: whoever follows it does so over HTTP, with this clock for the time of day.

import type { FaultPlan } from './fault-plan.ts';
import { playUntil } from './newsroom.ts';
import { createReplayClock, type ReplayClock } from './replay-clock.ts';
import { createReplayServer, type ReplayServer } from './replay-server.ts';
import type { StoryScript } from './script.ts';

export type DemoOpening = 'start' | 'middle' | 'end';

export type Demo = {
  /** The address of the story. */
  readonly url: string;
  readonly clock: ReplayClock;
  /** How many times faster than life: divide the poll interval by it. */
  readonly speed: number;
  readonly requests: ReplayServer['requests'];
  readonly close: () => Promise<void>;
};

const DEFAULT_SPEED = 60;
/** Few enough posts for a story half told, enough to fill any terminal. */
const MIN_FIRST_BLOCKS = 25;
/** Pages of 30, so that the first answer already holds that many. */
const PAGE_SIZE = 30;

/**
 * Starts to tell the script. It opens `from` where the caller says ('middle' by default), or goes on at `startAt` (epoch
 * ms of the story's own time, kept from an earlier run; held within the story). `realNow` gives real milliseconds.
 */
export async function startDemo(options: {
  readonly script: StoryScript;
  readonly realNow: () => number;
  readonly from?: DemoOpening;
  readonly startAt?: number | null;
  readonly speed?: number;
  readonly faults?: FaultPlan;
}): Promise<Demo> {
  const { script, realNow, from = 'middle', speed = DEFAULT_SPEED } = options;
  const startAt = withinStory(script, options.startAt ?? openingAt(script, from));
  const clock = createReplayClock({ startAt, speed, realNow });
  const server = await createReplayServer({
    script,
    clock,
    pageSize: PAGE_SIZE,
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  return { url: server.storyUrl, clock, speed, requests: server.requests, close: server.close };
}

/**
 * When in the story's own time (epoch ms) a demonstration opens: at its first post, at its last event, or half way through
 * its posts, or as soon after as the first answer is long enough.
 */
export function openingAt(script: StoryScript, from: DemoOpening): number {
  const posts = script.events.filter((event) => event.did === 'post');
  const times = posts.map((event) => Date.parse(event.at));
  if (from === 'start') return times.at(0) ?? 0;
  if (from === 'end') return Date.parse(script.events.at(-1)?.at ?? '');
  const later = times.slice(Math.max(0, Math.ceil(times.length / 2) - 1));
  const longEnough = later.find((at) => playUntil(script, at).blocks.length >= MIN_FIRST_BLOCKS);
  return longEnough ?? later.at(0) ?? 0;
}

function withinStory(script: StoryScript, at: number): number {
  const startsAt = Date.parse(script.events.at(0)?.at ?? '');
  const endsAt = Date.parse(script.events.at(-1)?.at ?? '');
  return Math.min(endsAt, Math.max(startsAt, at));
}
