// Owns copied text: tags have become blank lines and bullets. Gives it its paragraphs and lists back, as HTML.

import { decodeEntities } from '../html/entities.ts';

const BULLET = /^\s*[•·‣◦]\s*/u;

/** As the Guardian's texts begin and end. */
const TAG = /<\/(?:p|ul|ol|li|a|strong|em|h2|blockquote)>/iu;

/** The tags that the text had: those that were copied too, else as far as its lines still tell. Words are neither added nor lost. */
export function toMarkup(copied: string): string {
  if (TAG.test(copied)) return copied.replace(/\\n/gu, '\n').replace(/\\(["\\/])/gu, '$1');
  let markup = '';
  let items: string[] = [];
  const closeList = () => {
    if (items.length > 0) markup += `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    items = [];
  };
  for (const paragraph of paragraphsOf(copied)) {
    if (isListItem(paragraph)) items.push(escapeMarkup(paragraph.replace(BULLET, '')));
    else {
      closeList();
      markup += `<p>${escapeMarkup(paragraph)}</p>`;
    }
  }
  closeList();
  return markup;
}

export function isListItem(paragraph: string): boolean {
  return BULLET.test(paragraph);
}

/** Parts set apart by blank lines, and list items, each on one line. White space alone is none. */
export function paragraphsOf(copied: string): readonly string[] {
  return (
    copied
      // Escaped line breaks are left over at the ends of lists.
      .replace(/\r\n?|\\n/gu, '\n')
      .split(/\n\s*\n|\n(?=\s*[•·‣◦])/u)
      .map((part) => part.replace(/\s+/gu, ' ').trim())
      .filter((part) => part !== '')
  );
}

function escapeMarkup(text: string): string {
  return decodeEntities(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Copied text whose quotation marks are still escaped, as they are in an attribute or in a text of JSON. */
export function unescaped(copied: string): string {
  return copied.includes('&quot;') ? decodeEntities(copied) : copied.replace(/\\(["\\/])/gu, '$1');
}

/** Without the marks at which a line may be broken, which copiers put anywhere. */
export function withoutJoints(copied: string): string {
  return copied.replace(/[\u200B\u2060\uFEFF]/gu, '');
}

/** With the letters that JSON writes as numbers. */
export function withLetters(copied: string): string {
  return copied.replace(/\\u([0-9a-f]{4})/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
