// Owns the hours in which nobody is to be called: how they are written, and whether a time of the clock is one of them.

/** Times of the clock, "HH:MM". The hours may go over midnight. */
export type QuietHours = { readonly from: string; readonly to: string };

const HOURS = /^(?<from>\d{1,2}:\d{2})\s*(?:-|–|to)\s*(?<to>\d{1,2}:\d{2})$/u;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** Reads "23:00-07:00"; null for what are no hours, and for hours without length. */
export function parseQuietHours(text: string): QuietHours | null {
  const parts = HOURS.exec(text.trim())?.groups;
  const [from = '', to = ''] = [parts?.from, parts?.to].map((clock) => clock?.padStart(5, '0'));
  return CLOCK.test(from) && CLOCK.test(to) && from !== to ? { from, to } : null;
}

/** `clock`: "HH:MM". The first minute is quiet, the last is not. */
export function isQuiet({ from, to }: QuietHours, clock: string): boolean {
  return from < to ? from <= clock && clock < to : from <= clock || clock < to;
}
