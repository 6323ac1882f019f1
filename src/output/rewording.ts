// Owns how an edit is told in a sentence: the words that went and the words that came, with a word of context.
// For the ear and for logs; the screen marks changes in place.

/** Beyond this many words nobody holds "was" in mind until "now"; the whole text is given instead. */
const MOST_WORDS = 40;

/** `Was: "3 dead". Now: "4 dead".`; "" when the words are the same, null when too many changed for a sentence. */
export function formatRewording(previous: string, current: string): string | null {
  const was = wordsOf(previous);
  const now = wordsOf(current);
  const shorter = Math.min(was.length, now.length);
  const before = countWhile(shorter, (index) => was[index] === now[index]);
  const after = countWhile(shorter - before, (index) => was.at(-1 - index) === now.at(-1 - index));
  const gone = was.length - before - after;
  const come = now.length - before - after;
  if (Math.max(gone, come) > MOST_WORDS) return null;
  if (gone === 0 && come === 0) return '';
  if (gone === 0) return `Added: "${now.slice(before, before + come).join(' ')}".`;
  if (come === 0) return `Taken out: "${was.slice(before, before + gone).join(' ')}".`;
  const quote = (words: readonly string[]) =>
    words.slice(Math.max(0, before - 1), words.length - Math.max(0, after - 1)).join(' ');
  return `Was: "${quote(was)}". Now: "${quote(now)}".`;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function countWhile(most: number, holds: (index: number) => boolean): number {
  let count = 0;
  while (count < most && holds(count)) count++;
  return count;
}
