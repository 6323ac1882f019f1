// Owns what a copied page shows around the leak: its title above, and below it the story as readers saw it, of which some
// blocks are in no leak. Its words may have been translated there and back.

import { plainText } from '../../model/plain-text.ts';
import { decodeEntities } from '../html/entities.ts';
import { keyPattern, MARK_PATTERN } from './salvage-reader.ts';
import { paragraphsOf, withLetters } from './salvage-text.ts';

/** Longer lines are text. */
const LONGEST_TITLE = 250;

/** The headline among the lines above the leak, without the section's name behind it; null when none looks like one. */
export function findTitle(before: string): string | null {
  const lines = before
    .split('\n')
    .map((line) => plainText(decodeEntities(line)).replace(/\s+/gu, ' ').trim())
    .filter((line) => line.length <= LONGEST_TITLE && line.split(' ').length > 2)
    .filter((line) => !/<[a-z!/]|="/iu.test(line));
  const marked = lines.find((line) => / \| |[–—-] (?:live|as it happened)\b/iu.test(line));
  const shown = marked ?? lines.find((line) => line !== line.toUpperCase() && !/[.!]$/u.test(line));
  return shown?.replace(/ \| [^|]*$/u, '') ?? null;
}

/** The headline that the site's own JSON states, where that is what was copied. */
const STATED_TITLE = new RegExp(
  `^\\s*\\{[\\s\\S]*?${keyPattern('headline')}${MARK_PATTERN}([^\\n]{1,250}?)${MARK_PATTERN}\\s*,\\s*${keyPattern('\\w+')}`,
  'u',
);

export function findStatedTitle(copied: string): string | null {
  const stated = STATED_TITLE.exec(copied)?.[1] ?? '';
  const title = plainText(decodeEntities(withLetters(stated))).trim();
  return title === '' ? null : title;
}

export type ShownBlock = {
  readonly paragraphs: readonly string[];
};

/** Under each block stands a button for sharing it. */
const SHARE = /^[^\S\n]*share[^\S\n]*$/gimu;

/** No page shows as many. */
const MOST_BLOCKS = 500;

/** Headings that the page has above its blocks. */
const HEADING = /^(?:important|key) events?$/iu;

/** The blocks as the page shows them below the leak, in its order. */
export function findShownBlocks(after: string): readonly ShownBlock[] {
  // What is left of the leak ends at the first blank line.
  const shown = /\n\s*\n([\s\S]*)$/u.exec(after)?.[1] ?? '';
  const chunks = shown.split(SHARE).slice(0, -1).slice(0, MOST_BLOCKS);
  return chunks
    .map((chunk) => {
      const paragraphs = paragraphsOf(chunk);
      return {
        paragraphs: paragraphs.slice(paragraphs.findIndex((line) => HEADING.test(line)) + 1),
      };
    })
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

/** What is compared of a block that leaked. */
export type ToldBlock = {
  readonly title: string | null;
  readonly words: ReadonlySet<string>;
  readonly publishedAt: number | null;
};

export function toTold(title: string | null, text: string, publishedAt: number | null): ToldBlock {
  return { title, words: wordsOf(`${title ?? ''} ${text}`), publishedAt };
}

/** True when the two say the same, however it was put: one headline, or most of the longer words in common. */
export function isSameBlock(shown: ShownBlock, told: ToldBlock): boolean {
  const [first = ''] = shown.paragraphs;
  if (told.title !== null && first.toLowerCase() === told.title.toLowerCase()) return true;
  const words = wordsOf(shown.paragraphs.join(' '));
  const shared = words.intersection(told.words).size;
  return shared >= 3 && shared >= Math.min(words.size, told.words.size) * 0.5;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu));
}
