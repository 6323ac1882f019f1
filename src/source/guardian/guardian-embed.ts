// Owns the Guardian's links and boxes: related stories, interactives, maps, quick guides, quizzes, call-outs.

import type { Inline, Passage } from '../../model/passage.ts';
import { type Fields, fieldsAt, fieldsListAt, rawAt, textAt } from '../decode.ts';
import { textOfHtml, toPassages } from '../html/html.ts';
import { findTag, parseTree } from '../html/html-tree.ts';
import {
  addressAt,
  type Converter,
  captionAt,
  embeddedAddress,
  firstTextAt,
  joinWithDash,
  type PageContext,
  passagesAt,
} from './guardian-wire.ts';

export const toRichLink: Converter = (wire, page) => ({
  type: 'link',
  prefix: textAt(wire, 'prefix'),
  text: captionAt(wire, 'text') ?? '',
  url: addressAt(wire, page, 'url'),
});

/** A link by itself, or a button. */
export const toPlainLink: Converter = (wire, page) => {
  const html = rawAt(wire, 'html');
  const text =
    firstTextAt(wire, 'label', 'title', 'btnText', 'linkText') ?? textOfHtml(html).trim();
  const url = addressAt(wire, page, 'url') ?? embeddedAddress(parseTree(html), page);
  return { type: 'link', prefix: null, text: text === '' ? (url ?? '') : text, url };
};

/** A box with a title and an address and nothing to read in it. */
export function toBox(label: string, ...titleKeys: string[]): Converter {
  return (wire, page) => ({
    type: 'embed',
    label,
    title: titleKeys.map((key) => captionAt(wire, key)).find((title) => title !== null) ?? null,
    passages: [],
    url: addressAt(wire, page, 'originalUrl', 'url', 'embedUrl', 'scriptUrl'),
  });
}

/** A frame, or words that a script of somebody else's would draw. */
export const toEmbed: Converter = (wire, page) => {
  const tree = parseTree(rawAt(wire, 'html'));
  const url = embeddedAddress(tree, page) ?? addressAt(wire, page, 'originalUrl', 'url');
  const host = url === null ? null : new URL(url).hostname.replace(/^www\./u, '');
  const origin = firstTextAt(wire, 'source', 'sourceDomain') ?? host;
  return {
    type: 'embed',
    label: origin === null ? 'embed' : `embed: ${origin.toLowerCase()}`,
    title: captionAt(wire, 'alt') ?? captionAt(wire, 'caption'),
    passages: findTag(tree, 'iframe') === null ? toPassages(tree, page.base) : [],
    url,
  };
};

export const toExplainer: Converter = (wire, page) => ({
  type: 'embed',
  label: 'explainer',
  title: textAt(wire, 'title'),
  passages: passagesAt(wire, 'body', page),
  url: null,
});

/** A box that the page keeps folded, with its words in the named fields. */
export function toFoldedBox(label: string, ...wordsKeys: readonly string[]): Converter {
  return (wire, page) => ({
    type: 'embed',
    label,
    title: firstTextAt(wire, 'title', 'label', 'prompt'),
    passages: wordsKeys.flatMap((key) => passagesAt(wire, key, page)),
    collapsed: true,
    url: null,
  });
}

export const toTimelineAtom: Converter = (wire, page) => ({
  type: 'embed',
  label: 'timeline',
  title: textAt(wire, 'title'),
  passages: [...passagesAt(wire, 'description', page), ...eventPassages(wire, page)],
  url: null,
});

/** One line per event, and below it what the page unfolds. */
function eventPassages(wire: Fields, page: PageContext): Passage[] {
  const events = fieldsListAt(wire, 'events');
  const told = events.map((event) => passagesAt(event, 'body', page));
  if (told.every((passages) => passages.length === 0)) return eventLines(events);
  return events.flatMap((event, index) => [...eventLines([event]), ...(told[index] ?? [])]);
}

/** One line per event, the date in bold before the title. */
function eventLines(events: readonly Fields[]): Passage[] {
  const lines = events.map((event): Inline[] => {
    const dates = [textAt(event, 'date'), textAt(event, 'toDate')].filter((date) => date !== null);
    const date: Inline[] = dates.length === 0 ? [] : [{ text: dates.join('–'), bold: true }];
    const title = captionAt(event, 'title');
    return title === null ? date : [...date, { text: date.length === 0 ? title : `  ${title}` }];
  });
  const filled = lines.filter((line) => line.length > 0);
  const content = filled.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
  return content.length === 0 ? [] : [{ kind: 'paragraph', content }];
}

export const toQuiz: Converter = (wire, page) => {
  const count = fieldsListAt(wire, 'questions').length;
  return {
    type: 'embed',
    label: 'quiz',
    title: count === 1 ? '1 question' : `${count} questions`,
    passages: [],
    url: page.base,
  };
};

/** What a reader sent in. */
export const toWitness: Converter = (wire, page) => {
  const sent = fieldsAt(wire, 'witnessTypeData');
  return {
    type: 'embed',
    label: 'reader',
    title: joinWithDash(textAt(sent, 'title'), textAt(sent, 'authorName')),
    passages: passagesAt(sent, 'description', page),
    collapsed: true,
    url: addressAt(sent, page, 'url'),
  };
};

export const toNewsletter: Converter = (wire) => ({
  type: 'embed',
  label: 'newsletter',
  title: textAt(fieldsAt(wire, 'newsletter'), 'name'),
  passages: [],
  url: null,
});
