// Owns the tree of a piece of HTML: tags, attributes and text with entities decoded. Knows no tag's meaning.
// Text here is still raw; whoever turns it into model values strips the controls.

import { Parser } from 'htmlparser2';

type HtmlText = { readonly kind: 'text'; readonly text: string };

export type HtmlTag = {
  readonly kind: 'tag';
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
};

export type HtmlNode = HtmlText | HtmlTag;

/**
 * How deep tags may nest. Deeper markup goes on at the top level with its text intact: the parser's own cost is the
 * square of the depth, and whoever walks the tree recurses.
 */
const MAX_DEPTH = 100;

/** The tree of any text at all: unclosed tags are closed at the end, stray end tags are dropped. Never throws. */
export function parseTree(html: string): readonly HtmlNode[] {
  const roots: HtmlNode[] = [];
  let from = 0;
  while (from < html.length) from += parseStretch(html.slice(from), roots);
  return roots;
}

type OpenText = { kind: 'text'; text: string };
type OpenTag = HtmlTag & { readonly children: HtmlNode[] };

/** Appends the tree of the text up to the first tag that nests too deep; returns how many characters that was. */
function parseStretch(html: string, roots: HtmlNode[]): number {
  const open: OpenTag[] = [];
  let text: OpenText | null = null;
  let length = html.length;
  const parser = new Parser({
    onopentag(name, attributes) {
      text = null;
      if (length < html.length) return;
      if (open.length === MAX_DEPTH) {
        length = parser.startIndex;
        parser.pause();
        return;
      }
      const tag: OpenTag = { kind: 'tag', name, attributes, children: [] };
      (open.at(-1)?.children ?? roots).push(tag);
      open.push(tag);
    },
    ontext(chunk) {
      if (length < html.length) return;
      if (text === null) {
        text = { kind: 'text', text: '' };
        (open.at(-1)?.children ?? roots).push(text);
      }
      text.text += chunk;
    },
    onclosetag() {
      if (length < html.length) return;
      text = null;
      open.pop();
    },
  });
  parser.write(html);
  if (length === html.length) parser.end();
  return length;
}

/** The first tag of that name, in document order. */
export function findTag(nodes: readonly HtmlNode[], name: string): HtmlTag | null {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    const found = node.name === name ? node : findTag(node.children, name);
    if (found !== null) return found;
  }
  return null;
}

/** All text in document order, white space as it stands. */
export function rawTextOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (node.kind === 'text' ? node.text : rawTextOf(node.children)))
    .join('');
}
