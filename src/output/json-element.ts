// Owns what one element is in the JSON lines, version 1. Fields may be added; none may go or change its meaning.
//
//   text heading quote table code   text
//   list                            text, items
//   divider                         nothing but its type
//   image                           url, alt, caption, credit
//   video audio                     text (the title), url, caption
//   social                          text, url, author, handle, platform
//   link                            text, url
//   embed                           text, url, label
//   unknown                         text (empty), name

import type { Element } from '../model/element.ts';
import type { ListItem, Passage } from '../model/passage.ts';
import { textOfElement, textOfInlines, textOfPassages } from '../model/visible-text.ts';

type JsonListItem = { readonly text: string; readonly items?: readonly JsonListItem[] };

/** One for every element of the block, even one that is drawn as nothing. An absent value is null. */
export type JsonElement = {
  readonly id: string;
  readonly type: Element['type'];
  readonly [field: string]: string | null | readonly JsonListItem[];
};

export function toJsonElement(element: Element): JsonElement {
  return { id: element.id, type: element.type, ...fieldsOf(element) };
}

function fieldsOf(element: Element): Record<string, string | null | readonly JsonListItem[]> {
  switch (element.type) {
    case 'text':
    case 'heading':
    case 'quote':
    case 'table':
    case 'code':
      return { text: textOfElement(element) };
    case 'list':
      return { text: textOfElement(element), items: itemsOf(element.passages) };
    case 'divider':
      return {};
    case 'image':
      return {
        url: element.url,
        alt: element.alt,
        caption: element.caption,
        credit: element.credit,
      };
    case 'video':
    case 'audio':
      return { text: element.title, url: element.url, caption: element.caption };
    case 'social':
      return {
        text: textOfPassages(element.passages),
        url: element.url,
        author: element.author,
        handle: element.handle,
        platform: element.platform,
      };
    case 'link':
      return { text: element.text, url: element.url };
    case 'embed':
      return { text: textOfElement(element), url: element.url, label: element.label };
    case 'unknown':
      return { text: '', name: element.name };
  }
}

/** Items of the top level; those of lists inside an item stand in it. */
function itemsOf(passages: readonly Passage[]): JsonListItem[] {
  return passages
    .filter((passage) => passage.kind === 'list')
    .flatMap((list) => list.items.map(toJsonListItem));
}

function toJsonListItem({ content, lists }: ListItem): JsonListItem {
  const text = textOfInlines(content);
  return lists.length === 0 ? { text } : { text, items: itemsOf(lists) };
}
