// Owns where a block leads to: the addresses in its text and its elements, in the order in which they are read. Images
// lead nowhere: they are looked at. Pure.

import type { Block } from './block.ts';
import type { Element } from './element.ts';
import type { Inline, ListPassage, Passage } from './passage.ts';

/** `text`: what stands where the address leads from, on one line; the address itself where there are no words. */
export type Link = { readonly text: string; readonly url: string };

/** Every address once, at its first place. */
export function linksOfBlock(block: Pick<Block, 'elements'>): readonly Link[] {
  const links = new Map<string, Link>();
  for (const link of block.elements.flatMap(linksOfElement)) {
    if (!links.has(link.url)) links.set(link.url, link);
  }
  return [...links.values()];
}

function linksOfElement(element: Element): readonly Link[] {
  switch (element.type) {
    case 'image':
    case 'unknown':
      return [];
    case 'video':
    case 'audio':
      return linkTo(element.url, element.title ?? element.caption ?? element.type);
    case 'link':
      return linkTo(element.url, element.text);
    case 'social':
      return [
        ...linkTo(element.url, [element.platform, element.author].filter(Boolean).join(' ')),
        ...element.passages.flatMap(linksOfPassage),
      ];
    case 'embed':
      return [
        ...linkTo(element.url, element.title ?? element.label),
        ...element.passages.flatMap(linksOfPassage),
      ];
    default:
      return element.passages.flatMap(linksOfPassage);
  }
}

function linksOfPassage(passage: Passage): readonly Link[] {
  switch (passage.kind) {
    case 'paragraph':
    case 'heading':
      return linksOfInlines(passage.content);
    case 'quote':
      return passage.passages.flatMap(linksOfPassage);
    case 'list':
      return linksOfList(passage);
    default:
      return [];
  }
}

function linksOfList({ items }: ListPassage): readonly Link[] {
  return items.flatMap(({ content, lists }) => [
    ...linksOfInlines(content),
    ...lists.flatMap(linksOfList),
  ]);
}

/** A link whose words change style half way is several runs with one address. */
function linksOfInlines(content: readonly Inline[]): readonly Link[] {
  return content.flatMap((inline, index) => {
    const { href } = inline;
    if (href === undefined || href === content[index - 1]?.href) return [];
    const end = content.findIndex((other, at) => at > index && other.href !== href);
    const run = content.slice(index, end < 0 ? content.length : end);
    return linkTo(href, run.map(({ text }) => text).join(''));
  });
}

function linkTo(url: string | null, text: string): readonly Link[] {
  if (url === null) return [];
  const words = text.replace(/\s+/gu, ' ').trim();
  return [{ text: words === '' ? url : words, url }];
}
