// Owns the publisher of a replayed story: a real HTTP server on this machine that answers as the Guardian's site does.
// Knows whose turn it is: the sound answer or a fault. Knows nothing of how pages are rendered.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type FaultPlan, NO_FAULTS, type Strike } from './fault-plan.ts';
import { LOOP_PATH } from './faults.ts';
import { type Answer, negotiate, plainAnswer } from './http-answer.ts';
import { openLoopback } from './loopback.ts';
import type { ReplayClock } from './replay-clock.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import type { StoryScript } from './script.ts';
import { checkScript } from './script-check.ts';
import { createStoryRenderer } from './story-renderer.ts';
import { realWait, type Wait, writeAnswer } from './write-answer.ts';

export type ReplayServerOptions = {
  readonly script: StoryScript;
  /** Says what has happened so far; also what the server takes for the time of day. */
  readonly clock: ReplayClock;
  /** Blocks on a full page, 10 by default; see `Publication`. */
  readonly pageSize?: number;
  readonly faults?: FaultPlan;
  /** How long answers may be kept, 0 by default. */
  readonly maxAgeSeconds?: number;
  /** See `createStoryRenderer`; 'kept' by default. */
  readonly freshness?: 'kept' | 'every-time';
  readonly randomId?: () => string;
  /** How faults let real time pass. */
  readonly wait?: Wait;
};

export type ReplayServer = {
  readonly origin: string;
  /** The address of the story as a reader would give it. */
  readonly storyUrl: string;
  /** What was asked so far, oldest first; the latest 10,000. */
  readonly requests: () => readonly LoggedRequest[];
  /** Ends every connection and frees the port. */
  readonly close: () => Promise<void>;
};

/** How long connections are refused for each request that would have been struck, real milliseconds. */
const REFUSAL_MS = 5_000;
const MAX_REMEMBERED_VERSIONS = 8;

/**
 * Serves the story at `<origin>/<path>.json?dcr=true[&page=with:block-<id>]` and its newest blocks in brief at
 * `….json?rendered=false`; throws when the script is not sound.
 */
export async function createReplayServer(options: ReplayServerOptions): Promise<ReplayServer> {
  const { script, wait = realWait } = options;
  const problems = checkScript(script);
  if (problems.length > 0) throw new Error(`The story script is not sound. ${problems.join(' ')}`);

  const log = createRequestLog();
  const turns = createTurns(options.faults ?? NO_FAULTS);
  const closing = new AbortController();
  const loopback = await openLoopback((origin) => {
    const answerTo = createDesk(options, origin, turns);
    return async (request, response) => {
      const answer = answerTo(request);
      // Before the answer leaves, or the next request would find the socket still open.
      if (refuseIfDue()) response.setHeader('connection', 'close');
      response.setHeader('date', new Date(options.clock.now()).toUTCString());
      const onBytes = log.enter(options.clock.now(), request, answer);
      await writeAnswer(response, answer, wait, onBytes);
    };
  });

  function refuseIfDue(): boolean {
    const refusals = turns.takeRefusals();
    if (refusals === 0) return false;
    loopback.refuse();
    wait(refusals * REFUSAL_MS, closing.signal)
      .then(loopback.admit)
      // Closed meanwhile, or the port was taken by another program: then it stays unreachable.
      .catch(() => {});
    return true;
  }

  refuseIfDue();
  return {
    origin: loopback.origin,
    storyUrl: `${loopback.origin}/${script.path}`,
    requests: log.entries,
    close: () => {
      closing.abort();
      return loopback.close();
    },
  };
}

/** Decides on the answer to each request, in order of their coming. */
function createDesk(
  options: ReplayServerOptions,
  origin: string,
  turns: Turns,
): (request: IncomingMessage) => Answer {
  const { script, clock, pageSize = 10, randomId = randomUUID } = options;
  const renderer = createStoryRenderer(
    { script, origin, pageSize, randomId },
    { maxAgeSeconds: options.maxAgeSeconds ?? 0, freshness: options.freshness ?? 'kept' },
  );
  const told = createMemory(renderer.versionAt);

  return (request) => {
    if (request.url === LOOP_PATH) return plainAnswer(301, 'Moved', { location: LOOP_PATH });
    const asked = parseStoryRequest(request, script.path);
    if (asked === null) return plainAnswer(404, 'Not found');
    const now = clock.now();
    const turn = turns.take();
    const answerAt = (at: number) =>
      asked === 'glimpse' ? renderer.glimpseAt(at) : renderer.answerAt(at, asked.withBlockId);
    const sound = answerAt(now);
    if (sound === null) return plainAnswer(404, 'No such block');
    if (turn === null || turn.fault.play === 'refuse') {
      told.remember(now);
      return negotiate(sound, request.headers);
    }
    const earlier = (versionsAgo: number) => answerAt(told.timeOf(versionsAgo) ?? now) ?? sound;
    return turn.fault.play({ sound, earlier, strike: turn.strike, now });
  };
}

/** Whose turn it is: requests for the story are counted, and refused ones count though they never arrive. */
type Turns = {
  readonly take: () => Strike | null;
  /** How many of the coming requests shall be refused, at once counted as gone by. */
  readonly takeRefusals: () => number;
};

function createTurns(faults: FaultPlan): Turns {
  let next = 1;
  return {
    take: () => {
      const strike = faults.strikeAt(next);
      next += 1;
      return strike;
    },
    takeRefusals: () => {
      const first = next;
      while (faults.strikeAt(next)?.fault.play === 'refuse') next += 1;
      return next - first;
    },
  };
}

/** The times at which the latest versions of the story were first told, for the faults that tell them again. */
function createMemory(versionAt: (at: number) => number) {
  const times: number[] = [];
  return {
    remember: (now: number) => {
      const last = times.at(-1);
      if (last !== undefined && versionAt(last) === versionAt(now)) return;
      times.push(now);
      if (times.length > MAX_REMEMBERED_VERSIONS) times.shift();
    },
    timeOf: (versionsAgo: number) => times[Math.max(0, times.length - 1 - versionsAgo)],
  };
}

const BLOCK_PAGE = /^with:block-([0-9a-f]{24})$/u;

function parseStoryRequest(
  request: IncomingMessage,
  path: string,
): { readonly withBlockId: string | null } | 'glimpse' | null {
  const { url = '', method = '' } = request;
  if (!['GET', 'HEAD'].includes(method) || !URL.canParse(url, 'http://127.0.0.1')) return null;
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (pathname !== `/${path}.json`) return null;
  // The real site, too, looks at this parameter first.
  if (searchParams.get('rendered') === 'false') return 'glimpse';
  if (!searchParams.has('dcr')) return null;
  const page = searchParams.get('page');
  if (page === null) return { withBlockId: null };
  const withBlockId = BLOCK_PAGE.exec(page)?.[1];
  return withBlockId === undefined ? null : { withBlockId };
}
