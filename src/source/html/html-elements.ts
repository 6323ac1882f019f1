// Owns the way from a body of HTML, as most sources send it, to elements: each passage of text is one, and so is each
// picture, recording, quoted post and frame that stands between or inside them. Knows no source.

import type { Element } from '../../model/element.ts';
import { type NamedDraft, toElements } from '../element-id.ts';
import { toPassages } from './html.ts';
import { toIsland } from './html-islands.ts';
import { type HtmlNode, type HtmlTag, parseTree } from './html-tree.ts';
import { toProse } from './prose.ts';

/**
 * What a tag is when it is no text: its elements, none for what is not to be shown. Null: it is text, or holds other
 * tags that may be more.
 */
export type ReadIsland = (tag: HtmlTag, base: string | null) => readonly NamedDraft[] | null;

/** Elements of any HTML, links made absolute with `base`. `readOwn` reads the tags that only one source writes. */
export function parseElements(html: string, base: string | null, readOwn?: ReadIsland): Element[] {
  return toElements(toDrafts(parseTree(html), base, readOwn));
}

/** As `parseElements`, of a part of a tree, before ids are given: other elements of the block may stand beside them. */
export function toDrafts(
  nodes: readonly HtmlNode[],
  base: string | null,
  readOwn: ReadIsland = () => null,
): NamedDraft[] {
  const divide: Divide = (tag) => readOwn(tag, base) ?? toIsland(tag, base);
  return splitNodes(nodes, divide).flatMap((piece) =>
    piece.kind === 'islands' ? piece.drafts : toProseDrafts(piece.nodes, base),
  );
}

function toProseDrafts(nodes: readonly HtmlNode[], base: string | null): NamedDraft[] {
  return toPassages(nodes, base).map((passage) => {
    const element = toProse([passage]);
    return { element, kind: element.type, naturalKey: null };
  });
}

type Divide = (tag: HtmlTag) => readonly NamedDraft[] | null;

type Piece =
  | { readonly kind: 'prose'; readonly nodes: HtmlNode[] }
  | { readonly kind: 'islands'; readonly drafts: readonly NamedDraft[] };

/** Rows and cells belong together, whatever is in them. */
const UNDIVIDED: ReadonlySet<string> = new Set(['table', 'pre', 'script', 'style', 'noscript']);

/** A tag with an island in it is cut in two around it, so that paragraphs and styles stay what they are. */
function splitNodes(nodes: readonly HtmlNode[], divide: Divide): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    const letter = drawnLetter(node);
    const drafts = node.kind === 'tag' && letter === null ? divide(node) : null;
    if (drafts !== null) pieces.push({ kind: 'islands', drafts });
    else if (letter !== null) addProse(pieces, letter);
    else if (node.kind === 'text' || UNDIVIDED.has(node.name)) addProse(pieces, node);
    else addPieces(pieces, node, splitNodes(node.children, divide));
  }
  return pieces;
}

/** A picture that stands for a letter among others: an emoji, drawn for browsers that lack it. */
function drawnLetter(node: HtmlNode): HtmlNode | null {
  if (node.kind === 'text' || node.name !== 'img') return null;
  const isLetter = /\b(?:emoji|wp-smiley)\b/u.test(node.attributes.class ?? '');
  return isLetter ? { kind: 'text', text: node.attributes.alt ?? '' } : null;
}

function addPieces(pieces: Piece[], tag: HtmlTag, within: readonly Piece[]): void {
  if (within.length === 0) addProse(pieces, tag);
  for (const piece of within) {
    if (piece.kind === 'islands') pieces.push(piece);
    else addProse(pieces, { ...tag, children: piece.nodes });
  }
}

function addProse(pieces: Piece[], node: HtmlNode): void {
  const last = pieces.at(-1);
  if (last?.kind === 'prose') last.nodes.push(node);
  else pieces.push({ kind: 'prose', nodes: [node] });
}
