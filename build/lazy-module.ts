// Owns the module that packages in the bundle import in place of what they would build at once.

import { join } from 'node:path';
import { ROOT } from './root.ts';

/** What takes milliseconds to make is made once, for everyone, when some text first needs it. */
export const LAZY_MODULE = `
import { isSimple } from ${JSON.stringify(join(ROOT, 'src/layout/text-width.ts'))};
export { isSimple };

let made;
/** Stands for an Intl.Segmenter of graphemes. */
export const lazySegmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };

function* characters(text) {
  for (let index = 0; index < text.length; index += 1) yield { segment: text[index], index };
}

/** The same, for callers that only iterate: text of single-cell characters and escapes is its own segmentation. */
export const iteratingSegmenter = {
  segment: (text) => isSimple(text.replaceAll('\\u001b', '')) ? characters(text) : lazySegmenter.segment(text),
};

// Every emoji that Unicode recommends holds one of these: a cheap question before a costly one.
const mayBeEmoji = /[\\p{Extended_Pictographic}\\p{Emoji_Presentation}\\u20e3]/u;
let emoji;
export const rgiEmojiRegex = {
  test: (text) => mayBeEmoji.test(text) && (emoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text),
};
`;
