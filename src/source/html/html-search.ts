// Owns walking a whole page, and what its makers call a tag. Knows no tag's meaning.

import type { HtmlNode, HtmlTag } from './html-tree.ts';

/** Calls `visit` for every tag in document order, a tag before its children; those of a tag that answers false are left out. */
export function walkTags(nodes: readonly HtmlNode[], visit: (tag: HtmlTag) => unknown): void {
  for (const node of nodes) {
    if (node.kind === 'text' || visit(node) === false) continue;
    walkTags(node.children, visit);
  }
}

/** The classes and the id of a tag, in lower case. */
export function namesOf(tag: HtmlTag): readonly string[] {
  const { class: classes = '', id = '' } = tag.attributes;
  return `${classes} ${id}`.toLowerCase().split(/\s+/u).filter(Boolean);
}
