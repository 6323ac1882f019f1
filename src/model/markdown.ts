// Owns how a block reads as Markdown: what a reader copies to paste it elsewhere. Text of others stays text: whatever could
// be taken for a mark in it is escaped. Pure.

import type { Block } from './block.ts';
import type { Element } from './element.ts';
import type { Inline, ListPassage, Passage } from './passage.ts';

/** Title, body, contributors and where it stands, one blank line between; without a line feed at the end. */
export function markdownOfBlock(block: Block): string {
  const { title, url, contributors } = block;
  const names = contributors.map(({ name }) => name.trim()).filter(Boolean);
  return [
    title === null ? '' : `## ${escaped(title)}`,
    ...block.elements.map(markdownOfElement),
    names.length === 0 ? '' : `*${escaped(names.join(', '))}*`,
    url === null ? '' : `<${url}>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function markdownOfElement(element: Element): string {
  switch (element.type) {
    case 'image': {
      const { url, alt, caption, credit } = element;
      const below = [caption, credit].filter(Boolean).join(' — ');
      const picture = url === null ? '' : `!${linked(escaped(alt ?? caption ?? ''), url)}`;
      return joined([picture, below === '' ? '' : `*${escaped(below)}*`]);
    }
    case 'video':
    case 'audio': {
      const { url, title, caption, type } = element;
      const name = escaped(title ?? caption ?? type);
      return url === null ? name : linked(name, url);
    }
    case 'link': {
      const { prefix, text, url } = element;
      const words = url === null ? escaped(text) : linked(escaped(text), url);
      return [prefix === null ? '' : escaped(prefix), words].filter(Boolean).join(' ');
    }
    case 'social': {
      const who = escaped([element.author, element.handle].filter(Boolean).join(' '));
      const name = who === '' ? escaped(element.platform) : who;
      const source = element.url === null ? name : linked(name, element.url);
      return quoted(joined([markdownOfPassages(element.passages), `— ${source}`]));
    }
    case 'embed': {
      const name = escaped(element.title ?? element.label);
      const head = element.url === null ? name : linked(name, element.url);
      return joined([head, markdownOfPassages(element.passages)]);
    }
    case 'unknown':
      return '';
    default:
      return markdownOfPassages(element.passages);
  }
}

function markdownOfPassages(passages: readonly Passage[]): string {
  return joined(passages.map(markdownOfPassage));
}

function markdownOfPassage(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return markdownOfInlines(passage.content);
    case 'heading':
      return `### ${markdownOfInlines(passage.content).replaceAll('\n', ' ')}`;
    case 'quote': {
      const source = passage.attribution === null ? '' : `— ${escaped(passage.attribution)}`;
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
    return [mark + markdownOfInlines(content).replaceAll('\n', ' '), ...below];
  });
}

function markdownOfTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows.map((cells) =>
    cells.map((cell) => escaped(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')),
  );
  const lines = [head, head.map(() => '---'), ...rest];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Fenced by more marks than stand anywhere in it. */
function fenced(text: string): string {
  const runs = text.match(/`+/gu) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}\n${text}\n${fence}`;
}

function markdownOfInlines(content: readonly Inline[]): string {
  return content.map(markdownOfInline).join('').trim();
}

function markdownOfInline({ text, bold, italic, strike, href }: Inline): string {
  const words = escaped(text);
  const strong = bold ? marked(words, '**') : words;
  const slanted = italic ? marked(strong, '*') : strong;
  const struck = strike ? marked(slanted, '~~') : slanted;
  return href === undefined || words.trim() === '' ? struck : linked(struck, href);
}

/** A mark beside a space is none. */
function marked(text: string, mark: string): string {
  return text.replace(/^(\s*)(\S.*?)(\s*)$/su, `$1${mark}$2${mark}$3`);
}

/** An address ends at a bracket or a space, and may hold no line feed. */
function linked(text: string, url: string): string {
  const target = url.replace(/[<>()\s\\]/gu, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `[${text}](${target})`;
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** What begins or ends a mark anywhere, and what begins one at the start of a line only. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~]/gu, '\\$&')
    .replace(/^(\s*)([#+-]|\d+(?=[.)]))/gmu, (_, blank: string, mark: string) =>
      /^\d/u.test(mark) ? `${blank}${mark}\\` : `${blank}\\${mark}`,
    );
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
