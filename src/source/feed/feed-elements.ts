// Owns the elements of a feed's block: its text, then the picture, recordings and files that hang on it, each once.

import type { Element, ImageElement } from '../../model/element.ts';
import { plainText, safeUrl } from '../../model/plain-text.ts';
import { type NamedDraft, toElements } from '../element-id.ts';
import { toFrameDraft, toPictureDraft } from '../html/html-islands.ts';
import { type FeedBlock, type FeedMedia, isPresent } from './feed-shape.ts';
import { formatLine, toTextDrafts } from './feed-text.ts';

/** `base`: what links and addresses are made absolute with. `isDecoration`: pictures that stand on block after block. */
export function toBlockElements(
  wire: FeedBlock,
  base: string | null,
  isDecoration: (url: string) => boolean,
): readonly Element[] {
  const text = withoutReadOn(textDrafts(wire, base), [wire.url, wire.externalUrl], base);
  const shown = new Set(text.map(nameOf).filter(isPresent));
  const attached = [
    leadPicture(wire, base, isDecoration),
    ...wire.attachments.map((media) => toAttachment(media, base)),
    toPointer(wire.externalUrl, base),
  ].filter(isPresent);
  return toElements([...text, ...attached.filter((draft) => !shown.has(nameOf(draft) ?? ''))]);
}

/** The address of the picture that stands for the block; null when it has none. */
export function leadPictureUrl(
  { pictures: [picture] }: FeedBlock,
  base: string | null,
): string | null {
  return picture === undefined ? null : safeUrl(picture.url, base ?? undefined);
}

/** The fullest text that says anything; pictures alone are kept beside the words of the next. */
function textDrafts(wire: FeedBlock, base: string | null): NamedDraft[] {
  const wordless: NamedDraft[] = [];
  for (const body of wire.bodies) {
    const within = body.base === null ? base : (safeUrl(body.base, base ?? undefined) ?? base);
    const drafts = toTextDrafts(body, within);
    if (drafts.some(hasWords)) return [...drafts, ...wordless];
    wordless.push(...drafts);
  }
  return wordless;
}

function hasWords({ element }: NamedDraft): boolean {
  return 'passages' in element && element.passages.length > 0;
}

/** What a draft shows, so that it is not shown twice: an address without its scheme and parameters, which are sizes. */
function nameOf({ element }: NamedDraft): string | null {
  if (!('url' in element) || element.url === null) return null;
  const { host, pathname } = new URL(element.url);
  return `${host}${pathname}`;
}

/** A last line that is nothing but a link to the block's own page ("Continue reading…") leads where the block does. */
function withoutReadOn(
  drafts: NamedDraft[],
  own: readonly (string | null)[],
  base: string | null,
): NamedDraft[] {
  const last = drafts.at(-1)?.element;
  if (drafts.length < 2 || last?.type !== 'text') return drafts;
  const addresses = own.filter(isPresent).map((url) => safeUrl(url, base ?? undefined));
  const isReadOn = last.passages.every(
    (passage) =>
      passage.kind === 'paragraph' &&
      passage.content.every(
        ({ text, href }) => text.trim() === '' || addresses.includes(href ?? ''),
      ),
  );
  return isReadOn ? drafts.slice(0, -1) : drafts;
}

function leadPicture(
  wire: FeedBlock,
  base: string | null,
  isDecoration: (url: string) => boolean,
): NamedDraft | null {
  const [picture] = wire.pictures;
  const url = leadPictureUrl(wire, base);
  if (picture === undefined || url === null || isDecoration(url)) return null;
  const caption = lineOf(picture.caption);
  // The picture often bears the block's own title, and the block's own words as its caption.
  const isOwnTitle = lineOf(picture.title) === formatLine(wire.title);
  const isOwnText = wire.bodies.some((body) => caption !== null && formatLine(body) === caption);
  return toPictureDraft({
    url,
    alt: isOwnTitle ? null : lineOf(picture.title),
    caption: isOwnText ? null : caption,
    credit: lineOf(picture.credit),
  } satisfies Omit<ImageElement, 'id' | 'type'>);
}

function toAttachment(media: FeedMedia, base: string | null): NamedDraft | null {
  const url = safeUrl(media.url, base ?? undefined);
  if (url === null) return null;
  const title = lineOf(media.title);
  const { kind } = media;
  if (kind !== 'video' && kind !== 'audio') {
    const text = title ?? fileNameOf(url);
    return { element: { type: 'link', prefix: null, text, url }, kind: 'link', naturalKey: url };
  }
  const { element } = toFrameDraft(url, title);
  const durationSeconds = media.durationSeconds;
  const caption = lineOf(media.caption);
  const platform = element.type === 'video' || element.type === 'audio' ? element.platform : null;
  return {
    element: { type: kind, url, title, caption, platform, durationSeconds, expired: false },
    kind,
    naturalKey: url,
  };
}

/** A link blog's block is about another page. */
function toPointer(externalUrl: string | null, base: string | null): NamedDraft | null {
  const url = externalUrl === null ? null : safeUrl(externalUrl, base ?? undefined);
  if (url === null) return null;
  const text = new URL(url).hostname.replace(/^www\./u, '');
  return { element: { type: 'link', prefix: null, text, url }, kind: 'link', naturalKey: url };
}

function fileNameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  return plainText(pathname.split('/').at(-1) ?? '') || hostname;
}

function lineOf(text: string | null): string | null {
  return text === null ? null : formatLine({ kind: 'either', text, base: null });
}
