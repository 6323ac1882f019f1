// Owns the table of the Guardian's element types: how each becomes an element of ours, and what names it across fetches.

import type { Element } from '../../model/element.ts';
import { plainText } from '../../model/plain-text.ts';
import { type Fields, isFields, rawAt } from '../decode.ts';
import { type ElementDraft, type NamedDraft, toElements } from '../element-id.ts';
import {
  toBox,
  toEmbed,
  toExplainer,
  toFoldedBox,
  toNewsletter,
  toPlainLink,
  toQuiz,
  toRichLink,
  toTimelineAtom,
  toWitness,
} from './guardian-embed.ts';
import { imageKey, toCartoon, toImage } from './guardian-image.ts';
import { toImages, toSections, toTimeline } from './guardian-nested.ts';
import * as prose from './guardian-prose.ts';
import {
  toAudio,
  toAudioAtom,
  toHostedVideo,
  toMediaAtom,
  toOwnVideo,
  toSoundcloud,
  toSpotify,
  toYoutubeAtom,
} from './guardian-recording.ts';
import { toComment, toInstagram, toTweet } from './guardian-social.ts';
import { type Converter, firstTextAt, type PageContext } from './guardian-wire.ts';

type KeyOf = (wire: Fields, draft: ElementDraft) => string | null;

const byWords: KeyOf = () => null;
const byAddress: KeyOf = (_wire, draft) => ('url' in draft ? draft.url : null);
const byId: KeyOf = (wire, draft) => firstTextAt(wire, 'id', 'atomId') ?? byAddress(wire, draft);

/** The page itself shows nothing for these. */
const hidden: Converter = (wire) => ({ type: 'unknown', name: nameOf(wire), drawn: false });

const unsupported: Converter = (wire) => ({ type: 'unknown', name: nameOf(wire), drawn: true });

/** By the wire's type, without its namespace and the ending that all share. */
const CONVERTERS: ReadonlyMap<string, readonly [Converter, KeyOf]> = new Map<
  string,
  readonly [Converter, KeyOf]
>([
  ['Text', [prose.toText, byWords]],
  ['Blockquote', [prose.toQuote, byWords]],
  ['Subheading', [prose.toHeading, byWords]],
  ['NumberedTitle', [prose.toHeading, byWords]],
  ['Highlight', [prose.toText, byWords]],
  ['Caption', [prose.toCaption, byWords]],
  ['Pullquote', [prose.toPullquote, byWords]],
  ['Table', [prose.toTable, byWords]],
  ['Code', [prose.toCode, byWords]],
  ['Divider', [prose.toDivider, byWords]],
  ['StarRating', [prose.toStars, byWords]],

  ['Image', [toImage, imageKey]],
  ['Cartoon', [toCartoon, byAddress]],
  ['MultiImage', [toImages, byWords]],

  ['Youtube', [toYoutubeAtom, (wire, draft) => firstTextAt(wire, 'assetId') ?? byId(wire, draft)]],
  ['VideoYoutube', [toHostedVideo(null), byAddress]],
  ['VideoVimeo', [toHostedVideo('vimeo'), byAddress]],
  ['VideoFacebook', [toHostedVideo('facebook'), byAddress]],
  ['Video', [toHostedVideo(null), byAddress]],
  ['GuVideo', [toOwnVideo, byAddress]],
  ['MediaAtom', [toMediaAtom, byId]],
  ['SelfHostedVideo', [toMediaAtom, byId]],
  ['Audio', [toAudio, byAddress]],
  ['AudioAtom', [toAudioAtom, byId]],
  ['Soundcloud', [toSoundcloud, byAddress]],
  ['Spotify', [toSpotify, byAddress]],

  ['Tweet', [toTweet, byId]],
  ['Instagram', [toInstagram, byAddress]],
  ['Comment', [toComment, byAddress]],

  ['RichLink', [toRichLink, byAddress]],
  ['Link', [toPlainLink, byAddress]],
  ['ItemLink', [toPlainLink, byAddress]],
  ['CallToActionAtom', [toPlainLink, byId]],

  ['Embed', [toEmbed, byAddress]],
  ['Interactive', [toBox('interactive', 'alt', 'caption'), byAddress]],
  ['InteractiveAtom', [toBox('interactive', 'title'), byId]],
  ['Vine', [toBox('vine', 'title'), byAddress]],
  ['Map', [toBox('map', 'title', 'caption'), byAddress]],
  ['Document', [toBox('document', 'title'), byAddress]],
  ['ChartAtom', [toBox('chart', 'title'), byId]],
  ['ExplainerAtom', [toExplainer, byId]],
  ['GuideAtom', [toFoldedBox('quick guide', 'html'), byId]],
  ['ProfileAtom', [toFoldedBox('profile', 'html'), byId]],
  ['QA', [toFoldedBox('q&a', 'html'), byId]],
  ['Callout', [toFoldedBox('callout', 'description'), byId]],
  ['ReporterCallout', [toFoldedBox('callout', 'intro', 'description', 'mainText'), byId]],
  ['TimelineAtom', [toTimelineAtom, byId]],
  ['QuizAtom', [toQuiz, (wire) => firstTextAt(wire, 'id', 'atomId')]],
  ['Witness', [toWitness, byAddress]],
  ['NewsletterSignup', [toNewsletter, byWords]],

  ['List', [toSections('items'), byWords]],
  ['KeyTakeaways', [toSections('keyTakeaways'), byWords]],
  ['QAndAExplainer', [toSections('qAndAExplainers'), byWords]],
  ['MiniProfiles', [toSections('miniProfiles'), byWords]],
  ['MultiBylines', [toSections('multiBylines'), byWords]],
  ['Timeline', [toTimeline, byWords]],

  ['Disclaimer', [hidden, byWords]],
  ['ContentAtom', [hidden, byId]],
  ['GenericAtom', [hidden, byId]],
  ['AdPlaceholder', [hidden, byWords]],
  ['InteractiveContents', [hidden, byWords]],
]);

/** Elements within elements deeper than this are named and not shown. */
const MAX_NESTING = 8;

/** One element of ours for each on the wire, in order; links are resolved against `base`. Total. */
export function toGuardianElements(wires: readonly unknown[], base: string): Element[] {
  return toElements(wires.map((wire) => toDraft(isFields(wire) ? wire : {}, base, 0)));
}

function toDraft(wire: Fields, base: string, nesting: number): NamedDraft {
  const page: PageContext = {
    base,
    toNestedDraft: (nested) => toDraft(nested, base, nesting + 1),
  };
  const name = nameOf(wire);
  const kind = name.replace(/(?:Block)?Element(?:V\d+)?$/u, '');
  const known = nesting > MAX_NESTING ? undefined : CONVERTERS.get(kind);
  const [convert, keyOf] = known ?? [unsupported, byWords];
  const element = convert(wire, page);
  return { element, kind: kind.toLowerCase(), naturalKey: keyOf(wire, element) };
}

/** The wire's type without its namespace; "unknown" for an element that does not say. */
function nameOf(wire: Fields): string {
  const name = plainText(rawAt(wire, '_type')).split('.').at(-1)?.trim() ?? '';
  return name === '' ? 'unknown' : name;
}
