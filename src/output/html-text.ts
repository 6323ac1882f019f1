// Owns running text as HTML: nothing that others wrote is markup, and no link leads anywhere but to the web.

import type { Inline, ListPassage, Passage } from '../model/passage.ts';
import { safeUrl, stripControls } from '../model/plain-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return stripControls(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');
}

/** The content, which is HTML already, as a link where the address is one of the web. */
export function htmlLink(url: string | null, content: string): string {
  const safe = url === null ? null : safeUrl(url);
  return safe === null ? content : `<a href="${escapeHtml(safe)}" rel="noreferrer">${content}</a>`;
}

export function htmlOfPassages(passages: readonly Passage[]): string {
  return passages.map(htmlOfPassage).join('\n');
}

function htmlOfPassage(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return `<p>${htmlOfInlines(passage.content)}</p>`;
    case 'heading':
      return `<h3>${htmlOfInlines(passage.content)}</h3>`;
    case 'quote': {
      const { passages, attribution } = passage;
      const source = attribution === null ? '' : `<footer>${escapeHtml(attribution)}</footer>`;
      return `<blockquote>${htmlOfPassages(passages)}${source}</blockquote>`;
    }
    case 'list':
      return htmlOfList(passage);
    case 'table':
      return `<table>${passage.rows.map(htmlOfRow).join('')}</table>`;
    case 'code':
      return `<pre><code>${escapeHtml(passage.text)}</code></pre>`;
    case 'divider':
      return '<hr>';
  }
}

function htmlOfRow(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${lines(escapeHtml(cell))}</td>`).join('')}</tr>`;
}

function htmlOfList({ ordered, items }: ListPassage): string {
  const tag = ordered ? 'ol' : 'ul';
  const inside = items.map(
    ({ content, lists }) => `<li>${htmlOfInlines(content)}${lists.map(htmlOfList).join('')}</li>`,
  );
  return `<${tag}>${inside.join('')}</${tag}>`;
}

function htmlOfInlines(content: readonly Inline[]): string {
  return content.map(htmlOfInline).join('');
}

function htmlOfInline({ text, bold, italic, strike, code, href }: Inline): string {
  const tags = [bold && 'strong', italic && 'em', strike && 's', code && 'code'].filter(
    (tag) => typeof tag === 'string',
  );
  const marked = tags.reduce(
    (inside, tag) => `<${tag}>${inside}</${tag}>`,
    lines(escapeHtml(text)),
  );
  return htmlLink(href ?? null, marked);
}

function lines(html: string): string {
  return html.replaceAll('\n', '<br>');
}
