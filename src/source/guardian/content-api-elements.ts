// Owns the Content API's elements, put into the shape that the site's own JSON has: the same post then has the same text
// and the same element ids, whichever of the two it came from.

import { type Fields, fieldsListAt, isFields, rawAt, scalarText, textAt } from '../decode.ts';
import { findTag, parseTree } from '../html/html-tree.ts';
import { type Atoms, toSiteAtom } from './content-api-atoms.ts';
import { wireElement } from './guardian-island.ts';
import { wireElementsOfHtml } from './guardian-markup.ts';

export type { Atoms } from './content-api-atoms.ts';

type ToSite = (payload: Fields, element: Fields, atoms: Atoms) => readonly Fields[];

/** Under its own field names, of the site's type. */
function as(type: string, rename: (payload: Fields) => Fields = (payload) => payload): ToSite {
  return (payload) => [wireElement(`${type}BlockElement`, rename(payload))];
}

const byOriginal = (payload: Fields): Fields => ({
  ...payload,
  url: payload.originalUrl ?? payload.url,
});

const TO_SITE: ReadonlyMap<string, ToSite> = new Map<string, ToSite>([
  // One text element holds what the site cuts in one element for each tag.
  ['text', (payload) => wireElementsOfHtml(rawAt(payload, 'html'))],
  ['image', toImage],
  ['cartoon', toCartoon],
  ['tweet', as('Tweet', byOriginal)],
  ['instagram', as('Instagram', byOriginal)],
  ['vine', as('Vine')],
  ['rich-link', as('RichLink', toLink)],
  ['membership', as('RichLink', toLink)],
  ['link', as('Link')],
  ['pullquote', as('Pullquote')],
  ['table', as('Table')],
  ['code', as('Code')],
  ['map', as('Map')],
  ['document', as('Document')],
  ['interactive', as('Interactive', byOriginal)],
  ['witness', as('Witness', (payload) => ({ witnessTypeData: payload }))],
  ['comment', as('Comment', toComment)],
  ['callout', as('Callout', toCallout)],
  ['embed', toEmbed],
  ['video', toVideo],
  ['audio', toAudio],
  ['contentatom', (payload, _element, atoms) => toSiteAtom(payload, atoms)],
  ['list', (payload, _element, atoms) => [wireElement('ListBlockElement', toList(payload, atoms))]],
  [
    'timeline',
    (payload, _element, atoms) => [wireElement('TimelineBlockElement', toTimeline(payload, atoms))],
  ],
]);

/** In order; of a type that is not known the name alone. */
export function toSiteElements(elements: readonly Fields[], atoms: Atoms): readonly Fields[] {
  return elements.flatMap((element) => {
    const type = textAt(element, 'type') ?? 'unknown';
    const convert = TO_SITE.get(type.toLowerCase());
    return convert === undefined ? [{ _type: type }] : convert(payloadOf(element), element, atoms);
  });
}

/** What is said of an element stands under its type's name: "textTypeData". */
function payloadOf(element: Fields): Fields {
  const held = Object.entries(element).find(
    ([key, value]) => /TypeData$/u.test(key) && isFields(value),
  );
  return held !== undefined && isFields(held[1]) ? held[1] : {};
}

function toImage(payload: Fields, element: Fields): readonly Fields[] {
  const allImages = fieldsListAt(element, 'assets').map((asset) => ({
    url: asset.file,
    fields: asset.typeData,
  }));
  const { displayCredit } = payload;
  return [wireElement('ImageBlockElement', { data: payload, displayCredit, media: { allImages } })];
}

function toCartoon(payload: Fields): readonly Fields[] {
  const variants = fieldsListAt(payload, 'variants').map((variant) => ({
    images: fieldsListAt(variant, 'images').map((image) => ({ ...image, url: image.file })),
  }));
  return [wireElement('CartoonBlockElement', { ...payload, variants })];
}

function toLink({ linkPrefix, linkText, title, originalUrl, url }: Fields): Fields {
  return { prefix: linkPrefix, text: linkText ?? title, url: originalUrl ?? url };
}

function toComment({ html, authorName, commentUrl, originalUrl }: Fields): Fields {
  return { body: html, profileName: authorName, permalink: commentUrl ?? originalUrl };
}

function toCallout({ overrideTitle, overridePrompt, overrideDescription }: Fields): Fields {
  return { title: overrideTitle, prompt: overridePrompt, description: overrideDescription };
}

/** Where the recording or the box that a piece of HTML frames comes from; "" when it frames nothing. */
function frameIn(payload: Fields): string {
  const html = rawAt(payload, 'html');
  return html === '' ? '' : (findTag(parseTree(html), 'iframe')?.attributes.src ?? '');
}

const SOUNDCLOUD = /^https?:\/\/(?:\w+\.)*soundcloud\.com\//u;
const SPOTIFY = /^https?:\/\/(?:\w+\.)*spotify\.com\//u;

/** The site sorts players of sound out of the boxes, whichever way editors put them in. */
function toPlayer(payload: Fields): Fields | null {
  const frame = frameIn(payload);
  if (SOUNDCLOUD.test(frame)) return wireElement('SoundcloudBlockElement', payload);
  return SPOTIFY.test(frame)
    ? wireElement('SpotifyBlockElement', { ...payload, embedUrl: frame })
    : null;
}

function toEmbed(payload: Fields): readonly Fields[] {
  return [toPlayer(payload) ?? wireElement('EmbedBlockElement', payload)];
}

function toAudio(payload: Fields, element: Fields): readonly Fields[] {
  const assets = assetsOf(element);
  return [toPlayer(payload) ?? wireElement('AudioBlockElement', { ...payload, assets })];
}

const VIDEO_TYPES: readonly (readonly [source: RegExp, type: string])[] = [
  [/youtube/iu, 'VideoYoutube'],
  [/vimeo/iu, 'VideoVimeo'],
  [/facebook/iu, 'VideoFacebook'],
];

function toVideo(payload: Fields, element: Fields): readonly Fields[] {
  const source = textAt(payload, 'source') ?? textAt(payload, 'url') ?? '';
  const hosted = VIDEO_TYPES.find(([pattern]) => pattern.test(source));
  const assets = assetsOf(element).filter(({ mimeType }) => /^video\//u.test(scalarText(mimeType)));
  const own = assets.length > 0 ? 'GuVideo' : 'Video';
  return [wireElement(`${hosted?.[1] ?? own}BlockElement`, { ...payload, assets })];
}

function assetsOf(element: Fields): readonly Fields[] {
  return fieldsListAt(element, 'assets').map(({ file, mimeType }) => ({ url: file, mimeType }));
}

function toList(payload: Fields, atoms: Atoms): Fields {
  const items = fieldsListAt(payload, 'items').map((item) => ({
    ...item,
    elements: toSiteElements(fieldsListAt(item, 'elements'), atoms),
  }));
  return { items };
}

function toTimeline(payload: Fields, atoms: Atoms): Fields {
  const sections = fieldsListAt(payload, 'sections').map((section) => ({
    ...section,
    events: fieldsListAt(section, 'events').map((event) => ({
      ...event,
      main: isFields(event.main) ? toSiteElements([event.main], atoms)[0] : undefined,
      body: toSiteElements(fieldsListAt(event, 'body'), atoms),
    })),
  }));
  return { sections };
}
