// Owns posts quoted from social networks, as the networks' own embed code writes them: a quotation with a class that
// names the network. Knows no source.

import type { Passage } from '../../model/passage.ts';
import { plainText, safeUrl } from '../../model/plain-text.ts';
import type { ElementDraft, NamedDraft } from '../element-id.ts';
import { toPassages } from './html.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from './html-tree.ts';

type SocialDraft = Extract<ElementDraft, { type: 'social' }>;

/** A class of the quotation, the network, and the attribute that holds the post's address where it has one. */
const NETWORKS: readonly (readonly [RegExp, string, string | null])[] = [
  [/\btwitter-(?:tweet|video)\b/u, 'tweet', null],
  [/\binstagram-media\b/u, 'instagram', 'data-instgrm-permalink'],
  [/\btiktok-embed\b/u, 'tiktok', 'cite'],
  [/\bbluesky-embed\b/u, 'bluesky', null],
  [/\bmastodon-embed\b/u, 'mastodon', 'data-embed-url'],
  [/\btext-post-media\b/u, 'threads', 'data-text-post-permalink'],
];

/** The post, or null for a quotation of another kind. */
export function toQuotedPost(quote: HtmlTag, base: string | null): readonly NamedDraft[] | null {
  const classes = quote.attributes.class ?? '';
  const network = NETWORKS.find(([pattern]) => pattern.test(classes));
  if (network === undefined) return null;
  const [, platform, addressName] = network;
  const { date, ...signed } = readSignedQuote(quote.children, base);
  const url = addressIn(quote, addressName, base) ?? addressIn(date, 'href', base);
  const element: SocialDraft = { type: 'social', platform, ...signed, url };
  return [{ element, kind: platform, naturalKey: url }];
}

function addressIn(tag: HtmlTag | null, name: string | null, base: string | null): string | null {
  const stated = name === null ? '' : (tag?.attributes[name] ?? '');
  return stated === '' ? null : safeUrl(stated, base ?? undefined);
}

export type SignedQuote = Pick<SocialDraft, 'author' | 'handle' | 'dateLine' | 'passages'> & {
  /** The link that the date is. */
  readonly date: HtmlTag | null;
};

/**
 * The words of a post in paragraphs, then a line "— Author (@handle)", then the date as a link. Without such a line all
 * of it is words.
 */
export function readSignedQuote(nodes: readonly HtmlNode[], base: string | null): SignedQuote {
  const date = nodes.findLast((node) => node.kind === 'tag' && node.name === 'a');
  const link = date?.kind === 'tag' ? date : null;
  const signature = SIGNATURE.exec(lineOf(nodes.filter((node) => node.kind === 'text')));
  if (signature === null) {
    const passages: readonly Passage[] = toPassages(nodes, base);
    return { author: null, handle: null, dateLine: null, passages, date: link };
  }
  const words = nodes.filter((node) => node.kind === 'tag' && node !== link);
  return {
    author: signature[1] ?? null,
    handle: signature[2] ?? null,
    dateLine: link === null ? null : lineOf([link]),
    passages: toPassages(words, base),
    date: link,
  };
}

/** "— Author (@handle)"; the author's own name may hold brackets. */
const SIGNATURE = /^—\s*(.*?)\s*\((@[^()\s]+)\)$/u;

function lineOf(nodes: readonly HtmlNode[]): string {
  return plainText(rawTextOf(nodes)).replace(/\s+/gu, ' ').trim();
}
