// Owns the Guardian's elements that are text: paragraphs, headings, quotes, tables, code, stars.

import type { Passage } from '../../model/passage.ts';
import { flagAt, numberAt, rawAt, textAt } from '../decode.ts';
import type { ElementDraft } from '../element-id.ts';
import { verbatimText } from '../html/html.ts';
import { parseTree } from '../html/html-tree.ts';
import { toProse } from '../html/prose.ts';
import { type Converter, captionAt, joinWithDash, passagesAt } from './guardian-wire.ts';

export const toText: Converter = (wire, page) => toProse(passagesAt(wire, 'html', page));

export const toHeading: Converter = (wire, page) => ({
  type: 'heading',
  passages: passagesAt(wire, 'html', page).map((passage) =>
    passage.kind === 'paragraph' ? { ...passage, kind: 'heading' } : passage,
  ),
});

export const toQuote: Converter = (wire, page) => {
  const passages = passagesAt(wire, 'html', page);
  const isQuoted = flagAt(wire, 'quoted') === true;
  const quotes = passages.some((passage) => passage.kind === 'quote') ? passages : quote(passages);
  return { type: 'quote', passages: isQuoted ? quotes.map(markQuoted) : quotes };
};

function markQuoted(passage: Passage): Passage {
  return passage.kind === 'quote' ? { ...passage, mark: 'quoted' } : passage;
}

function quote(passages: readonly Passage[]): Passage[] {
  return passages.length === 0 ? [] : [{ kind: 'quote', passages, attribution: null }];
}

export const toPullquote: Converter = (wire, page) => ({
  type: 'quote',
  passages: [
    {
      kind: 'quote',
      passages: passagesAt(wire, 'html', page),
      attribution: captionAt(wire, 'attribution'),
      mark: 'pulled',
    },
  ],
});

/** Markup is sent only for a table that the page cannot do without; any other is named and not shown. */
export const toTable: Converter = (wire, page) => {
  const passages = passagesAt(wire, 'html', page);
  if (passages.length === 0) return { type: 'unknown', name: 'TableBlockElement', drawn: true };
  return { type: 'table', passages };
};

export const toCode: Converter = (wire) => {
  const text = verbatimText(parseTree(rawAt(wire, 'html')));
  return { type: 'code', passages: text.trim() === '' ? [] : [{ kind: 'code', text }] };
};

export const toDivider: Converter = () => ({ type: 'divider', passages: [{ kind: 'divider' }] });

const MOST_STARS = 5;

export const toStars: Converter = (wire) => {
  const rating = Math.min(MOST_STARS, Math.max(0, Math.round(numberAt(wire, 'rating') ?? 0)));
  return textLine('★'.repeat(rating) + '☆'.repeat(MOST_STARS - rating));
};

export const toCaption: Converter = (wire) => {
  const caption = joinWithDash(captionAt(wire, 'captionText'), textAt(wire, 'credit'));
  return caption === null ? toProse([]) : textLine(caption);
};

function textLine(text: string): ElementDraft {
  return toProse([{ kind: 'paragraph', content: [{ text }] }]);
}
