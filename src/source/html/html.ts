// Owns the meaning of HTML tags: a tree of them becomes passages of styled text. Knows no source.
// What it does not know it reads through, so that no words are lost; what a page never shows as text it leaves out.

import type { Inline, Passage } from '../../model/passage.ts';
import { plainText, safeUrl, stripControls } from '../../model/plain-text.ts';
import { textOfInlines, textOfPassages } from '../../model/visible-text.ts';
import { type ReadWithin, toListOfOne, toListPassage } from './html-list.ts';
import { toTablePassages } from './html-table.ts';
import { type HtmlNode, type HtmlTag, parseTree, rawTextOf } from './html-tree.ts';
import { inlinesOfPassage, joinLines, tidyInlines } from './inline-run.ts';

export type InlineStyle = Omit<Inline, 'text'>;

/** Passages of any HTML; links are made absolute with `base`, and those that are not http or https lose their target. */
export function parseHtml(html: string, base: string | null): Passage[] {
  return toPassages(parseTree(html), base);
}

/** What a reader sees of a piece of HTML, on one line. */
export function textOfHtml(html: string): string {
  return plainText(textOfPassages(parseHtml(html, null)));
}

/** As `parseHtml`, of a part of a tree. The style is that of the tags around it. */
export function toPassages(
  nodes: readonly HtmlNode[],
  base: string | null,
  style: InlineStyle = {},
): Passage[] {
  const flow: Flow = { base, passages: [], run: [] };
  flowNodes(flow, nodes, style);
  closeRun(flow);
  return flow.passages;
}

/** Passages made so far, and the running text that no block tag has ended yet. */
type Flow = { readonly base: string | null; readonly passages: Passage[]; run: Inline[] };

function flowNodes(flow: Flow, nodes: readonly HtmlNode[], style: InlineStyle): void {
  for (const node of nodes) {
    if (node.kind === 'tag') flowTag(flow, node, style);
    else flow.run.push({ ...style, text: stripControls(node.text).replace(/[ \n]+/gu, ' ') });
  }
}

/** Tags whose content a page never shows as text. */
const NEVER_TEXT: ReadonlySet<string> = new Set(
  'script style template head title iframe object svg math noscript textarea select audio video canvas'.split(
    ' ',
  ),
);

function flowTag(flow: Flow, tag: HtmlTag, style: InlineStyle): void {
  if (NEVER_TEXT.has(tag.name)) return;
  if (tag.name === 'br') {
    flow.run.push({ text: '\n' });
    return;
  }
  const toBlock = BLOCK_TAGS.get(tag.name);
  if (toBlock === undefined) {
    flowNodes(flow, tag.children, styleWithin(tag, style, flow.base));
    return;
  }
  closeRun(flow);
  toBlock(flow, tag, style);
  closeRun(flow);
}

/** Text that stands for a line across the page. */
const DIVIDER_TEXT = /^(?:\* ?\* ?\*|• ?• ?•)$/u;

function closeRun(flow: Flow): void {
  const content = tidyInlines(flow.run);
  flow.run = [];
  const text = textOfInlines(content).trim();
  if (text === '') return;
  flow.passages.push(
    DIVIDER_TEXT.test(text) ? { kind: 'divider' } : { kind: 'paragraph', content },
  );
}

type BlockTag = (flow: Flow, tag: HtmlTag, style: InlineStyle) => void;

const BLOCK_TAGS: ReadonlyMap<string, BlockTag> = new Map<string, BlockTag>([
  ...'address article aside body caption center dd details div dl dt fieldset figcaption figure footer form header html legend main nav p section summary'
    .split(' ')
    .map((name): [string, BlockTag] => [name, flowContainer]),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, BlockTag] => [name, flowHeading]),
  ['blockquote', flowQuote],
  ['ul', flowList],
  ['ol', flowList],
  ['li', flowList],
  ['table', flowTable],
  ['pre', flowCode],
  ['hr', (flow) => flow.passages.push({ kind: 'divider' })],
]);

function flowContainer(flow: Flow, tag: HtmlTag, style: InlineStyle): void {
  flowNodes(flow, tag.children, style);
}

function flowHeading(flow: Flow, tag: HtmlTag, style: InlineStyle): void {
  const content = joinLines(toPassages(tag.children, flow.base, style).map(inlinesOfPassage));
  if (content.length > 0) flow.passages.push({ kind: 'heading', content });
}

function flowQuote(flow: Flow, tag: HtmlTag, style: InlineStyle): void {
  const isFooter = (node: HtmlNode) => node.kind === 'tag' && node.name === 'footer';
  const body = tag.children.filter((node) => !isFooter(node));
  const footer = toPassages(tag.children.filter(isFooter), flow.base);
  const passages = toPassages(body, flow.base, style);
  if (passages.length === 0 && footer.length === 0) return;
  const quote: Passage = {
    kind: 'quote',
    passages,
    attribution: footer.length === 0 ? null : plainText(textOfPassages(footer)),
  };
  // The Guardian marks the words of someone else, as against words that are merely set apart, with this class.
  const isQuoted = /\bquoted\b/u.test(tag.attributes.class ?? '');
  flow.passages.push(isQuoted ? { ...quote, mark: 'quoted' } : quote);
}

function flowList(flow: Flow, tag: HtmlTag, style: InlineStyle): void {
  const readWithin: ReadWithin = (nodes) => toPassages(nodes, flow.base, style);
  const list = tag.name === 'li' ? toListOfOne(tag, readWithin) : toListPassage(tag, readWithin);
  if (list.items.length > 0) flow.passages.push(list);
}

function flowTable(flow: Flow, tag: HtmlTag, style: InlineStyle): void {
  flow.passages.push(...toTablePassages(tag, (nodes) => toPassages(nodes, flow.base, style)));
}

function flowCode(flow: Flow, tag: HtmlTag): void {
  const text = verbatimText(tag.children);
  if (text.trim() !== '') flow.passages.push({ kind: 'code', text });
}

/** Text with its line breaks and indentation, tabs as four spaces. */
export function verbatimText(nodes: readonly HtmlNode[]): string {
  return stripControls(rawTextOf(nodes).replaceAll('\t', '    ')).replace(/^\n+|\s+$/gu, '');
}

const STYLE_OF_TAG: ReadonlyMap<string, InlineStyle> = new Map<string, InlineStyle>([
  ...['b', 'strong'].map((name): [string, InlineStyle] => [name, { bold: true }]),
  ...['i', 'em', 'var', 'cite'].map((name): [string, InlineStyle] => [name, { italic: true }]),
  ...['s', 'strike', 'del'].map((name): [string, InlineStyle] => [name, { strike: true }]),
  ...['code', 'kbd', 'samp', 'tt'].map((name): [string, InlineStyle] => [name, { code: true }]),
]);

function styleWithin(tag: HtmlTag, style: InlineStyle, base: string | null): InlineStyle {
  if (tag.name === 'a') {
    const href = safeUrl(tag.attributes.href ?? '', base ?? undefined);
    return tag.attributes.href === undefined || href === null ? style : { ...style, href };
  }
  const added = STYLE_OF_TAG.get(tag.name);
  return added === undefined ? style : { ...style, ...added };
}
