// Owns the live list of AMP pages as a source: items with a name, a time to sort by, and a mark on those that were taken
// away. Knows nothing of what an item holds.

import { plainText } from '../../model/plain-text.ts';
import type { SourceAdapter } from '../adapter.ts';
import type { Fields } from '../decode.ts';
import type { FoundDocument } from '../found-document.ts';
import { findTags, isNamed } from '../html/html-query.ts';
import type { HtmlTag } from '../html/html-tree.ts';
import { parseWireTime } from '../wire-time.ts';
import { type PagedStory, toPagedAdapter } from './posting-source.ts';

export const ampLiveList: SourceAdapter = toPagedAdapter({
  name: 'amp-live-list',
  reads: 'the live list of an AMP page',
  evidence: 'inferred',
  description: 'an amp-live-list',
  find: findStory,
});

function findStory(document: FoundDocument): PagedStory | null {
  if (!document.body.includes('amp-live-list')) return null;
  const lists = findTags(document.tree(), isNamed('amp-live-list'));
  const items = lists.flatMap(itemsOf);
  const standing = items.filter((tag) => !isTombstone(tag));
  const places = new Map(standing.map((tag): [Fields, HtmlTag] => [toFields(tag), tag]));
  if (places.size === 0) return null;
  return {
    postings: [{ liveBlogUpdate: [...places.keys()] }],
    references: new Map(),
    places,
    removals: items
      .filter(isTombstone)
      .map((tag) => ({ id: nameOf(tag), lastUpdatedAt: updatedStamp(tag) })),
    // A list that is switched off is never asked for again by its own page.
    hasEnded: lists.every(({ attributes }) => 'disabled' in attributes) ? true : null,
  };
}

function isTombstone({ attributes }: HtmlTag): boolean {
  return 'data-tombstone' in attributes;
}

/** Advertisements stand in the list under names of their own. */
function itemsOf(list: HtmlTag): readonly HtmlTag[] {
  return findTags(list.children, ({ attributes }) => 'items' in attributes)
    .flatMap(({ children }) => children)
    .filter((node) => node.kind === 'tag')
    .filter((tag) => nameOf(tag) !== '' && !nameOf(tag).startsWith('ad-'));
}

function nameOf({ attributes }: HtmlTag): string {
  return plainText(attributes.id ?? '').trim();
}

function toFields(tag: HtmlTag): Fields {
  return {
    '@id': nameOf(tag),
    datePublished: tag.attributes['data-sort-time'],
    dateModified: tag.attributes['data-update-time'],
  };
}

function updatedStamp({ attributes }: HtmlTag): number | null {
  return (
    parseWireTime(attributes['data-update-time'], 0) ??
    parseWireTime(attributes['data-sort-time'], 0)
  );
}
