// Owns a story as one HTML page that needs nothing else: no script, no picture, nothing that is fetched. Oldest block first,
// with an index of the key events.

import { formatDateTime, type Zone } from '../layout/time.ts';
import { isKeyEvent } from '../model/block.ts';
import type { StoryHeader } from '../model/story.ts';
import { textOfBlock } from '../model/visible-text.ts';
import { blocksToRead, type ExportedBlock, type ExportedStory } from './exported-story.ts';
import { labelsOfBlock, wordsOfEarlier, wordsOfStory } from './exported-words.ts';
import { htmlOfElement } from './html-element.ts';
import { PAGE_STYLE } from './html-style.ts';
import { escapeHtml, htmlLink, htmlOfPassages } from './html-text.ts';
import { isoTime } from './json-lines.ts';

/** Ends in a line feed. */
export function formatStoryHtml(story: ExportedStory, zone: Zone): string {
  const { header } = story;
  const blocks = blocksToRead(story).map((one, index) => ({ ...one, anchor: `post-${index + 1}` }));
  return `${[
    '<!DOCTYPE html>',
    '<html lang="en">',
    headOfPage(header),
    '<body>',
    `<header>${htmlOfHeader(story, zone)}</header>`,
    htmlOfIndex(blocks, zone),
    '<main>',
    ...blocks.map((one) => htmlOfBlock(one, header, zone)),
    '</main>',
    '</body>',
    '</html>',
  ]
    .filter((part) => part !== '')
    .join('\n')}\n`;
}

type Anchored = ExportedBlock & {
  /** Where in the page it stands. */
  readonly anchor: string;
};

/** Even if something were to get through, a browser would run and fetch nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

function headOfPage({ title }: StoryHeader): string {
  return [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${PAGE_STYLE}\n</style>`,
    '</head>',
  ].join('\n');
}

function htmlOfHeader(story: ExportedStory, zone: Zone): string {
  const { title, url, standfirst } = story.header;
  const source = url === null ? '' : `<p>${htmlLink(url, escapeHtml(url))}</p>`;
  return [
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    htmlOfPassages(standfirst),
    `<p>${escapeHtml(wordsOfStory(story, zone))}</p>`,
    source,
  ].join('\n');
}

function htmlOfIndex(blocks: readonly Anchored[], zone: Zone): string {
  const items = blocks
    .filter(({ block }) => isKeyEvent(block))
    .map(
      (one) =>
        `<li><a href="#${one.anchor}">${escapeHtml(nameOf(one))}</a> <span class="times">${timeOf(one.block.publishedAt, zone)}</span></li>`,
    );
  if (items.length === 0) return '';
  return `<nav aria-labelledby="key-events"><h2 id="key-events">Key events</h2><ol>\n${items.join('\n')}\n</ol></nav>`;
}

const NAME_CHARACTERS = 80;

/** The title, or the first words. */
function nameOf({ block }: ExportedBlock): string {
  const text = (block.title ?? textOfBlock(block)).replace(/\s+/gu, ' ').trim();
  const characters = [...(text === '' ? 'Untitled' : text)];
  if (characters.length <= NAME_CHARACTERS) return characters.join('');
  return `${characters.slice(0, NAME_CHARACTERS).join('').trimEnd()}…`;
}

function htmlOfBlock(one: Anchored, header: StoryHeader, zone: Zone): string {
  const { block, removal, mark, anchor } = one;
  const kinds = [isKeyEvent(block) ? 'key' : '', removal === null ? '' : 'removed']
    .filter((kind) => kind !== '')
    .join(' ');
  const labels = labelsOfBlock(one, header, zone).map(
    (label) => ` <span class="label">${escapeHtml(label)}</span>`,
  );
  const when = `<a href="#${anchor}">${timeOf(block.publishedAt, zone)}</a>`;
  const names = block.contributors.map(({ name }) => name.trim()).filter((name) => name !== '');
  return [
    `<article id="${anchor}"${kinds === '' ? '' : ` class="${kinds}"`} dir="auto">`,
    `<p class="when">${when}${labels.join('')}</p>`,
    htmlOfWords(one.block),
    names.length === 0 ? '' : `<footer>${escapeHtml(names.join(', '))}</footer>`,
    block.url === null ? '' : `<footer>${htmlLink(block.url, 'Original post')}</footer>`,
    mark.note === null ? '' : `<aside><p><b>Note:</b> ${escapeHtml(mark.note)}</p></aside>`,
    ...one.earlier.map((revision) => htmlOfEarlier(revision, zone)),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function htmlOfWords(block: ExportedBlock['block']): string {
  const body = block.elements
    .map(htmlOfElement)
    .filter((part) => part !== '')
    .join('\n');
  const title = block.title === null ? '' : `<h2>${escapeHtml(block.title)}</h2>\n`;
  return `${title}<div class="body">${body}</div>`;
}

function htmlOfEarlier(
  { block, receivedAt }: ExportedBlock['earlier'][number],
  zone: Zone,
): string {
  const summary = escapeHtml(wordsOfEarlier(receivedAt, zone));
  return `<details><summary>${summary}</summary>\n${htmlOfWords(block)}\n</details>`;
}

function timeOf(at: number | null, zone: Zone): string {
  const iso = isoTime(at);
  if (at === null || iso === null) return 'At an unknown time';
  return `<time datetime="${iso}">${formatDateTime(at, zone)}</time>`;
}
