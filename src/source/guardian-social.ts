// Owns what the Guardian quotes from social networks and from its own readers' comments.

import type { Passage } from '../model/passage.ts';
import { plainText } from '../model/plain-text.ts';
import { rawAt, textAt } from './decode.ts';
import { addressAt, type Converter, type PageContext, passagesAt } from './guardian-wire.ts';
import { toPassages } from './html.ts';
import { findTag, type HtmlNode, parseTree, rawTextOf } from './html-tree.ts';

/**
 * A tweet is sent as its author's page would embed it: a quotation with the words in paragraphs, then a line
 * "— Author (@handle)", then the date as a link.
 */
export const toTweet: Converter = (wire, page) => {
  const tree = parseTree(rawAt(wire, 'html'));
  const quoted = findTag(tree, 'blockquote')?.children ?? tree;
  const signature = SIGNATURE.exec(lineOf(quoted.filter((node) => node.kind === 'text')));
  return {
    type: 'social',
    platform: 'tweet',
    author: signature?.[1] ?? null,
    handle: signature?.[2] ?? null,
    dateLine: signature === null ? null : dateLineOf(quoted),
    passages: signature === null ? unquoted(toPassages(tree, page.base)) : wordsOf(quoted, page),
    url: addressAt(wire, page, 'url'),
  };
};

/** "— Author (@handle)"; the author's own name may hold brackets. */
const SIGNATURE = /^—\s*(.*?)\s*\((@[^()\s]+)\)$/u;

function wordsOf(quoted: readonly HtmlNode[], page: PageContext): Passage[] {
  return toPassages(
    quoted.filter((node) => node.kind === 'tag' && node.name !== 'a'),
    page.base,
  );
}

function dateLineOf(quoted: readonly HtmlNode[]): string | null {
  const date = quoted.findLast((node) => node.kind === 'tag' && node.name === 'a');
  const text = date === undefined ? '' : lineOf([date]);
  return text === '' ? null : text;
}

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
