// Owns the words of a schema.org posting: titles cleaned of what newsrooms put before them, bodies that are markup,
// markup escaped once more, or plain text. Knows no property but by its value.

import { plainText } from '../../model/plain-text.ts';
import { decodeEntities, decodeTwice } from '../html/entities.ts';
import { textOfHtml } from '../html/html.ts';
import { type HtmlNode, parseTree } from '../html/html-tree.ts';

const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/iu;

/** "14:32 (IST) ", with or without a date after it, as some put it before each headline. */
const CLOCK_BEFORE =
  /^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\s*\([A-Z]{2,5}\)(?:,?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b(?:,?\s+\d{4}\b)?)?[\s:,|–-]*(?=\S)/iu;

/** What is left of an entity where a headline was cut short. */
const CUT_ENTITY = /&[#\w]*(?=(?:…|\.{3})\s*$)/u;

/** A title on one line, entities decoded up to twice; null when there is nothing in it. */
export function toTitle(words: string): string | null {
  const decoded = decodeTwice(words).replace(CUT_ENTITY, '');
  const text = TAG.test(decoded) ? textOfHtml(decoded) : plainText(decoded);
  const title = text.replace(/\s+/gu, ' ').trim().replace(CLOCK_BEFORE, '');
  return title === '' ? null : title;
}

/** The markup of a body: as it stands when it has tags, before or after decoding; else paragraphs of its lines. */
export function toBodyNodes(words: string): readonly HtmlNode[] {
  const html = [words, decodeEntities(words)].find((text) => TAG.test(text));
  if (html !== undefined) return decodeLeftovers(parseTree(html));
  return toParagraphs(withLines(decodeTwice(words)));
}

/** Line breaks that were escaped once too often; an address on a disk is none. */
function withLines(text: string): string {
  const isEscaped = text.includes('\\n') && !text.includes('\n') && !/\w:\\|\\\\/u.test(text);
  return isEscaped ? text.replaceAll(/(?:\\r)?\\n/gu, '\n') : text;
}

/** Entities that are text once the markup has been read were escaped once too often. */
function decodeLeftovers(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node) =>
    node.kind === 'text'
      ? { kind: 'text', text: decodeEntities(node.text) }
      : { ...node, children: decodeLeftovers(node.children) },
  );
}

/** Blank lines end a paragraph, and single line breaks stay in it. */
function toParagraphs(text: string): readonly HtmlNode[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n[ \t]*\n\s*/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => tagOf('p', toLines(paragraph)));
}

function toLines(paragraph: string): readonly HtmlNode[] {
  return paragraph
    .split('\n')
    .flatMap((line, index): HtmlNode[] => [
      ...(index === 0 ? [] : [tagOf('br', [])]),
      { kind: 'text', text: line },
    ]);
}

function tagOf(name: string, children: readonly HtmlNode[]): HtmlNode {
  return { kind: 'tag', name, attributes: {}, children };
}

/** Words as they are compared: no clock before them, no case, no marks, no spaces. */
export function foldWords(text: string): string {
  return text
    .trim()
    .replace(CLOCK_BEFORE, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
