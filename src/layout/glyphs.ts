// Owns what a set of signs is, and the one for terminals that show Unicode. Which set a terminal gets is decided elsewhere,
// and the ASCII one is loaded only for those that need it.

export type GlyphSet = {
  readonly name: 'unicode' | 'ascii';
  readonly bullet: string;
  readonly quoteBar: string;
  readonly openQuote: string;
  readonly closeQuote: string;
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
  closeQuote: '”',
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

/** The set for a terminal. That of ASCII is read from the disk when it is first wanted. */
export async function loadGlyphs(showsUnicode: boolean): Promise<GlyphSet> {
  return showsUnicode ? UNICODE_GLYPHS : (await import('./ascii-glyphs.ts')).ASCII_GLYPHS;
}
