// Owns the dates that pages and their markup state, in all the spellings that are met. Knows no clock and no time zone of
// its own: a date without a zone is read in the one that it is given.

import { withOffset } from './zone-names.ts';

/** Dates outside are no dates of a live blog: a counter, a placeholder, a slip. Epoch ms. */
const FIRST_DATE_MS = Date.UTC(1990, 0);
const LAST_DATE_MS = Date.UTC(2100, 0);

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\s?(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?(?!\d))?/iu;

/** "20240501T123000" without its letter: Automattic's list for AMP sorts by such a number. */
const COMPACT = /^(?:19|20)\d{12}$/u;

const LONGEST_DATE = 100;

/** A zone at the end, as RFC 822 and `Date.prototype.toString` write it. */
const ZONED = /(?:\b(?:GMT|UTC|UT|[ECMP][SD]T)\b|[+-]\d{2}:?\d{2})\s*(?:\([^)]*\))?\s*$/u;

/**
 * Epoch ms of an ISO 8601 date, an RFC 822 one, or a number of seconds or milliseconds; null for anything else.
 * `offsetMs` is how far the clock runs ahead of UTC where the date does not say; null: such a date is none.
 */
export function parseWireTime(value: unknown, offsetMs: number | null): number | null {
  const text = String(typeof value === 'number' || typeof value === 'string' ? value : '').trim();
  if (text.length > LONGEST_DATE) return null;
  const at = /^\d+(?:\.\d+)?$/u.test(text) ? ofNumber(text) : ofWords(text, offsetMs);
  return at !== null && at >= FIRST_DATE_MS && at < LAST_DATE_MS ? at : null;
}

/** Ten digits are seconds, thirteen milliseconds: one list may hold both. */
function ofNumber(digits: string): number | null {
  if (COMPACT.test(digits)) {
    return ofWords(digits.replace(/^(.{4})(..)(..)(..)(..)(..)$/u, '$1-$2-$3T$4:$5:$6'), 0);
  }
  const number = Number(digits);
  return Math.trunc(number < 1e11 ? number * 1000 : number);
}

function ofWords(words: string, offsetMs: number | null): number | null {
  const text = withOffset(words);
  const iso = ISO.exec(text);
  if (iso !== null) {
    const stated = offsetOfStamp(text) ?? offsetMs;
    return stated === null ? null : wallClockOf(iso) - stated;
  }
  if (ZONED.test(text)) return finite(Date.parse(text.replace(/\([^)]*\)\s*$/u, '')));
  // Without a zone the engine would read it in the computer's own, so it is given one first.
  const at = finite(Date.parse(`${text} UTC`));
  return at === null || offsetMs === null || !/\d{4}/u.test(text) ? null : at - offsetMs;
}

function wallClockOf(iso: RegExpExecArray): number {
  const [year, month, day, hour, minute, second] = iso.slice(1, 7).map((part) => Number(part ?? 0));
  const fraction = Math.trunc(Number(`0.${iso[7] ?? '0'}`) * 1000);
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, fraction);
  return (month ?? 0) > 12 || (day ?? 0) > 31 ? Number.NaN : at;
}

function finite(at: number): number | null {
  return Number.isFinite(at) ? at : null;
}

/** How far the clock that wrote this ISO 8601 date runs ahead of UTC, ms; null when it does not say. */
export function offsetOfStamp(text: string): number | null {
  const zone = ISO.exec(text.trim().slice(0, LONGEST_DATE))?.[8];
  if (zone === undefined) return null;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?/u.exec(zone) ?? [];
  if (sign === undefined) return 0;
  const ms = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ms : ms;
}
