// Owns the way back from a tree to the text of its HTML, for a part of a page that another reader takes as text.

import type { HtmlNode } from './html-tree.ts';

/** Tags that never hold anything and are never closed. */
const VOID_TAGS: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** HTML that `parseTree` reads back as the same tree. */
export function formatHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map(formatNode).join('');
}

function formatNode(node: HtmlNode): string {
  if (node.kind === 'text') return escapeHtml(node.text);
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  const open = `<${node.name}${attributes.join('')}>`;
  return VOID_TAGS.has(node.name) ? open : `${open}${formatHtml(node.children)}</${node.name}>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
