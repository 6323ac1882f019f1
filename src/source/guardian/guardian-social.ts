// Owns what the Guardian quotes from social networks and from its own readers' comments.

import type { Passage } from '../../model/passage.ts';
import { rawAt, textAt } from '../decode.ts';
import { toPassages } from '../html/html.ts';
import { readSignedQuote } from '../html/html-social.ts';
import { findTag, parseTree } from '../html/html-tree.ts';
import { addressAt, type Converter, passagesAt } from './guardian-wire.ts';

/** A tweet is sent as its author's page would embed it. */
export const toTweet: Converter = (wire, page) => {
  const tree = parseTree(rawAt(wire, 'html'));
  const tweet = { type: 'social', platform: 'tweet', url: addressAt(wire, page, 'url') } as const;
  const quoted = findTag(tree, 'blockquote')?.children ?? tree;
  const { date: _, ...signed } = readSignedQuote(quoted, page.base);
  if (signed.handle !== null) return { ...tweet, ...signed };
  return { ...tweet, ...signed, passages: unquoted(toPassages(tree, page.base)) };
};

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
