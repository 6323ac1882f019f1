// Owns how a block reads as Markdown: what a reader copies to paste it elsewhere. Text of others stays text: whatever could
// be taken for a mark in it is escaped. Pure.

import type { Block } from './block.ts';
import type { Element } from './element.ts';
import {
  markdownAddress,
  markdownLine,
  markdownLineOfInlines,
  markdownLink,
  markdownOfInlines,
} from './markdown-text.ts';
import type { ListPassage, Passage } from './passage.ts';

/** Title, body, contributors and where it stands, one blank line between; without a line feed at the end. */
export function markdownOfBlock(block: Block): string {
  const { title, url, contributors } = block;
  const names = contributors.map(({ name }) => name.trim()).filter(Boolean);
  return [
    title === null ? '' : `## ${markdownLine(title)}`,
    ...block.elements.map(markdownOfElement),
    slanted(names.join(', ')),
    url === null ? '' : markdownAddress(url),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function markdownOfElement(element: Element): string {
  switch (element.type) {
    case 'image': {
      const { url, alt, caption, credit } = element;
      const below = [caption, credit].filter(Boolean).join(' — ');
      const picture =
        url === null ? '' : `!${markdownLink(markdownLine(alt ?? caption ?? ''), url)}`;
      return joined([picture, slanted(below)]);
    }
    case 'video':
    case 'audio': {
      const { url, title, caption, type } = element;
      const name = markdownLine(title ?? caption ?? type);
      return url === null ? name : markdownLink(name, url);
    }
    case 'link': {
      const { prefix, text, url } = element;
      const words = url === null ? markdownLine(text) : named(text, url);
      return [prefix === null ? '' : markdownLine(prefix), words].filter(Boolean).join(' ');
    }
    case 'social': {
      const who = markdownLine([element.author, element.handle].filter(Boolean).join(' '));
      const name = who === '' ? markdownLine(element.platform) : who;
      const source = element.url === null ? name : markdownLink(name, element.url);
      return quoted(joined([markdownOfPassages(element.passages), `— ${source}`]));
    }
    case 'embed': {
      const name = markdownLine(element.title ?? element.label);
      const head = element.url === null ? name : markdownLink(name, element.url);
      return joined([head, markdownOfPassages(element.passages)]);
    }
    case 'unknown':
      return '';
    default:
      return markdownOfPassages(element.passages);
  }
}

/** One blank line between; "" for none. */
export function markdownOfPassages(passages: readonly Passage[]): string {
  return joined(passages.map(markdownOfPassage));
}

function markdownOfPassage(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return markdownOfInlines(passage.content);
    case 'heading':
      return `### ${markdownLineOfInlines(passage.content)}`;
    case 'quote': {
      const source = passage.attribution === null ? '' : `— ${markdownLine(passage.attribution)}`;
      return quoted(joined([markdownOfPassages(passage.passages), source]));
    }
    case 'list':
      return linesOfList(passage).join('\n');
    case 'table':
      return markdownOfTable(passage.rows);
    case 'code':
      return fenced(passage.text);
    case 'divider':
      return '---';
  }
}

function linesOfList({ ordered, items }: ListPassage): readonly string[] {
  return items.flatMap(({ content, lists }, index) => {
    const mark = ordered ? `${index + 1}. ` : '- ';
    const indent = ' '.repeat(mark.length);
    const below = lists.flatMap(linesOfList).map((line) => indent + line);
    return [mark + markdownLineOfInlines(content), ...below];
  });
}

function markdownOfTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((cells) => cells.length), 0);
  if (columns === 0) return '';
  const across = Array.from({ length: columns }, (_, column) => column);
  const [head = '', ...rest] = rows.map((cells) =>
    rowOf(across.map((column) => markdownLine(cells[column] ?? ''))),
  );
  return [head, rowOf(across.map(() => '---')), ...rest].join('\n');
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Fenced by more marks than stand anywhere in it. */
function fenced(text: string): string {
  const runs = text.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}\n${text}\n${fence}`;
}

function slanted(text: string): string {
  const words = markdownLine(text);
  return words === '' ? '' : `*${words}*`;
}

/** A link without words is seen by nobody. */
function named(text: string, url: string): string {
  const words = markdownLine(text);
  return words === '' ? markdownAddress(url) : markdownLink(words, url);
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
