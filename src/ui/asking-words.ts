// Owns how search and filter are put into the words of the footer.

import type { Prompt } from '../layout/screen-input.ts';
import { plainText } from '../model/plain-text.ts';
import type { Asking, Typing } from './asking.ts';

const SIGNS = { search: '/', filter: '&' } as const;

/** "&levy  /tax": what is on, each behind the key that asks for it. */
export function wordsOfAsked({ filter, search }: Pick<Asking, 'filter' | 'search'>): string {
  const words = [
    filter === null ? '' : `${SIGNS.filter}${filter.text}`,
    search === null ? '' : `${SIGNS.search}${search.text}`,
  ];
  return plainText(words.filter(Boolean).join('  '));
}

/** The line that is being typed; null without one. `shown` of `known` blocks pass the filter. */
export function promptOf(
  { typing }: Pick<Asking, 'typing'>,
  shown: number,
  known: number,
): Prompt | null {
  if (typing === null) return null;
  const { purpose, line, fault } = typing;
  return { sign: SIGNS[purpose], ...line, fault, words: wordsBeside(typing, shown, known) };
}

/** Beside an empty line; the help tells more. */
const WHAT_TO_TYPE = 'words, author:, is:key, after:14:30; enter keeps it, esc leaves';

function wordsBeside({ purpose, line, isMissed }: Typing, shown: number, known: number): string {
  if (line.text.trim() === '') return WHAT_TO_TYPE;
  if (purpose === 'filter') return `${shown} of ${known}`;
  return isMissed ? 'no match further down' : '';
}
