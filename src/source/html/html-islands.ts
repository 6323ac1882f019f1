// Owns what is no text in a body of HTML: pictures, recordings, frames, posts quoted from elsewhere. Knows no source.

import { plainText, safeUrl } from '../../model/plain-text.ts';
import { textOfPassages } from '../../model/visible-text.ts';
import type { ElementDraft, NamedDraft } from '../element-id.ts';
import { toPassages } from './html.ts';
import { toQuotedPost } from './html-social.ts';
import { findTag, type HtmlNode, type HtmlTag } from './html-tree.ts';

type Reader = (tag: HtmlTag, base: string | null) => readonly NamedDraft[] | null;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['figure', readFigure],
  ['div', (tag, base) => (hasClass(tag, /\bwp-caption\b/u) ? readFigure(tag, base) : null)],
  ['img', (tag, base) => readPicture(tag, base, null, null)],
  ['amp-img', (tag, base) => readPicture(tag, base, null, null)],
  ['iframe', readFrame],
  ['video', readRecording],
  ['audio', readRecording],
  ['blockquote', toQuotedPost],
]);

/** The elements that the tag is, as against the text in it; null for a tag that is text or only holds others. */
export function toIsland(tag: HtmlTag, base: string | null): readonly NamedDraft[] | null {
  return READERS.get(tag.name)?.(tag, base) ?? null;
}

/** An image as other parts of an answer describe it, beside the body. Null fields are absent. */
export type Picture = {
  /** Absolute, http or https. */
  readonly url: string | null;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
};

/** Named by its address without parameters: they are sizes and crops. */
export function toPictureDraft(picture: Picture): NamedDraft {
  const { url } = picture;
  return {
    element: { type: 'image', ...picture },
    kind: 'image',
    naturalKey: url === null ? null : new URL(url).pathname,
  };
}

/** A figure of one picture is that picture with its caption; of several, or of anything else, it only holds them. */
function readFigure(figure: HtmlTag, base: string | null): readonly NamedDraft[] | null {
  const pictures = tagsNamed(figure.children, PICTURE_TAGS);
  const [picture] = pictures;
  if (picture === undefined || pictures.length > 1) return null;
  if (tagsNamed(figure.children, OTHER_TAGS).length > 0) return null;
  const caption =
    findTag(figure.children, 'figcaption') ??
    figure.children.find((node) => node.kind === 'tag' && hasClass(node, /\bwp-caption-text\b/u));
  const parts = caption?.kind === 'tag' ? caption.children : [];
  const words = parts.filter((node) => !isCredit(node));
  return readPicture(picture, base, lineOf(words), lineOf(parts.filter(isCredit)));
}

function isCredit(node: HtmlNode): boolean {
  return node.kind === 'tag' && hasClass(node, /credit|copyright/iu);
}

function hasClass(tag: HtmlTag, pattern: RegExp): boolean {
  return pattern.test(tag.attributes.class ?? '');
}

const PICTURE_TAGS: ReadonlySet<string> = new Set(['img', 'amp-img']);
const OTHER_TAGS: ReadonlySet<string> = new Set([
  'iframe',
  'video',
  'audio',
  'blockquote',
  'table',
]);

function readPicture(
  tag: HtmlTag,
  base: string | null,
  caption: string | null,
  credit: string | null,
): readonly NamedDraft[] {
  const { alt = '', width, height } = tag.attributes;
  // A picture of one pixel counts readers.
  if (width === '1' || height === '1') return [];
  const url = addressOf(tag, base, ...PICTURE_ADDRESSES);
  const described = plainText(alt).trim();
  if (url === null && described === '') return [];
  return [toPictureDraft({ url, alt: described === '' ? null : described, caption, credit })];
}

/** A page that loads its pictures late has a placeholder of another scheme where the address should be. */
const PICTURE_ADDRESSES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-original',
  'srcset',
  'data-srcset',
];

function addressOf(tag: HtmlTag, base: string | null, ...names: string[]): string | null {
  for (const name of names) {
    const raw = (tag.attributes[name] ?? '').trim();
    // A source set is a list of addresses with their widths.
    const first = name.endsWith('srcset') ? raw.replace(/[\s,].*$/su, '') : raw;
    const url = first === '' ? null : safeUrl(first, base ?? undefined);
    if (url !== null) return url;
  }
  return null;
}

/** Platforms whose frames are recordings; the usual one for video is not named. */
const PLATFORMS: readonly (readonly [RegExp, 'video' | 'audio', string | null])[] = [
  [/(?:^|\.)youtu(?:\.be|be\.com|be-nocookie\.com)$/u, 'video', null],
  [/(?:^|\.)vimeo\.com$/u, 'video', 'vimeo'],
  [/(?:^|\.)dailymotion\.com$/u, 'video', 'dailymotion'],
  [/(?:^|\.)brightcove\.net$/u, 'video', 'brightcove'],
  [/(?:^|\.)jwplatform\.com$|(?:^|\.)jwplayer\.com$/u, 'video', 'jw player'],
  [/(?:^|\.)soundcloud\.com$/u, 'audio', 'soundcloud'],
  [/(?:^|\.)spotify\.com$/u, 'audio', 'spotify'],
];

function readFrame(tag: HtmlTag, base: string | null): readonly NamedDraft[] {
  const url = addressOf(tag, base, 'src', 'data-src', 'data-lazy-src');
  return url === null ? [] : [toFrameDraft(url, titleOf(tag))];
}

/** What a frame on the address is: a recording, or a box that is opened elsewhere. */
export function toFrameDraft(url: string, title: string | null): NamedDraft {
  const host = new URL(url).hostname.replace(/^www\./u, '');
  const platform = PLATFORMS.find(([hosts]) => hosts.test(host));
  const element: ElementDraft =
    platform === undefined
      ? { type: 'embed', label: `embed: ${host}`, title, passages: [], url }
      : recording(platform[1], url, title, platform[2]);
  return { element, kind: element.type, naturalKey: url };
}

function readRecording(tag: HtmlTag, base: string | null): readonly NamedDraft[] {
  const source = findTag(tag.children, 'source');
  const url = addressOf(tag, base, 'src') ?? (source && addressOf(source, base, 'src'));
  if (url === null) return [];
  const element = recording(tag.name === 'audio' ? 'audio' : 'video', url, titleOf(tag), null);
  return [{ element, kind: element.type, naturalKey: new URL(url).pathname }];
}

function recording(
  type: 'video' | 'audio',
  url: string,
  title: string | null,
  platform: string | null,
): ElementDraft {
  return { type, url, title, caption: null, platform, durationSeconds: null, expired: false };
}

function titleOf(tag: HtmlTag): string | null {
  const title = plainText(tag.attributes.title ?? '').trim();
  return title === '' ? null : title;
}

function lineOf(nodes: readonly HtmlNode[]): string | null {
  const line = plainText(textOfPassages(toPassages(nodes, null))).trim();
  return line === '' ? null : line;
}

function tagsNamed(nodes: readonly HtmlNode[], names: ReadonlySet<string>): readonly HtmlTag[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text' || node.name === 'noscript') return [];
    return names.has(node.name) ? [node] : tagsNamed(node.children, names);
  });
}
