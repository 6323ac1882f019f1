// Owns when a feed wants to be asked again, by what it states of itself. Knows no clock: the time of the answer is given.

import type { FeedManners } from './feed-shape.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Often enough for a feed that does not say otherwise: its owners ask for no more. */
export const FEED_MIN_POLL_MS = 5 * MINUTE_MS;

/** A feed that says "yearly" is asked each day nevertheless. */
const LONGEST_MS = DAY_MS;

const PERIOD_MS: ReadonlyMap<string, number> = new Map([
  ['hourly', HOUR_MS],
  ['daily', DAY_MS],
  ['weekly', 7 * DAY_MS],
  ['monthly', 30 * DAY_MS],
  ['yearly', 365 * DAY_MS],
]);

/** `updates`: how often in a period; both as the Syndication module of RSS names them. Null when nothing is stated. */
export function toIntervalMs(
  ttlMinutes: number | undefined,
  period: string | undefined,
  updates: number | undefined,
): number | null {
  const stated: number[] = [];
  if (ttlMinutes !== undefined) stated.push(ttlMinutes * MINUTE_MS);
  const periodMs = PERIOD_MS.get((period ?? '').trim().toLowerCase());
  if (periodMs !== undefined)
    stated.push(periodMs / (updates !== undefined && updates >= 1 ? updates : 1));
  const sound = stated.filter((ms) => Number.isFinite(ms) && ms > 0);
  return sound.length === 0 ? null : Math.min(LONGEST_MS, Math.max(...sound));
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Ms from the answer to the next question; null when the feed does not mind. `answeredAt`: epoch ms, null for a file. */
export function pollAfterMs(manners: FeedManners, answeredAt: number | null): number | null {
  if (answeredAt === null) return manners.intervalMs;
  const next = answeredAt + Math.max(manners.intervalMs ?? 0, FEED_MIN_POLL_MS);
  const allowed = firstAllowed(manners, next);
  return allowed === null || allowed === next ? manners.intervalMs : allowed - answeredAt;
}

/** The first time at or after `at` that is in no hour or day to skip; null when all of the week is. */
function firstAllowed({ skipHours, skipDays }: FeedManners, at: number): number | null {
  const thisHour = Math.floor(at / HOUR_MS) * HOUR_MS;
  for (let hour = 0; hour < 7 * 24; hour += 1) {
    const candidate = Math.max(at, thisHour + hour * HOUR_MS);
    const date = new Date(candidate);
    const day = DAYS[date.getUTCDay()] ?? '';
    if (!skipHours.includes(date.getUTCHours()) && !skipDays.includes(day)) return candidate;
  }
  return null;
}
