// Owns the words in which a reader who comes back is told how much has come, on the screen and in a pipe.

import type { Missed } from '../model/since.ts';

/** "12 new posts, 2 key events, 1 edited, 1 removed", without what there is none of. */
export function formatTotals({ blocks, keyEvents, edited, removed }: Missed): string {
  const counted = [
    countOf(blocks.length, 'new post'),
    countOf(keyEvents.length, 'key event'),
    edited.length === 0 ? '' : `${edited.length} edited`,
    removed.length === 0 ? '' : `${removed.length} removed`,
  ].filter(Boolean);
  return counted.length === 0 ? 'nothing new' : counted.join(', ');
}

/** "Since you left, 14:32", or where no earlier visit is known, since this one began. `at`: the moment as text. */
export function formatSince({ since }: Missed, at: string): string {
  return since.mark === 'left' ? `Since you left, ${at}` : `Since you came, ${at}`;
}

function countOf(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
