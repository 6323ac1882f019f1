// Owns which stretches of a text a query was looking for: its words and patterns, but for those it wants to be absent.

import { findFolded, type TextRange } from './fold.ts';
import type { Query, Term } from './query.ts';
import { foldedTextOf, patternOf } from './terms.ts';

/** In UTF-16 units, in order, none empty, overlapping or touching another. */
export function highlightsOf(query: Query, text: string): readonly TextRange[] {
  return joinRanges(wantedTerms(query).flatMap((term) => rangesOf(term, text)));
}

/** Words and patterns that a match has, fields left out. */
export function wantedTerms(query: Query, wanted = true): readonly Term[] {
  switch (query.kind) {
    case 'text':
    case 'pattern':
      return wanted ? [query] : [];
    case 'not':
      return wantedTerms(query.query, !wanted);
    case 'and':
    case 'or':
      return query.queries.flatMap((one) => wantedTerms(one, wanted));
    default:
      return [];
  }
}

function rangesOf(term: Term, text: string): readonly TextRange[] {
  return term.kind === 'text'
    ? findFolded(text, foldedTextOf(term))
    : patternOf(term).rangesIn(text);
}

/** Ranges in any order as the stretches that they cover together. */
export function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end) joined.push(range);
    else if (range.end > last.end)
      joined[joined.length - 1] = { start: last.start, end: range.end };
  }
  return joined;
}
