// Owns the delay rule: how long to wait before the next poll. Pure: the time and the dice are given.
// Polite by construction: nothing here can wait less than the floor, or less than a server asked for.

import { type FollowFault, HttpError } from '../model/errors.ts';

/** What stays the same for a whole session. */
export type Schedule = {
  /** The shortest wait: the greater of the source's own floor and the reader's `--interval`, ms. */
  readonly floorMs: number;
  /** How much faster than life the story is played; 1 for a real one. */
  readonly speed: number;
};

/** What one poll came to, as far as the next delay is concerned. */
export type PollOutcome =
  | {
      readonly kind: 'changed' | 'unchanged';
      /** How much longer the answer counts as fresh, ms. */
      readonly maxAgeMs: number | null;
      /** The interval that the source itself asks for, ms. */
      readonly pollAfterMs: number | null;
      /** It took two requests, and each is to have an interval of its own; left out for one. */
      readonly isDouble?: boolean;
    }
  | { readonly kind: 'failed'; readonly fault: FollowFault }
  /** The story has ended or is gone. */
  | { readonly kind: 'stop' };

/** How polling has gone so far. */
export type Pace = {
  /** Failures in a row. */
  readonly failures: number;
  /** When the story last changed, as we saw it, epoch ms. */
  readonly changedAt: number;
  /** The interval that the last good answer led to: a failure must not make us ask more often than that. */
  readonly baseMs: number;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const QUIET_CAP_MS = MINUTE;
const FAILURE_CAP_MS = 5 * MINUTE;
/** A cache lifetime beyond this is a mistake on a page that calls itself live. */
const MAX_AGE_CAP_MS = 5 * MINUTE;
const ASKED_CAP_MS = 60 * MINUTE;
const PLAYED_FLOOR_MS = 250;
/** A reader waits at most this part of the silence so far for the news that ends it. */
const QUIET_SHARE = 1 / 30;
const JITTER = 0.1;

export function startPace(now: number): Pace {
  return { failures: 0, changedAt: now, baseMs: 0 };
}

/** The pace after one more outcome that came in at `now`. */
export function nextPace(pace: Pace, outcome: PollOutcome, now: number): Pace {
  switch (outcome.kind) {
    case 'failed':
      return { ...pace, failures: pace.failures + 1 };
    case 'changed':
      return { failures: 0, changedAt: now, baseMs: askedMs(outcome) };
    case 'unchanged':
      return { ...pace, failures: 0, baseMs: askedMs(outcome) };
    case 'stop':
      return pace;
  }
}

/**
 * How long to wait after the latest outcome, ms. `pace` already counts that outcome; `random` is in [0, 1).
 * Never below the floor, what a good answer asked for, or a Retry-After (obeyed up to an hour, whatever the speed).
 */
export function nextDelayMs(
  schedule: Schedule,
  pace: Pace,
  outcome: PollOutcome,
  now: number,
  random: number,
): number {
  const isDouble = outcome.kind !== 'failed' && outcome.kind !== 'stop' && outcome.isDouble;
  const base = Math.max(schedule.floorMs, pace.baseMs) * (isDouble ? 2 : 1);
  const interval = pace.failures > 0 ? failureMs(base, pace.failures) : quietMs(base, pace, now);
  const jittered = Math.max(base, interval * (1 - JITTER + 2 * JITTER * random));
  return Math.round(Math.max(played(jittered, schedule), retryAfterMs(outcome) ?? 0));
}

/** What the server demands after a failure, ms, at most an hour; null when it demands nothing. */
export function retryAfterMs(outcome: PollOutcome): number | null {
  if (outcome.kind !== 'failed' || !(outcome.fault instanceof HttpError)) return null;
  const asked = outcome.fault.retryAfterMs;
  return asked === null ? null : Math.min(asked, ASKED_CAP_MS);
}

/** The shortest wait after an answer like this one, ms of the story's own time. */
export function leastDelayMs(
  { floorMs }: Schedule,
  outcome: { maxAgeMs: number | null; pollAfterMs: number | null },
): number {
  return Math.max(floorMs, askedMs(outcome));
}

/** The shortest wait between any two requests, ms. */
export function shortestDelayMs(schedule: Schedule): number {
  return Math.round(played(schedule.floorMs, schedule));
}

function askedMs(outcome: { maxAgeMs: number | null; pollAfterMs: number | null }): number {
  return Math.max(
    Math.min(outcome.maxAgeMs ?? 0, MAX_AGE_CAP_MS),
    Math.min(outcome.pollAfterMs ?? 0, ASKED_CAP_MS),
  );
}

function quietMs(base: number, pace: Pace, now: number): number {
  const stretched = Math.min((now - pace.changedAt) * QUIET_SHARE, QUIET_CAP_MS);
  return Math.max(base, stretched);
}

function failureMs(base: number, failures: number): number {
  return Math.max(base, Math.min(base * 2 ** (failures - 1), FAILURE_CAP_MS));
}

function played(ms: number, schedule: Schedule): number {
  return schedule.speed === 1 ? ms : Math.max(ms / schedule.speed, PLAYED_FLOOR_MS);
}
