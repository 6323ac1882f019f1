// Owns the Guardian's figures: an image with its caption, or what an island draws. Older pages and the Content API name a
// figure's kind in its class, the newer pages in an attribute.

import type { Fields } from '../decode.ts';
import { findTags, firstTag, hasClass, isNamed, lineOf } from '../html/html-query.ts';
import { findTag, type HtmlNode, type HtmlTag } from '../html/html-tree.ts';
import { formatHtml } from '../html/html-write.ts';
import { islandElement, wireElement } from './guardian-island.ts';

/** The element that a figure is; null where it only holds what is in it. */
export function toWireFigure(figure: HtmlTag): readonly Fields[] | null {
  const element = islandIn(figure);
  if (element !== null) return [element];
  const post = firstTag(figure.children, isQuotedPost);
  if (post !== null) return [tweetElement(figure, post)];
  const frame = findTag(figure.children, 'iframe');
  if (frame !== null) return [frameElement(figure, frame)];
  const picture = findTag(figure.children, 'img');
  return picture === null ? null : [imageElement(figure, picture)];
}

/** A picture is drawn by the page itself; an island in its figure only opens it in another way. */
function islandIn(figure: HtmlTag): Fields | null {
  const type = figure.attributes['data-spacefinder-type'] ?? null;
  const isDrawn =
    /\.ImageBlockElement$/u.test(type ?? '') && findTag(figure.children, 'img') !== null;
  const islands = findTags(figure.children, isNamed('gu-island'));
  const elements = islands.flatMap((island) => islandElement(island, isDrawn ? null : type));
  return elements[0] ?? null;
}

function isQuotedPost(tag: HtmlTag): boolean {
  return hasClass(tag, 'twitter-tweet') || hasClass(tag, 'nojs-tweet');
}

function frameElement(figure: HtmlTag, frame: HtmlTag): Fields {
  const caption = findTag(figure.children, 'figcaption');
  const fields = {
    html: formatHtml([frame]),
    originalUrl: frame.attributes.src ?? '',
    title: frame.attributes.title ?? '',
    alt: figure.attributes['data-alt'] ?? '',
    caption: caption === null ? '' : formatHtml(caption.children),
  };
  const stated = figure.attributes['data-spacefinder-type'] ?? '';
  const isVideo = hasClass(figure, 'element-video') || /\.Video\w*BlockElement$/u.test(stated);
  const type = isVideo ? 'VideoYoutubeBlockElement' : 'EmbedBlockElement';
  return wireElement(type, fields);
}

function imageElement(figure: HtmlTag, picture: HtmlTag): Fields {
  const { caption, credit } = captionOf(findTag(figure.children, 'figcaption'));
  const sources = findTags(figure.children, isNamed('source'));
  return wireElement('ImageBlockElement', {
    data: { alt: picture.attributes.alt ?? '', caption, credit },
    imageSources: [{ srcSet: [picture, ...sources].flatMap(candidatesOf) }],
  });
}

/** The page writes the caption into a tag of its own and the credit after it; an older one names both. */
function captionOf(tag: HtmlTag | null): { readonly caption: string; readonly credit: string } {
  const nodes = (tag?.children ?? []).filter((node) => lineOf([node]) !== null);
  const named = firstTag(nodes, (each) => hasClass(each, 'element-image__credit'));
  const caption = firstTag(nodes, (each) => hasClass(each, 'element-image__caption'));
  if (named !== null || caption !== null)
    return { caption: htmlWithin(caption), credit: htmlWithin(named) };
  const isCaption = (node: HtmlNode) => node.kind === 'tag';
  const captions = nodes.filter(isCaption);
  const credits = nodes.filter((node) => !isCaption(node));
  return captions.length === 0
    ? { caption: formatHtml(credits), credit: '' }
    : { caption: formatHtml(captions), credit: formatHtml(credits) };
}

function htmlWithin(tag: HtmlTag | null): string {
  return tag === null ? '' : formatHtml(tag.children);
}

/** An image's address with its width, which the address tells in its parameters or in its file's name. */
function candidatesOf({ attributes }: HtmlTag): Fields[] {
  const { src, srcset } = attributes;
  const listed = (srcset ?? '').split(/,\s*(?=https?:)/u).map((each) => each.trim());
  return [src ?? '', ...listed]
    .map((each) => each.replace(/\s.*$/su, ''))
    .filter((each) => each !== '')
    .map((each) => ({ src: each, width: widthIn(each) }));
}

function widthIn(address: string): string {
  const asked = /[?&]width=(\d+)/u.exec(address)?.[1];
  return asked ?? /\/(\d+)\.\w+(?:\?|$)/u.exec(address)?.[1] ?? '0';
}

function tweetElement(figure: HtmlTag, quoted: HtmlTag): Fields {
  const dated = findTags(quoted.children, isNamed('a')).at(-1);
  const url = figure.attributes['data-canonical-url'] ?? dated?.attributes.href ?? '';
  const id = /\/status(?:es)?\/(\d+)/u.exec(url)?.[1] ?? '';
  return wireElement('TweetBlockElement', { html: formatHtml([quoted]), url, id });
}
