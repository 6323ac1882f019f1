// Owns how the title of several stories read as one, "A + B", is cut: each of them keeps its share of the row, so that a
// reader sees how many there are, and which.

import { cellWidth, truncate } from './text-width.ts';

const BETWEEN = ' + ';

/**
 * No wider than `room`; a share that one does not need is the others'. As it was where there is one story, or too little
 * room for shares: that is for the bar to cut.
 */
export function shareTitle(title: string, room: number, ellipsis: string): string {
  const parts = title.split(BETWEEN);
  const left = room - (parts.length - 1) * BETWEEN.length;
  if (parts.length < 2 || cellWidth(title) <= room || left < parts.length * LEAST) return title;
  const share = shareOf(parts.map(cellWidth), left);
  return parts.map((part) => truncate(part, share, ellipsis)).join(BETWEEN);
}

/** With fewer cells each, no title says anything. */
const LEAST = 8;

/** The most cells that each may take so that all together fit into `room`, when the short ones take what they need. */
function shareOf(widths: readonly number[], room: number): number {
  const sorted = widths.toSorted((a, b) => a - b);
  let left = room;
  for (const [at, width] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - at));
    if (width > share) return share;
    left -= width;
  }
  return room;
}
