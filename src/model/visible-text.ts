// Owns what a reader sees of a block, as plain text: the ground on which edits are judged, searches run and JSON is written.
// Ids, signed image addresses and white space between tags are not part of it.

import type { Block } from './block.ts';
import type { Element } from './element.ts';
import type { Inline, ListPassage, Passage } from './passage.ts';

export function textOfInlines(content: readonly Inline[]): string {
  return content.map((inline) => inline.text).join('');
}

/** Paragraphs separated by one blank line; list items on lines of their own with "- " or "1. ", nested ones indented by two. */
export function textOfPassages(passages: readonly Passage[]): string {
  return passages
    .map(textOfPassage)
    .filter((text) => text !== '')
    .join('\n\n');
}

function textOfPassage(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
    case 'heading':
      return textOfInlines(passage.content);
    case 'quote': {
      const quoted = textOfPassages(passage.passages);
      return passage.attribution === null ? quoted : `${quoted}\n\n${passage.attribution}`;
    }
    case 'list':
      return linesOfList(passage).join('\n');
    case 'table':
      return passage.rows.map((cells) => cells.join(' | ')).join('\n');
    case 'code':
      return passage.text;
    case 'divider':
      return '';
  }
}

function linesOfList(list: ListPassage): string[] {
  return list.items.flatMap((item, index) => {
    const marker = list.ordered ? `${index + 1}. ` : '- ';
    const nested = item.lists.flatMap(linesOfList).map((line) => `  ${line}`);
    return [marker + textOfInlines(item.content), ...nested];
  });
}

/** What a reader sees of one element, without the brackets and arrows of any one rendering; "" for what is drawn as nothing. */
export function textOfElement(element: Element): string {
  switch (element.type) {
    case 'text':
    case 'heading':
    case 'quote':
    case 'list':
    case 'table':
    case 'code':
    case 'divider':
      return textOfPassages(element.passages);
    case 'image':
      return joinParts([element.caption ?? element.alt, element.credit]);
    case 'video':
    case 'audio':
      return joinParts([element.title, element.caption]);
    case 'social':
      return joinParts([textOfPassages(element.passages), element.author, element.handle]);
    case 'link':
      return joinParts([element.prefix, element.text], ' ');
    case 'embed':
      return joinParts([element.title, textOfPassages(element.passages)]);
    case 'unknown':
      return '';
  }
}

/** The block's body as a reader sees it, elements separated by one blank line; the title is not part of it. */
export function textOfBlock(block: Block): string {
  return joinParts(block.elements.map(textOfElement));
}

function joinParts(parts: readonly (string | null)[], separator = '\n\n'): string {
  return parts.filter((part) => part !== null && part !== '').join(separator);
}
