// Owns when two texts count as the same for a search: case, accents and the shape of quotes, dashes and blanks do not
// matter, and what is drawn as nothing is not there.

const ASCII = /^[\u0000-\u007f]*$/;

const DROPPED = /[\p{M}\p{Cf}\p{Cc}]/gu;

/** As a search sees it. Idempotent. A text folded as a whole is its characters folded one by one. */
export function foldText(text: string): string {
  const letters = ASCII.test(text) ? text : text.normalize('NFKD');
  const plain = isPlain(letters) ? letters : letters.replace(/\s/gu, ' ').replace(DROPPED, '');
  if (ASCII.test(plain)) return plain.toLowerCase();
  // By way of upper case, which knows that ß is SS; from lower case, since a capital ẞ is its own.
  return plain
    .toLowerCase()
    .toUpperCase()
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(/ς/gu, 'σ')
    .replace(/[‘’‚‛′]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐-―−]/gu, '-');
}

function isPlain(text: string): boolean {
  return /^[\u0020-\u007e]*$/.test(text);
}

/** A stretch of a text in UTF-16 units, the end not included. */
export type TextRange = { readonly start: number; readonly end: number };

/**
 * Where a folded term stands in a text, from the left, none overlapping another. Each ends where the next character that
 * can be seen begins, so that an accent goes with its letter.
 */
export function findFolded(text: string, term: string): readonly TextRange[] {
  if (term === '') return [];
  const { folded, origins } = foldWithOrigins(text);
  const ranges: TextRange[] = [];
  let from = 0;
  for (;;) {
    const found = folded.indexOf(term, from);
    if (found < 0) return ranges;
    const start = origins[found] ?? text.length;
    const end = endOf(origins, found + term.length) ?? text.length;
    // Inside a character that folds to several letters, the one before has taken it already.
    if (end > start && start >= (ranges.at(-1)?.end ?? 0)) ranges.push({ start, end });
    from = found + term.length;
  }
}

/** Where the first character begins that lies wholly beyond the letter before `position`. */
function endOf(origins: readonly number[], position: number): number | undefined {
  const last = origins[position - 1];
  let next = position;
  while (origins[next] === last && origins[next] !== undefined) next += 1;
  return origins[next];
}

/** For each UTF-16 unit of the folded text, where the character that gave it begins in the text. */
function foldWithOrigins(text: string): { folded: string; origins: readonly number[] } {
  const origins: number[] = [];
  let folded = '';
  let index = 0;
  for (const character of text) {
    const letters = foldText(character);
    for (let unit = 0; unit < letters.length; unit += 1) origins.push(index);
    folded += letters;
    index += character.length;
  }
  return { folded, origins };
}
