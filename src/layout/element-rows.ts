// Owns how each kind of element is drawn: running text as it is, anything else by a label in brackets and what is known of it.
// Knows nothing of blocks or the gutter.

import type {
  Element,
  EmbedElement,
  ImageElement,
  LinkElement,
  RecordingElement,
  SocialElement,
  UnknownElement,
} from '../model/element.ts';
import { formatDuration, hostOf, showAddress, showHostAndPath } from './addresses.ts';
import { layoutPassages } from './passage-rows.ts';
import type { Span } from './row.ts';
import { belowFirst, type Setting, toSpans, wrapIn } from './setting.ts';
import { type Line, span } from './spans.ts';

const UNTITLED = 'untitled';

/** An element as lines; none for one that the publisher's page draws as nothing, or that holds nothing. */
export function layoutElement(element: Element, setting: Setting): readonly Line[] {
  switch (element.type) {
    case 'image':
      return wrapIn(setting, imageSpans(element, setting));
    case 'video':
    case 'audio':
      return layoutRecording(element, setting);
    case 'social':
      return layoutSocial(element, setting);
    case 'link':
      return wrapIn(setting, linkSpans(element, setting));
    case 'embed':
      return layoutEmbed(element, setting);
    case 'unknown':
      return wrapIn(setting, unknownSpans(element, setting));
    default:
      return layoutPassages(element.passages, setting);
  }
}

function imageSpans(image: ImageElement, setting: Setting): readonly Span[] {
  const credit = presentText(image.credit);
  return [
    label('image', setting, image.url),
    own(` ${presentText(image.caption) ?? presentText(image.alt) ?? UNTITLED}`, setting),
    ...(credit === null ? [] : [own(` ${setting.glyphs.dash} ${credit}`, setting)]),
  ];
}

function layoutRecording(recording: RecordingElement, setting: Setting): readonly Line[] {
  const caption = presentText(recording.caption);
  const title =
    presentText(recording.title) ?? caption ?? (recording.url === null ? UNTITLED : null);
  const lead = [
    label(recordingLabel(recording), setting),
    own(title === null ? '' : ` ${title}`, setting),
    ...recordingAddress(recording, setting),
  ];
  const below = caption === null || caption === title ? [] : [own(caption, setting)];
  return [...wrapIn(setting, lead), ...wrapIn(belowFirst(setting), below)];
}

/** "video 2:22", "video: vimeo 2:22", "audio", "soundcloud". */
function recordingLabel({ type, platform, durationSeconds }: RecordingElement): string {
  const elsewhere = platform === null || platform === 'youtube' ? null : platform;
  const name =
    type === 'audio' ? (elsewhere ?? type) : [type, elsewhere].filter(Boolean).join(': ');
  return durationSeconds === null ? name : `${name} ${formatDuration(durationSeconds)}`;
}

function recordingAddress(recording: RecordingElement, setting: Setting): readonly Span[] {
  if (recording.expired) return [own(' (expired)', setting, 'dim')];
  if (recording.url === null) return [];
  return recording.type === 'audio'
    ? inParentheses(recording.url, setting)
    : afterDash(recording.url, showHostAndPath(recording.url, setting.glyphs), setting);
}

function layoutSocial(social: SocialElement, setting: Setting): readonly Line[] {
  const [first, ...others] = social.passages;
  const address = social.url === null ? [] : inParentheses(social.url, setting);
  const lead = [label(social.platform, setting), own(introduction(social), setting)];
  if (first?.kind === 'paragraph') lead.push(span(' '), ...toSpans(first.content, setting));
  const below = first?.kind === 'paragraph' ? others : social.passages;
  if (below.length === 0) return wrapIn(setting, [...lead, ...address]);
  return [
    ...wrapIn(setting, lead),
    ...layoutPassages(below, belowFirst(setting)),
    ...wrapIn(belowFirst(setting), address),
  ];
}

/** " Author (@handle), date:", as far as they are known. */
function introduction(social: SocialElement): string {
  const author = presentText(social.author);
  const handle = presentText(social.handle);
  const who = author !== null && handle !== null ? `${author} (${handle})` : (author ?? handle);
  const parts = [who, presentText(social.dateLine)].filter((part) => part !== null);
  if (parts.length === 0) return '';
  return ` ${parts.join(', ')}${social.passages.length === 0 ? '' : ':'}`;
}

function linkSpans(link: LinkElement, setting: Setting): readonly Span[] {
  const prefix = presentText(link.prefix);
  const text = presentText(link.text) ?? UNTITLED;
  return [
    span(`${setting.glyphs.arrow} `, 'dim'),
    ...(prefix === null ? [] : [own(`${prefix} `, setting, 'dim')]),
    ...(link.url === null ? [own(text, setting)] : [linked(text, link.url, setting)]),
    ...(link.url === null ? [] : inParentheses(link.url, setting)),
  ];
}

function layoutEmbed(embed: EmbedElement, setting: Setting): readonly Line[] {
  const isBare = embed.url === null && embed.passages.length === 0;
  const title = presentText(embed.title) ?? (isBare ? UNTITLED : null);
  const lead = [
    label(embedLabel(embed), setting),
    own(title === null ? '' : ` ${title}`, setting),
    ...embedAddress(embed, setting),
  ];
  const shown = embed.collapsed ? [] : embed.passages;
  return [...wrapIn(setting, lead), ...layoutPassages(shown, belowFirst(setting))];
}

function embedAddress({ label: name, url }: EmbedElement, setting: Setting): readonly Span[] {
  if (url === null) return [];
  return name.startsWith('embed')
    ? afterDash(url, showAddress(url, setting.glyphs), setting)
    : inParentheses(url, setting);
}

/** A plain "embed" is told apart by where it comes from. */
function embedLabel(embed: EmbedElement): string {
  const host = embed.url === null ? '' : hostOf(embed.url);
  return embed.label === 'embed' && host !== '' ? `embed: ${host}` : embed.label;
}

function unknownSpans(unknown: UnknownElement, setting: Setting): readonly Span[] {
  return unknown.drawn ? [label(`unsupported: ${unknown.name}`, setting)] : [];
}

function label(text: string, setting: Setting, href: string | null = null): Span {
  const one = own(`[${text}]`, setting, 'dim');
  return href === null ? one : { ...one, href };
}

function own(text: string, { glyphs, tone }: Setting, other?: Span['tone']): Span {
  return span(glyphs.spell(text), other ?? tone);
}

function linked(text: string, href: string, setting: Setting): Span {
  return { ...own(text, setting, 'link'), href };
}

/** " (https://…)" */
function inParentheses(url: string, setting: Setting): readonly Span[] {
  const { glyphs, tone } = setting;
  return [span(' (', tone), linked(showAddress(url, glyphs), url, setting), span(')', tone)];
}

/** " — example.org/…" */
function afterDash(url: string, shown: string, setting: Setting): readonly Span[] {
  return [span(` ${setting.glyphs.dash} `, setting.tone), linked(shown, url, setting)];
}

/** The text without white space at its ends, or null when nothing is left of it. */
function presentText(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
