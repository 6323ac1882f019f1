// Owns how a rate of posts is drawn: a cell for each stretch of time, as tall as there were posts in it.

import type { GlyphSet } from './glyphs.ts';

/** From nothing to as many as the tallest. */
const LEVELS = { unicode: ' ▁▂▃▄▅▆▇█', ascii: ' .:-=+*#%' } as const;

/** One character for each count. One post is seen however many there were elsewhere. */
export function rateBars(counts: readonly number[], { name }: GlyphSet): readonly string[] {
  const most = Math.max(...counts, 1);
  const levels = LEVELS[name];
  return counts.map((count) => levels[Math.ceil((count / most) * (levels.length - 1))] ?? ' ');
}
