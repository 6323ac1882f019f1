// Owns the signs that are ours, in a Unicode and an ASCII set, and how text is spelled in ASCII.
// Which set a terminal gets is decided elsewhere.

import { graphemes } from './text-width.ts';

export type GlyphSet = {
  readonly name: 'unicode' | 'ascii';
  readonly bullet: string;
  readonly quoteBar: string;
  readonly openQuote: string;
  readonly pullQuote: string;
  readonly cellBar: string;
  readonly arrow: string;
  readonly ellipsis: string;
  readonly dash: string;
  readonly divider: string;
  readonly rule: string;
  readonly doubleRule: string;
  readonly star: string;
  /** Text of others as this set can show it. */
  readonly spell: (text: string) => string;
};

export const UNICODE_GLYPHS: GlyphSet = {
  name: 'unicode',
  bullet: '•',
  quoteBar: '│',
  openQuote: '“',
  pullQuote: '❝',
  cellBar: '│',
  arrow: '→',
  ellipsis: '…',
  dash: '—',
  divider: '* * *',
  rule: '─',
  doubleRule: '═',
  star: '★',
  spell: (text) => text,
};

export const ASCII_GLYPHS: GlyphSet = {
  name: 'ascii',
  bullet: '-',
  quoteBar: '|',
  openQuote: '"',
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

/** What compatibility decomposition does not spell in ASCII. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '‘': "'",
    '’': "'",
    '‚': "'",
    '‛': "'",
    '′': "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '‟': '"',
    '″': '"',
    '«': '"',
    '»': '"',
    '‹': "'",
    '›': "'",
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '--',
    '―': '--',
    '−': '-',
    '•': '*',
    '·': '*',
    '◦': '*',
    '★': '*',
    '☆': '.',
    '→': '->',
    '←': '<-',
    '×': 'x',
    '÷': '/',
    '⁄': '/',
    '│': '|',
    '─': '-',
    '£': 'GBP',
    '€': 'EUR',
    '¥': 'JPY',
    '©': '(c)',
    '®': '(r)',
    '°': 'deg',
    ß: 'ss',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    þ: 'th',
    Þ: 'Th',
    ł: 'l',
    Ł: 'L',
    ı: 'i',
  }),
);

/** The text in printable ASCII and line feeds: quotes, dashes and accents in their plain forms, "?" for any other cluster. */
export function toAscii(text: string): string {
  return ASCII.test(text) ? text : graphemes(text).map(spellCluster).join('');
}

function spellCluster(cluster: string): string {
  if (ASCII.test(cluster)) return cluster;
  const plain = cluster.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  const spelled = Array.from(plain, (character) => SPELLINGS.get(character) ?? character).join('');
  return ASCII.test(spelled) ? spelled : '?';
}
