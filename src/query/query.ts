// Owns what a query is once it has been read: a tree of conditions on a block, plain values that can be compared and kept.
// Knows neither how it is written nor how it is answered.

import type { Block } from '../model/block.ts';

/** The words after `is:`, and what each asks. */
export const QUALITIES = {
  key: 'a key event or a summary',
  summary: 'a summary',
  edited: 'edited since the story was opened',
  removed: 'removed by the publisher',
  unseen: 'not seen yet',
  starred: 'starred by the reader',
  pinned: 'pinned by the publisher',
} as const;

export type Quality = keyof typeof QUALITIES;

/** What is looked for in a text: words as they are typed, or a regular expression without its slashes. */
export type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string };

export type Query =
  | Term
  | { readonly kind: 'author' | 'source'; readonly term: Term }
  | { readonly kind: 'is'; readonly quality: Quality }
  /** `after` counts the moment itself, `before` does not. Epoch ms. */
  | { readonly kind: 'after' | 'before'; readonly at: number }
  | { readonly kind: 'not'; readonly query: Query }
  /** Two queries at least. */
  | { readonly kind: 'and' | 'or'; readonly queries: readonly Query[] };

/** What a query is asked of: a block, and what is known of it beside its content. */
export type Subject = {
  readonly block: Block;
  readonly removed: boolean;
  readonly edited: boolean;
  readonly unseen: boolean;
  readonly starred: boolean;
  readonly pinned: boolean;
  /** Name of the adapter that the block came by, or among several stories the word that stands beside it. */
  readonly source: string;
};
