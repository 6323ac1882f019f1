// Owns what lies over the timeline while a link is chosen or an address is read, and how commands move in it. Pure: knows
// nothing of what opens or copies an address.

import type { LinkList, ShownAddress } from '../layout/link-rows.ts';
import type { Block } from '../model/block.ts';
import { linksOfBlock } from '../model/links.ts';

export type LinkLayer =
  | ({ readonly kind: 'links' } & LinkList)
  | ({ readonly kind: 'address'; readonly scroll: number } & ShownAddress);

/** The links of a block to choose from, the first one chosen; null when it has none. */
export function listLinks(block: Block | null): LinkLayer | null {
  const links = block === null ? [] : linksOfBlock(block);
  return links.length === 0 ? null : { kind: 'links', links, cursor: 0 };
}

/** `distance`: rows of a movement, down or up; `step`: to the next link, from the last one to the first. */
export function moveInLinks(
  layer: LinkLayer,
  distance: number | 'step',
  lastScroll: number,
): LinkLayer {
  if (layer.kind === 'address') {
    const from = Math.min(layer.scroll, lastScroll);
    return distance === 'step' ? layer : { ...layer, scroll: within(from + distance, lastScroll) };
  }
  const { cursor, links } = layer;
  if (distance === 'step') return { ...layer, cursor: (cursor + 1) % links.length };
  return { ...layer, cursor: within(cursor + distance, links.length - 1) };
}

function within(position: number, last: number): number {
  return Math.max(0, Math.min(position, last));
}
