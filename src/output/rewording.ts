// Owns how an edit is told in sentences: the words that went and the words that came, with a word of context on either side.
// For the ear and for logs; the screen marks changes in place.

import { diffWords, type Piece } from '../layout/word-diff.ts';

/** Beyond this many words nobody holds "was" in mind until "now"; the whole text is given instead. */
const MOST_WORDS = 40;

/** Beyond this many places nobody holds the text in mind either. */
const MOST_PLACES = 3;

/**
 * `Was: "3 dead". Now: "4 dead".`, for each place that was changed; "" when the words are the same, null when too many
 * changed for sentences.
 */
export function formatRewording(previous: string, current: string): string | null {
  const places = placesIn(diffWords(inOneLine(previous), inOneLine(current)));
  if (places.length > MOST_PLACES) return null;
  const words = places.map(({ gone, come }) => Math.max(countWords(gone), countWords(come)));
  if (words.reduce((sum, count) => sum + count, 0) > MOST_WORDS) return null;
  return places.map(formatPlace).join(' ');
}

type Place = {
  readonly before: string;
  readonly gone: string;
  readonly come: string;
  readonly after: string;
};

/** Each run of changes, with the word before and the word behind it. */
function placesIn(pieces: readonly Piece[]): readonly Place[] {
  return pieces.flatMap(({ kind, text }, index) => {
    const previous = pieces[index - 1];
    if (kind === 'same' || (previous !== undefined && previous.kind !== 'same')) return [];
    const next = pieces[index + 1];
    const come = kind === 'added' ? text : next?.kind === 'added' ? next.text : '';
    const behind = pieces[index + (next?.kind === 'added' ? 2 : 1)];
    return {
      before: /\S+\s*$/u.exec(previous?.text ?? '')?.[0] ?? '',
      gone: kind === 'removed' ? text : '',
      come,
      after: /^\s*\S+/u.exec(behind?.text ?? '')?.[0] ?? '',
    };
  });
}

/** A sign alone says nothing: it is told with the words that it stands by. */
function formatPlace({ before, gone, come, after }: Place): string {
  if (gone === '' && isWord(come)) return `Added: "${come.trim()}".`;
  if (come === '' && isWord(gone)) return `Taken out: "${gone.trim()}".`;
  const quote = (words: string) => inOneLine(before + words + after);
  return `Was: "${quote(gone)}". Now: "${quote(come)}".`;
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}
