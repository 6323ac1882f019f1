// Owns HTML lists: items, lists within items, and the malformed lists that editors' tools make.

import type { ListItem, ListPassage, Passage } from '../../model/passage.ts';
import type { HtmlNode, HtmlTag } from './html-tree.ts';
import { inlinesOfPassage, joinLines } from './inline-run.ts';

/** Passages of a part of the tree, in the style and with the base that hold around it. */
export type ReadWithin = (nodes: readonly HtmlNode[]) => readonly Passage[];

/** The list that a `ul` or `ol` tag is; no items when it shows nothing. */
export function toListPassage(tag: HtmlTag, readWithin: ReadWithin): ListPassage {
  const items: ListItem[] = [];
  for (const child of tag.children) {
    if (child.kind === 'tag' && (child.name === 'ul' || child.name === 'ol')) {
      nest(items, toListPassage(child, readWithin));
    } else {
      items.push(...toItems(child, readWithin));
    }
  }
  return { kind: 'list', ordered: tag.name === 'ol', items };
}

/** A list directly within a list belongs to the item before it. */
function nest(items: ListItem[], list: ListPassage): void {
  if (list.items.length === 0) return;
  const last = items.pop() ?? { content: [], lists: [] };
  items.push({ ...last, lists: [...last.lists, list] });
}

/** The item that an `li`, or anything else in its place, is; none when it shows nothing. */
function toItems(node: HtmlNode, readWithin: ReadWithin): ListItem[] {
  const passages = readWithin(node.kind === 'tag' && node.name === 'li' ? node.children : [node]);
  const lists = passages.filter((passage) => passage.kind === 'list');
  const rest = passages.filter((passage) => passage.kind !== 'list');
  const content = joinLines(rest.map(inlinesOfPassage));
  return content.length === 0 && lists.length === 0 ? [] : [{ content, lists }];
}

/** The list that an `li` outside any list is. */
export function toListOfOne(tag: HtmlTag, readWithin: ReadWithin): ListPassage {
  return { kind: 'list', ordered: false, items: toItems(tag, readWithin) };
}
