// Owns what a schema.org posting holds beside its words: pictures, recordings, what it shares from elsewhere. Knows
// which pictures are mere decoration, the same on every update.

import { type Fields, isFields, numberAt } from '../decode.ts';
import type { NamedDraft } from '../element-id.ts';
import { toDrafts } from '../html/html-elements.ts';
import { toPictureDraft } from '../html/html-islands.ts';
import { parseTree } from '../html/html-tree.ts';
import { toShareDraft } from './network-link.ts';
import { toTitle } from './posting-words.ts';
import { addressOf, asList, isOfType, urlOf, wordsAt } from './schema-values.ts';

const IMAGE_ADDRESSES = ['contentUrl', 'url', '@id'];

/** What tells one picture from another: its address without parameters, which are sizes and signatures. */
export type PictureKey = string;

/** The largest of the crops that an `image` is given as; null for none. */
function largestOf(value: unknown): unknown {
  const crops = asList(value);
  const widthOf = (crop: unknown) => (isFields(crop) ? (numberAt(crop, 'width') ?? 0) : 0);
  return crops.reduce<unknown>(
    (best, crop) => (best === undefined || widthOf(crop) > widthOf(best) ? crop : best),
    undefined,
  );
}

/** The keys of all the crops under `image`. */
export function pictureKeysAt(node: Fields, base: string | null): readonly PictureKey[] {
  return asList(node.image).flatMap((crop) => {
    const url = urlOf(crop, base, ...IMAGE_ADDRESSES);
    return url === null ? [] : [keyOf(url)];
  });
}

export function keyOf(url: string): PictureKey {
  return url.replace(/[?#].*$/su, '');
}

/** Least number of updates with one picture for it to be taken as decoration. */
const LEAST_REPEATS = 3;

/** Pictures that stand for the story, and those that most of its updates repeat. */
export function decorationOf(
  lead: readonly PictureKey[],
  updates: readonly Fields[],
  base: string | null,
): ReadonlySet<PictureKey> {
  const counts = new Map<PictureKey, number>();
  for (const update of updates) {
    for (const key of new Set(pictureKeysAt(update, base))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(LEAST_REPEATS, updates.length / 2);
  const repeated = [...counts].filter(([, count]) => count >= least).map(([key]) => key);
  return new Set([...lead, ...repeated]);
}

export function toImageDrafts(
  update: Fields,
  decoration: ReadonlySet<PictureKey>,
  base: string | null,
): readonly NamedDraft[] {
  if (pictureKeysAt(update, base).some((key) => decoration.has(key))) return [];
  const crop = largestOf(update.image);
  const url = urlOf(crop, base, ...IMAGE_ADDRESSES);
  if (url === null) return [];
  const described = isFields(crop) ? crop : {};
  return [
    toPictureDraft({
      url,
      alt: toTitle(wordsAt(described, 'alternateName', 'name')),
      caption: toTitle(wordsAt(described, 'caption', 'description')),
      credit: toTitle(wordsAt(described, 'creditText', 'creator', 'copyrightHolder', 'author')),
    }),
  ];
}

export function toVideoDrafts(update: Fields, base: string | null): readonly NamedDraft[] {
  return [...asList(update.video), ...asList(update.audio)].flatMap((each) => {
    const video = isFields(each) ? each : { url: each };
    const url = ['embedUrl', 'contentUrl', 'url']
      .map((key) => urlOf(video[key], base))
      .find((address) => address !== null);
    const title = toTitle(wordsAt(video, 'name', 'headline'));
    if (url === undefined && title === null && !isOfType(video, 'VideoObject')) return [];
    const element = {
      type: isOfType(video, 'AudioObject') ? 'audio' : 'video',
      url: url ?? null,
      title,
      caption: toTitle(wordsAt(video, 'caption', 'description')),
      platform: null,
      durationSeconds: durationOf(wordsAt(video, 'duration')),
      expired: false,
    } as const;
    return [{ element, kind: element.type, naturalKey: url ?? null }];
  });
}

/** Seconds of an ISO 8601 duration, "PT1H2M3S". */
function durationOf(text: string): number | null {
  const parts = /^P(?:\d+D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/iu.exec(text.trim());
  if (parts === null) return null;
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const total = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return total > 0 ? total : null;
}

/** Posts and pages that an update shares; some publishers put the frame's own markup where the address should be. */
export function toSharedDrafts(update: Fields, base: string | null): readonly NamedDraft[] {
  return asList(update.sharedContent).flatMap((each) => {
    const shared = isFields(each) ? each : { url: each };
    if (isOfType(shared, 'VideoObject')) return toVideoDrafts({ video: shared }, base);
    if (isOfType(shared, 'ImageObject')) return toImageDrafts({ image: shared }, new Set(), base);
    const address = addressOf(shared.url) || addressOf(shared['@id']);
    if (address.includes('<')) return toDrafts(parseTree(address), base);
    const url = urlOf(address, base);
    const text = toTitle(wordsAt(shared, 'headline', 'name', 'articleBody', 'text'));
    return url === null ? [] : [toShareDraft(url, text)];
  });
}
