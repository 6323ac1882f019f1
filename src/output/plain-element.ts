// Owns how a block's body reads as lines of text: one paragraph a line, never wrapped, in words and without decoration,
// for pipes, logs and people who listen.

import type { Block } from '../model/block.ts';
import type { Element, RecordingElement, SocialElement } from '../model/element.ts';
import type { Inline, ListPassage, Passage } from '../model/passage.ts';
import { textOfInlines } from '../model/visible-text.ts';
import { capitalised, sentence } from './sentences.ts';

/** The body's lines, nested parts indented by two; a count of the links that stand in the text ends it. */
export function linesOfBody(block: Block): string[] {
  const lines = block.elements.flatMap(linesOfElement);
  const links = block.elements.reduce((sum, element) => sum + linksIn(element), 0);
  const last = lines.pop();
  if (last === undefined) return [];
  return [...lines, links === 0 ? last : `${last} [${links} link${links === 1 ? '' : 's'}]`];
}

function linesOfElement(element: Element): string[] {
  switch (element.type) {
    case 'text':
    case 'heading':
    case 'quote':
    case 'list':
    case 'table':
    case 'code':
    case 'divider':
      return linesOfPassages(element.passages);
    case 'image': {
      const shown = element.caption ?? element.alt ?? 'no description';
      return [joined([sentence(`Image: ${shown}`), credited(element.credit)])];
    }
    case 'video':
    case 'audio':
      return [lineOfRecording(element)];
    case 'social':
      return [lineOfSocial(element), ...indented(linesOfPassages(element.passages))];
    case 'link': {
      const prefix = (element.prefix ?? 'Link').replace(/:?\s*$/u, ':');
      return [joined([sentence(`${prefix} ${element.text}`), element.url])];
    }
    case 'embed': {
      const title = element.title === null ? '' : `: ${element.title}`;
      const head = joined([sentence(capitalised(element.label) + title), element.url]);
      return [head, ...indented(linesOfPassages(element.passages))];
    }
    case 'unknown':
      return element.drawn ? [`[${element.name}: not shown]`] : [];
  }
}

/** The lines of running text: a line feed inside a passage begins a new one. */
export function linesOfPassages(passages: readonly Passage[]): string[] {
  return passages.flatMap(linesOfPassage).filter((line) => line.trim() !== '');
}

function linesOfPassage(passage: Passage): string[] {
  switch (passage.kind) {
    case 'paragraph':
    case 'heading':
      return textOfInlines(passage.content).split('\n');
    case 'quote': {
      const source = passage.attribution === null ? [] : [`From: ${passage.attribution}`];
      return ['Quote:', ...indented([...linesOfPassages(passage.passages), ...source])];
    }
    case 'list':
      return linesOfList(passage);
    case 'table':
      return passage.rows.map((cells) => cells.join(' | '));
    case 'code':
      return passage.text.split('\n');
    case 'divider':
      return [];
  }
}

function linesOfList(list: ListPassage): string[] {
  return list.items.flatMap((item, index) => {
    const marker = list.ordered ? `${index + 1}. ` : '- ';
    const text = textOfInlines(item.content).replaceAll('\n', ' ');
    return [marker + text, ...indented(item.lists.flatMap(linesOfList))];
  });
}

function lineOfRecording(recording: RecordingElement): string {
  const title = recording.title === null ? '' : `: ${recording.title}`;
  return joined([
    sentence(capitalised(recording.type) + title),
    recording.caption === null ? null : sentence(recording.caption),
    recording.expired ? 'Withdrawn by the publisher.' : recording.url,
  ]);
}

function lineOfSocial({ platform, author, handle, dateLine, url }: SocialElement): string {
  const who = [author, handle].filter((part) => part !== null).join(' ');
  const parts = [capitalised(platform), who, dateLine ?? ''].filter((part) => part !== '');
  return joined([sentence(parts.join(', ')), url]);
}

function linksIn(element: Element): number {
  return 'passages' in element ? linksInPassages(element.passages) : 0;
}

function linksInPassages(passages: readonly Passage[]): number {
  return passages.reduce((sum, passage) => sum + linksInPassage(passage), 0);
}

function linksInPassage(passage: Passage): number {
  switch (passage.kind) {
    case 'paragraph':
    case 'heading':
      return linksInInlines(passage.content);
    case 'quote':
      return linksInPassages(passage.passages);
    case 'list':
      return passage.items.reduce(
        (sum, item) => sum + linksInInlines(item.content) + linksInPassages(item.lists),
        0,
      );
    default:
      return 0;
  }
}

/** A link whose text changes style half way is several runs with one target, and still one link. */
function linksInInlines(content: readonly Inline[]): number {
  return content.filter(
    ({ href }, index) => href !== undefined && href !== content[index - 1]?.href,
  ).length;
}

function credited(credit: string | null): string | null {
  return credit === null ? null : sentence(credit);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
