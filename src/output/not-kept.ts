// Owns saying that what is told cannot be kept: lines and sentences go on without it, but not without a word.

import type { Store } from '../state/store.ts';

/** Complains now, and whenever the reason has changed. */
export function tellNotKept(store: Store, complain: (sentence: string) => void): void {
  let told: string | null = null;
  const tell = ({ notKept } = store.getState()) => {
    if (notKept !== null && notKept !== told) complain(`what comes is not kept: ${notKept}`);
    told = notKept;
  };
  tell();
  store.subscribe(tell);
}
