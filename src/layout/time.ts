// Owns how moments and ages read on the screen. The clock is always given; nothing here asks for the time.
// Intl is costly to start, so local time is read from Date and a named zone is looked up only when one is asked for.

import { tzName, tzOffset } from '@date-fns/tz';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** An IANA name or "UTC"; null is the reader's own zone. */
export type Zone = string | null;

/** "14:31" */
export function formatClock(at: number, zone: Zone): string {
  const wall = wallTime(at, zone);
  return `${twoDigits(wall.getUTCHours())}:${twoDigits(wall.getUTCMinutes())}`;
}

/** The clock alone for a moment on the same day as `now`, else with the day, and the year where that differs too. */
export function formatStamp(at: number, now: number, zone: Zone): string {
  const wall = wallTime(at, zone);
  const today = wallTime(now, zone);
  const clock = formatClock(at, zone);
  if (Math.floor(+wall / DAY_MS) === Math.floor(+today / DAY_MS)) return clock;
  const sameYear = wall.getUTCFullYear() === today.getUTCFullYear();
  const day = `${wall.getUTCDate()} ${MONTHS[wall.getUTCMonth()] ?? '?'}`;
  return sameYear ? `${day} ${clock}` : `${day} ${wall.getUTCFullYear()} ${clock}`;
}

/** "17m ago". Under a minute, or in the future, "now": the screen counts no seconds. */
export function formatAge(now: number, at: number): string {
  const age = now - at;
  if (age < MINUTE_MS) return 'now';
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)}m ago`;
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)}h ago`;
  return `${Math.floor(age / DAY_MS)}d ago`;
}

/** The age in at most three cells for any span below a thousand years: "now", "17m", "3h", "12d", "20w", "57y". */
export function formatShortAge(now: number, at: number): string {
  const days = Math.floor((now - at) / DAY_MS);
  if (days < 100) return formatAge(now, at).replace(' ago', '');
  return days < 700 ? `${Math.floor(days / 7)}w` : `${Math.floor(days / 365.25)}y`;
}

/** The zone's name at that moment: "UTC", "BST" or "GMT+1"; for the reader's own zone its offset, "UTC+1". */
export function formatZone(at: number, zone: Zone): string {
  if (zone !== null) return zone === 'UTC' ? zone : tzName(zone, new Date(at), 'short');
  const minutes = -new Date(at).getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${twoDigits(rest)}`}`;
}

/** The moment moved so that its UTC fields read as the wall clock of the zone. */
function wallTime(at: number, zone: Zone): Date {
  if (zone === 'UTC') return new Date(at);
  const minutes = zone === null ? -new Date(at).getTimezoneOffset() : tzOffset(zone, new Date(at));
  return new Date(at + minutes * MINUTE_MS);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
