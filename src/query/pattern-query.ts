// Owns the query that is one pattern and nothing else, for those who ask for no more than that.

import type { ParsedQuery } from './parse-query.ts';
import { compilePattern } from './pattern.ts';
import { QueryError, toFault } from './query-fault.ts';

/** A pattern without its slashes, as a query. Never throws. */
export function toPatternQuery(source: string): ParsedQuery {
  try {
    compilePattern(source);
    return { ok: true, query: { kind: 'pattern', source } };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, fault: toFault(source, error) };
    throw error;
  }
}
