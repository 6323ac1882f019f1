// Owns how a moment in the past is written on the command line: "2h", "14:30", "2024-06-19T14:30Z".
// Knows no clock: now and the reader's zone are given.

/** A wall time has no zone of its own: it is the clock on the wall of the zone it is resolved in. */
type WallTime = {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

export type Since =
  | { readonly kind: 'ago'; readonly durationMs: number }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'wall'; readonly wall: WallTime }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number };

const SECOND_MS = 1000;
const UNIT_MS = {
  w: 604_800 * SECOND_MS,
  d: 86_400 * SECOND_MS,
  h: 3600 * SECOND_MS,
  m: 60 * SECOND_MS,
  s: SECOND_MS,
};

const DURATION =
  /^(?=\d)(?:(?<w>\d{1,6})w)?(?:(?<d>\d{1,6})d)?(?:(?<h>\d{1,6})h)?(?:(?<m>\d{1,6})m)?(?:(?<s>\d{1,6})s)?$/;
const CLOCK = /^(?<hour>\d{1,2}):(?<minute>\d{2})$/;
const DATE_TIME =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?(?<offset>Z|[+-]\d{2}:?\d{2})?$/;

/** Null for what is neither a duration nor a time. A date alone is its midnight. */
export function parseSince(text: string): Since | null {
  const trimmed = text.trim();
  return parseDuration(trimmed) ?? parseClock(trimmed) ?? parseDateTime(trimmed);
}

/**
 * The moment meant, epoch ms. A clock time is the last time that the clock in `zone` showed it: "23:00" asked for at
 * half past midnight is yesterday's.
 *
 * @param zone IANA name
 */
export function resolveSince(since: Since, now: number, zone: string): number {
  switch (since.kind) {
    case 'ago':
      return now - since.durationMs;
    case 'at':
      return since.at;
    case 'wall':
      return momentOf(since.wall, zone);
    case 'clock': {
      const today = { ...wallAt(now, zone), hour: since.hour, minute: since.minute, second: 0 };
      const moment = momentOf(today, zone);
      return moment <= now ? moment : momentOf({ ...today, day: today.day - 1 }, zone);
    }
  }
}

function parseDuration(text: string): Since | null {
  const parts = DURATION.exec(text)?.groups;
  if (parts === undefined) return null;
  const durationMs = Object.entries(UNIT_MS).reduce(
    (sum, [unit, ms]) => sum + Number(parts[unit] ?? 0) * ms,
    0,
  );
  return { kind: 'ago', durationMs };
}

function parseClock(text: string): Since | null {
  const parts = CLOCK.exec(text)?.groups;
  if (parts === undefined) return null;
  const hour = Number(parts.hour);
  const minute = Number(parts.minute);
  return hour < 24 && minute < 60 ? { kind: 'clock', hour, minute } : null;
}

function parseDateTime(text: string): Since | null {
  const parts = DATE_TIME.exec(text)?.groups;
  if (parts === undefined) return null;
  const wall = {
    year: Number(parts.year),
    month: Number(parts.month),
    day: Number(parts.day),
    hour: Number(parts.hour ?? 0),
    minute: Number(parts.minute ?? 0),
    second: Number(parts.second ?? 0),
  };
  if (!isOnTheCalendar(wall)) return null;
  if (parts.offset === undefined) return { kind: 'wall', wall };
  const offsetMs = parseOffset(parts.offset);
  return offsetMs === null ? null : { kind: 'at', at: asIfUtc(wall) - offsetMs };
}

function parseOffset(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * UNIT_MS.h + minutes * UNIT_MS.m);
}

/** Date.UTC carries the 31st of February over into March; a date that does not come back as it went in is none. */
function isOnTheCalendar(wall: WallTime): boolean {
  const date = new Date(asIfUtc(wall));
  return (
    date.getUTCMonth() === wall.month - 1 &&
    date.getUTCDate() === wall.day &&
    date.getUTCHours() === wall.hour &&
    date.getUTCMinutes() === wall.minute &&
    wall.second < 60
  );
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function asIfUtc(wall: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  return date.setUTCHours(wall.hour, wall.minute, wall.second, 0);
}

/** Guess that the zone is UTC, see how far its clock then is from the wanted one, correct; twice, for a change of clocks between. */
function momentOf(wall: WallTime, zone: string): number {
  const wanted = asIfUtc(wall);
  const first = wanted - offsetAt(wanted, zone);
  return wanted - offsetAt(first, zone);
}

function offsetAt(at: number, zone: string): number {
  return asIfUtc(wallAt(at, zone)) - Math.floor(at / SECOND_MS) * SECOND_MS;
}

function wallAt(at: number, zone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}
