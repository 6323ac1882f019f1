// Owns the answer to a query: whether a block matches. Costs the block's text, once folded, and the query.

import { isKeyEvent } from '../model/block.ts';
import type { Quality, Query, Subject, Term } from './query.ts';
import { namesOf, type SearchedTexts, textsOf, toSearchedTexts } from './searched-texts.ts';
import { foldedTextOf, patternOf } from './terms.ts';

/** A word or text is looked for in the visible text, in the title and in the names, never across them. */
export function matches(query: Query, subject: Subject): boolean {
  const { block } = subject;
  switch (query.kind) {
    case 'text':
    case 'pattern':
      return isTermIn(query, textsOf(block));
    case 'author':
      return isTermIn(query.term, namesOf(block));
    case 'source':
      return isTermIn(query.term, toSearchedTexts([subject.source]));
    case 'is':
      return hasQuality(query.quality, subject);
    case 'after':
      return block.publishedAt !== null && block.publishedAt >= query.at;
    case 'before':
      return block.publishedAt !== null && block.publishedAt < query.at;
    case 'not':
      return !matches(query.query, subject);
    case 'and':
      return query.queries.every((one) => matches(one, subject));
    case 'or':
      return query.queries.some((one) => matches(one, subject));
  }
}

function hasQuality(quality: Quality, subject: Subject): boolean {
  if (quality === 'key') return isKeyEvent(subject.block);
  if (quality === 'summary') return subject.block.summary;
  return subject[quality];
}

function isTermIn(term: Term, texts: SearchedTexts): boolean {
  if (term.kind === 'pattern') {
    const pattern = patternOf(term);
    return texts.plain.some((text) => pattern.isIn(text));
  }
  const folded = foldedTextOf(term);
  return texts.folded.some((text) => text.includes(folded));
}
