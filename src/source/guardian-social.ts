// Owns what the Guardian quotes from social networks and from its own readers' comments.

import type { Passage } from '../model/passage.ts';
import { plainText } from '../model/plain-text.ts';
import { rawAt, textAt } from './decode.ts';
import { addressAt, type Converter, passagesAt } from './guardian-wire.ts';
import { toPassages } from './html.ts';
import { findTag, type HtmlNode, parseTree, rawTextOf } from './html-tree.ts';

/**
 * A tweet is sent as its author's page would embed it: a quotation with the words in paragraphs, then a line
 * "— Author (@handle)", then the date as a link.
 */
export const toTweet: Converter = (wire, page) => {
  const tree = parseTree(rawAt(wire, 'html'));
  const tweet = { type: 'social', platform: 'tweet', url: addressAt(wire, page, 'url') } as const;
  const quoted = findTag(tree, 'blockquote')?.children ?? tree;
  const signature = SIGNATURE.exec(lineOf(quoted.filter((node) => node.kind === 'text')));
  if (signature === null) {
    const passages = unquoted(toPassages(tree, page.base));
    return { ...tweet, author: null, handle: null, dateLine: null, passages };
  }
  const date = quoted.findLast((node) => node.kind === 'tag' && node.name === 'a');
  const words = quoted.filter((node) => node.kind === 'tag' && node !== date);
  return {
    ...tweet,
    author: signature[1] ?? null,
    handle: signature[2] ?? null,
    dateLine: date === undefined ? null : lineOf([date]),
    passages: toPassages(words, page.base),
  };
};

/** "— Author (@handle)"; the author's own name may hold brackets. */
const SIGNATURE = /^—\s*(.*?)\s*\((@[^()\s]+)\)$/u;

function lineOf(nodes: readonly HtmlNode[]): string {
  return plainText(rawTextOf(nodes)).replace(/\s+/gu, ' ').trim();
}

/** The passages without the quotation that only wraps them all. */
function unquoted(passages: readonly Passage[]): readonly Passage[] {
  const [only] = passages;
  return passages.length === 1 && only?.kind === 'quote' ? only.passages : passages;
}

export const toInstagram: Converter = (wire, page) => ({
  type: 'social',
  platform: 'instagram',
  author: null,
  handle: null,
  dateLine: null,
  passages: unquoted(passagesAt(wire, 'html', page)),
  url: addressAt(wire, page, 'url'),
});

export const toComment: Converter = (wire, page) => ({
  type: 'social',
  platform: 'comment',
  author: textAt(wire, 'profileName'),
  handle: null,
  dateLine: null,
  passages: passagesAt(wire, 'body', page),
  url: addressAt(wire, page, 'permalink'),
});
