// Owns which numbers are moments: a source can state a time that no calendar holds.

import { isValid } from 'date-fns/isValid';

/** True for epoch ms that a date can hold. */
export function isOnCalendar(at: number): boolean {
  return isValid(at);
}
