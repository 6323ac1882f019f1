// Owns the rows of gaps: stretches of the story between two blocks that were never read, and where reading may go on.

import type { Gap } from '../state/gap.ts';
import type { Database } from './database.ts';
import { isBlockKey } from './decode-block.ts';
import { isFields, parseClean, textOrNull } from './read-text.ts';

export function createGapRows(database: Database) {
  const list = database.prepare('SELECT bounds, goes_on_at FROM gap WHERE story = ?');
  const set = database.prepare(
    'INSERT OR REPLACE INTO gap (story, after_id, bounds, goes_on_at) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM gap WHERE story = ? AND after_id = ?');

  return {
    /** Inside a transaction. Touches no gap but those that differ: another instance may have found others. */
    keepGaps(story: number, previous: readonly Gap[], next: readonly Gap[]): void {
      if (previous === next) return;
      for (const { after } of previous)
        if (!next.some((gap) => gap.after.id === after.id)) remove.run(story, after.id);
      for (const gap of next) {
        const { after, before, goesOnAt } = gap;
        if (!previous.includes(gap))
          set.run(story, after.id, JSON.stringify({ after, before }), goesOnAt);
      }
    },
    /** The newest first. All of them were left: whoever found one is not at work on it any more. */
    loadStoryGaps(story: number): readonly Gap[] {
      const gaps = list.all(story).flatMap(({ bounds, goes_on_at }) => {
        const value = parseClean(bounds);
        return isBounds(value) ? { ...value, goesOnAt: textOrNull(goes_on_at), isLeft: true } : [];
      });
      return gaps.sort((a, b) => (b.before.publishedAt ?? 0) - (a.before.publishedAt ?? 0));
    },
  };
}

function isBounds(value: unknown): value is Pick<Gap, 'after' | 'before'> {
  return isFields(value) && isBlockKey(value.after) && isBlockKey(value.before);
}
