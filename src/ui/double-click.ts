// Owns the judgement that two clicks are one: a list may slide when something in it is chosen, and the second click is meant
// for what the first one chose.

import type { Timer } from '../terminal/timer.ts';

const TWICE_MS = 500;

/** To be told the row of each click; true for the second one on a row within half a second. */
export function createDoubleClick(timer: Timer): (row: number) => boolean {
  let last: number | null = null;
  let cancel = () => {};
  return (row) => {
    cancel();
    const isSecond = row === last;
    last = isSecond ? null : row;
    cancel = timer(TWICE_MS, () => {
      last = null;
    });
    return isSecond;
  };
}
