// Owns which numbers are moments: a source can state a time that no calendar holds.

/** The greatest distance from 1970 that a date can have. */
const FURTHEST_MS = 8.64e15;

/** True for epoch ms that a date can hold. */
export function isOnCalendar(at: number): boolean {
  return Math.abs(at) <= FURTHEST_MS;
}
