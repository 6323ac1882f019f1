// Owns the signs that are ours in ASCII, and how any text is spelled in it: by a few choices of our own, and for the rest of
// Unicode by a table that takes some milliseconds to load. To be imported when a terminal shows nothing but ASCII.

import anyAscii from 'any-ascii';
import type { GlyphSet } from './glyphs.ts';
import { cellWidth, graphemes } from './text-width.ts';

export const ASCII_GLYPHS: GlyphSet = {
  name: 'ascii',
  bullet: '-',
  quoteBar: '|',
  openQuote: '"',
  closeQuote: '"',
  pullQuote: '"',
  cellBar: '|',
  arrow: '->',
  ellipsis: '...',
  dash: '--',
  divider: '* * *',
  rule: '-',
  doubleRule: '=',
  star: '*',
  spell: toAscii,
};

const ASCII = /^[\n\u0020-\u007e]*$/;

/** Where a reader of news is served better by another spelling than the table's. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '—': '--',
    '―': '--',
    '«': '"',
    '»': '"',
    '‹': "'",
    '›': "'",
    '‣': '*',
    '·': '*',
    '▪': '*',
    '◦': '*',
    '■': '*',
    '☆': '.',
    '→': '->',
    '←': '<-',
    '↑': '^',
    '↓': 'v',
    '⇒': '=>',
    '⇐': '<=',
    '↔': '<->',
    '×': 'x',
    '¥': 'JPY',
    '₹': 'INR',
    '₽': 'RUB',
    '₩': 'KRW',
    '₪': 'ILS',
    '₴': 'UAH',
    '₺': 'TRY',
    '₿': 'BTC',
    '©': '(c)',
    '®': '(r)',
    '™': '(tm)',
    '¿': '',
    '¡': '',
    '″': '"',
    Þ: 'Th',
  }),
);

/**
 * The text in printable ASCII and line feeds: marks fall from their letters, quotes and dashes become plain, other scripts
 * are written in Latin letters, an emoji by its name. What has no spelling is one "?", what takes no cells is nothing.
 */
export function toAscii(text: string): string {
  return ASCII.test(text) ? text : graphemes(text).map(spellCluster).join('');
}

function spellCluster(cluster: string): string {
  if (ASCII.test(cluster)) return cluster;
  const spelled = Array.from(
    cluster,
    (character) => SPELLINGS.get(character) ?? anyAscii(character),
  ).join('');
  const plain = spelled.replace(/[^\u0020-\u007e]/gu, '');
  if (plain !== '' || SPELLINGS.get(cluster) === '') return plain;
  return cellWidth(cluster) > 0 ? '?' : '';
}
