// Owns what the Guardian's element converters share: their shape, and reading of the fields that many elements have.

import type { Passage } from '../../model/passage.ts';
import { safeUrl } from '../../model/plain-text.ts';
import { type Fields, numberAt, rawAt, textAt } from '../decode.ts';
import type { ElementDraft, NamedDraft } from '../element-id.ts';
import { parseHtml, textOfHtml } from '../html/html.ts';
import { findTag, type HtmlNode } from '../html/html-tree.ts';

/** What a converter knows of the page around the element. */
export type PageContext = {
  /** The page's own address, against which links are resolved. */
  readonly base: string;
  /** Converts an element that lies within another. */
  readonly toNestedDraft: (wire: Fields) => NamedDraft;
};

/** A total function: whatever the element lacks is absent from the draft. */
export type Converter = (wire: Fields, page: PageContext) => ElementDraft;

export function passagesAt(wire: Fields, key: string, page: PageContext): Passage[] {
  return parseHtml(rawAt(wire, key), page.base);
}

/** Text that may hold markup, such as a caption's links and emphasis, on one line without it; null when blank. */
export function captionAt(wire: Fields, key: string): string | null {
  const text = textOfHtml(rawAt(wire, key)).trim();
  return text === '' ? null : text;
}

/** The address in the first of the fields that holds one. */
export function addressAt(wire: Fields, page: PageContext, ...keys: string[]): string | null {
  for (const key of keys) {
    const raw = rawAt(wire, key);
    const url = raw === '' ? null : safeUrl(raw, page.base);
    if (url !== null) return url;
  }
  return null;
}

/** The address that a piece of markup embeds, quotes from, or at least links to. */
export function embeddedAddress(tree: readonly HtmlNode[], page: PageContext): string | null {
  const raw =
    findTag(tree, 'iframe')?.attributes.src ??
    findTag(tree, 'blockquote')?.attributes.cite ??
    findTag(tree, 'a')?.attributes.href;
  return raw === undefined ? null : safeUrl(raw, page.base);
}

/** The first of the fields that holds text. */
export function firstTextAt(wire: Fields, ...keys: string[]): string | null {
  for (const key of keys) {
    const text = textAt(wire, key);
    if (text !== null) return text;
  }
  return null;
}

/** Seconds; null when not stated, which the wire also writes as zero. */
export function durationAt(wire: Fields): number | null {
  const seconds = numberAt(wire, 'duration');
  return seconds !== null && seconds > 0 ? seconds : null;
}

/** The texts that are there, with dashes between them; null when none is. */
export function joinWithDash(...texts: (string | null)[]): string | null {
  const present = texts.filter((text) => text !== null);
  return present.length === 0 ? null : present.join(' — ');
}
