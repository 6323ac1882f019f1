// Owns which update of a posting is which: the name that the publisher gives it, or else one made of when it was
// published. Its headline is never a name, since headlines repeat and are rewritten.

import { plainText } from '../../model/plain-text.ts';
import { bareUrl } from '../bare-url.ts';
import { type Fields, scalarText } from '../decode.ts';
import { hashText } from '../element-id.ts';
import { parseWireTime } from '../wire-time.ts';
import { addressOf, asList, wordsAt } from './schema-values.ts';

/** Parameters in which publishers name an update. */
const ID_PARAMETERS = [
  'postId',
  'post_id',
  'post',
  'updateId',
  'update',
  'entry',
  'liveblog._id',
  'blockId',
];

/** What an update may be called, the likeliest first. */
export function namesOfUpdate(update: Fields, pageUrl: string | null): readonly string[] {
  const texts = [
    addressOf(update['@id']),
    addressOf(update.url, '@id', 'url'),
    addressOf(update.mainEntityOfPage, '@id', 'url'),
    ...asList(update.identifier).map((each) => addressOf(each, 'value', '@id')),
  ];
  return texts.flatMap((text) => namesIn(text.trim(), pageUrl)).map(plainText);
}

function namesIn(text: string, pageUrl: string | null): string[] {
  if (text === '' || text.startsWith('_:')) return [];
  const isAddress = /^(?:https?:)?\/\/|^[/?#]/iu.test(text);
  if (!isAddress) return [text];
  if (!URL.canParse(text, pageUrl ?? 'https://page.invalid/')) return [];
  const url = new URL(text, pageUrl ?? 'https://page.invalid/');
  const parameters = ID_PARAMETERS.flatMap((name) => url.searchParams.get(name) ?? []);
  const names = [...parameters, decodeSafely(url.hash.slice(1))];
  const isOwnPage = pageUrl !== null && pathOf(url.href) === pathOf(pageUrl);
  const page = isOwnPage ? '' : bareUrl(url.href);
  // Parameters that are nobody's names still are one where they differ.
  return [...names, page, decodeSafely(url.search.slice(1))].filter((name) => name !== '');
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Host and path, so that an address is the same under http and https. */
function pathOf(url: string): string {
  return bareUrl(url).replace(/^https?:\/\/|\/$/gu, '');
}

/**
 * An id for each update, in order. A name that several updates share names none of them. One without a name is called
 * after its time, so that a rewritten headline is an edit; of several at one time the lowest in the order keeps the time
 * alone, since what is new comes above. `updates` are newest first.
 */
export function idsOfUpdates(
  updates: readonly Fields[],
  names: readonly (readonly string[])[],
): readonly string[] {
  const shared = sharedNames(updates, names);
  const isTimed = new Set(updates.map(({ datePublished }) => datePublished)).size > 1;
  const seen = new Map<string, number>();
  return updates
    .map((update, index) => {
      const name = names[index]?.find((each) => !shared.has(each));
      return name ?? { derived: derivedName(update, isTimed || updates.length === 1) };
    })
    .reduceRight<string[]>((ids, id) => {
      ids.push(typeof id === 'string' ? id : numbered(id.derived, seen));
      return ids;
    }, [])
    .reverse();
}

function sharedNames(
  updates: readonly Fields[],
  names: readonly (readonly string[])[],
): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  for (const [index, update] of updates.entries()) {
    const owner = `${scalarText(update.datePublished)} ${wordsAt(update, 'headline')} ${wordsAt(update, 'articleBody')}`;
    for (const name of new Set(names[index])) {
      if ((owners.get(name) ?? owner) !== owner) shared.add(name);
      owners.set(name, owner);
    }
  }
  return shared;
}

function derivedName(update: Fields, isTimed: boolean): string {
  const at = isTimed ? parseWireTime(update.datePublished, 0) : null;
  if (at !== null) return `at-${new Date(at).toISOString().replace(/[-:]|\.000/gu, '')}`;
  const words = wordsAt(update, 'headline', 'name') + wordsAt(update, 'articleBody', 'description');
  return `words-${hashText(plainText(words).replace(/\s+/gu, ' ').trim())}`;
}

function numbered(name: string, seen: Map<string, number>): string {
  const occurrence = (seen.get(name) ?? 0) + 1;
  seen.set(name, occurrence);
  return occurrence === 1 ? name : `${name}-${occurrence}`;
}
