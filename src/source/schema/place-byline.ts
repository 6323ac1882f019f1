// Owns the names of the people that an update's place in the markup gives: which part is a byline, and whom it names.

import { plainText } from '../../model/plain-text.ts';
import { findTags, isNamed } from '../html/html-query.ts';
import { namesOf } from '../html/html-search.ts';
import { type HtmlTag, rawTextOf } from '../html/html-tree.ts';

const BYLINE = new Set('byline author authors contributor contributors reporter writer'.split(' '));

/** Attributes in which the parts that a page is put together from are named, with words run together. */
const PART_NAMES = ['data-component', 'data-testid'];

/** The words in what a tag is called, in lower case, but for what it is without: "no-byline". */
export function partsOfNames(tag: HtmlTag): readonly string[] {
  const parts = PART_NAMES.flatMap((name) => tag.attributes[name]?.split(/\s+/u) ?? []);
  return [
    ...namesOf(tag).flatMap((name) => name.replace(/(?:^|[-_])no[-_]+[^-_]+/u, '').split(/[-_]+/u)),
    ...parts.flatMap((name) => name.toLowerCase().split(/[-_]+/u)),
    ...parts.flatMap((name) => name.split(/(?=[A-Z])/u).slice(0, 1)),
  ];
}

/** Reach's titles write the name as a `mark` beside the time. */
export function isByline(tag: HtmlTag): boolean {
  const { itemprop, rel } = tag.attributes;
  return (
    tag.name === 'mark' ||
    itemprop === 'author' ||
    rel === 'author' ||
    partsOfNames(tag).some((part) => BYLINE.has(part))
  );
}

/** A link to a person's own page, which is a byline where it stands above the words. */
export function isAuthorLink({ name, attributes }: HtmlTag): boolean {
  return name === 'a' && AUTHOR_PAGE.test(attributes.href ?? '');
}

const AUTHOR_PAGE =
  /\/(?:authors?|autor(?:es|en)?|auteurs?|autore|journalists?|reporters?|contributors?)\/[^/?#]/iu;

/** One name for each part of a byline that is marked or linked as one, else the byline itself. */
export function namesIn(byline: HtmlTag): readonly string[] {
  const marked = findTags(byline.children, isByline);
  const linked = findTags(byline.children, isNamed('a'));
  return (
    [marked, linked, [byline]]
      .map((tags) => tags.flatMap((tag) => toNames(rawTextOf(tag.children))))
      .find((names) => names.length > 0) ?? []
  );
}

/** People whose picture stands beside their name, as the Guardian shows them. */
export function portrayedIn(header: HtmlTag): readonly string[] {
  const words = rawTextOf(header.children);
  return findTags(header.children, isNamed('img'))
    .flatMap(({ attributes }) => toNames(attributes.alt ?? ''))
    .filter((name) => words.includes(name));
}

const LONGEST_NAME = 60;
/** Labels that stand where a name would. */
const LABEL = /^(?:key|breaking|pinned|live|updated?|latest|watch|exclusive|summary)\b/iu;

function toNames(text: string): string[] {
  return plainText(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:by|from|von|par|di|por)\s+/iu, '')
    .split(/\s+(?:and|&)\s+/u)
    .filter(
      (name) =>
        name !== '' && name.length <= LONGEST_NAME && !/\d/u.test(name) && !LABEL.test(name),
    );
}
