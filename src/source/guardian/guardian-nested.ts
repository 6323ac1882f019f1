// Owns the Guardian's elements that hold other elements: lists, timelines, profiles, questions and answers, sets of images.
// What was one element on the wire stays one, so what lies within it becomes passages.

import type { Inline, Passage } from '../../model/passage.ts';
import { type Fields, fieldsAt, fieldsListAt, textAt } from '../decode.ts';
import type { ElementDraft } from '../element-id.ts';
import { toProse } from '../html/prose.ts';
import { toImage } from './guardian-image.ts';
import {
  type Converter,
  captionAt,
  joinWithDash,
  type PageContext,
  passagesAt,
} from './guardian-wire.ts';

/** Titled sections under the named field, each with elements in `elements` or `body`. */
export function toSections(key: string): Converter {
  return (wire, page) =>
    toProse(fieldsListAt(wire, key).flatMap((section) => sectionPassages(section, page)));
}

function sectionPassages(section: Fields, page: PageContext): Passage[] {
  return [
    ...boldLine(captionAt(section, 'title')),
    ...boldLine(captionAt(section, 'byline')),
    ...passagesAt(section, 'bio', page),
    ...nestedPassages(fieldsListAt(section, 'elements'), page),
    ...nestedPassages(fieldsListAt(section, 'body'), page),
    ...passagesAt(section, 'endNote', page),
  ];
}

export const toTimeline: Converter = (wire, page) =>
  toProse(
    fieldsListAt(wire, 'sections').flatMap((section) => [
      ...boldLine(captionAt(section, 'title')),
      ...fieldsListAt(section, 'events').flatMap((event) => eventPassages(event, page)),
    ]),
  );

function eventPassages(event: Fields, page: PageContext): Passage[] {
  const main = fieldsAt(event, 'main');
  return [
    ...boldLine(joinWithDash(textAt(event, 'date'), captionAt(event, 'title'))),
    ...boldLine(textAt(event, 'label')),
    ...(Object.keys(main).length === 0 ? [] : nestedPassages([main], page)),
    ...nestedPassages(fieldsListAt(event, 'body'), page),
  ];
}

export const toImages: Converter = (wire, page) =>
  toProse([
    ...fieldsListAt(wire, 'images').flatMap((image) => draftPassages(toImage(image, page))),
    ...passagesAt(wire, 'caption', page),
  ]);

function nestedPassages(elements: readonly Fields[], page: PageContext): Passage[] {
  return elements.flatMap((wire) => draftPassages(page.toNestedDraft(wire).element));
}

/** An element as passages: its own, after a line that says what it is. */
function draftPassages(draft: ElementDraft): readonly Passage[] {
  switch (draft.type) {
    case 'image':
      return labelled('image', joinWithDash(draft.caption ?? draft.alt, draft.credit), draft.url);
    case 'video':
    case 'audio':
      return labelled(draft.type, draft.title, draft.url);
    case 'social':
      return [
        ...labelled(draft.platform, draft.author ?? draft.handle, draft.url),
        ...draft.passages,
      ];
    case 'link':
      return linkLine(draft.prefix === null ? '' : `${draft.prefix} `, draft.text, draft.url);
    case 'embed':
      return [...labelled(draft.label, draft.title, draft.url), ...draft.passages];
    case 'unknown':
      return draft.drawn ? labelled(`unsupported: ${draft.name}`, null, null) : [];
    default:
      return draft.passages;
  }
}

function labelled(label: string, title: string | null, url: string | null): Passage[] {
  const words = title ?? url;
  return words === null ? linkLine(`[${label}]`, '', null) : linkLine(`[${label}] `, words, url);
}

function linkLine(lead: string, text: string, url: string | null): Passage[] {
  const words: Inline = url === null ? { text } : { text, href: url };
  const content = [{ text: lead }, words].filter((inline) => inline.text !== '');
  return content.length === 0 ? [] : [{ kind: 'paragraph', content }];
}

function boldLine(text: string | null): Passage[] {
  return text === null ? [] : [{ kind: 'paragraph', content: [{ text, bold: true }] }];
}
