// Owns the line under a block that says who wrote it, and how much there is in it to open.

import type { Block } from '../model/block.ts';
import type { Element } from '../model/element.ts';
import type { Inline, ListPassage, Passage } from '../model/passage.ts';
import type { GlyphSet } from './glyphs.ts';
import type { Span } from './row.ts';
import { span } from './spans.ts';

/** "-- A. Reporter   2 links  1 image"; nothing for a block without contributors. */
export function bylineSpans(block: Block, glyphs: GlyphSet): readonly Span[] {
  const names = block.contributors.map(({ name }) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) return [];
  const counts = [
    counted(new Set(block.elements.flatMap(linksOf)).size, 'link'),
    counted(block.elements.filter(({ type }) => type === 'image').length, 'image'),
  ].filter((count) => count !== '');
  const parts = [`-- ${glyphs.spell(names.join(', '))}`, counts.join('  ')];
  return [span(parts.filter((part) => part !== '').join('   '), 'dim')];
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function linksOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'image':
    case 'unknown':
      return [];
    case 'video':
    case 'audio':
    case 'link':
      return present(element.url);
    case 'social':
    case 'embed':
      return [...present(element.url), ...element.passages.flatMap(linksOfPassage)];
    default:
      return element.passages.flatMap(linksOfPassage);
  }
}

function linksOfPassage(passage: Passage): readonly string[] {
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

function linksOfList({ items }: ListPassage): readonly string[] {
  return items.flatMap(({ content, lists }) => [
    ...linksOfInlines(content),
    ...lists.flatMap(linksOfList),
  ]);
}

function linksOfInlines(content: readonly Inline[]): readonly string[] {
  return content.flatMap(({ href }) => present(href ?? null));
}

function present(url: string | null): readonly string[] {
  return url === null ? [] : [url];
}
