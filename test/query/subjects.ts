// Owns short ways to read and ask queries in tests.

import { matches } from '../../src/query/matches.ts';
import { type ParsedQuery, parseQuery } from '../../src/query/parse-query.ts';
import type { Query, Subject } from '../../src/query/query.ts';
import { block } from '../helpers/builders.ts';

/** Times are written as whole numbers of hours, "3h", and meant as such from the epoch of the year 2000 on. */
export const YEAR_2000 = Date.UTC(2000, 0, 1);

export function momentOf(text: string): number | null {
  const hours = /^(\d+)h$/u.exec(text)?.[1];
  if (hours !== undefined) return YEAR_2000 + Number(hours) * 3_600_000;
  const at = Date.parse(text);
  return /^\d{4}-\d{2}-\d{2}T/u.test(text) && !Number.isNaN(at) ? at : null;
}

export function read(text: string): ParsedQuery {
  return parseQuery(text, { momentOf });
}

/** The query that a text must be. */
export function queryOf(text: string): Query {
  const parsed = read(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.fault.message}`);
  return parsed.query;
}

export function subject(given: Partial<Subject> = {}): Subject {
  return {
    block: block({ id: 'b' }),
    removed: false,
    edited: false,
    unseen: false,
    starred: false,
    pinned: false,
    source: 'guardian',
    ...given,
  };
}

export function isMatch(text: string, given: Partial<Subject>): boolean {
  return matches(queryOf(text), subject(given));
}
