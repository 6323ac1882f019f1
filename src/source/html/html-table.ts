// Owns HTML tables: rows of cells, each cell as one line of plain text.

import type { Passage } from '../../model/passage.ts';
import { plainText } from '../../model/plain-text.ts';
import { textOfPassages } from '../../model/visible-text.ts';
import type { ReadWithin } from './html-list.ts';
import type { HtmlNode, HtmlTag } from './html-tree.ts';

const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** The caption's passages and then the table; nothing for a table without cells. */
export function toTablePassages(tag: HtmlTag, readWithin: ReadWithin): Passage[] {
  const isCaption = (node: HtmlNode) => node.kind === 'tag' && node.name === 'caption';
  const caption = readWithin(tag.children.filter(isCaption));
  const rows = rowsOf(tag.children)
    .map((row) => cellsOf(row).map((cell) => plainText(textOfPassages(readWithin(cell.children)))))
    .filter((cells) => cells.some((cell) => cell !== ''));
  return rows.length === 0 ? [...caption] : [...caption, { kind: 'table', rows }];
}

/** Rows at any depth, but none of a table within the table. */
function rowsOf(nodes: readonly HtmlNode[]): HtmlTag[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text' || node.name === 'table') return [];
    return node.name === 'tr' ? [node] : rowsOf(node.children);
  });
}

function cellsOf(row: HtmlTag): HtmlTag[] {
  return row.children.filter(
    (node): node is HtmlTag => node.kind === 'tag' && CELLS.has(node.name),
  );
}
