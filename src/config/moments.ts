// Owns what a time means that was typed into a query: the clock on the wall of the reader's zone.

import { parseSince, resolveSince } from './duration.ts';

/** Reads "14:30", "2024-06-19T14:30Z" and "2h" as epoch ms; null for what is no time. `zone`: null for the computer's own. */
export function momentReader(now: number, zone: string | null): (text: string) => number | null {
  return (text) => {
    const since = parseSince(text);
    return since === null ? null : resolveSince(since, now, zone ?? ownZone());
  };
}

function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
