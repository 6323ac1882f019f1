// Owns the decoding of entities in text that is not markup: once, or as often as a careless page has escaped them.

import { parseTree, rawTextOf } from './html-tree.ts';

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/iu;

/** The text with its entities decoded; what looks like a tag stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return rawTextOf(parseTree(text.replaceAll('<', '&lt;')));
}

/** As `decodeEntities`, and once more where the first decoding leaves whole entities behind. */
export function decodeTwice(text: string): string {
  const once = decodeEntities(text);
  return ENTITY.test(once) ? decodeEntities(once) : once;
}
