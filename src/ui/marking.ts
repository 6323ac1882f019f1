// Owns what is marked in the text: what filter and search look for, and the words that the reader wants to stand out.

import type { RangesIn } from '../layout/highlight-rows.ts';
import { highlightsOf, joinRanges, wantedTerms } from '../query/highlights.ts';
import type { Query } from '../query/query.ts';

/** Null when nothing in a text could be marked. The same function for the same queries as in the last call. */
export type Marking = (queries: readonly Query[]) => RangesIn | null;

export function createMarking(): Marking {
  let last: readonly Query[] = [];
  let rangesIn: RangesIn | null = null;
  return (queries) => {
    if (queries.length === last.length && queries.every((one, index) => one === last[index]))
      return rangesIn;
    last = queries;
    rangesIn = rangesOfAll(queries);
    return rangesIn;
  };
}

/** Where in a text a query finds what it looks for; the same function for the same query. */
export function rangesOf(query: Query): RangesIn {
  const rangesIn = finders.get(query) ?? ((text) => highlightsOf(query, text));
  finders.set(query, rangesIn);
  return rangesIn;
}

const finders = new WeakMap<Query, RangesIn>();

function rangesOfAll(queries: readonly Query[]): RangesIn | null {
  const wanted = queries.filter((query) => wantedTerms(query).length > 0).map(rangesOf);
  if (wanted.length === 0) return null;
  return (text) => joinRanges(wanted.flatMap((rangesIn) => rangesIn(text)));
}
