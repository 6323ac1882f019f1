// Owns finding tags in a page by what they are, and reading their words as plain text. Knows no source.

import { plainText } from '../../model/plain-text.ts';
import { type HtmlNode, type HtmlTag, rawTextOf } from './html-tree.ts';

export type IsWanted = (tag: HtmlTag) => boolean;

/** The tags that are wanted, in document order; what lies within one of them is not looked at. */
export function findTags(nodes: readonly HtmlNode[], isWanted: IsWanted): HtmlTag[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    return isWanted(node) ? [node] : findTags(node.children, isWanted);
  });
}

/** The first tag that is wanted, in document order. */
export function firstTag(nodes: readonly HtmlNode[], isWanted: IsWanted): HtmlTag | null {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    const found = isWanted(node) ? node : firstTag(node.children, isWanted);
    if (found !== null) return found;
  }
  return null;
}

export function isNamed(...names: readonly string[]): IsWanted {
  return (tag) => names.includes(tag.name);
}

export function hasAttribute(name: string, value: string): IsWanted {
  return (tag) => tag.attributes[name] === value;
}

export function hasClass(tag: HtmlTag, name: string): boolean {
  return (tag.attributes.class ?? '').split(/\s+/u).includes(name);
}

/** The words of a part of a page on one line; null when there are none. */
export function lineOf(nodes: readonly HtmlNode[]): string | null {
  const text = plainText(rawTextOf(nodes)).replace(/ +/gu, ' ').trim();
  return text === '' ? null : text;
}
