// Owns the Guardian's images: which of an image's many addresses to open, and what names it across fetches.

import { safeUrl } from '../../model/plain-text.ts';
import { type Fields, fieldsAt, fieldsListAt, flagAt, numberAt, rawAt, textAt } from '../decode.ts';
import { type Converter, captionAt } from './guardian-wire.ts';

/** Enough for a window of ordinary size, px. */
const WANTED_WIDTH = 1000;

export const toImage: Converter = (wire) => {
  const described = fieldsAt(wire, 'data');
  return {
    type: 'image',
    url: bestUrl(wire),
    alt: textAt(described, 'alt'),
    caption: captionAt(described, 'caption'),
    credit: flagAt(wire, 'displayCredit') === false ? null : captionAt(described, 'credit'),
  };
};

export const toCartoon: Converter = (wire) => ({
  type: 'image',
  url: fieldsListAt(wire, 'variants').flatMap(cartoonUrls).at(0) ?? null,
  alt: textAt(wire, 'alt'),
  caption: captionAt(wire, 'caption'),
  credit: flagAt(wire, 'displayCredit') === false ? null : captionAt(wire, 'credit'),
});

function cartoonUrls(variant: Fields): string[] {
  return fieldsListAt(variant, 'images')
    .flatMap((image) => candidateOf(image, 'url', image) ?? [])
    .map(({ url }) => url);
}

type Candidate = { readonly url: string; readonly width: number; readonly isMaster: boolean };

/** The unsigned addresses first; the signed ones are only good as they stand, and serve old stories that have no others. */
function bestUrl(wire: Fields): string | null {
  const unsigned = unsignedCandidates(wire);
  return (
    smallestWide(unsigned)?.url ??
    unsigned.find(({ isMaster }) => isMaster)?.url ??
    widest(unsigned)?.url ??
    (smallestWide(signedCandidates(wire)) ?? widest(signedCandidates(wire)))?.url ??
    null
  );
}

function unsignedCandidates(wire: Fields): Candidate[] {
  return fieldsListAt(fieldsAt(wire, 'media'), 'allImages').flatMap(
    (image) => candidateOf(image, 'url', fieldsAt(image, 'fields')) ?? [],
  );
}

function signedCandidates(wire: Fields): Candidate[] {
  return fieldsListAt(wire, 'imageSources')
    .flatMap((source) => fieldsListAt(source, 'srcSet'))
    .flatMap((image) => candidateOf(image, 'src', image) ?? []);
}

function candidateOf(image: Fields, urlKey: string, measures: Fields): Candidate | null {
  const url = safeUrl(rawAt(image, urlKey));
  if (url === null) return null;
  return {
    url,
    width: numberAt(measures, 'width') ?? 0,
    isMaster: flagAt(measures, 'isMaster') === true,
  };
}

function smallestWide(candidates: readonly Candidate[]): Candidate | undefined {
  const wide = candidates.filter(({ width }) => width >= WANTED_WIDTH);
  return wide.reduce<Candidate | undefined>(
    (best, next) => (best === undefined || next.width < best.width ? next : best),
    undefined,
  );
}

function widest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, next) => (best === undefined || next.width > best.width ? next : best),
    undefined,
  );
}

/** Both hosts write an image's own hash and the crop into the path, whatever the size and the signature. */
const HASH_AND_CROP = /\/([0-9a-f]{20,})\/(\d+_\d+_\d+_\d+)\//u;

/** What names the image itself, not one of its sizes; null when it has no address. */
export function imageKey(wire: Fields): string | null {
  const candidates = [...unsignedCandidates(wire), ...signedCandidates(wire)];
  const chosen = candidates.find(({ isMaster }) => isMaster) ?? candidates.at(0);
  if (chosen === undefined) return null;
  const path = new URL(chosen.url).pathname;
  const named = HASH_AND_CROP.exec(path);
  return named === null ? path : `${named[1]}/${named[2]}`;
}
