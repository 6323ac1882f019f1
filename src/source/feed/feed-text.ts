// Owns the reading of a feed's text: whether it is markup at all, and how often it was escaped. Knows no format.

import type { Passage } from '../../model/passage.ts';
import { plainText, stripControls } from '../../model/plain-text.ts';
import type { NamedDraft } from '../element-id.ts';
import { decodeEntities } from '../html/entities.ts';
import { parseHtml, textOfHtml } from '../html/html.ts';
import { toDrafts } from '../html/html-elements.ts';
import { parseTree } from '../html/html-tree.ts';
import { toProse } from '../html/prose.ts';
import type { FeedText } from './feed-shape.ts';

/** Elements of a block's text, links made absolute with `base`. */
export function toTextDrafts(body: FeedText, base: string | null): NamedDraft[] {
  const reading = readText(body);
  if (reading.isMarkup) return toDrafts(parseTree(reading.text), base);
  return toParagraphs(reading).map((passage) => {
    const element = toProse([passage]);
    return { element, kind: element.type, naturalKey: null };
  });
}

/** Passages of what a feed says of itself. */
export function toTextPassages(text: FeedText, base: string | null): readonly Passage[] {
  const reading = readText(text);
  return reading.isMarkup ? parseHtml(reading.text, base) : toParagraphs(reading);
}

/** The text on one line; null when nothing of it is to be seen. */
export function formatLine(text: FeedText | null): string | null {
  if (text === null) return null;
  // A title that is said to be plain is escaped twice more often than it speaks of entities.
  const reading = readText(
    text.kind === 'plain' ? { ...text, text: decodeEntities(text.text) } : text,
  );
  const line = reading.isMarkup ? textOfHtml(reading.text) : plainText(reading.text);
  const even = line.replace(/\s+/gu, ' ').trim();
  return even === '' ? null : even;
}

/** `lines`: whether its line breaks are the writer's, or only those of a file that was broken to fit. */
type Reading =
  | { readonly isMarkup: true; readonly text: string }
  | { readonly isMarkup: false; readonly text: string; readonly lines: 'kept' | 'joined' };

/** As it was sent when it has tags; else with its entities decoded, which may bring out tags that were escaped twice. */
function readText({ kind, text }: FeedText): Reading {
  if (kind === 'plain') return { isMarkup: false, text, lines: 'kept' };
  if (hasTags(text)) return { isMarkup: true, text };
  const decoded = decodeEntities(text);
  // Text about markup names a tag in passing: it neither starts with one nor closes it.
  const wasEscapedTwice = hasTags(decoded) && /^\s*<|<\//u.test(decoded);
  if (wasEscapedTwice) return { isMarkup: true, text: decoded };
  return { isMarkup: false, text: decoded, lines: 'joined' };
}

const TAG =
  /<\/?(?:a|abbr|amp-img|article|aside|audio|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|var|video)(?=[\s/>])[^<>]*>/iu;

/** A "<" before anything else is one that the text itself holds. */
function hasTags(text: string): boolean {
  return TAG.test(text);
}

function toParagraphs({ text, lines }: Extract<Reading, { isMarkup: false }>): Passage[] {
  return stripControls(text)
    .replace(/ +/gu, ' ')
    .split(/\n ?\n\s*/u)
    .map((paragraph) => paragraph.replace(/ ?\n ?/gu, lines === 'kept' ? '\n' : ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'paragraph', content: [{ text: paragraph }] }));
}
