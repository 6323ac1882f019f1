// Owns the updates of one page's postings: gathered from all of them, each once, newest first, named, and joined to their
// places in the markup. Reads nothing of what they say.

import type { BlockId } from '../../model/block.ts';
import { type Fields, isFields } from '../decode.ts';
import type { HtmlNode, HtmlTag } from '../html/html-tree.ts';
import { parseWireTime } from '../wire-time.ts';
import { findHeaded, findPlace, indexPlaces, type Places } from './page-places.ts';
import { idsOfUpdates, namesOfUpdate } from './posting-id.ts';
import { isOldestFirst } from './posting-order.ts';
import { foldWords, toTitle } from './posting-words.ts';
import { asList, dereference, type References, wordsAt } from './schema-values.ts';

export type PostedUpdate = {
  readonly id: BlockId;
  readonly fields: Fields;
  /** Where it stands in the markup; null when it is not on the page. */
  readonly place: HtmlTag | null;
  /** The publisher itself names it. */
  readonly hasName: boolean;
  /** False when only its words led to the place, which then says nothing of times. */
  readonly isNamed: boolean;
  readonly keyEvent: boolean;
  readonly pinned: boolean;
};

/** What is told of the page that the postings stand on. */
export type UpdatesSurroundings = {
  readonly tree: readonly HtmlNode[];
  readonly isCut: boolean;
  readonly pageUrl: string | null;
  readonly references: References;
  /** Where an update is itself a part of the markup. */
  readonly places: ReadonlyMap<Fields, HtmlTag>;
};

/** The updates of a posting as they are written: one or many, in lists, in a list of items or as an object of them. */
export function updatesIn(posting: Fields, references: References): readonly Fields[] {
  return [posting.liveBlogUpdate].flat(3).flatMap((value) => unwrap(value, references, 0));
}

function unwrap(value: unknown, references: References, depth: number): readonly Fields[] {
  if (!isFields(value) || depth > 2) return [];
  const items = value.itemListElement ?? value.item;
  if (items !== undefined) {
    return asList(items).flatMap((item) => unwrap(item, references, depth + 1));
  }
  const numbered = Object.keys(value).every((key) => /^\d+$/u.test(key));
  if (numbered) return Object.values(value).flatMap((each) => unwrap(each, references, depth + 1));
  return [dereference(value, references)];
}

/** One after the other, each posting's own newest first; of two with one id the first. */
export function collectUpdates(
  postings: readonly Fields[],
  around: UpdatesSurroundings,
): readonly PostedUpdate[] {
  const places = indexPlaces(around.tree, around.isCut);
  const found = new Map<BlockId, PostedUpdate>();
  for (const posting of postings) {
    for (const update of toPostedUpdates(posting, places, around)) {
      if (!found.has(update.id)) found.set(update.id, update);
    }
  }
  return [...found.values()];
}

function toPostedUpdates(
  posting: Fields,
  places: Places,
  { pageUrl, references, places: own }: UpdatesSurroundings,
): readonly PostedUpdate[] {
  const updates = newestFirst(updatesIn(posting, references));
  const names = updates.map((update) => namesOfUpdate(update, pageUrl));
  const ids = idsOfUpdates(updates, names);
  const joins = joinPlaces(posting, updates, names, places);
  return updates.map((fields, index) => {
    const goesBy = [ids[index] ?? '', ...(names[index] ?? [])];
    const join = joins[index] ?? null;
    const ownPlace = own.get(fields) ?? null;
    return {
      id: ids[index] ?? '',
      fields,
      hasName: names[index]?.includes(ids[index] ?? '') === true,
      place: ownPlace ?? join?.place ?? null,
      isNamed: ownPlace !== null || join?.isNamed === true,
      keyEvent: isAmong(places.keyEvents, goesBy, join?.place),
      pinned: isAmong(places.pinned, goesBy, join?.place),
    };
  });
}

function newestFirst(updates: readonly Fields[]): readonly Fields[] {
  const stamps = updates.map(({ datePublished }) => parseWireTime(datePublished, 0));
  return isOldestFirst(stamps) ? updates.toReversed() : updates;
}

function isAmong(
  targets: ReadonlySet<string>,
  names: readonly string[],
  place: HtmlTag | null | undefined,
): boolean {
  const placeId = place?.attributes.id ?? '';
  return [...names, placeId].some((name) => name !== '' && targets.has(name));
}

type Join = { readonly place: HtmlTag; readonly isNamed: boolean } | null;

/** By name; else by a heading, or by a stamp, that only one place and one update have. */
function joinPlaces(
  posting: Fields,
  updates: readonly Fields[],
  names: readonly (readonly string[])[],
  places: Places,
): readonly Join[] {
  const pageTitle = foldWords(toTitle(wordsAt(posting, 'headline', 'name')) ?? '');
  const joins = updates.map((update, index): Join => {
    const named = findPlace(places, names[index] ?? []);
    if (named !== null) return { place: named, isNamed: true };
    const title = toTitle(wordsAt(update, 'headline', 'name')) ?? '';
    const headed = foldWords(title) === pageTitle ? null : findHeaded(places, title);
    const at = parseWireTime(update.datePublished, 0);
    const stamped = at === null ? null : places.bySecond.get(Math.floor(at / 1000));
    const place = headed ?? stamped ?? null;
    return place && { place, isNamed: false };
  });
  return withoutShared(joins);
}

/** A place that several updates lead to holds them all and is none of theirs; one that is named is no other's. */
function withoutShared(joins: readonly Join[]): readonly Join[] {
  const claims = new Map<HtmlTag, number>();
  const claim = (place: HtmlTag) => claims.set(place, (claims.get(place) ?? 0) + 1);
  for (const join of joins) if (join?.isNamed) claim(join.place);
  const named = new Set(claims.keys());
  for (const join of joins) if (join !== null && !named.has(join.place)) claim(join.place);
  return joins.map((join) => {
    if (join === null || claims.get(join.place) !== 1) return null;
    return join.isNamed || !named.has(join.place) ? join : null;
  });
}
