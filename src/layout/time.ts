// Owns how moments and ages read on the screen. The clock is always given; nothing here asks for the time.
// Intl is costly to start, so local time is read from Date and a named zone is looked up only when one is asked for.

import { TZDateMini } from '@date-fns/tz/date/mini';
import { tzName } from '@date-fns/tz/tzName';
import {
  daysInWeek,
  daysInYear,
  millisecondsInDay,
  millisecondsInHour,
  millisecondsInMinute,
} from 'date-fns/constants';
import { isSameDay } from 'date-fns/isSameDay';
import { isSameYear } from 'date-fns/isSameYear';
import { isValid } from 'date-fns/isValid';
// `format` would bring its locale along, which costs the first frame a millisecond: twelve names are cheaper.
import { lightFormat } from 'date-fns/lightFormat';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** An IANA name or "UTC"; null is the reader's own zone. */
export type Zone = string | null;

/** "14:31"; "--:--" for a moment that no calendar holds. */
export function formatClock(at: number, zone: Zone): string {
  return formatWall(wallTime(at, zone), 'HH:mm');
}

/** The clock alone for a moment on the same day as `now`, else with the day, and the year where that differs too. */
export function formatStamp(at: number, now: number, zone: Zone): string {
  const wall = wallTime(at, zone);
  const today = wallTime(now, zone);
  if (isSameDay(wall, today)) return formatWall(wall, 'HH:mm');
  const day = `d '${MONTHS[wall.getMonth()]}'`;
  return formatWall(wall, isSameYear(wall, today) ? `${day} HH:mm` : `${day} y HH:mm`);
}

/** "19 Jun 14:31", where the year is plain. */
export function formatDayTime(at: number, zone: Zone): string {
  const wall = wallTime(at, zone);
  return formatWall(wall, `d '${MONTHS[wall.getMonth()]}' HH:mm`);
}

/** "19 Jun 2024 14:31", for what is read at any time. */
export function formatDateTime(at: number, zone: Zone): string {
  const wall = wallTime(at, zone);
  return formatWall(wall, `d '${MONTHS[wall.getMonth()]}' y HH:mm`);
}

/**
 * "17m ago". Under a minute, or in the future, "now": the screen counts no seconds.
 * A day is 24 hours, whatever the clocks did meanwhile: an age is a span, which the calendar's differences do not count.
 */
export function formatAge(now: number, at: number): string {
  const age = now - at;
  if (age < millisecondsInMinute) return 'now';
  if (age < millisecondsInHour) return `${Math.floor(age / millisecondsInMinute)}m ago`;
  if (age < millisecondsInDay) return `${Math.floor(age / millisecondsInHour)}h ago`;
  return `${Math.floor(age / millisecondsInDay)}d ago`;
}

/** The age in at most three cells for any span below a thousand years: "now", "17m", "3h", "12d", "20w", "57y". */
export function formatShortAge(now: number, at: number): string {
  const days = Math.floor((now - at) / millisecondsInDay);
  if (days < 100) return formatAge(now, at).replace(' ago', '');
  return days < 700 ? `${Math.floor(days / daysInWeek)}w` : `${Math.floor(days / daysInYear)}y`;
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

function formatWall(wall: Date, pattern: string): string {
  return isValid(wall) ? lightFormat(wall, pattern) : '--:--';
}

/** The moment as a date whose fields are those of the wall clock in the zone. */
function wallTime(at: number, zone: Zone): Date {
  return zone === null ? new Date(at) : new TZDateMini(at, zone);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
