// Owns on which characters every terminal agrees, by themselves: the classes of those that take one cell and of those that
// take two. What is made of them differs: layout/text-width.ts asks beside what our own signs may stand, and takes more for
// agreed; terminal/clusters.ts asks what may be rewritten in part, and takes no more than these.

/** One cell: Latin, Greek, Cyrillic, dashes, quotes, bullets, ellipsis, currency, arrows, box drawing, blocks. */
export const ONE_CELL =
  '\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0377\\u037a-\\u037f\\u0384-\\u0482\\u048a-\\u052f\\u1e00-\\u1fbc\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2190-\\u2193\\u2500-\\u259f';

/** Two cells: kana, Han, Hangul syllables and letters but for the one that shows nothing, full-width forms. */
export const TWO_CELLS =
  '\\u3001-\\u3029\\u3041-\\u3096\\u309b-\\u30ff\\u3105-\\u312f\\u3131-\\u3163\\u3165-\\u318e\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff01-\\uff60';
