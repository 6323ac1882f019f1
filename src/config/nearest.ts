// Owns the guess at what was meant by a word that was not understood.

/** The candidate that `word` is a slip of, or null when none is near: one edit for each three letters, or a beginning. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const typed = word.toLowerCase();
  let best: string | null = null;
  let least = 1 + Math.ceil(typed.length / 3);
  for (const candidate of candidates) {
    const distance = slips(typed, candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best ?? beginsWith(typed, candidates);
}

function beginsWith(typed: string, candidates: readonly string[]): string | null {
  if (typed.length < 2) return null;
  return candidates.find((candidate) => candidate.toLowerCase().startsWith(typed)) ?? null;
}

/** Edits between two words, where swapping two neighbours is one edit. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const differs = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + differs,
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(distances: readonly number[], column: number): number {
  return distances[column] ?? Number.POSITIVE_INFINITY;
}
