// Owns what a term is made into before it is looked for, once for each term.

import { foldText } from './fold.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import type { Term } from './query.ts';

const patterns = new WeakMap<Term, Pattern>();
const foldedTexts = new WeakMap<Term, string>();

export function patternOf(term: Extract<Term, { kind: 'pattern' }>): Pattern {
  const pattern = patterns.get(term) ?? compilePattern(term.source);
  patterns.set(term, pattern);
  return pattern;
}

export function foldedTextOf(term: Extract<Term, { kind: 'text' }>): string {
  const folded = foldedTexts.get(term) ?? foldText(term.text);
  foldedTexts.set(term, folded);
  return folded;
}
