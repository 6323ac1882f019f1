// Owns one element as HTML. Pictures and recordings are links with their words: the page fetches nothing.

import type { Element, RecordingElement } from '../model/element.ts';
import { escapeHtml, htmlLink, htmlOfPassages } from './html-text.ts';

/** "" for what is drawn as nothing. */
export function htmlOfElement(element: Element): string {
  switch (element.type) {
    case 'image':
      return figure(htmlLink(element.url, `Image${colon(element.alt)}`), [
        element.caption,
        element.credit,
      ]);
    case 'video':
    case 'audio':
      return htmlOfRecording(element);
    case 'social': {
      const { author, handle, platform, dateLine, url, passages } = element;
      const who = words([author, handle], ' ') || escapeHtml(platform);
      const source = words([dateLine, platform], ', ');
      return `<blockquote>${htmlOfPassages(passages)}<footer>${who}, ${htmlLink(url, source)}</footer></blockquote>`;
    }
    case 'link': {
      const { prefix, text, url } = element;
      const before = prefix === null ? '' : `${escapeHtml(prefix)} `;
      return `<p>${before}${htmlLink(url, escapeHtml(text.trim() === '' ? (url ?? '') : text))}</p>`;
    }
    case 'embed': {
      const head = htmlLink(element.url, `${escapeHtml(element.label)}${colon(element.title)}`);
      return `<aside><p>${head}</p>${htmlOfPassages(element.passages)}</aside>`;
    }
    case 'unknown':
      return '';
    default:
      return htmlOfPassages(element.passages);
  }
}

function htmlOfRecording({ type, url, title, caption, expired }: RecordingElement): string {
  const kind = type === 'video' ? 'Video' : 'Audio';
  const name = `${kind}${colon(title)}`;
  return figure(expired ? `${name} (no longer available)` : htmlLink(url, name), [caption]);
}

function figure(content: string, caption: readonly (string | null)[]): string {
  const below = words(caption, ' — ');
  const tail = below === '' ? '' : `<figcaption>${below}</figcaption>`;
  return `<figure><p>${content}</p>${tail}</figure>`;
}

function colon(name: string | null): string {
  return name === null || name.trim() === '' ? '' : `: ${escapeHtml(name)}`;
}

function words(parts: readonly (string | null)[], between: string): string {
  return parts
    .filter((part) => part !== null && part.trim() !== '')
    .map((part) => escapeHtml(part ?? ''))
    .join(between);
}
