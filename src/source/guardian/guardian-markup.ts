// Owns the way from the Guardian's markup of a block back to elements as its JSON has them: bare tags are text, figures
// and islands are the rest. The words of what it does not know are kept as text.

import type { Fields } from '../decode.ts';
import { findTags, firstTag, hasClass, isNamed, lineOf } from '../html/html-query.ts';
import { findTag, type HtmlNode, type HtmlTag, parseTree } from '../html/html-tree.ts';
import { formatHtml } from '../html/html-write.ts';
import { toWireFigure } from './guardian-figure.ts';
import { islandElement, wireElement } from './guardian-island.ts';

/** The elements that a piece of markup shows, one for each tag at its top level. */
export function wireElementsOf(nodes: readonly HtmlNode[]): Fields[] {
  const elements: Fields[] = [];
  let loose: HtmlNode[] = [];
  const closeLoose = () => {
    if (loose.some((node) => node.kind === 'tag' || node.text.trim() !== ''))
      elements.push(textElement(loose));
    loose = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text' || LOOSE_TAGS.has(node.name)) {
      loose.push(node);
      continue;
    }
    closeLoose();
    elements.push(...elementsOfTag(node));
  }
  closeLoose();
  return elements;
}

/** As `wireElementsOf`, of HTML that is still text. */
export function wireElementsOfHtml(html: string): Fields[] {
  return wireElementsOf(parseTree(html));
}

/** Running text that no paragraph holds: what stands together stays together. */
const LOOSE_TAGS: ReadonlySet<string> = new Set(
  'a abbr b br cite code del em i kbd mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

const FURNITURE: ReadonlySet<string> = new Set(
  'style script svg button footer header link meta noscript template'.split(' '),
);

/** What only holds other tags. */
const BOXES: ReadonlySet<string> = new Set(['div', 'section', 'gu-atom', 'details']);

function elementsOfTag(tag: HtmlTag): readonly Fields[] {
  if (FURNITURE.has(tag.name) || isAdvertisement(tag)) return [];
  if (tag.name === 'figure') return toWireFigure(tag) ?? wireElementsOf(tag.children);
  if (tag.name === 'gu-island') return islandElement(tag, null);
  if (tag.name === 'blockquote') return [quoteElement(tag)];
  if (tag.name === 'h2') return [wireElement('SubheadingBlockElement', { html: textHtml([tag]) })];
  if (tag.name === 'aside') return [asideElement(tag)];
  if (tag.name === 'iframe') return [wireElement('EmbedBlockElement', { html: formatHtml([tag]) })];
  if (tag.name === 'video' || tag.name === 'audio') return [recordingElement(tag)];
  return BOXES.has(tag.name) ? elementsOfBox(tag) : [textElement([tag])];
}

function recordingElement(tag: HtmlTag): Fields {
  const sources = [tag, ...findTags(tag.children, isNamed('source'))];
  const assets = sources
    .filter(({ attributes }) => attributes.src !== undefined)
    .map(({ attributes }) => ({ url: attributes.src, mimeType: attributes.type }));
  const type = tag.name === 'video' ? 'MediaAtomBlockElement' : 'AudioBlockElement';
  return wireElement(type, { assets, title: tag.attributes.title ?? '' });
}

function isAdvertisement(tag: HtmlTag): boolean {
  return hasClass(tag, 'ad-slot') || hasClass(tag, 'ad-slot-container');
}

/** An atom is named by the box around it; any other box only holds what is in it. */
function elementsOfBox(box: HtmlTag): Fields[] {
  const { 'data-atom-id': atomId, 'data-atom-type': atomType } = box.attributes;
  if (atomId !== undefined && atomType === 'interactive')
    return [wireElement('InteractiveAtomBlockElement', { id: atomId })];
  return wireElementsOf(box.children);
}

function textElement(nodes: readonly HtmlNode[]): Fields {
  return wireElement('TextBlockElement', { html: textHtml(nodes) });
}

/** The page draws quotation marks before words that the JSON marks as someone else's. */
function quoteElement(tag: HtmlTag): Fields {
  const isQuoted = findTag(tag.children, 'svg') !== null;
  return wireElement('BlockquoteBlockElement', { html: textHtml([tag]), quoted: isQuoted });
}

/** Words lifted out of the text, or in the Content API's markup a link to another story. */
function asideElement(aside: HtmlTag): Fields {
  const link = hasClass(aside, 'element-rich-link') ? findTag(aside.children, 'a') : null;
  if (link !== null) {
    const prefix = lineOf(aside.children)?.replace(lineOf([link]) ?? '', '') ?? '';
    const { href = '' } = link.attributes;
    return wireElement('RichLinkBlockElement', {
      prefix,
      text: formatHtml(link.children),
      url: href,
    });
  }
  const quote = findTag(aside.children, 'blockquote')?.children ?? aside.children;
  const footer = firstTag(aside.children, isNamed('footer', 'cite'));
  const words = quote.filter((node) => node !== footer);
  return wireElement('PullquoteBlockElement', {
    html: textHtml(words),
    attribution: footer === null ? '' : formatHtml(footer.children),
  });
}

function textHtml(nodes: readonly HtmlNode[]): string {
  return formatHtml(nodes.map(withBullets));
}

/** The page draws a bullet in running text as an empty tag. */
function withBullets(node: HtmlNode): HtmlNode {
  if (node.kind === 'text') return node;
  if (node.attributes['data-dcr-style'] === 'bullet') return { kind: 'text', text: '• ' };
  return { ...node, children: node.children.map(withBullets) };
}
